"""Which column is the title, how sure each role is and why, and tables that cannot have been read rightly."""

import pytest

from store.documents.guidance import ColumnGuide, Guidance
from store.documents.staged import StagedPlan
from tests.loading.sheets import Rows, read_sheets


def read(*rows: list[object], guidance: Guidance | None = None) -> StagedPlan:
    return read_sheets({"Roofs": rows}, guidance)


def titles(plan: StagedPlan) -> list[str]:
    return [one.title for one in plan.actions]


REPEATED: Rows = [
    ["Ref", "Task", "What exactly", "Owner"],
    ["1", "Training", "Train the roofers in slate", "Ada Quill"],
    ["2", "Training", "Train the painters in lime", "Ada Quill"],
    ["3", "Training", "Train the clerks in figures", "Ben Marsh"],
]


def test_cells_that_repeat_are_no_titles_where_another_column_says_what_is_to_be_done() -> None:
    plan = read(*map(list, REPEATED))
    assert titles(plan)[0] == "Train the roofers in slate"
    assert "the title stands under “What exactly”" in [one.reading for one in plan.doubts]


def test_what_a_person_said_of_the_title_is_not_overruled() -> None:
    said = Guidance(columns=(ColumnGuide(heading="task", role="action"),))
    assert titles(read(*map(list, REPEATED), guidance=said))[0] == "Training"


@pytest.mark.parametrize("heading", ["Action type", "Task priority", "Action owner", "Action level"])
def test_a_heading_that_says_something_of_an_action_is_no_title(heading: str) -> None:
    plan = read(["Ref", heading, "Description", "Due date"], ["1", "Corrective", "Mend the roof", "31/03/2026"])
    assert titles(plan) == ["Mend the roof"]


def test_each_column_says_how_sure_it_is_why_and_what_else_it_might_be() -> None:
    plan = read(
        ["Ref", "Action", "Lead officer name", "Finish", "Wombat"],
        ["1", "Mend the roof of the north wing", "Ada Quill", "31/03/2026", "x"],
        ["2", "Paint the door of the south wing", "Ben Marsh", "30/04/2026", "y"],
    )
    columns = {one.heading: one for one in plan.tables[0].columns}
    assert columns["Action"].score > columns["Lead officer name"].score > columns["Wombat"].score == 0
    assert columns["Finish"].why == ["Its heading is “Finish”", "Its cells are days"]
    assert (columns["Finish"].role, columns["Finish"].next_best) == ("due", "start")
    assert columns["Wombat"].why == ["No heading that I know"]


def test_two_columns_of_one_heading_that_hold_days_are_asked_about_and_none_is_taken() -> None:
    plan = read(["Ref", "Date", "Action", "Date"], ["1", "09/01/2026", "Mend the roof", "09/03/2026"])
    assert [one.due for one in plan.actions] == [None]
    assert [one.reading for one in plan.doubts if one.printed == "Date"] == ["no due date"]


def test_owners_that_are_days_make_the_whole_table_doubtful_and_that_stands_first() -> None:
    rows: list[list[object]] = [[f"{at}", f"Mend roof number {at}", "Ada Quill", "24/04/2026"] for at in range(1, 5)]
    plan = read(["Ref", "Action", "Due date", "Lead"], *rows)
    assert plan.doubts[0].reading == "This table may be read in the wrong columns"
    assert "owners are days or numbers" in plan.doubts[0].why
    assert [one.owners for one in plan.actions] == [[]] * 4


def test_titles_that_repeat_without_another_column_are_told_loudly() -> None:
    rows: list[list[object]] = [[str(at), "Training", "Ada Quill", f"Train number {at}"] for at in range(1, 5)]
    plan = read(["Ref", "Action", "Lead", "Comments"], *rows)
    assert "“Training” stands in half of the rows" in plan.doubts[0].why
