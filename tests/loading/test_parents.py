"""Rows that stand under others are their steps, or are grouped by them, whatever shows which they are."""

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from store.documents.staged import StagedPlan
from tests.loading.sheets import read_sheet

HEAD = ["Ref", "Action", "Lead", "Due date", "Status"]


def tree(plan: StagedPlan) -> list[tuple[str | None, str, list[str]]]:
    themes = {theme.ref: theme.title for theme in plan.themes}
    return [(themes.get(one.theme or ""), one.title, [step.title for step in one.milestones]) for one in plan.actions]


def test_a_row_without_an_owner_groups_those_numbered_under_it() -> None:
    plan = read_sheet(
        [
            HEAD,
            ["4", "Foster more children", None, "30/09/2026", "Amber"],
            ["4.1", "Hold six open evenings", "Ada Quill", "31/03/2026", "Green"],
            ["4.2", "Pay carers on time", "Ben Marsh", "30/06/2026", "Red"],
            ["5", "Print a booklet", "Cleo Dunn", "30/06/2026", "Green"],
        ]
    )
    assert tree(plan) == [
        ("Foster more children", "Hold six open evenings", []),
        ("Foster more children", "Pay carers on time", []),
        (None, "Print a booklet", []),
    ]
    assert any("30/09/2026" in one.printed for one in plan.doubts)


def test_a_row_that_has_all_of_its_own_keeps_those_numbered_under_it_as_steps() -> None:
    plan = read_sheet(
        [
            HEAD,
            ["4", "Foster more children", "Cleo Dunn", "30/09/2026", "Amber"],
            ["4.1", "Hold six open evenings", "Ada Quill", "31/03/2026", "Green"],
        ]
    )
    assert tree(plan) == [(None, "Foster more children", ["Hold six open evenings"])]


def test_a_parent_may_stand_below_and_be_named_by_its_words() -> None:
    plan = read_sheet(
        [
            ["Task", "Parent task", "Owner", "Due date", "Date completed", "Forecast"],
            ["Find carers", "Open a hostel", "Ben Marsh", "31/03/2026", "27/03/2026", "30/04/2026"],
            ["Open a hostel", None, "Ada Quill", "30/09/2026", None, None],
        ]
    )
    assert tree(plan) == [(None, "Open a hostel", ["Find carers"])]
    step = plan.actions[0].milestones[0]
    assert step.owners == ["Ben Marsh"]
    assert step.completed is not None
    assert (step.completed.date, step.forecast) == (date(2026, 3, 27), date(2026, 4, 30))


def test_a_parent_that_is_not_there_is_doubted() -> None:
    rows: list[list[object]] = [["No", "Task", "Parent ref", "Owner"], [1, "Build", None, "Ada"]]
    rows += [[2, "Dig", 1, "Ben"], [3, "Plan", 9, "Ben"]]
    plan = read_sheet(rows)
    assert tree(plan) == [(None, "Build", ["Dig"]), (None, "Plan", [])]
    assert [one.printed for one in plan.doubts if "names no row" in one.why] == ["9"]


def test_parents_who_are_consulted_are_no_parents_of_rows() -> None:
    plan = read_sheet([["Ref", "Action", "Lead", "Parents"], ["1", "Ask them", "Ada Quill", "Parent forum"]])
    assert tree(plan) == [(None, "Ask them", [])]
    assert [one.what for one in plan.skipped] == ["the column “Parents”, 1 cell"]


def test_a_column_of_levels_says_what_stands_under_what() -> None:
    plan = read_sheet(
        [
            ["Outline level", "Task", "Owner", "Due date"],
            [1, "Move house", None, None],
            [2, "Pack", "Ada Quill", "31/03/2026"],
            [3, "Buy boxes", "Ben Marsh", "01/03/2026"],
            [2, "Drive", "Cleo Dunn", "30/04/2026"],
        ]
    )
    assert tree(plan) == [("Move house", "Pack", ["Buy boxes"]), ("Move house", "Drive", [])]


