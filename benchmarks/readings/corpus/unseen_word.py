"""A second set that nobody had seen, expectations first: what spreadsheets, Word and exports do to plain plans. Word."""

import io
import zipfile

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from benchmarks.readings.corpus.making import HEADINGS, document, put_inside, table, word

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
