"""Word documents laid out as councils lay out theirs. All councils, people and plans here are made up."""

from collections.abc import Sequence

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

Rows = Sequence[Sequence[str]]


def table(document: WordDocument, rows: Rows) -> Table:
    """Add a table; a line break in a cell's words begins a paragraph, and "• " a bullet."""
    made: Table = document.add_table(rows=0, cols=len(rows[0]))
    made.style = "Table Grid"
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            write(cell, words)
    return made


def write(cell: _Cell, words: str) -> None:
    for at, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
        paragraph.add_run(line.removeprefix("• "))


def shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def page_break(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def ofsted_table() -> WordDocument:
    """Recommendations as headings, each over its own table, with lettered actions, leads and dates in one cell."""
    document = docx.Document()
    document.add_heading("Fernshire County Council", 0)
    document.add_paragraph("Ofsted Improvement Action Plan 2022")
    document.add_paragraph(
        "Inspectors visited in January 2022 and made three recommendations. This plan says what we will do about each"
        " of them, who leads it and when it will be done."
    )
    head = ["Action", "Lead", "Timescale", "Impact", "RAG"]
    document.add_heading("Recommendation 1: The quality and consistency of social work assessments", 1)
    table(
        document,
        [
            head,
            [
                "a) Revise the assessment template\nb) Train all assessment staff\nc) Audit thirty assessments",
                "a) Head of Assessment\nb) Principal Social Worker\nc) Quality Assurance Manager / Head of Assessment",
                "a) 30 April 2022\nb) July 2022\nc) Quarterly",
                "Assessments are timely and say what life is like for the child",
                "a) B\nb) G\nc) A",
            ],
            ["Hold a weekly allocation meeting", "Head of Assessment", "Immediate", "No child waits", "B"],
        ],
    )
    document.add_heading("Recommendation 2: Management oversight and the recording of supervision", 1)
    table(
        document,
        [
            head,
            [
                "(a) Agree a supervision policy (b) Brief all team managers",
                "(a) Assistant Director, Safeguarding (b) Principal Social Worker",
                "(a) 1/5/22 (b) end of June 2022",
                "",
                "G",
            ],
        ],
    )
    document.add_heading("Recommendation 3: The voice of children in their plans", 1)
    table(document, [head, ["Ask every child what they think of their plan", "", "tbc", "", ""]])
    document.add_paragraph("Key: B = complete, G = on track, A = some delay, R = not on track")
    return document


def forms() -> WordDocument:
    """A form of labels and words for each action; one label that a plan has no place for."""
    document = docx.Document()
    document.add_heading("Harrowdale Borough Council", 0)
    document.add_heading("Children's Social Care Improvement Plan", 0)
    document.add_heading("Priority 1: Stable homes for children in care", 1)
    form = [
        ["Action reference:", "SH1"],
        ["What we will do:", "Recruit twelve more foster families"],
        ["Lead officer:", "Head of Fostering and Adoption"],
        ["Start date:", "1 April 2022"],
        ["By when:", "31 March 2023"],
        ["What difference it will make:", "More children live near their school"],
        ["RAG:", "Amber"],
        ["Progress update:", "Five families approved."],
    ]
    table(document, form)
    document.add_paragraph()
    table(
        document,
        [
            ["Action reference:", "SH2"],
            ["What we will do:", "Review every placement that is more than twenty miles away"],
            ["Lead officer:", "J. Okafor, Service Manager"],
            ["Start date:", ""],
            ["By when:", "Autumn term 2022"],
            ["What difference it will make:", ""],
            ["RAG:", "Green"],
            ["Progress update:", "Nine of forty reviewed.\nThe rest are booked."],
        ],
    )
    document.add_heading("Priority 2: Confident social workers", 1)
    table(
        document,
        [
            ["Action reference:", "CW1", "Lead officer:", "Principal Social Worker"],
            ["What we will do:", "Open a practice academy", "By when:", "Q3 2022/23"],
            ["RAG:", "Red", "Progress update:", "No budget yet"],
        ],
    )
    return document


def cut_tables() -> WordDocument:
    """A table that pages cut: a header printed again, a row that goes on, a word cut in two; numbered steps."""
    document = docx.Document()
    document.add_paragraph().add_run("KELDERBY COUNCIL").bold = True
    document.add_paragraph().add_run("Post-Inspection Improvement Plan").bold = True
    head = ["No.", "What needs to happen?", "Who", "When", "Progress"]
    table(
        document,
        [
            head,
            [
                "1",
                "Strengthen the front door\n1. Move the team into one building\n2. Agree thresholds with partners",
                "Service Manager, Front Door",
                "29 July 2022",
                "Building found",
            ],
            [
                "2",
                "Write a protocol for pre-birth assess-",
                "Head of Safeguarding & Practice",
                "w/e 9 September 2022",
                "",
            ],
        ],
    )
    page_break(document)
    table(
        document,
        [
            head,
            ["", "ments and share it with midwives", "", "", ""],
            [
                "3",
                "Check every missing episode\n• Return home interviews\n• Weekly panel",
                "AB/CD",
                "by end Sept 2022",
                "Started",
            ],
            [
                "4",
                "Publish the offer to care leavers in a form that young people",
                "Participation Lead",
                "Dec 22",
                "Draft",
            ],
        ],
    )
    page_break(document)
    table(
        document, [["", "have helped to write", "", "", "with the printers"], ["5", "Set up a duty desk", "", "", ""]]
    )
    return document


def dates_table() -> WordDocument:
    """Every way to say when: terms, seasons, halves, events, "revised to" and "was"."""
    document = docx.Document()
    document.add_heading("Wychcombe Council – SEND and Inclusion Delivery Plan 2022-2024", 1)
    whens = [
        ("Publish the strategy", "Spring term 2023"),
        ("Open the resource base", "Autumn 2022"),
        ("Appoint a designated officer", "30/06/2022 (revised to 30/09/2022)"),
        ("Rewrite the local offer", "31 October 2022 (was 31 July 2022)"),
        ("Agree the dashboard", "H1 2022/23"),
        ("Refresh the needs assessment", "2022/23"),
        ("Train school governors", "Termly"),
        ("Meet the parent carer forum", "Within 6 weeks of publication"),
        ("Report on waiting times", "Next Improvement Board"),
        ("Confirm the budget", "TBC"),
        ("Set up the sounding board", "ASAP"),
        ("Share what works", "Ongoing from April 2022"),
        ("Close the old panel", "Completed"),
        ("Merge the two teams", "Mid-November 2022"),
        ("Begin joint visits", "From June 2022 to August 2022"),
        ("Hold the review", "12th Sept. 2022"),
        ("Write up the lessons", "30 February 2023"),
        ("Tell the families", ""),
    ]
    rows = [["Ref", "Activity", "Responsible officer", "Timescale"]]
    rows += [[f"S{at}", title, "SEND Manager", when] for at, (title, when) in enumerate(whens, start=1)]
    table(document, rows)
    return document


def merged_outcomes() -> WordDocument:
    """A table whose first column names the theme once for many rows; shading rates, the key is a coloured table."""
    document = docx.Document()
    document.add_heading("Tarnbridge Metropolitan Borough Council", 0)
    document.add_paragraph("Family Help Transformation Programme")
    made = table(
        document,
        [
            ["Workstream", "Ref", "Key actions", "Accountable lead", "Completion date", "Status"],
            ["Early help", "EH1", "Bring family hubs together", "Director of Early Help", "30.09.2022", ""],
            ["", "EH2", "Write one family plan", "DC & RS", "Nov-22", ""],
            ["Edge of care", "EC1", "Start a family network team", "Head of Edge of Care", "01/12/2022", ""],
            ["", "EC2", "Fund short breaks", "Commissioning team\nFinance Business Partner", "2023", ""],
        ],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 0).merge(made.cell(4, 0))
    for row, colour in enumerate(("00B050", "FFC000", "FF0000", "0070C0"), start=1):
        shade(made.cell(row, 5), colour)
    document.add_paragraph("Status key")
    key = table(
        document, [["", "Finished"], ["", "On track"], ["", "Slipping, but can be recovered"], ["", "Off track"]]
    )
    for row, colour in enumerate(("0070C0", "00B050", "FFC000", "FF0000")):
        shade(key.cell(row, 0), colour)
    return document


DOCUMENTS = {
    "ofsted_table": ofsted_table,
    "forms": forms,
    "cut_tables": cut_tables,
    "dates_table": dates_table,
    "merged_outcomes": merged_outcomes,
}
