"""Files made to take the reader down, fill it up or hold it up: each gets a sentence, within the limits."""

import io
import multiprocessing
import re
import resource
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor

import docx
import openpyxl
import pytest

from store.loading import UnreadablePlanError, read_content

SECONDS = 20
CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
SHEET = (
    '<?xml version="1.0"?>{dtd}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData>{after}</worksheet>"
)
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE w [<!ENTITY e0 "ha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY out SYSTEM "file:///etc/hostname">]>'


def spreadsheet() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Ref", "Action", "Owner"], ["1", "Mend the roof", "Roofer"]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("No table")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(package: bytes, name: str, words: bytes) -> bytes:
    """Put a part into an Office file, in place of its own or beside what is there."""
    source, file = zipfile.ZipFile(io.BytesIO(package)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, words)
    return file.getvalue()


def sheet(rows: str = CELL, after: str = "", dtd: str = "") -> bytes:
    words = SHEET.format(dtd=dtd, rows=rows, after=after).encode()
    return with_part(spreadsheet(), "xl/worksheets/sheet1.xml", words)


def archive(name: str, words: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, words)
    return file.getvalue()


def nested_zip() -> bytes:
    inner = archive("zeros", bytes(10_000_000))
    return archive("inner.zip", archive("inner.zip", inner))


def deep_xml() -> bytes:
    deep = b"<w:document>" + b"<w:p>" * 20_000 + b"</w:p>" * 20_000 + b"</w:document>"
    return with_part(word(), "word/document.xml", deep)


def external_entity() -> bytes:
    words = f'<?xml version="1.0"?>{OUTSIDE}<w:document><w:p>&out;</w:p></w:document>'.encode()
    return with_part(word(), "word/document.xml", words)


def hidden_in_utf_16() -> bytes:
    words = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<w>&e9;</w>'.encode("utf-16")
    return with_part(word(), "word/document.xml", words)


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a sheet of fifty mebibytes of zeros": (
        "plan.xlsx",
        lambda: with_part(spreadsheet(), "xl/worksheets/sheet1.xml", bytes(60_000_000)),
        "unpack to far more",
    ),
    "an archive in an archive": ("plan.xlsx", nested_zip, "is an archive"),
    "a billion laughs in a sheet": ("plan.xlsx", lambda: sheet(dtd=LAUGHS), "declarations no plan needs"),
    "a billion laughs in UTF-16": ("plan.docx", hidden_in_utf_16, "declarations no plan needs"),
    "a billion laughs in YAML": (
        "plan.yaml",
        lambda: b"sightline_plan: 1\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n",
        "uses YAML aliases",
    ),
    "one merged area over a whole sheet": (
        "plan.xlsx",
        lambda: sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "more than 20,000 rows or 150 columns",
    ),
    "a hundred thousand rows": (
        "plan.xlsx",
        lambda: sheet(rows="".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_000))),
        "more than 20,000 rows",
    ),
    "XML twenty thousand deep": ("plan.docx", deep_xml, "damaged|more than a plan should|more memory"),
    "an entity from outside": ("plan.docx", external_entity, "declarations no plan needs"),
    "a hundred thousand columns": ("plan.csv", lambda: b"a," * 100_000, "150 columns"),
    "one line of five mebibytes": ("plan.csv", lambda: b"a" * 5_000_000, "columns of plan.csv apart"),
    "one quote that never ends": ("plan.csv", lambda: b'"' + b"a,\n" * 1_000_000, "columns of plan.csv apart"),
    "zero bytes": ("plan.csv", lambda: b"Action,Owner\nMend\0,Roofer\n", "is not plain text"),
    "YAML a thousand lists deep": (
        "plan.yaml",
        lambda: b"sightline_plan: 1\ntitle: " + b"[" * 100_000,
        "nested deeper",
    ),
}


