"""A second set that nobody had seen, expectations first: what spreadsheets, Word and exports do to plain plans."""

import io
import zipfile
from datetime import date

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import Rows, document, put_inside, sheet, table, text, word, workbook

HEADINGS = ["Ref", "Action", "Lead", "Due date", "Status"]


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
    ".csv",
    """
actions:
- {ref: "1", title: "Hold a meeting about \\"Signs of Safety\\" with all teams", owners: [Fay Hird], due: 2026-05-08, status: Open}
- {ref: "2", title: "Write a summary, two pages long", owners: [Fay Hird], due: 2026-05-22, status: Open}
""",
)
def unseen_quotes_lines_and_empty_lines() -> bytes:
    """Quoted quotes, a line break in a title, empty lines, and commas at the end of each line."""
    return text("""
Ref,Action,Lead,Due date,Status,,

1,"Hold a meeting about ""Signs of Safety""
with all teams",Fay Hird,08/05/2026,Open,,
,,,,,,
2,"Write a summary, two pages long",Fay Hird,22/05/2026,Open,,
,,,,,,
""")


@document(
    ".csv",
    """
every: {status: any}
actions:
- {ref: "1", title: Meet the carers, owners: ["Quill, Ada"], due: 2026-04-24}
- {ref: "2", title: Thank the carers, owners: [["Quill, Ada", "Marsh, Ben"]], due: 2026-05-22}
- {ref: "3", title: Pay the carers, owners: ["Dunn, Cleo"], due: 2026-06-19}
""",
)
def unseen_surnames_first() -> bytes:
    """Owners as a directory writes them: surname, comma, first name; two of them with a semicolon."""
    return text("""
Ref,Action,Assigned to,Due date
1,Meet the carers,"Quill, Ada",24/04/2026
2,Thank the carers,"Quill, Ada; Marsh, Ben",22/05/2026
3,Pay the carers,"Dunn, Cleo",19/06/2026
""")


@document(
    ".csv",
    """
columns: {due: Due}
actions:
- {ref: "1", title: Count the beds, owners: [Gil Hope], due: "? 31/04/2026"}
- {ref: "2", title: Buy two beds, owners: [Gil Hope], due: "? 29/02/2026"}
- {ref: "3", title: Make the beds, owners: [Gil Hope], due: 2026-05-29}
""",
)
def unseen_days_that_are_in_no_calendar() -> bytes:
    """31 April, and 29 February in a year without one."""
    return text("""
Ref,Action,Lead,Due
1,Count the beds,Gil Hope,31/04/2026
2,Buy two beds,Gil Hope,29/02/2026
3,Make the beds,Gil Hope,29/05/2026
""")


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


LEVELS = """
<w:numbering %s><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1.%%2"/></w:lvl>
</w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="7"/></w:num></w:numbering>
"""


def _levels(page: Word) -> None:
    numbering = page.part.numbering_part.element
    made = parse_xml(LEVELS % nsdecls("w"))
    first = next(iter(numbering.findall(".//{*}num")), None)
    for child in list(made):
        if child.tag.endswith("}abstractNum") and first is not None:
            first.addprevious(child)
        else:
            numbering.append(child)
    grid = table(
        page,
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["", "Read all plans", "Mia North", "27/03/2026"],
            ["", "List the gaps", "Mia North", "24/04/2026"],
            ["", "Fill the gaps", "Ned Oake", "29/05/2026"],
        ],
    )
    for row in grid.rows[1:]:
        number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="77"/></w:numPr>'
        row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(
            parse_xml(number.replace("<w:numPr>", f"<w:numPr {nsdecls('w')}>"))
        )


@document(
    ".docx",
    """
actions:
- {ref: ["1.1", "0.1"], title: Read all plans, owners: [Mia North], due: 2026-03-27}
- {ref: ["1.2", "0.2"], title: List the gaps, owners: [Mia North], due: 2026-04-24}
- {ref: ["1.3", "0.3"], title: Fill the gaps, owners: [Ned Oake], due: 2026-05-29}
""",
)
def unseen_numbers_of_the_second_level() -> bytes:
    """References are automatic numbers of a list's second level: 1.1, 1.2, 1.3."""
    return word("Planning improvement plan", _levels)


@document(
    ".docx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Call the first family, owners: [Ora Pine], due: 2026-03-06, status: Open}
- {ref: "2", title: Call the second family, owners: [Ora Pine], due: 2026-03-13, status: Open}
- {ref: "3", title: Call the third family, owners: [Ora Pine], due: 2026-03-20, status: Open}
""",
)
def unseen_headings_printed_again() -> bytes:
    """The row of headings is printed again in the middle, as a copied table has it."""
    return word(
        "Calls improvement plan",
        [
            HEADINGS,
            ["1", "Call the first family", "Ora Pine", "06/03/2026", "Open"],
            ["2", "Call the second family", "Ora Pine", "13/03/2026", "Open"],
            HEADINGS,
            ["3", "Call the third family", "Ora Pine", "20/03/2026", "Open"],
        ],
    )


def _merged_down(page: Word) -> None:
    made = table(
        page,
        [
            ["Theme", "Ref", "Action", "Lead", "Due date"],
            ["Health", "1", "Book health checks", "Pat Quill", "03/04/2026"],
            ["", "2", "Chase late reports", "", "10/04/2026"],
            ["School", "3", "Meet each teacher", "Rae Sands", "17/04/2026"],
        ],
    )
    for column in (0, 3):
        made.rows[1].cells[column].merge(made.rows[2].cells[column])


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Book health checks, theme: Health, owners: [Pat Quill], due: 2026-04-03}
- {ref: "2", title: Chase late reports, theme: Health, owners: [Pat Quill], due: 2026-04-10}
- {ref: "3", title: Meet each teacher, theme: School, owners: [Rae Sands], due: 2026-04-17}
""",
)
def unseen_themes_and_owners_merged_down() -> bytes:
    """A theme and an owner are merged over two rows."""
    return word("Health and school improvement plan", _merged_down)


