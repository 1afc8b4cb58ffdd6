"""A last handful of layouts, to see once more how the importer reads what is new to it."""

import docx
from docx.document import Document as WordDocument
from openpyxl.workbook.workbook import Workbook

from tests.loading.layouts.make_excel import Rows, book_of
from tests.loading.layouts.make_word import shade, table


def numbered_recommendations() -> Workbook:
    """The number and the words of each recommendation in two columns beside its actions."""
    rows: Rows = [
        ["OFFICIAL"],
        ["Netherby City Council"],
        ["ILACS action plan"],
        [],
        ["Rec No", "Recommendation", "Action No", "Action", "Lead", "Due Date", "Status", "RAG"],
        [
            2,
            "Care leavers know what they are entitled to",
            "2.1",
            "Write to every care leaver",
            "Leaving Care Manager",
            "15 Aug 2022",
            "Open",
            "G",
        ],
        [
            2,
            "Care leavers know what they are entitled to",
            "2.2",
            "Put the offer on the website",
            "Comms Lead",
            "30 Sep 2022",
            "Open",
            "A",
        ],
        [
            5,
            "Supervision is regular",
            "5.1",
            "Set dates for the year",
            "All Team Managers",
            "31 Jul 2022",
            "Closed",
            "B",
        ],
        [],
        ["OFFICIAL"],
    ]
    return book_of(Plan=rows)


def shaded_banners() -> WordDocument:
    """Shaded rows across the table as themes; milestones in a column of their own, some with a date in their words."""
    document = docx.Document()
    document.add_heading("Saltmarsh Unitary Council", 0)
    document.add_heading("Children's Improvement Plan: Year 2", 0)
    made = table(
        document,
        [
            ["Action", "Milestones", "Responsible", "Target date", "Progress RAG"],
            ["A. Leadership and culture", "", "", "", ""],
            [
                "Hold a staff conference",
                "• Book the hall\n• Send invitations in August 2022",
                "Director's PA",
                "21 October 2022",
                "Green",
            ],
            ["Publish a plan on a page", "", "Head of Communications and Marketing", "Autumn 2022", "Blue"],
            ["B. Quality of practice", "", "", "", ""],
            ["Start monthly audits", "1) Agree the tool\n2) Train auditors", "QA Team", "From September 2022", "Amber"],
        ],
    )
    for row in (1, 4):
        made.cell(row, 0).merge(made.cell(row, 4))
        shade(made.cell(row, 0), "D9E2F3")
    return document


def governance_section() -> WordDocument:
    """A plan that ends with who holds it to account: boards as a list, members as a table."""
    document = docx.Document()
    document.add_heading("Mereside Council Early Help Improvement Plan", 0)
    document.add_heading("Priority 1 – Families get help sooner", 1)
    table(
        document,
        [
            ["Ref", "What are we going to do?", "Who will lead?", "By when?", "Where are we now?"],
            ["1.1", "Open three family hubs", "Head of Early Help", "March 2023", "Two leases signed"],
            ["1.2", "One assessment for all agencies", "Early Help Board", "Summer 2022", ""],
        ],
    )
    document.add_heading("Governance", 1)
    document.add_paragraph("Three bodies oversee the plan:")
    for line in (
        "Early Help Board",
        "Operational Group, which meets fortnightly",
        "Quarterly Scrutiny Committee including the Lead Member and the Director of Children's Services",
    ):
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("Membership of the Early Help Board:")
    for line in ("Head of Early Help", "Public Health Consultant", "Head teacher representative"):
        document.add_paragraph(line, style="List Bullet")
    return document


def blocks_on_a_sheet() -> Workbook:
    """Blocks under each other on one sheet: a theme, headings again, actions, a count; marks and page numbers."""
    head = ["Ref", "Action", "Owner", "Deadline", "RAG"]
    rows: Rows = [
        ["OFFICIAL - SENSITIVE"],
        ["Blackwater Council Improvement Programme"],
        ["Theme 1: Front door"],
        head,
        ["FD1", "Answer calls in a minute", "Contact Manager", "30/09/2022", "Green"],
        ["FD2", "Visit within a day", "Team Managers", "31/10/2022", "Red"],
        ["Total actions: 2"],
        ["Page 1 of 2"],
        ["Theme 2: Court"],
        head,
        ["CT1", "File on time", "Legal Services", "TBC", "Amber"],
        ["Total actions: 1"],
        ["Page 2 of 2"],
    ]
    return book_of(Actions=rows)


def two_row_standards() -> Workbook:
    """Standards under a header of two rows, with a merged heading over the measures."""
    rows: Rows = [
        ["Ref", "Practice standard", "How we will measure it", None],
        [None, None, "Performance measure", "Qualitative measure"],
        ["S1", "Every child has a plan", "% with a plan", "Audit of plans"],
        ["S1", "Every plan is reviewed", "% reviewed", None],
        [None, "Every review hears the child", None, "Feedback"],
    ]
    book = book_of(Standards=rows)
    for area in ("C1:D1", "A1:A2", "B1:B2"):
        book["Standards"].merge_cells(area)
    return book


DOCUMENTS = {"shaded_banners": shaded_banners, "governance_section": governance_section}
WORKBOOKS = {
    "numbered_recommendations": numbered_recommendations,
    "blocks_on_a_sheet": blocks_on_a_sheet,
    "two_row_standards": two_row_standards,
}
