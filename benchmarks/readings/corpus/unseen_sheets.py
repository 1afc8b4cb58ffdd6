"""A second set that nobody had seen, expectations first: what spreadsheets, Word and exports do to plain plans. Spreadsheets."""

from datetime import date

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import HEADINGS, Rows, document, sheet, workbook


def _since_1904(book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Paint the corridor, owners: [Ann Rook], due: 2026-04-24, status: Open}
- {ref: "2", title: Hang new signs, owners: [Ann Rook], due: 2026-05-29, status: Open}
""",
)
def unseen_days_counted_from_1904() -> bytes:
    """A workbook that was begun on a Mac counts its days from 1904."""
    rows: Rows = [
        HEADINGS,
        ["1", "Paint the corridor", "Ann Rook", date(2026, 4, 24), "Open"],
        ["2", "Hang new signs", "Ann Rook", date(2026, 5, 29), "Open"],
    ]
    return workbook({"Plan": rows}, _since_1904)


@document(
    ".xlsx",
    """
columns: {due: Due date}
actions:
- {ref: "1", title: Begin the review, owners: [Bo Carr], due: 2026-03-02, status: Open}
- {ref: "2", title: End the review, owners: [Bo Carr], due: none, status: Open}
tells: [[formula, "=D2+28", saved value, no value]]
""",
)
def unseen_a_formula_without_its_value() -> bytes:
    """A day is worked out from another, by a program that saved no values: there is no day, which is told."""
    return sheet(
        [
            HEADINGS,
            ["1", "Begin the review", "Bo Carr", date(2026, 3, 2), "Open"],
            ["2", "End the review", "Bo Carr", "=D2+28", "Open"],
        ]
    )


@document(".xlsx", "refused: [password, protected, encrypted]")
def unseen_a_workbook_with_a_password() -> bytes:
    """What a spreadsheet writes when a password is set: no archive, but a compound file with an encrypted package."""
    names = b"".join(
        one.encode("utf-16-le").ljust(128, b"\x00") for one in ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    )
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + names).ljust(4096, b"\x00")


@document(".xls", "refused: [.xlsx]")
def unseen_a_web_page_called_xls() -> bytes:
    """A system exports a web page and calls it .xls."""
    return b"<html><body><table><tr><td>Ref</td><td>Action</td></tr><tr><td>1</td><td>Mend it</td></tr></table></body></html>"


@document(
    ".xlsx",
    """
actions:
- {ref: "1.1", title: Open the gate, owners: [Cy Dell], due: 2026-04-03, status: Open}
- {ref: "1.9", title: Close the gate, owners: [Cy Dell], due: 2026-04-10, status: Open}
- {ref: ["1.10", "1.1"], title: Lock the gate, owners: [Cy Dell], due: 2026-04-17, status: Open}
- {ref: "1.11", title: Hide the key, owners: [Cy Dell], due: 2026-04-24, status: Open}
tells: ["1.10"]
""",
)
def unseen_a_reference_that_lost_its_nought() -> bytes:
    """References are numbers: 1.10 has become 1.1, between 1.9 and 1.11."""
    rows = [[1.1, "Open"], [1.9, "Close"], [1.1, "Lock"], [1.11, "Hide"]]
    made = [
        [ref, f"{verb} the {'key' if verb == 'Hide' else 'gate'}", "Cy Dell", date(2026, 4, 3 + 7 * at), "Open"]
        for at, (ref, verb) in enumerate(rows)
    ]
    return sheet([HEADINGS, *made])


def _struck(page: Worksheet) -> None:
    page["C2"] = CellRichText(TextBlock(InlineFont(strike=True), "Old Owner "), "Dee Fane")
    for cell in page[3]:
        cell.font = Font(strike=True)


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Write the rota, owners: [Dee Fane], due: 2026-03-20, status: Open}
tells: [Old Owner, Print the rota]
""",
)
def unseen_words_and_rows_struck_through() -> bytes:
    """A former owner is struck through inside the cell, and so is a whole row."""
    return sheet(
        [
            HEADINGS,
            ["1", "Write the rota", "", date(2026, 3, 20), "Open"],
            ["2", "Print the rota", "Dee Fane", date(2026, 3, 27), "Open"],
        ],
        _struck,
    )