def _commented(content: bytes) -> bytes:
    comments = (
        f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="Reviewer" w:initials="R"><w:p><w:r><w:t>'
        "This moved to June</w:t></w:r></w:p></w:comment></w:comments>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            words = source.read(name)
            if name == "[Content_Types].xml":
                words = words.replace(
                    b"</Types>",
                    b'<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
                )
            if name == "word/_rels/document.xml.rels":
                words = words.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
                )
            target.writestr(name, words)
        target.writestr("word/comments.xml", comments)
    return file.getvalue()


def _remark(page: Word) -> None:
    made = table(page, [HEADINGS, ["1", "Film the hall", "Sia Tarn", "", "Open"]])
    put_inside(
        made.rows[1].cells[3],
        '<w:commentRangeStart w:id="0"/><w:r><w:t>24/04/2026</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Film the hall, owners: [Sia Tarn], due: 2026-04-24, status: Open}
tells: [comment]
""",
)
def unseen_a_comment_on_a_day() -> bytes:
    """A reviewer's comment stands beside a due date: it is counted and told."""
    return _commented(word("Film improvement plan", _remark))


@document(
    ".csv",
    """
every: {status: any, theme: any, means: any}
actions:
- {ref: any, title: Sort old mail, owners: [Tom Ude], due: 2026-04-17}
- {ref: any, title: Answer new mail, owners: [Tom Ude], due: 2026-04-24}
""",
)
def unseen_words_of_the_web_in_descriptions() -> bytes:
    """Work items whose description is HTML, with commas and line breaks in it."""
    return text("""
ID,Work Item Type,Title,Assigned To,State,Due Date,Description
71,Task,Sort old mail,Tom Ude,New,17/04/2026,"<div>Sort by <b>day</b>,<br>then by sender</div>"
72,Task,Answer new mail,Tom Ude,Active,24/04/2026,"<ul><li>within two days</li><li>by name</li></ul>"
""")


@document(
    ".csv",
    """
must: [item]
actions:
- {ref: "1", title: Fit a ramp, owners: [Una Vale], due: 2026-04-17, status: Open}
- {ref: "2", title: Widen a door, owners: [Una Vale], due: 2026-05-15, status: Open}
""",
)
def unseen_lines_of_an_old_mac_and_bars() -> bytes:
    """Bars part the cells, and each line ends as on an old Mac."""
    return text("""
Ref|Action|Lead|Due date|Status
1|Fit a ramp|Una Vale|17/04/2026|Open
2|Widen a door|Una Vale|15/05/2026|Open
""").replace(b"\n", b"\r")


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


@document(
    ".docx",
    """
every: {theme: any, ref: any}
actions:
- {title: Ask the court for an earlier day, owners: [Amy Bale], due: 2026-04-17}
- {title: Share the bundle, owners: [Bart Cane], due: 2026-04-24}
""",
)
def unseen_a_table_on_its_side() -> bytes:
    """Labels stand down the first column, and each action is a column of its own."""
    return word(
        "Hearing improvement plan",
        [
            ["Action", "Ask the court for an earlier day", "Share the bundle"],
            ["Lead", "Amy Bale", "Bart Cane"],
            ["Due date", "17/04/2026", "24/04/2026"],
        ],
    )


@document(
    ".csv",
    """
columns: {due: Fälligkeit, owners: Verantwortlich}
every: {status: any}
actions:
- {ref: any, title: Write the leaflet, owners: [Cara Dunn], due: 2026-04-17}
- {ref: any, title: Print the leaflet, owners: [Cara Dunn], due: 2026-05-15}
""",
)
def unseen_headings_in_another_language() -> bytes:
    """Headings in German over English words: read, or refused or doubted by name, never in silence."""
    return text("""
Nr.;Aufgabe;Verantwortlich;Fälligkeit
1;Write the leaflet;Cara Dunn;17.04.2026
2;Print the leaflet;Cara Dunn;15.05.2026
""")


@document(
    ".txt",
    """
every: {theme: any, ref: any, status: any}
actions:
- {title: Clear the gutters, owners: [Dov Eady], due: 2026-10-30}
- {title: Sweep the paths, owners: [Esme Fir], due: 2026-11-27}
""",
)
def unseen_numbered_lines_with_brackets() -> bytes:
    """A numbered list with who and when in brackets behind each line."""
    return text("""
Winter improvement plan

1. Clear the gutters (Dov Eady, 30 October 2026)
2. Sweep the paths (Esme Fir, 27 November 2026)
""")
