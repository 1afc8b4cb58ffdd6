"""Layouts that the importer once misread: ratings for each month, forms with a title across, rows of steps."""

import docx
from docx.document import Document as WordDocument
from openpyxl.workbook.workbook import Workbook

from tests.loading.layouts.make_excel import AMBER, GREEN, RED, Rows, book_of, day, fill
from tests.loading.layouts.make_word import shade, table


def ratings_by_quarter() -> WordDocument:
    """A rating for each quarter under one heading, the newest not always filled; what comes next is no milestone."""
    document = docx.Document()
    document.add_heading("Ellerby Council Improvement Plan 2024/25", 0)
    delayed = "30.06.24 – delayed to 31.08.24"
    made = table(
        document,
        [
            ["Ref", "Action", "Owner", "Target date", "BRAG", "", "", "Next steps"],
            ["", "", "", "", "Q1", "Q2", "Q3", ""],
            ["Theme 1 – Early help", "", "", "", "", "", "", ""],
            ["1.1", "Launch family hubs", "Hubs Lead", "31.12.24", "A", "G", "", "Open third hub"],
            ["1.2", "Lead professional training", "Early Help Trainer", "30.09.24", "G", "B", "", ""],
            ["Theme 2 – Front door", "", "", "", "", "", "", ""],
            ["2.1", "Screening within one day", "MASH TM", delayed, "R", "R", "A", "Extra shift"],
        ],
    )
    made.cell(0, 4).merge(made.cell(0, 6))
    for column in (0, 1, 2, 3, 7):
        made.cell(0, column).merge(made.cell(1, column))
    for row in (2, 5):
        for column in range(8):
            shade(made.cell(row, column), "D9D9D9")
    return document


def titled_forms() -> WordDocument:
    """A form for each action, whose number and words stand across its first row."""
    document = docx.Document()
    document.add_heading("Marsh End Children's Home improvement plan", 0)
    forms = [
        ("Action 1: Replace the boiler", "Registered Manager", "31/01/2025", "Complete"),
        ("Action 2: Hold key-work sessions weekly", "Key workers / Deputy Manager", "Ongoing", "On track"),
    ]
    for title, lead, when, status in forms:
        rows = [[title, ""], ["Lead", lead], ["By when", when], ["Status", status], ["Evidence", "Photos"]]
        made = table(document, rows)
        made.cell(0, 0).merge(made.cell(0, 1))
        document.add_paragraph()
    return document


def ratings_by_month() -> Workbook:
    """Two ratings and two updates, each headed by its month; two header rows; a sheet for each area."""
    upper = ["No.", "Action", "Lead", "Timescale", None, "Measure of success", "RAG", None]
    updates = ["Update (July 2022)", "Update (Oct 2022)"]
    lower = [None, None, None, "Start", "Finish", None, "Jul 22", "Oct 22", None, None]
    therapies: Rows = [
        ["Written Statement of Action – Norbury and Norbury ICB"],
        ["Area of significant weakness 1: Waiting times for therapies"],
        [],
        [*upper, *updates],
        lower,
        [
            *("1a", "Recruit four speech and language therapists", "Sarah Cole – Therapies Manager"),
            *(day(2022, 4, 1), day(2022, 9, 30), "Waits under 18 weeks", "G", "B", "Adverts out", "All four in post"),
        ],
        [
            *("1b", "Triage every referral within five days", "Therapies Manager and DCO"),
            *(day(2022, 5, 1), "Sept 22", "", "A", None, "Rota drafted", None),
        ],
    ]
    together: Rows = [
        ["Written Statement of Action – Norbury and Norbury ICB"],
        ["Area of significant weakness 2: Co-production with parents"],
        [],
        [*upper, *updates],
        lower,
        [
            *("2a", "Agree a charter with the parent carer forum", "SEND Lead; Parent Carer Forum Chair"),
            *("Apr-22", "Jul-22", "Parents say they are heard", "R", "A", "Late start", "Draft agreed"),
        ],
    ]
    book = book_of(Therapies=therapies, Coproduction=together)
    for sheet in book.worksheets:
        for area in ("A1:J1", "A2:J2", "D4:E4", "G4:H4", *(f"{letter}4:{letter}5" for letter in "ABCFIJ")):
            sheet.merge_cells(area)
        for row in (6, 7):
            for letter in "DE":
                sheet[f"{letter}{row}"].number_format = "dd/mm/yy"
    return book


def lettered_rows() -> Workbook:
    """Steps in rows of their own without a reference, with a letter before them; ratings only as colours."""
    rows: Rows = [
        ["Ref", "Action / Milestone", "Owner", "Due", "RAG"],
        ["1. Front door and assessment", None, None, None, None],
        ["1.1", "Open the new front door", "Head of MASH", "30 Jun 2025", None],
        [None, "(a) Agree partner roles", "Police DI", "31 Mar 2025", None],
        [None, "(b) Go live", "Head of MASH", "30 Jun 2025", None],
        ["1.2", "Assessment quality panel", "PSW", "Fortnightly", None],
        ["2. Court", None, None, None, None],
        ["2.1", "Review letters before proceedings", "Legal", "May 2025 (draft)", None],
    ]
    book = book_of(Plan=rows)
    for place, colour in (("E3", AMBER), ("E4", GREEN), ("E5", AMBER), ("E6", GREEN), ("E8", RED)):
        fill(book["Plan"], place, colour)
    return book


DOCUMENTS = {"ratings_by_quarter": ratings_by_quarter, "titled_forms": titled_forms}
WORKBOOKS = {"ratings_by_month": ratings_by_month, "lettered_rows": lettered_rows}
