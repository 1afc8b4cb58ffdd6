"""Kinds of files and of letters."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

from benchmarks.readings.corpus.making import Rows, document, sheet, text, word

LINES = """
Ref,Action,Lead,Due date,Status
1,Write to José,Zoë Müller,24/04/2026,In progress
2,Café for parents,Ana Peña,22/05/2026,Not started
"""
ROWS: Rows = [
    ["Ref", "Action", "Lead", "Due date", "Status"],
    ["1", "Hold an open day", "Meg Shaw", date(2026, 4, 24), "In progress"],
    ["2", "Ask who came", "Meg Shaw", date(2026, 5, 22), "Not started"],
]
SAID = """
must: [all]
actions:
- {ref: "1", title: Hold an open day, owners: [Meg Shaw], due: 2026-04-24, status: In progress}
- {ref: "2", title: Ask who came, owners: [Meg Shaw], due: 2026-05-22, status: Not started}
"""
ACCENTED = """
must: [all]
actions:
- {ref: "1", title: Write to José, owners: [Zoë Müller], due: 2026-04-24, status: In progress}
- {ref: "2", title: Café for parents, owners: [Ana Peña], due: 2026-05-22, status: Not started}
"""


@document(".csv", ACCENTED)
def formats_utf_16_with_commas() -> bytes:
    """UTF-16 whose high byte comes first, with a mark."""
    return b"\xfe\xff" + text(LINES, "utf-16-be")


@document(".txt", ACCENTED)
def formats_utf_16_with_tabs() -> bytes:
    """What a spreadsheet calls Unicode Text: UTF-16 with tabs, ending in .txt."""
    return text(LINES.replace(",", "\t"), "utf-16")


@document(".csv", ACCENTED)
def formats_a_line_that_names_the_separator() -> bytes:
    """The first line says sep=; for a spreadsheet; it is no row."""
    return text("sep=;\n" + LINES.strip().replace(",", ";"))


@document(".csv", ACCENTED.replace("must: [all]", "must: [item]"))
def formats_letters_of_an_old_mac() -> bytes:
    """Written on an old Mac: the letters are right, or a doubt says that they look wrong."""
    return text(LINES, "mac-roman")


@document(".tsv", ACCENTED)
def formats_tabs_by_their_ending() -> bytes:
    """A .tsv file."""
    return text(LINES.replace(",", "\t"))


def _renamed(content: bytes, swaps: dict[str, str]) -> bytes:
    """Swap words in every part of an Office file."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            words = source.read(part)
            if part.endswith((".xml", ".rels")):
                for old, new in swaps.items():
                    words = words.replace(old.encode(), new.encode())
            target.writestr(part, words)
    return file.getvalue()


OFFICE = "http://schemas.openxmlformats.org"
STRICT = {
    f"{OFFICE}/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    f"{OFFICE}/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{OFFICE}/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    f"{OFFICE}/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
}


@document(".xlsx", SAID)
def formats_a_strict_workbook() -> bytes:
    """The other namespaces of the same standard."""
    return _renamed(sheet(ROWS), STRICT)


@document(".docx", SAID)
def formats_a_strict_document() -> bytes:
    """The same for Word."""
    return _renamed(word("Open days improvement plan", _words(ROWS)), STRICT)


def _words(rows: Rows) -> list[list[str]]:
    return [[f"{one:%d/%m/%Y}" if isinstance(one, date) else str(one) for one in row] for row in rows]


@document(".xltx", SAID)
def formats_a_template_of_a_workbook() -> bytes:
    """A template that was filled in."""
    return _renamed(sheet(ROWS), {"spreadsheetml.sheet.main+xml": "spreadsheetml.template.main+xml"})


WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@document(".dotx", SAID)
def formats_a_template_of_a_document() -> bytes:
    """The same for Word."""
    return _renamed(
        word("Open days improvement plan", _words(ROWS)),
        {WORD_TYPE: WORD_TYPE.replace("document.main", "template.main")},
    )


@document(".docm", SAID)
def formats_a_document_with_macros() -> bytes:
    """A Word document that may hold macros, which nobody runs."""
    return _renamed(
        word("Open days improvement plan", _words(ROWS)),
        {WORD_TYPE: "application/vnd.ms-word.document.macroEnabled.main+xml"},
    )


def open_document(kind: str, body: str) -> bytes:
    names = ("office", "table", "text", "style", "fo", "xlink", "dc", "meta", "number")
    spaces = " ".join(f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.3">'
        f"<office:body>{body}</office:body></office:document-content>"
    )
    media = f"application/vnd.oasis.opendocument.{kind}"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("mimetype", media)
        target.writestr("content.xml", content)
        target.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def _table(rows: Rows) -> str:
    def cell(words: object) -> str:
        if isinstance(words, date):
            value = f'office:value-type="date" office:date-value="{words}"'
            return f"<table:table-cell {value}><text:p>{words:%d/%m/%Y}</text:p></table:table-cell>"
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="Actions"><table:table-column/>{lines}</table:table>'


@document(".ods", SAID)
def formats_an_open_spreadsheet() -> bytes:
    """A spreadsheet of LibreOffice."""
    return open_document("spreadsheet", f"<office:spreadsheet>{_table(ROWS)}</office:spreadsheet>")


@document(".odt", SAID)
def formats_an_open_text() -> bytes:
    """A text of LibreOffice with a table."""
    heading = '<text:h text:outline-level="1">Open days</text:h>'
    return open_document("text", f"<office:text>{heading}{_table(ROWS)}</office:text>")


def _pdf(lines: Sequence[Sequence[tuple[int, str]]]) -> bytes:
    """Write one page of words at their places, without a library."""
    shown = "".join(
        f"1 0 0 1 {x} {760 - 24 * number} Tm ({words}) Tj\n" for number, line in enumerate(lines) for x, words in line
    )
    stream = f"BT /F1 11 Tf\n{shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    return out + f"{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


@document(
    ".pdf",
    """
every: {theme: any, status: any}
actions:
- {ref: "1", title: Hold an open day, owners: [Meg Shaw], due: 2026-04-24}
- {ref: "2", title: Ask who came, owners: [Meg Shaw], due: 2026-05-22}
tells: [PDF]
""",
)
def formats_a_page_with_words() -> bytes:
    """A PDF with a layer of words: read as a last resort, under a loud doubt; or refused with a way out."""
    places = (40, 80, 260, 360, 450)
    return _pdf([list(zip(places, row, strict=True)) for row in _words(ROWS)])


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@document(".mpp", "refused: [Save As, export, Export, CSV, Excel]")
def formats_of_a_project_file() -> bytes:
    """A project file: one sentence says where to click."""
    return OLD


@document(".xls", "refused: [.xlsx]")
def formats_of_an_old_workbook() -> bytes:
    """An old workbook."""
    return OLD


@document(".doc", "refused: [.docx]")
def formats_of_an_old_document() -> bytes:
    """An old document."""
    return OLD


@document(".png", "refused: [picture, Excel, Word]")
def formats_of_a_picture() -> bytes:
    """A picture of a plan."""
    return b"\x89PNG\r\n\x1a\n" + b"\x00" * 200
