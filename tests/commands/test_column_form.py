"""The form of a table's columns shows what was read, and refuses what the table does not hold."""

import pytest

from commands.errors import CommandError
from commands.forms import Choice, Number
from commands.showing.column_form import ColumnsForm, filled, first_page, name_of, table_form
from store.documents.guidance import LEAVE_OUT, Guidance, HeadingRow
from store.documents.staged import ReadTable
from store.loading import NoPlanFoundError
from tests.loading.sheets import read_sheets


def unread(guidance: Guidance | None = None) -> list[ReadTable]:
    with pytest.raises(NoPlanFoundError) as nothing:
        read_sheets({"Dach": [["Ziel A", "Dach"], ["Nr", "Bezeichnung"], ["1", "Mend the wall"]]}, guidance)
    return nothing.value.staged.tables


def test_a_table_without_known_headings_asks_which_row_is_the_heading_and_shows_that_rows_columns() -> None:
    table = unread()[0]
    page = first_page(1, 0, table)
    assert [one.value for one in table_form(page, table).fields if isinstance(one, Number)] == [1]
    said = filled(page, table, ColumnsForm(heading=2), [table])[1]
    assert said.headings == (HeadingRow(sheet="dach", row=2),)
    named = unread(said)[-1]
    fields = table_form(first_page(1, 1, named), named).fields
    labels = [one.label for one in fields if isinstance(one, Choice | Number)]
    assert labels == ["What is this table?", "Which row is the heading?", "Nr", "Bezeichnung"]


def test_a_row_that_is_not_there_is_refused() -> None:
    tables = unread()
    with pytest.raises(CommandError, match="There is no row 99: the last one is row 3"):
        filled(first_page(1, 0, tables[0]), tables[0], ColumnsForm(heading=99), tables)


def test_two_columns_that_are_said_to_own_it_are_both_kept() -> None:
    rows = [["Action", "Sponsor", "Wer", "Status"], ["Mend the wall", "Ada Quill", "Ben Marsh", "Open"]]
    table = read_sheets({"Dach": rows}).tables[0]
    page = first_page(1, 0, table)
    names = {f"actions_{at}": "Who owns it" for at in (1, 2)}
    said = filled(page, table, ColumnsForm.model_validate(names), [table])[1]
    assert [(one.heading, one.role) for one in said.columns] == [("sponsor", "owner"), ("wer", "second owner")]


def test_a_table_of_which_nothing_is_read_is_left_out_in_words() -> None:
    tables = [ReadTable(where="sheet Plan, row 1", place="Plan", kind="actions", rows=2)]
    tables.append(ReadTable(where="sheet Lists, row 1", place="Lists", kind=LEAVE_OUT, rows=1))
    assert [name_of(one, tables) for one in tables] == ["Plan with 2 rows read as actions", "Lists with 1 row left out"]