@pytest.fixture(scope="module")
def small_process() -> Iterator[Executor]:
    """The system counts what a process held before it started another as that one's: so not the tests' own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def read(bomb: str) -> str:
    """What is answered to it."""
    name, make, _ = BOMBS[bomb]
    with pytest.raises(UnreadablePlanError) as refusal:
        read_content(make(), name)
    return str(refusal.value)


def most_memory() -> int:
    """Of all readers that this process started, in kibibytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def time_taken() -> float:
    """Seconds of processor time of all readers that this process started; a busy machine adds none."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_a_sentence_in_time_and_within_its_memory(bomb: str, small_process: Executor) -> None:
    before = small_process.submit(time_taken).result()
    answer = small_process.submit(read, bomb).result()
    assert small_process.submit(time_taken).result() - before < SECONDS + 2
    assert re.search(BOMBS[bomb][2], answer)
    assert answer.endswith(".")
    assert "Traceback" not in answer
    assert small_process.submit(most_memory).result() < 512 * 1024


def test_a_cell_in_the_farthest_corner_holds_up_nothing() -> None:
    far = CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(UnreadablePlanError, match="I found no plan"):
        read_content(sheet(rows=far), "plan.xlsx")


def test_a_workbook_with_macros_is_read_and_its_macros_are_not() -> None:
    content = with_part(spreadsheet(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")
    for name in ("plan.xlsx", "plan.xlsm"):
        assert [action.title for action in read_content(content, name).actions] == ["Mend the roof"]


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.xlsx", LOCKED, "is locked with a password. Save a copy without one"),
        ("plan.docx", LOCKED, "is locked with a password"),
        ("plan.xlsx", LOCKED[:500], "in an old Office format, or locked. Open it and save it as .xlsx"),
        ("plan.xlsx", spreadsheet()[:2000], "is cut short or damaged. Download or save it again"),
        ("plan.docx", word()[:9000], "is cut short or damaged"),
        ("plan.xlsx", word(), "is a Word document, whatever its ending says. Rename it to end in .docx"),
        ("plan.docx", spreadsheet(), "is a spreadsheet, whatever its ending says. Rename it to end in .xlsx"),
        ("plan.xlsx", b"%PDF-1.7 and so on", "is not a spreadsheet, whatever its ending says"),
        ("plan.docx", b"just words", "is not a Word document"),
        ("plan.csv", spreadsheet(), "is not plain text"),
        ("plan.yaml", b"title: [", "is not well-formed YAML at line"),
        ("plan.yaml", b"title: Yards\n", "its first line should read sightline_plan: 1"),
        ("plan.yaml", b"sightline_plan: 9\n", "written for another version"),
        ("plan.yaml", b"sightline_plan: 1\ntitle: Y\nactions:\n- ref: A1\n", "actions 1 title: field required"),
        ("plan.ods", b"PK", "is cut short or damaged"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_do(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadablePlanError, match=sentence):
        read_content(content, name)


def test_a_file_of_pictures_says_so() -> None:
    empty = docx.Document()
    file = io.BytesIO()
    empty.save(file)
    pictured = with_part(file.getvalue(), "word/media/image1.png", b"\x89PNG")
    with pytest.raises(UnreadablePlanError, match="holds only pictures"):
        read_content(pictured, "scan.docx")
    with pytest.raises(UnreadablePlanError, match="no words in it"):
        read_content(file.getvalue(), "empty.docx")


def test_an_empty_workbook_says_so() -> None:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    with pytest.raises(UnreadablePlanError, match="no words in a sheet"):
        read_content(file.getvalue(), "empty.xlsx")


def test_what_the_reader_stumbled_over_is_kept_for_the_log_and_not_shown() -> None:
    broken = with_part(word(), "word/document.xml", b"<w:document")
    with pytest.raises(UnreadablePlanError, match="something in it is damaged") as refusal:
        read_content(broken, "plan.docx")
    assert "Traceback" in str(refusal.value.__cause__)


def test_a_strange_name_is_tamed() -> None:
    with pytest.raises(UnreadablePlanError, match=r"^plan\.csv is not plain text"):
        read_content(b"a\0", "../../\x1b[31m\0plan.csv".replace("[31m", ""))
