"""What stands where nobody has answered is no answer, in every column."""

import pytest

from store.documents.staged import StagedPlan
from store.loading.document import Cell, Piece
from store.loading.interpret.columns.blanks import is_placeholder
from tests.loading.sheets import read_sheets

HEADER = ["Ref", "Action", "Owner", "Due date", "Status"]


def read(*rows: list[object]) -> StagedPlan:
    return read_sheets({"Roofs": [HEADER, *rows]})


@pytest.mark.parametrize(
    "words",
    [
        *("Select…", "-- choose --", "Please select", "Choose an item.", "Click or tap to enter a date.", "dd/mm/yyyy"),
        *("DD-MMM-YY", "[Name]", "<owner>", "Enter date", "[select status]", "#N/A", "#REF!", "#DIV/0!", "Pick one"),
    ],
)
def test_a_hint_is_a_placeholder(words: str) -> None:
    assert is_placeholder(Cell((Piece(words),)))


@pytest.mark.parametrize(
    "words",
    [
        "Choose a sample",
        "Select a provider for respite",
        "[Closed]",
        "[x]",
        "Enter the new framework",
        "<a@example.org>",
    ],
)
def test_what_people_write_is_none(words: str) -> None:
    assert not is_placeholder(Cell((Piece(words),)))


def test_placeholders_are_no_owner_no_day_and_no_status() -> None:
    plan = read(
        ["1", "Mend the roof", "Select…", "dd/mm/yyyy", "Choose an item."],
        ["2", "Paint the door", "N/K", "Redacted", "None"],
        ["3", "[Insert action]", "[Name]", "[Date]", "[Status]"],
    )
    assert [(one.title, one.owners, one.status) for one in plan.actions] == [
        ("Mend the roof", [], None),
        ("Paint the door", [], None),
    ]
    assert [one.due.kind for one in plan.actions if one.due] == ["missing", "missing"]


def test_a_formula_that_failed_is_told_once_and_never_split() -> None:
    plan = read(["1", "Mend the roof", "#N/A", None, "Open"], ["2", "Paint the door", "#N/A", None, "Open"])
    assert [one.owners for one in plan.actions] == [[], []]
    told = ["2 cells show an error: #N/A in C2, #N/A in C3"]
    assert [one.printed for one in plan.doubts if "formula" in one.why] == told


def test_an_owner_that_is_a_day_is_none_and_is_doubted() -> None:
    plan = read(["1", "Mend the roof", "21/04/2026", None, "Open"])
    assert [one.owners for one in plan.actions] == [[]]
    assert "This is a day, where an owner belongs" in [one.why for one in plan.doubts]
