"""Further layouts, written after the importer had been mended on the first ones, to see how it reads new ones."""

import docx
from docx.document import Document as WordDocument
from openpyxl.workbook.workbook import Workbook

from tests.loading.layouts.make_excel import AMBER, BLUE, GREEN, RED, Rows, book_of, fill
from tests.loading.layouts.make_word import table


def banner_tables() -> WordDocument:
    """The recommendation is the first row of each table, across all its columns, above the headings."""
    document = docx.Document()
    document.add_heading("Area SEND Improvement Plan", 0)
    document.add_paragraph("Brackenford Council and partners")
    head = ["No.", "Action", "Lead officer / agency", "Completion date", "RAG"]
    parts = [
        (
            "Recommendation 1: Leaders should make sure that annual reviews are timely",
            ["1.1", "Set a target for each school", "SEND Team Manager", "End of autumn term 2022", "Amber"],
            ["1.2", "Train caseworkers", "SEND Team Manager; Parent Carer Forum", "14 October 2022", "Green"],
        ),
        (
            "Recommendation 2: Leaders should improve the offer for young people aged 16 to 25",
            ["2.1", "Map the courses on offer", "Post-16 Lead", "Jan 2023", ""],
            ["2.2", "Publish the map", "Post-16 Lead/Comms Officer", "asap", "Red"],
        ),
    ]
    for banner, *rows in parts:
        made = table(document, [[banner, "", "", "", ""], head, *rows])
        made.cell(0, 0).merge(made.cell(0, 4))
        document.add_paragraph()
    return document


def label_paragraphs() -> WordDocument:
    """No table at all: each action is four lines, and its number stands in the label."""
    document = docx.Document()
    document.add_heading("Stonecross Borough Council", 0)
    document.add_heading("Youth Justice Improvement Plan 2022/23", 1)
    for line in (
        "# Outcome 1: Fewer first-time entrants",
        "Action 1.1: Open a diversion clinic",
        "Lead: Head of Youth Justice",
        "Timescale: 30th September 2022",
        "RAG: Green",
        "Action 1.2: Train custody sergeants",
        "Lead: Police and Head of Youth Justice",
        "Timescale: Q4 2022-23",
        "RAG: Amber",
        "# Outcome 2: Better education for children we work with",
        "Action 2.1: Find a school place for each child within ten days",
        "Lead: Virtual School Head",
        "Timescale: TBC",
        "RAG: Not started",
    ):
        if line.startswith("# "):
            document.add_heading(line.removeprefix("# "), 2)
        else:
            document.add_paragraph(line)
    return document


def key_milestones() -> WordDocument:
    """Actions, then dates to remember, then risks scored by numbers, each under a heading."""
    document = docx.Document()
    document.add_heading("Hartsmoor Council Children's Improvement Plan", 0)
    document.add_heading("Actions", 1)
    table(
        document,
        [["Action", "Lead", "Timescale"], ["Publish a sufficiency strategy", "Head of Commissioning", "Dec 2022"]],
    )
    document.add_heading("Key milestones", 1)
    table(
        document,
        [
            ["Milestone", "Date"],
            ["Peer review visit", "November 2022"],
            ["Monitoring visit by inspectors", "Spring 2023"],
            ["Budget agreed", "28 February 2023"],
        ],
    )
    document.add_heading("Risks", 1)
    table(
        document,
        [
            ["Risk", "Likelihood (1-5)", "Impact (1-5)", "Mitigating actions"],
            ["Too few foster carers", "4", "5", "Recruit all year"],
            ["Agency staff leave", "3", "3", "Offer contracts"],
        ],
    )
    return document