def _linked(page: Worksheet) -> None:
    page["C2"].hyperlink = "mailto:eli.gorse@example.org"
    page["B3"].hyperlink = "https://example.org/brief"


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Ring every school, owners: [Eli Gorse], due: 2026-03-20, status: Open}
- {ref: "2", title: Send the brief, owners: [Eli Gorse], due: 2026-03-27, status: Open}
""",
)
def unseen_cells_with_links() -> bytes:
    """An owner links to an e-mail address, a title to a page."""
    return sheet(
        [
            HEADINGS,
            ["1", "Ring every school", "Eli Gorse", date(2026, 3, 20), "Open"],
            ["2", "Send the brief", "Eli Gorse", date(2026, 3, 27), "Open"],
        ],
        _linked,
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Move the panel to Tuesdays, owners: [Hal Ives], due: 2026-04-30, status: any}
- {ref: "2", title: Take notes by computer, owners: [Hal Ives], due: 2026-06-30, status: any}
""",
)
def unseen_two_days_in_one_cell() -> bytes:
    """The newer day and, in brackets, the one before it; an arrow does the same."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Timescale"],
            ["1", "Move the panel to Tuesdays", "Hal Ives", "30/04/2026 (was 28/02/2026)"],
            ["2", "Take notes by computer", "Hal Ives", "31/03/2026 revised to 30/06/2026"],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: A1, title: Sort the store room, owners: [Ivy Jarl], due: 2026-04-03, status: Open}
- {ref: A2, title: Label the shelves, owners: [Ivy Jarl], due: 2026-04-10, status: Open}
- {ref: B1, title: Empty the shed, owners: [Jon Kerr], due: 2026-05-01, status: Open}
- {ref: B2, title: Mend the shed, owners: [Jon Kerr], due: 2026-05-08, status: Open}
""",
)
def unseen_two_tables_side_by_side() -> bytes:
    """Two tables stand beside each other with an empty column between."""
    return sheet(
        [
            [*HEADINGS, None, *HEADINGS],
            [
                "A1",
                "Sort the store room",
                "Ivy Jarl",
                date(2026, 4, 3),
                "Open",
                None,
                "B1",
                "Empty the shed",
                "Jon Kerr",
                date(2026, 5, 1),
                "Open",
            ],
            [
                "A2",
                "Label the shelves",
                "Ivy Jarl",
                date(2026, 4, 10),
                "Open",
                None,
                "B2",
                "Mend the shed",
                "Jon Kerr",
                date(2026, 5, 8),
                "Open",
            ],
        ]
    )


def _shown_as_months(page: Worksheet) -> None:
    for place in ("D2", "D3"):
        page[place].number_format = "mmm-yy"


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Start the course, owners: [Kay Lunn], due: 2026-04-30, status: Open}
- {ref: "2", title: End the course, owners: [Kay Lunn], due: 2026-09-30, status: Open}
""",
)
def unseen_days_shown_as_months() -> bytes:
    """Cells hold the first of a month and show "Apr-26": what is printed is the month."""
    return sheet(
        [
            HEADINGS,
            ["1", "Start the course", "Kay Lunn", date(2026, 4, 1), "Open"],
            ["2", "End the course", "Kay Lunn", date(2026, 9, 1), "Open"],
        ],
        _shown_as_months,
    )


def _hidden_sheets(book: Workbook) -> None:
    book["Old plan"].sheet_state = "hidden"
    book["Data"].sheet_state = "veryHidden"


@document(
    ".xlsx",
    """
every: {theme: [none, Plan]}
actions:
- {ref: "1", title: Plant the hedge, owners: [Lou Mace], due: 2026-11-06, status: Open}
tells: [Old plan]
""",
)
def unseen_sheets_that_are_hidden() -> bytes:
    """An older plan stands on a hidden sheet, data on one that is hidden deeper."""
    return workbook(
        {
            "Plan": [HEADINGS, ["1", "Plant the hedge", "Lou Mace", date(2026, 11, 6), "Open"]],
            "Old plan": [HEADINGS, ["9", "Cut the hedge", "Lou Mace", date(2025, 11, 7), "Open"]],
            "Data": [["Open"], ["Closed"]],
        },
        _hidden_sheets,
    )


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Choose the site, owners: [Vera Wick], due: 2026-03-27, status: Complete, means: complete}
- {ref: "2", title: Ask for planning permission, owners: [Vera Wick], due: 2026-06-26, status: In progress}
- {ref: "3", title: Build the annexe, owners: [Will Yarn], due: 2027-03-26, status: Not started}
may: [Annexe]
tells: [[Total, "Grand total", Cost]]
""",
)
def unseen_costs_and_a_grand_total() -> bytes:
    """Columns of costs with pounds, a subtotal in the middle and a grand total at the end."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Status", "Cost (£)"],
            ["1", "Choose the site", "Vera Wick", date(2026, 3, 27), "Complete", 1200],
            ["2", "Ask for planning permission", "Vera Wick", date(2026, 6, 26), "In progress", 3500],
            [None, "Subtotal", None, None, None, 4700],
            ["3", "Build the annexe", "Will Yarn", date(2027, 3, 26), "Not started", 98000],
            [None, "Grand total", None, None, None, 102700],
        ]
    )


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Renew the licence, owners: [Xan Yeo], due: 2026-04-24, status: Open}
- {ref: "2", title: Test the alarms, owners: [Xan Yeo], due: 2026-05-22, status: Open}
tells: [[signed off, Signed off by, Approved by, Name]]
""",
)
def unseen_signatures_under_the_table() -> bytes:
    """Under the table stand lines to sign: name, role and date of who approved it."""
    return sheet(
        [
            HEADINGS,
            ["1", "Renew the licence", "Xan Yeo", date(2026, 4, 24), "Open"],
            ["2", "Test the alarms", "Xan Yeo", date(2026, 5, 22), "Open"],
            [],
            ["Signed off by", "Zed Abbot", "Director", date(2026, 2, 2)],
        ]
    )
