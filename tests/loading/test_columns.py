"""Columns as councils head and fill them: each rule of finding what they hold, in one small plan."""

from collections.abc import Callable

import pytest

from store.loading import StagedPlan
from store.loading.unguarded import read_here
from tests.loading.sheets import Rows, read_sheet

Read = Callable[..., StagedPlan]


def skipped(plan: StagedPlan) -> list[str]:
    return [one.what for one in plan.skipped]


def dues(plan: StagedPlan) -> list[str]:
    return [str(one.due.date if one.due else None) for one in plan.actions]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Revised target", "2022-09-30"),
        ("Revised completion date", "2022-09-30"),
        ("Amended deadline", "2022-09-30"),
        ("Date last updated", "2022-06-30"),
    ],
)
def test_a_revised_date_counts_however_it_is_headed(heading: str, said: str) -> None:
    rows: Rows = [["Ref", "Action", "Target date", heading], ["1", "Mend roofs", "30/06/2022", "30/09/2022"]]
    assert dues(read_sheet(rows)) == [said]


def test_a_number_sign_heads_the_references() -> None:
    plan = read_sheet([["#", "Action", "Lead"], ["1.1", "Mend", "AB"], ["1.10", "Sweep", "AB"]])
    assert [one.ref for one in plan.actions] == ["1.1", "1.10"]


def test_a_column_without_a_heading_numbers_the_actions_right_of_it() -> None:
    plan = read_sheet([[None, "Action", "Lead"], ["1", "Mend", "AB"], ["2", "Sweep", "AB"]])
    assert [one.ref for one in plan.actions] == ["1", "2"]


def test_a_task_id_is_a_reference_and_no_task() -> None:
    plan = read_sheet([["Task ID", "Task name", "Assigned to", "Due date"], ["k1", "Mend", "AB", "1/6/22"]])
    assert [(one.ref, one.title) for one in plan.actions] == [("k1", "Mend")]


def test_next_steps_and_measures_are_told_with_their_count() -> None:
    head = ["Ref", "Action", "Lead", "Impact measure", "Next steps"]
    plan = read_sheet([head, ["1", "Mend", "AB", "No leaks", "Buy slate"], ["2", "Sweep", "AB", None, "Buy a broom"]])
    assert skipped(plan) == ["the column “Impact measure”, 1 cell", "the column “Next steps”, 2 cells"]
    assert not any(one.milestones for one in plan.actions)


def test_an_action_printed_in_another_column_is_kept_as_a_doubt() -> None:
    rows: Rows = [
        ["Ref", "Action", "Details of issue", "Lead", "Due"],
        ["1", None, "Mend all roofs", "AB", "June 2022"],
    ]
    plan = read_sheet(rows)
    assert [one.title for one in plan.actions] == ["Mend all roofs"]
    assert "No action is printed in its own column" in plan.doubts[-1].why


def test_a_row_that_says_nothing_of_an_action_is_told() -> None:
    plan = read_sheet([["Ref", "Action", "Lead"], ["1", "Mend", "AB"], ["Total", None, None], ["2", "Sweep", "AB"]])
    assert [one.title for one in plan.actions] == ["Mend", "Sweep"]
    assert "Total" in " ".join(skipped(plan))


def test_who_and_when_may_share_a_column() -> None:
    rows: Rows = [["Action", "Lead / timescale"], ["Mend", "Roof Manager – June 2022"], ["Sweep", "Yard Lead / Weekly"]]
    first, second = read_sheet(rows).actions
    assert (first.owners, first.due and str(first.due.date)) == (["Roof Manager"], "2022-06-30")
    assert (second.owners, second.due and second.due.kind) == (["Yard Lead"], "recurring")


def test_progress_that_holds_only_a_status_is_one() -> None:
    rows: Rows = [["Action", "Lead", "Progress"], ["Mend", "AB", "Not started"], ["Sweep", "AB", "Completed"]]
    assert [(one.status, one.progress) for one in read_sheet(rows).actions] == [
        ("Not started", None),
        ("Completed", None),
    ]


def test_a_status_of_single_letters_rates() -> None:
    rows: Rows = [["Action", "Lead", "Status"], ["Mend", "AB", "R"], ["Sweep", "AB", "G"]]
    assert [(one.status, one.rating) for one in read_sheet(rows).actions] == [("R", "red"), ("G", "green")]