def recommendation_column() -> WordDocument:
    """The recommendations in a table of their own; in the next, a merged column says which of them each row answers."""
    document = docx.Document()
    document.add_heading("Otterholt Council", 0)
    document.add_paragraph("Inspection Response and Action Plan")
    document.add_heading("What Ofsted said we must improve", 1)
    table(
        document,
        [
            ["No.", "Area for improvement"],
            ["1", "The timeliness of return home interviews."],
            ["2", "The quality of plans for children in need."],
            ["3", "The oversight of private fostering."],
        ],
    )
    document.add_heading("What we will do", 1)
    made = table(
        document,
        [
            ["AFI", "Ref", "What we will do", "Lead", "Deadline", "Evidence of impact", "BRAG"],
            ["1 & 3", "1a", "Commission one provider", "Commissioning Manager", "2 Sept 2022", "", "G"],
            ["", "1b", "Report weekly", "Missing Co-ordinator", "w/c 5 September 2022", "Fewer repeats", "G"],
            ["2", "2a", "Write a plan template", "Principal Social Worker", "Autumn 2022", "", "A"],
        ],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    return document


def monthly_ratings() -> Workbook:
    """How a thing will be done beside what will be done; two ratings side by side; the key underneath."""
    rows: Rows = [
        ["Wenlow Council Improvement Tracker"],
        [
            "Ref",
            "Priority Area",
            "What will we do?",
            "How will we do it?",
            "Who is responsible",
            "By when",
            "How will we know",
            "Previous RAG",
            "Current RAG",
            "Comments",
        ],
        [
            "P1",
            "Practice",
            "Improve chronologies",
            "- Agree a standard\n- Train teams\n- Sample monthly",
            "Practice Lead",
            "30/11/2022",
            "Audits are good",
            "A",
            "G",
            None,
        ],
        [
            "P2",
            "Practice",
            "Improve direct work",
            "- Buy toolkits",
            "Practice Lead & Participation Worker",
            "Nov 2022 - Jan 2023",
            None,
            "R",
            "A",
            "Order placed",
        ],
        ["W1", "Workforce", "Offer clear career paths", None, "HR", "2022-12-15", None, None, None, None],
        [],
        ["RAG: R = Off track, A = At risk, G = On track, B = Completed"],
    ]
    return book_of(Tracker=rows)


def milestones_sheet() -> Workbook:
    """Milestones on a sheet of their own, each with the reference of its action."""
    actions: Rows = [
        ["Ref", "Action", "Lead", "Due date"],
        ["A1", "Reduce caseloads", "Head of Service", "31 March 2023"],
        ["A2", "Move to new offices", "Estates Manager", "30 June 2023"],
    ]
    milestones: Rows = [
        ["Action ref", "Milestone", "Due date", "Owner", "Status"],
        ["A1", "Agree a ceiling", "31 October 2022", "Head of Service", "Complete"],
        ["A1", "Fill eight posts", "31 January 2023", "HR Lead", "In progress"],
        ["A2", "Sign the lease", "December 2022", "Estates Manager", None],
    ]
    return book_of(Actions=actions, Milestones=milestones)


def merged_steps() -> Workbook:
    """A coloured key above the headings; an action over several rows, each with a step, its date and its colour."""
    rows: Rows = [
        ["Coldharbour Council – Post-Ofsted plan"],
        ["Complete", "On track", "At risk", "Overdue"],
        ["Action", "Step", "Lead", "Deadline", "Status"],
        ["Improve life-story work", "Write a guide", "Head of Care", "31/07/2022", None],
        [None, "Train carers", None, "30/09/2022", None],
        [None, "Sample ten books", None, "30/11/2022", None],
        ["Improve later-life letters", "Find the gaps", "Adoption Manager", "31/08/2022", None],
        [None, "Write what is missing", None, "31/12/2022", None],
    ]
    book = book_of(Plan=rows)
    sheet = book["Plan"]
    for area in ("A4:A6", "A7:A8", "C4:C6", "C7:C8"):
        sheet.merge_cells(area)
    for place, colour in (("A2", BLUE), ("B2", GREEN), ("C2", AMBER), ("D2", RED)):
        fill(sheet, place, colour)
    for place, colour in (("E4", BLUE), ("E5", GREEN), ("E6", GREEN), ("E7", RED), ("E8", AMBER)):
        fill(sheet, place, colour)
    return book


DOCUMENTS = {
    "banner_tables": banner_tables,
    "label_paragraphs": label_paragraphs,
    "key_milestones": key_milestones,
    "recommendation_column": recommendation_column,
}
WORKBOOKS = {
    "monthly_ratings": monthly_ratings,
    "milestones_sheet": milestones_sheet,
    "merged_steps": merged_steps,
}
