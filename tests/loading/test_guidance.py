"""What a person says of a sheet, a heading or a column goes before what they look like."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from store.documents.guidance import LEAVE_OUT, ColumnGuide, Guidance, HeadingRow, SheetGuide, WordGuide
from store.documents.staged import StagedPlan
from store.loading import NoPlanFoundError
from tests.loading.sheets import new_word, read_sheet, read_sheets, read_word, word_table

ROWS = [["Nr", "Bezeichnung", "Wer", "Milestone achieved?"], ["1", "Mend the roof", "Ada Quill", "Y"]]


def read(guidance: Guidance, **sheets: list[list[str]]) -> StagedPlan:
    return read_sheets(sheets, guidance)


def test_a_column_whose_heading_nobody_knows_is_what_a_person_says() -> None:
    said = Guidance(
        columns=(
            ColumnGuide(heading="bezeichnung", role="action"),
            ColumnGuide(heading="wer", role="owner", sheet="dach"),
            ColumnGuide(heading="milestone achieved?", role="status"),
        )
    )
    plan = read(said, Dach=ROWS)
    assert [(one.title, one.owners, one.status) for one in plan.actions] == [("Mend the roof", ["Ada Quill"], "Y")]
    columns = plan.tables[0].columns
    assert [(one.heading, one.role, one.examples) for one in columns[1:3]] == [
        ("Bezeichnung", "action", ["Mend the roof"]),
        ("Wer", "owner", ["Ada Quill"]),
    ]
    assert columns[1].why == ["You said so"]
    assert columns[1].score == 1


def test_a_column_is_left_out() -> None:
    rows = [["Action", "Owner"], ["Mend the roof", "Ada Quill"]]
    plan = read(Guidance(columns=(ColumnGuide(heading="owner", role=LEAVE_OUT),)), Roofs=rows)
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend the roof", [])]


def test_the_row_that_a_person_names_is_the_heading() -> None:
    rows = [["Action", "Owner"], ["what", "who"], ["Action", "Owner"], ["Mend the roof", "Ada Quill"]]
    plan = read(Guidance(headings=(HeadingRow(sheet="roofs", row=3),)), Roofs=rows)
    assert [one.title for one in plan.actions] == ["Mend the roof"]
    assert [one.heading_row for one in plan.tables if one.kind] == [3]


def test_the_row_that_a_person_names_gives_its_columns_also_where_none_of_them_is_known() -> None:
    document = new_word()
    table = word_table(document, ["Objective 1: Roofs", ""], ["Aufgabe", "Wer"], ["Mend the roof", "Ada Quill"])
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    row = Guidance(headings=(HeadingRow(row=2),))
    with pytest.raises(NoPlanFoundError) as nothing:
        read_word(document, row)
    last = nothing.value.staged.tables[-1]
    assert (last.heading_row, [one.heading for one in last.columns]) == (2, ["Aufgabe", "Wer"])
    said = row.and_also(Guidance(columns=(ColumnGuide(heading="aufgabe", role="action"),)))
    plan = read_word(document, said)
    assert [(one.title, one.theme) for one in plan.actions] == [("Mend the roof", "A")]
    assert [one.title for one in plan.themes] == ["Roofs"]


def test_headings_in_two_rows_are_named_by_the_lower_one_and_stay_together() -> None:
    rows = [
        ["", "Leads", "", "Dates", ""],
        ["Action", "Owner", "Sponsor", "Original", "Revised"],
        ["Mend", "Ada Quill", "Cy Fern", "1/7/24", "1/8/24"],
    ]

    def merged(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("D1:E1")

    plain = read_sheet(rows, merged)
    assert [one.heading_row for one in plain.tables] == [2]
    for row in (1, 2):
        again = read_sheet(rows, merged, guidance=Guidance(headings=(HeadingRow(row=row),)))
        assert (again.actions, again.tables) == (plain.actions, plain.tables)


def test_a_sheet_is_left_out_and_told() -> None:
    rows = [["Action", "Owner"], ["Mend the roof", "Ada Quill"]]
    old = [["Action", "Owner"], ["Paint the door", "Ben Marsh"]]
    plan = read(Guidance(sheets=(SheetGuide(sheet="old", kind=LEAVE_OUT),)), Roofs=rows, Old=old)
    assert [one.title for one in plan.actions] == ["Mend the roof"]
    assert "“Old”, 2 rows" in [one.what for one in plan.skipped]


def test_a_later_answer_replaces_the_same_one_and_keeps_the_others() -> None:
    first = Guidance(words=(WordGuide(field="status", word="achieved", means="complete"),), order="day first")
    later = Guidance(words=(WordGuide(field="status", word="achieved", means="on track"),))
    both = first.and_also(later)
    assert both.means("status", "Achieved") == "on track"
    assert both.order == "day first"
    assert len(both.words) == 1


def test_a_column_is_what_a_person_says_whatever_it_holds() -> None:
    rows = [["Action", "Owner", "Progress", "Status"], ["Mend the roof", "Ada Quill", "Green", "05/06/2023"]]
    columns = (ColumnGuide(heading="progress", role="progress"), ColumnGuide(heading="status", role="status"))
    assert [one.role for one in read(Guidance(), Roofs=rows).tables[0].columns[2:]] == ["rating", "completed"]
    said = read(Guidance(columns=columns), Roofs=rows)
    assert [one.role for one in said.tables[0].columns[2:]] == ["progress", "status"]


def test_a_heading_row_is_known_again_where_rows_were_put_above_it() -> None:
    said = Guidance(headings=(HeadingRow(sheet="roofs", row=2, holds=("action", "owner")),))
    moved = [["Our roofs", ""], ["for June", ""], ["Task", "Who"], ["Action", "Owner"], ["Mend the roof", "Ada Quill"]]
    plan = read(said, Roofs=moved)
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend the roof", ["Ada Quill"])]
    assert [one.heading_row for one in plan.tables if one.kind] == [4]


def test_a_heading_row_that_stands_nowhere_any_more_is_looked_for_anew() -> None:
    said = Guidance(headings=(HeadingRow(sheet="roofs", row=1, holds=("nr", "wer")),))
    plan = read(said, Roofs=[["Action", "Owner"], ["Mend the roof", "Ada Quill"]])
    assert [one.title for one in plan.actions] == ["Mend the roof"]


def test_of_two_columns_that_were_said_to_be_the_same_the_one_said_later_is() -> None:
    rows = [["Action", "Who", "Wer"], ["Mend the roof", "The team", "Ada Quill"]]
    for first, second, owner in (("who", "wer", "Ada Quill"), ("wer", "who", "The team")):
        said = [Guidance(columns=(ColumnGuide(heading=one, role="owner"),)) for one in (first, second)]
        before = Guidance(columns=(ColumnGuide(heading=second, role="status"),)).and_also(said[0])
        assert [one.owners for one in read(before.and_also(said[1]), Roofs=rows).actions] == [[owner]]
