"""OpenDocument spreadsheets and texts, as LibreOffice keeps them: read as their kin of Microsoft's are."""

from datetime import date

import pytest

from benchmarks import seed_files
from store.loading import StagedPlan, UnreadablePlanError
from store.loading.document import Bullet, Document, Row
from store.loading.readers import read_document
from store.loading.unguarded import read_here

STYLES = (
    '<number:date-style style:name="M"><number:month/><number:year/></number:date-style>'
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="M"/>'
    '<style:style style:name="green" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#00b050"/></style:style>'
    '<style:style style:name="in" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.5in"/>'
    "</style:style>"
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="secret" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def open_document(kind: str, body: str) -> bytes:
    return seed_files.open_document(kind, body, STYLES)


def cell(words: str, more: str = "", inside: str = "") -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in words.split("\n")) if words else ""
    return f"<table:table-cell {more}>{inside}{paragraphs}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def table(*rows: str, more: str = 'table:name="Actions"') -> str:
    return f"<table:table {more}><table:table-column/>{''.join(rows)}</table:table>"


def sheet(*rows: str) -> StagedPlan:
    return read_here(open_document("spreadsheet", table(HEADER, *rows)), "plan.ods")


def text(*blocks: str) -> StagedPlan:
    return read_here(open_document("text", "".join(blocks)), "plan.odt")


def grouped(rows: str) -> str:
    return f"<table:table-row-group>{rows}</table:table-row-group>"


COLLAPSED = 'table:visibility="collapse"'
HEADER = row("Ref", "Action", "Lead", "Due", "RAG")


def test_a_spreadsheet_is_read_with_its_days_colours_notes_and_merged_cells() -> None:
    day = cell("31.05.26", 'office:value-type="date" office:date-value="2026-05-31"')
    month = cell("Jun 26", 'office:value-type="date" office:date-value="2026-06-01" table:style-name="month"')
    note = cell("Mend", inside="<office:annotation><text:p>Ask first</text:p></office:annotation>")
    high = cell("AB", 'table:number-rows-spanned="2"')
    plan = sheet(
        row("1", note, high, day, cell("", 'table:style-name="green"')),
        row("2", 'Sweep <text:span text:style-name="struck">badly</text:span>', "<table:covered-table-cell/>", month),
    )
    assert [(one.ref, one.title, one.owners, one.due and one.due.date) for one in plan.actions] == [
        ("1", "Mend", ["AB"], date(2026, 5, 31)),
        ("2", "Sweep", ["AB"], date(2026, 6, 30)),
    ]
    assert [one.rating for one in plan.actions] == ["green", None]
    assert {one.what for one in plan.skipped} == {"badly", "1 note beside a cell: B2 “Ask first”"}


def test_filtered_and_folded_rows_are_read_and_those_hidden_by_hand_are_not() -> None:
    plan = sheet(
        row("1", "Mend", "AB"),
        row("2", "Sweep", "AB", more='table:visibility="filter"'),
        grouped(row("3", "Dig", "AB", more=COLLAPSED)),
        row("4", "Saw", "AB", more=COLLAPSED),
    )
    assert [one.ref for one in plan.actions] == ["1", "2", "3"]
    assert [one.why for one in plan.skipped] == ["hidden"]
    assert sum("view of the plan" in one.why for one in plan.doubts) == 2


def test_empty_cells_and_rows_said_a_million_times_are_none() -> None:
    plan = sheet(
        row("1", "Mend", "AB", cell("", 'table:number-columns-repeated="16380"')),
        row(cell("", 'table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048570"'),
    )
    assert [one.ref for one in plan.actions] == ["1"]


def test_words_said_a_million_times_are_refused() -> None:
    with pytest.raises(UnreadablePlanError, match="more than 20,000 rows"):
        sheet(row("1", "Mend", "AB", more='table:number-rows-repeated="1000000"'))


def test_indent_and_group_of_a_row_are_told() -> None:
    rows = grouped(row("1", cell("Dig", 'table:style-name="in"')))
    found = read_document(open_document("spreadsheet", table(HEADER, rows)), "plan.ods")
    assert isinstance(found, Document)
    last = found.blocks[-1]
    assert isinstance(last, Row)
    assert (last.cells[1].indent, last.level) == (5, 1)


def test_a_hidden_sheet_is_told() -> None:
    body = table(HEADER, row("1", "Mend", "AB")) + table(row("Old"), more='table:name="Old" table:style-name="gone"')
    plan = read_here(open_document("spreadsheet", body), "plan.ods")
    assert [one.what for one in plan.skipped] == ["the sheet “Old”"]


def test_a_text_is_read_with_its_lists_tables_and_changes() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old words</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    note = "<office:annotation><text:p>Who?</text:p></office:annotation>"
    lead = f'AB{note}<text:span text:style-name="secret">x</text:span>'
    plan = text(
        changes,
        "<text:section><text:h>Roofs</text:h>",
        table(HEADER, row("1", "Mend<text:s/>the<text:line-break/>roof", lead, "May<text:tab/>2026", "☐ Red ☑ Green")),
        "</text:section>",
    )
    [action] = plan.actions
    assert (action.title, action.owners, action.due and action.due.raw) == ("Mend the roof", ["AB"], "May 2026")
    assert action.rating == "green"
    assert [one.what for one in plan.skipped] == ["1 stretch of hidden words: “x”", "1 comment: “Who?”", "1 tick box"]
    assert "1 deletion: “Old words”" in [one.printed for one in plan.doubts]


def test_the_numbers_of_lists_are_printed_and_go_on_from_row_to_row() -> None:
    def listed(words: str, inner: str = "", more: str = "") -> str:
        item = f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"
        return f'<text:list text:style-name="L" {more}>{item}</text:list>'

    on = 'text:continue-numbering="true"'
    blocks = listed("Mend", listed("Buy tiles")) + listed("Sweep", more=on) + listed("Dig")
    found = read_document(open_document("text", blocks), "plan.odt")
    assert [block.text for block in found.blocks if isinstance(block, Bullet)] == [  # type: ignore[union-attr]
        "1. Mend",
        "a) Buy tiles",
        "2. Sweep",
        "1. Dig",
    ]
    rows = (row(cell("", inside=listed("", more=on)), words, "AB") for words in ("Mend", "Sweep"))
    assert [one.printed_ref for one in text(table(HEADER, *rows)).actions] == ["1", "2"]


def test_a_file_of_another_kind_is_told_by_its_contents() -> None:
    with pytest.raises(UnreadablePlanError, match=r"is an OpenDocument text, whatever its ending says.*\.odt"):
        read_here(open_document("text", "<text:p>x</text:p>"), "plan.ods")
    with pytest.raises(UnreadablePlanError, match="is cut short or damaged"):
        read_here(b"PK", "plan.odt")