def test_an_action_printed_again_with_another_step_is_one_action() -> None:
    head = ["Action", "Milestone", "Milestone lead", "Milestone due"]
    plan = read_sheet([head, ["Mend", "Buy slate", "AB", "June 2022"], ["Mend", "Lay slate", "CD", "July 2022"]])
    [action] = plan.actions
    assert [(one.title, str(one.due and one.due.date)) for one in action.milestones] == [
        ("Buy slate", "2022-06-30"),
        ("Lay slate", "2022-07-31"),
    ]


def test_steps_in_a_column_for_each_quarter_stand_in_their_order() -> None:
    head = ["Ref", "Action", "Q1 milestone", "Q2 milestone", "Q3 milestone"]
    [action] = read_sheet([head, ["1", "Mend", "Buy slate", None, "Lay slate"]]).actions
    assert [one.title for one in action.milestones] == ["Buy slate", "Lay slate"]


def test_rows_of_one_name_over_full_rows_are_themes_and_doubted() -> None:
    rows: Rows = [["Task name", "Person", "Due", "State"], ["Roofs"], ["Mend", "AB", "June 2022", "Open"]]
    rows = [*rows, ["Yards"], ["Sweep", "AB", "July 2022", "Open"]]
    plan = read_sheet(rows)
    assert [one.title for one in plan.themes] == ["Roofs", "Yards"]
    assert [(one.title, one.theme) for one in plan.actions] == [("Mend", "A"), ("Sweep", "B")]
    assert [one.printed for one in plan.doubts if "nothing beside it" in one.why] == ["Roofs", "Yards"]


def test_indicators_with_a_figure_for_each_quarter_are_standards() -> None:
    plan = read_sheet([["KPI", "Target 2024/25", "Q1", "Q2", "RAG"], ["Roofs mended", "90%", "81%", "88%", "A"]])
    assert [one.title for one in plan.standards] == ["Roofs mended"]


def test_words_struck_out_in_markdown_are_told_and_not_read(read: Read) -> None:
    plan = read("| Action | Lead | Due |", "|---|---|---|", "| Mend ~~old~~ roofs | AB | June 2022 |")
    assert [one.title for one in plan.actions] == ["Mend roofs"]
    assert [(one.what, one.why) for one in plan.skipped] == [("old", "struck out")]


def test_an_action_may_have_its_labels_in_its_own_line(read: Read) -> None:
    plan = read("# Theme 1: Roofs", "", "1.1 Mend all roofs (Lead: Roof Manager; by June 2022)")
    assert [(one.ref, one.title, one.owners) for one in plan.actions] == [("1.1", "Mend all roofs", ["Roof Manager"])]
    assert dues(plan) == ["2022-06-30"]


def test_a_heading_that_names_no_action_is_no_action_of_the_form_under_it() -> None:
    form = "# Roof plan\n\n| Lead | AB |  |\n| Due | June 2022 |  |\n| Status | Open |  |\n"
    text = f"{form}\n| Action | Lead | Due |\n| Mend | AB |  |\n"
    assert [one.title for one in read_here(text.encode(), "roofs.md").actions] == ["Mend"]


def test_a_label_over_lines_names_the_recommendation_they_answer(read: Read) -> None:
    plan = read(
        "Roof plan",
        *(
            "",
            "Requirement 1: The roofs must be whole.",
            "",
            "Action: Mend roofs",
            "Owner: Roof Manager",
            "By: June 2022",
        ),
        *("", "Recommendation 2: The yard should be clean.", "", "Action: Sweep", "Owner: Yard Lead", "By: Weekly"),
    )
    assert [(one.title, one.recommendations) for one in plan.actions] == [("Mend roofs", [1]), ("Sweep", [2])]


def test_empty_cells_between_bars_are_no_columns_set_apart_by_spaces() -> None:
    lines = ["| Ref | Action | Owner | Wk 1 | Wk 2 | Wk 3 |", "|---|---|---|---|---|---|"]
    lines += ["| 1 | Mend the roof | Ada |  |  | x |", "| 2 | Paint the door | Ben | x |  |  |"]
    plan = read_here("\n".join(lines).encode(), "plan.md")
    assert [one.title for one in plan.actions] == ["Mend the roof", "Paint the door"]
