"""What a Word file holds inside its page: controls, fields, changes, hidden words. The page's own words are read."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from store.loading import StagedPlan
from store.loading.document import Bullet, Document
from store.loading.readers import read_document
from store.loading.unguarded import read_here
from tests.loading.sheets import new_word, read_word, saved, word_table
from tests.loading.test_sheet_views import strict

NAMES = f'{nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
HEADER = ["Ref", "Action", "Lead", "Due date", "Status"]
ROWS = (
    ["1", "Mend the roof", "Ann Roe", "31/05/2026", "Open"],
    ["2", "Sweep the yard", "Bo Lee", "30/06/2026", "Done"],
)


def xml(words: str) -> Any:
    """Read `<w:r>`, `<w:sdt>` and the like."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMES}", words))


def run(words: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{words}</w:t></w:r>"


def plan_table() -> tuple[WordDocument, Table]:
    document = new_word()
    return document, word_table(document, HEADER, *ROWS)


def put(table: Table, row: int, column: int, *inner: str) -> None:
    """Put these elements in place of a cell's words."""
    paragraph = table.cell(row, column).paragraphs[0]
    paragraph.clear()
    for one in inner:
        paragraph._p.append(xml(one))


def wrap(element: Any, around: str = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>") -> None:
    outside = xml(around)
    element.addprevious(outside)
    outside[-1].append(element)


def read(plan: StagedPlan) -> list[tuple[str, str, list[str], date | None, str | None]]:
    return [(one.ref, one.title, one.owners, one.due.date if one.due else None, one.status) for one in plan.actions]


AS_PRINTED = [
    ("1", "Mend the roof", ["Ann Roe"], date(2026, 5, 31), "Open"),
    ("2", "Sweep the yard", ["Bo Lee"], date(2026, 6, 30), "Done"),
]


@pytest.mark.parametrize("around", ["cell", "row", "table", "paragraph", "all"])
def test_content_controls_round_anything_hide_nothing(around: str) -> None:
    document, table = plan_table()
    cell, row = table.cell(1, 2)._tc, table.rows[1]._tr
    if around in ("paragraph", "all"):
        wrap(table.cell(1, 2).paragraphs[0]._p)
    if around in ("cell", "all"):
        wrap(cell)
    if around in ("row", "all"):
        # A repeating section is a control round a control.
        wrap(row)
        wrap(row.getparent().getparent())
    if around in ("table", "all"):
        wrap(table._tbl)
    plan = read_word(document)
    assert read(plan) == AS_PRINTED
    assert plan.skipped == []


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Ann Roe')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="AUTHOR">{run("Ann Roe")}</w:fldSimple>',
        f'<w:smartTag w:element="PersonName"><w:smartTagPr/>{run("Ann")}{run(" Roe")}</w:smartTag>',
        f'<w:customXml w:element="lead">{run("Ann Roe")}</w:customXml>',
        f'<w:hyperlink w:anchor="x"><w:ins w:id="1" w:author="a">{run("Ann Roe")}</w:ins></w:hyperlink>',
        f'<w:sdt><w:sdtContent><w:fldSimple w:instr="X">{run("Ann Roe")}</w:fldSimple></w:sdtContent></w:sdt>',
        f'<w:moveTo w:id="1" w:author="a">{run("Ann Roe")}</w:moveTo>',
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Bo Lee"/>'
        '<w:listEntry w:val="Ann Roe"/></w:ddList></w:ffData></w:fldChar></w:r>',
    ],
)
def test_words_in_whatever_wraps_them_are_read(inner: str) -> None:
    document, table = plan_table()
    put(table, 1, 2, inner)
    assert read(read_word(document)) == AS_PRINTED


