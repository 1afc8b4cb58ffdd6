"""What Word and Excel keep inside their files beside plain cells."""

from datetime import date

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import HEADINGS, control, document, put_inside, sheet, table, word


def _log(page: Word, *rows: list[str]) -> Table:
    return table(page, [HEADINGS, *rows])


def _wrap(element: object, around: str) -> None:
    """Put an element into another one, which stands in its place."""
    wrapper = parse_xml(around)
    element.addprevious(wrapper)  # type: ignore[attr-defined]
    inner = wrapper.find(".//{*}sdtContent") if wrapper.tag.endswith("}sdt") else wrapper
    inner.append(element)


SDT = f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>"


def _in_controls(page: Word) -> None:
    made = _log(
        page,
        ["1", "Visit each school", "Bea Orr", "24/04/2026", "In progress"],
        ["2", "Ask pupils to review the offer", "Bea Orr", "22/05/2026", "Not started"],
        ["3", "Publish what they said", "Col Nye", "26/06/2026", "Not started"],
    )
    _wrap(made.rows[1].cells[2]._tc, SDT)
    _wrap(made.rows[3]._tr, SDT)
    _wrap(made._tbl, SDT)


@document(
    ".docx",
    """
must: [all]
actions:
- {ref: "1", title: Visit each school, owners: [Bea Orr], due: 2026-04-24, status: In progress}
- {ref: "2", title: Ask pupils to review the offer, owners: [Bea Orr], due: 2026-05-22, status: Not started}
- {ref: "3", title: Publish what they said, owners: [Col Nye], due: 2026-06-26, status: Not started}
""",
)
def structures_controls_around_cell_row_and_table() -> bytes:
    """Content controls stand around a cell, around a row and around the whole table."""
    return word("Pupil voice improvement plan", _in_controls)


def _in_tags(page: Word) -> None:
    made = _log(page, ["1", "", "", "", "Open"], ["2", "Count replies", "Fen Ault", "", "Open"])
    run = "<w:r><w:t>{}</w:t></w:r>"
    cells = made.rows[1].cells
    put_inside(
        cells[1],
        f'<w:customXml w:element="task">{run.format("Write to every carer")}</w:customXml>'
        f'<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve"> in large print</w:t></w:r></w:ins>',
    )
    put_inside(cells[2], f'<w:smartTag w:element="PersonName">{run.format("Fen Ault")}</w:smartTag>')
    put_inside(cells[3], f'<w:fldSimple w:instr=" DATE ">{run.format("17/04/2026")}</w:fldSimple>')
    put_inside(
        made.rows[2].cells[3],
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF due </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15/05/2026</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


@document(
    ".docx",
    """
must: [item, title, owners, due]
actions:
- {ref: "1", title: Write to every carer in large print, owners: [Fen Ault], due: 2026-04-17, status: Open}
- {ref: "2", title: Count replies, owners: [Fen Ault], due: 2026-05-15, status: Open}
tells: [[tracked change, not settled]]
""",
)
def structures_tags_fields_and_an_insertion() -> bytes:
    """Words stand inside custom XML, a smart tag, two kinds of fields and a tracked insertion."""
    return word("Letters to carers improvement plan", _in_tags)


def _moved(page: Word) -> None:
    made = _log(page, ["1", "Fix the ", "Roz Ely", "", "Open"])
    cells = made.rows[1].cells
    put_inside(cells[1], "<w:r><w:t>lift</w:t></w:r>")
    put_inside(
        cells[3],
        '<w:moveFrom w:id="2" w:author="A"><w:r><w:t>10/04/2026</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="3" w:author="A"><w:r><w:t>24/04/2026</w:t></w:r></w:moveTo>',
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Fix the lift, owners: [Roz Ely], due: 2026-04-24, status: Open}
tells: [[tracked change, not settled, moved]]
""",
)
def structures_words_that_were_moved() -> bytes:
    """A day was moved with changes tracked: the newer place counts, and both are told."""
    return word("Building improvement plan", _moved)


def _ticks(page: Word) -> None:
    made = table(
        page,
        [
            ["Action", "Lead", "Due date", "Done?"],
            ["Label the files", "Gay Penn", "06/03/2026", ""],
            ["Lock the cabinet", "Gay Penn", "13/03/2026", ""],
            ["Hand in keys", "Ro Dell", "20/03/2026", ""],
        ],
    )
    for row, code in ((1, "F0FE"), (2, "F0A8"), (3, "F0FC")):
        put_inside(made.rows[row].cells[3], f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>')


@document(
    ".docx",
    """
every: {status: any}
columns: {means: "Done?"}
actions:
- {title: Label the files, owners: [Gay Penn], due: 2026-03-06, means: complete}
- {title: Lock the cabinet, owners: [Gay Penn], due: 2026-03-13, means: [none, not started]}
- {title: Hand in keys, owners: [Ro Dell], due: 2026-03-20, means: complete}
""",
)
def structures_symbols_as_ticks() -> bytes:
    """A crossed box, an empty box and a tick are symbols of a font, not letters."""
    return word("Records improvement plan", _ticks)


def _hidden(page: Word) -> None:
    made = _log(page, ["1", "Recruit a data analyst", "Wil Hart", "29/05/2026", "Open"])
    put_inside(
        made.rows[1].cells[2],
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> (was Una Grey)</w:t></w:r>',
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Recruit a data analyst, owners: [Wil Hart], due: 2026-05-29, status: Open}
tells: [hidden]
""",
)
def structures_hidden_words() -> bytes:
    """Words that Word does not show are left out, which is told."""
    return word("Data improvement plan", _hidden)


BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>'
    "Deadline of action 2 moved to September</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def _boxed(page: Word) -> None:
    paragraph = page.add_paragraph("Please read before the meeting.")
    for child in list(parse_xml(f"<w:p {nsdecls('w')}>{BOX}</w:p>")):
        paragraph._p.append(child)
    _log(
        page,
        ["1", "Write a briefing", "Sal Dean", "27/03/2026", "Open"],
        ["2", "Hold a briefing", "Sal Dean", "31/07/2026", "Open"],
    )


@document(
    ".docx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Write a briefing, owners: [Sal Dean], due: 2026-03-27, status: Open}
- {ref: "2", title: Hold a briefing, owners: [Sal Dean], due: 2026-07-31, status: Open}
tells: [text box]
""",
)
def structures_a_text_box() -> bytes:
    """A text box stands over the page: it is counted and told."""
    return word("Briefings improvement plan", _boxed)


def _numbered(page: Word) -> None:
    made = table(page, [["No.", "Action", "Who", "By"], ["", "Call each provider", "Tom Ash", "08/05/2026"]])
    for words in (["", "Compare their prices", "Tom Ash", "22/05/2026"], ["", "Sign two", "Jill Kay", "12/06/2026"]):
        for cell, said in zip(made.add_row().cells, words, strict=True):
            cell.text = said
    for row in made.rows[1:]:
        row.cells[0].paragraphs[0].style = "List Number"


@document(
    ".docx",
    """
actions:
- {ref: ["1", "1."], title: Call each provider, owners: [Tom Ash], due: 2026-05-08}
- {ref: ["2", "2."], title: Compare their prices, owners: [Tom Ash], due: 2026-05-22}
- {ref: ["3", "3."], title: Sign two, owners: [Jill Kay], due: 2026-06-12}
""",
)
def structures_numbers_by_a_style() -> bytes:
    """The first column holds no words: its numbers come from the style "List Number"."""
    return word("Providers improvement plan", _numbered)


def _struck(page: Word) -> None:
    made = _log(
        page,
        ["1", "Draw up the rota", "Ana Voss", "03/04/2026", "Open"],
        ["2", "Print the rota", "Ana Voss", "10/04/2026", "Open"],
        ["3", "Email the rota", "Lou Tan", "17/04/2026", "Open"],
    )
    properties = made.rows[2]._tr.get_or_add_trPr()
    properties.append(parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="A" w:date="2026-03-01T10:00:00Z"/>'))
    for cell in made.rows[2].cells:
        for paragraph in cell.paragraphs:
            for run in list(paragraph._p.r_lst):
                words = run.text
                run.getparent().remove(run)
                struck = f'<w:del w:id="10" w:author="A"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
                put_inside(cell, struck)


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Draw up the rota, owners: [Ana Voss], due: 2026-04-03, status: Open}
- {ref: "3", title: Email the rota, owners: [Lou Tan], due: 2026-04-17, status: Open}
tells: [[tracked change, not settled], [Print the rota, 1 row]]
""",
)
def structures_a_row_struck_by_tracking() -> bytes:
    """A row is deleted with changes tracked: it counts as gone, which is told with its words."""
    return word("Rota improvement plan", _struck)


def _noted(page: Worksheet) -> None:
    page["D2"].comment = Comment("Board moved this to June", "Reviewer")


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Open the new reception, owners: [Ivo Peel], due: 2026-04-30, status: Open}
- {ref: "2", title: Move the archive, owners: [Ivo Peel], due: 2026-09-30, status: Open}
tells: [[cell note, 1 note, a note, notes, comment]]
""",
)
def structures_a_note_on_a_cell() -> bytes:
    """A note on a due date says that it was moved; notes are counted and told."""
    return sheet(
        [
            HEADINGS,
            ["1", "Open the new reception", "Ivo Peel", date(2026, 4, 30), "Open"],
            ["2", "Move the archive", "Ivo Peel", date(2026, 9, 30), "Open"],
        ],
        _noted,
    )


def _date_controls(page: Word) -> None:
    made = _log(page, ["1", "Choose a venue", "", "", "Open"])
    put_inside(made.rows[1].cells[2], control("Nat Quinn"))
    put_inside(made.rows[1].cells[3], control("Click here to enter a date.", placeholder=True))


@document(
    ".docx",
    """
must: [owners]
actions:
- {ref: "1", title: Choose a venue, owners: [Nat Quinn], status: Open}
""",
)
def structures_a_control_with_its_placeholder() -> bytes:
    """One control holds a name; the other still shows what to click, which is nothing."""
    return word("Awards evening improvement plan", _date_controls)