def test_rows_that_are_only_folded_away_stay_actions_of_their_own() -> None:
    def fold(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].outlineLevel = 1

    rows = [HEAD, *([str(at), f"Task {at}", "Ada Quill", "31/03/2026", "Open"] for at in (1, 2, 3))]
    plan = read_sheet(rows, fold)
    assert [title for _, title, _ in tree(plan)] == ["Task 1", "Task 2", "Task 3"]
    assert any("folded" in one.printed for one in plan.doubts)


def test_whether_a_milestone_is_achieved_is_no_milestone() -> None:
    plan = read_sheet([["Ref", "Action", "Lead", "Step completed (Yes / No)"], ["1", "Ask them", "Ada Quill", "No"]])
    assert [(one.status, one.milestones) for one in plan.actions] == [("No", [])]


def test_letters_before_the_words_are_steps_of_the_row_above() -> None:
    rows = [["Action", "Owner", "Due"], ["1. Open a hostel", "Ada Quill", "31/12/2026"]]
    rows += [["a) Find a house", "Ben Marsh", "31/03/2026"], ["b) Register it", "Cleo Dunn", "30/06/2026"]]
    assert tree(read_sheet(rows)) == [(None, "Open a hostel", ["Find a house", "Register it"])]


def test_parents_without_end_are_read_in_time() -> None:
    rows: list[list[object]] = [["Ref", "Action", "Lead", "Parent"], ["0", "First", "Ada Quill", None]]
    rows += [[str(at), f"Task {at}", "Ada Quill", str(at - 1)] for at in range(1, 300)]
    rows += [["x", "Round", "Ada Quill", "y"], ["y", "And round", "Ada Quill", "x"]]
    plan = read_sheet(rows)
    assert len(plan.actions) + sum(len(one.milestones) for one in plan.actions) == 302


def test_a_level_that_is_no_depth_is_told_and_changes_nothing() -> None:
    head: list[object] = ["Level", "Action", "Lead"]
    plan = read_sheet([head, [3, "Dig", "Ada Quill"], [1, "Plant", "Ben Marsh"], [2, "Eat", "AB"]])
    assert [title for _, title, _ in tree(plan)] == ["Dig", "Plant", "Eat"]
    assert "the column “Level”, 3 cells" in [one.what for one in plan.skipped]


def test_a_category_of_the_rows_below_gives_way_to_what_groups_them() -> None:
    plan = read_sheet(
        [
            ["No", "Task", "Category", "Owner"],
            ["1", "Hostel", None, None],
            ["1.1", "Find a house", "Places", "Ada Quill"],
            ["1.2", "Register it", "Paper", "Ben Marsh"],
        ]
    )
    assert tree(plan) == [("Hostel", "Find a house", []), ("Hostel", "Register it", [])]
    assert "the column “Category”, 2 cells" in [one.what for one in plan.skipped]


def test_a_row_with_a_theme_of_its_own_stays_an_action_and_is_doubted() -> None:
    plan = read_sheet(
        [
            ["Theme", "Ref", "Action", "Owner", "Due"],
            ["Homes", "4", "Open a hostel", None, "31/12/2026"],
            ["Homes", "4.1", "Find a house", "Ben Marsh", "31/03/2026"],
        ]
    )
    assert tree(plan) == [("Homes", "Open a hostel", []), ("Homes", "Find a house", [])]
    assert "Open a hostel" in [one.printed for one in plan.doubts]


def test_the_start_of_a_step_is_told_since_no_milestone_has_one() -> None:
    plan = read_sheet(
        [
            ["Ref", "Action", "Lead", "Start", "Due"],
            ["1", "Open a hostel", "Ada Quill", "01/01/2026", "31/12/2026"],
            ["1.1", "Find a house", "Ben Marsh", "02/02/2026", "31/03/2026"],
        ]
    )
    assert tree(plan) == [(None, "Open a hostel", ["Find a house"])]
    assert any("02/02/2026" in one.what for one in plan.skipped)