def test_a_placeholder_is_nothing() -> None:
    document, table = plan_table()
    properties = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    put(table, 1, 3, f"<w:sdt>{properties}<w:sdtContent>{run('Tap here for a day')}</w:sdtContent></w:sdt>")
    wrap(table.cell(2, 2)._tc, f"<w:sdt>{properties}<w:sdtContent/></w:sdt>")
    first, second = read(read_word(document))
    assert (first[3], second[2:]) == (None, ([], date(2026, 6, 30), "Done"))


def test_tracked_changes_are_read_as_if_accepted_and_told_in_one_line() -> None:
    document, table = plan_table()
    put(table, 1, 3, f'<w:del w:id="1">{run("31/03/2026").replace("w:t>", "w:delText>")}</w:del>')
    table.cell(1, 3).paragraphs[0]._p.append(xml(f'<w:ins w:id="2">{run("31/05/2026")}</w:ins>'))
    for row, sign in zip([table.add_row(), table.add_row()], ('<w:del w:id="3"/>', '<w:ins w:id="4"/>'), strict=True):
        for cell, words in zip(row.cells, ["3", f"Paint {sign[3:6]}", "Cy Day", "", ""], strict=True):
            cell.text = words
        row._tr.get_or_add_trPr().append(xml(sign))
    plan = read_word(document)
    assert read(plan) == [*AS_PRINTED, ("3", "Paint ins", ["Cy Day"], None, None)]
    [doubt] = [one for one in plan.doubts if one.where == "the document"]
    assert doubt.reading == "as if all changes were accepted"
    for said in ("1 row is struck: “3 | Paint del | Cy Day”", "“31/03/2026”", "1 row is inserted: “3 | Paint ins"):
        assert said in doubt.printed


def test_two_paragraphs_are_one_where_the_end_of_the_first_is_struck() -> None:
    document, table = plan_table()
    table.cell(1, 1).paragraphs[0].runs[0].text = "Mend "
    table.cell(1, 1).add_paragraph("the roof")
    first = table.cell(1, 1).paragraphs[0]._p
    first.insert(0, xml('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'))
    assert read(read_word(document)) == AS_PRINTED


def test_hidden_words_by_themselves_or_by_their_style_are_left_out_and_told_in_one_line() -> None:
    document, table = plan_table()
    table.cell(1, 2).paragraphs[0].add_run(" (was Old Hand)").font.hidden = True
    style = document.styles.add_style("Secret", 2)
    style.element.append(xml("<w:rPr><w:vanish/></w:rPr>"))
    table.cell(2, 3).paragraphs[0].add_run("01/01/2020", style="Secret")
    plan = read_word(document)
    assert read(plan) == AS_PRINTED
    assert [(one.where, one.what) for one in plan.skipped] == [
        ("the document", "2 stretches of hidden words: “(was Old Hand)”, “01/01/2020”")
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (run("☒ Done ☐ Not done"), run("☐ Done ☒ Not done"), ["Done", "Not done"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> On track</w:t><w:sym w:font="Wingdings" w:char="F0A8"/>'
         "<w:t> Late</w:t></w:r>", run("Late"), ["On track", "Late"]),
        (run("ü", '<w:rFonts w:ascii="Wingdings"/>'), run("☐"), ["Yes", "No"]),
    ],
)  # fmt: skip
def test_of_words_beside_boxes_those_count_whose_box_is_ticked(first: str, second: str, said: list[str]) -> None:
    document, table = plan_table()
    put(table, 1, 4, first)
    put(table, 2, 4, second)
    plan = read_word(document)
    assert [one.status for one in plan.actions] == said
    assert "tick box" in plan.skipped[0].what


def test_a_check_box_control_is_ticked_as_its_state_says() -> None:
    document, table = plan_table()
    for row, state in ((1, 1), (2, 0)):
        box = f'<w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        put(table, row, 4, f"<w:sdt>{box}<w:sdtContent>{run('?')}</w:sdtContent></w:sdt>")
    assert [one.status for one in read_word(document).actions] == ["Yes", "No"]


