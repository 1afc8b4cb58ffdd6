"""A small plan of our own in every kind of file, for mutations to begin from."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import docx
import openpyxl
from openpyxl.styles import Font, PatternFill

from store.loading.plan_yaml import text_of
from store.loading.readers.opendocument.parts import SPACES
from store.loading.unguarded import read_here

HEADER = ["Ref", "Action", "Lead", "By when", "RAG", "Progress"]
ROWS = [
    ["1.1", "Mend the roof", "Head of Roofs / AB", "July 2022", "Green", "Tiles bought"],
    ["1.2", "a) Paint doors\nb) Paint gates", "a) Painter\nb) Gate Manager", "TBC", "A", ""],
    ["1.10", "Sweep the yard by spring 2023", "Yard Manager", "Q2 2022/23", "", "Broom lost"],
]


STYLE = (
    '<style:style style:name="green" style:family="table-cell"><style:table-cell-properties'
    ' fo:background-color="#00b050"/></style:style>'
)


def seeds() -> dict[str, bytes]:
    csv = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS)).encode()
    plan = read_here(csv, "plan.csv")
    text = "\n".join(["# Yard plan", "", "Yards", *("\t".join(row).replace("\n", "<br>") for row in (HEADER, *ROWS))])
    return {
        "plan.xlsx": _spreadsheet(),
        "plan.docx": _word(),
        "plan.ods": open_document("spreadsheet", _table((HEADER, *ROWS))),
        "plan.odt": open_document("text", f"<text:h>Yards</text:h>{_table((HEADER, *ROWS))}"),
        "plan.pdf": printed_page(["   ".join(f"{cell[:20]:20}" for cell in row) for row in (HEADER, *ROWS)]),
        "plan.csv": csv,
        "plan.txt": text.encode(),
        "plan.yaml": text_of(plan).encode(),
    }


def _spreadsheet() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Yard improvement plan"])
    sheet.append(HEADER)
    sheet.append(["Theme 1: Yards"])
    sheet.merge_cells("A3:F3")
    for row in ROWS:
        sheet.append(row)
    sheet["E6"].fill = PatternFill("solid", fgColor="FF00B050")
    sheet["B5"].font = Font(strike=True)
    sheet.row_dimensions[5].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _word() -> bytes:
    document = docx.Document()
    document.add_heading("Yard improvement plan", 0)
    document.add_heading("Yards", 1)
    table = document.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, *ROWS):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document(kind: str, body: str, styles: str = STYLE) -> bytes:
    """Write an OpenDocument file with nothing in it but its content."""
    names = " ".join(f'xmlns:{short}="{space}"' for short, space in SPACES.items())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        target.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        )
    return file.getvalue()


def _table(rows: Sequence[Sequence[str]]) -> str:
    return f'<table:table table:name="Yards">{"".join(_row(row) for row in rows)}</table:table>'


def _row(row: Sequence[str]) -> str:
    cells = (f'<table:table-cell table:style-name="green">{_paragraphs(words)}</table:table-cell>' for words in row)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _paragraphs(words: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))


def _escaped(words: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", words)


def printed_page(lines: Sequence[str]) -> bytes:
    """Write a PDF of one page, in letters of one width."""
    shown = "".join(
        f"BT /F1 10 Tf 1 0 0 1 {40 + 6 * found.start()} {780 - 14 * number} Tm ({_escaped(found[0])}) Tj ET\n"
        for number, line in enumerate(lines)
        for found in re.finditer(r"\S+(?: \S+)*", line)
    )
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /LastChar 126 /Widths [{'600 ' * 95}] >>",
    )
    file, places = io.BytesIO(b"%PDF-1.4\n"), []
    file.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii", "replace"))
    begins = file.tell()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    file.write(f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer << /Size {size} /Root 1 0 R >>\n".encode())
    file.write(f"startxref\n{begins}\n%%EOF".encode())
    return file.getvalue()