def test_boxes_comments_and_pictures_are_counted_and_told() -> None:
    document, table = plan_table()
    document.add_comment(table.cell(1, 1).paragraphs[0].runs[0], text="Is this ours?")
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.add_paragraph()._p.append(xml(box))
    plan = read_word(document)
    assert read(plan) == AS_PRINTED
    assert [one.what for one in plan.skipped] == ["1 text box: “Draft”", "1 comment: “Is this ours?”"]


def test_a_table_in_a_text_box_is_read() -> None:
    document, table = plan_table()
    inside = xml("<w:r><w:pict><w:txbxContent/></w:pict></w:r>")
    inside[0][0].append(table._tbl)
    document.add_paragraph()._p.append(inside)
    assert read(read_word(document)) == AS_PRINTED


def test_the_number_that_word_prints_by_itself_is_the_reference() -> None:
    document, table = plan_table()
    for row in table.rows[1:]:
        row.cells[0].text = ""
        row.cells[0].paragraphs[0].style = "List Number"
    empty = table.add_row()
    empty.cells[0].paragraphs[0].style = "List Number"
    assert [(one.ref, one.printed_ref) for one in read_word(document).actions] == [("1", "1"), ("2", "2")]


LEVELS = (
    '<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    "</w:abstractNum>"
)


@pytest.mark.parametrize(
    ("kind", "text", "numbers"),
    [
        ("decimal", "%1.%2", ["3", "3.1", "3.2", "4", "4.1"]),
        ("lowerLetter", "%1%2)", ["3", "3a)", "3b)", "4", "4a)"]),
        ("upperRoman", "%1.%2.", ["3", "3.I.", "3.II.", "4", "4.I."]),
        ("decimalZero", "A%1-%2", ["3", "A3-01", "A3-02", "4", "A4-01"]),
        ("bullet", "o", ["3", "", "", "4", ""]),
    ],
)
def test_numbers_of_several_levels_are_counted_as_word_counts(kind: str, text: str, numbers: list[str]) -> None:
    document = new_word()
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(LEVELS.format(kind=kind, text=text)))
    numbering.append(xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in (0, 1, 1, 0, 1):
        properties = document.add_paragraph("Mend")._p.get_or_add_pPr()
        properties.append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
    found = read_document(saved(document), "plan.docx")
    assert isinstance(found, Document)
    bullets = [block for block in found.blocks if isinstance(block, Bullet)]
    assert [one.text for one in bullets] == [f"{number} Mend".strip() for number in numbers]
    assert [one.indent for one in bullets] == [0, 5, 5, 0, 5]


def test_a_frame_round_the_page_is_no_table_and_rows_in_a_cell_are_its_lines() -> None:
    document = new_word()
    frame = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = frame.add_table(rows=2, cols=3)
    for row, words in zip(inner.rows, (["Action", "Lead", "Due date"], ["Mend", "AB", "May 2026"]), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    steps = inner.cell(1, 0).add_table(rows=2, cols=2)
    for row, words in zip(steps.rows, (["Step", "Who"], ["Buy tiles", "CD"]), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    plan = read_word(document)
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend", ["AB"])]
    assert [(one.title, one.owners) for one in plan.actions[0].milestones] == [("Buy tiles", ["CD"])]
    assert any("A table stands inside this cell" in one.why for one in plan.doubts)


def test_strict_open_xml_is_read_in_word_too() -> None:
    document, _ = plan_table()
    assert read(read_here(strict(saved(document)), "plan.docx")) == AS_PRINTED


def test_the_page_may_stand_under_another_name_in_the_file() -> None:
    """Word for the web calls it document2."""
    document, _ = plan_table()
    source, file = zipfile.ZipFile(io.BytesIO(saved(document))), io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for part in source.namelist():
            words = source.read(part).replace(b"word/document.xml", b"word/document2.xml")
            target.writestr(part.replace("document.xml", "document2.xml"), words)
    assert read(read_here(file.getvalue(), "plan.docx")) == AS_PRINTED
