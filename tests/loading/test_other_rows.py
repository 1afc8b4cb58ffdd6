"""Which row is the heading, and rows among the actions that are none: each is told."""

from store.documents.staged import StagedPlan
from tests.loading.sheets import read_sheets

HEADER: list[object] = ["Ref", "Action", "Lead", "Due date", "Status"]
REAL: list[object] = ["1", "Mend the roof", "Ada Quill", "31/03/2026", "Open"]


def read(*rows: list[object]) -> StagedPlan:
    return read_sheets({"Roofs": rows})


def titles(plan: StagedPlan) -> list[str]:
    return [one.title for one in plan.actions]


def test_help_and_an_example_under_the_headings_are_told_and_no_actions() -> None:
    plan = read(
        HEADER,
        ["No.", "What will be done, in one sentence", "Name of the accountable person", "When it must be finished", ""],
        ["e.g. 0", "EXAMPLE: Recruit a roofer", "Jo Bloggs", "01/01/2025", "Complete"],
        REAL,
    )
    assert titles(plan) == ["Mend the roof"]
    assert plan.tables[0].heading_row == 1
    assert [one.why for one in plan.skipped] == [
        "a row of help, which says how to fill in the table",
        "a row that shows how others should look",
    ]


def test_a_sample_stands_above_the_help() -> None:
    plan = read(
        HEADER,
        ["SAMPLE", "Sample action – delete", "A N Other", "01/01/2020", "Open"],
        ["Auto", "Start with a verb", "One name only", "dd/mm/yyyy", "Open or Closed"],
        REAL,
    )
    assert titles(plan) == ["Mend the roof"]


def test_an_action_that_begins_like_help_or_a_sum_is_one() -> None:
    plan = read(
        HEADER,
        ["1", "Select a roofer for the north wing", "Ada Quill", "31/03/2026", "Open"],
        ["2", "Sample twelve tiles", "Ada Quill", "31/03/2026", "Open"],
        ["3", "Total quality management is introduced", "Ada Quill", "31/03/2026", "Open"],
    )
    assert len(titles(plan)) == 3


def test_totals_and_none_are_told() -> None:
    plan = read(HEADER, REAL, ["", "Total number of actions", 1, "", ""], ["2", "None", "", "", ""])
    assert titles(plan) == ["Mend the roof"]
    assert [one.why for one in plan.skipped][-2:] == ["a row of totals", "a row that says that there is no action"]


def test_headings_carry_their_help_in_brackets_and_under_their_first_line() -> None:
    plan = read(
        [
            "Ref\n(leave blank)",
            "Action (what exactly?)",
            "Lead officer(s)?\nName, not team",
            "By when? (dd/mm/yyyy)",
            "Status",
        ],
        REAL,
    )
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend the roof", ["Ada Quill"])]
    assert [str(one.due.date) for one in plan.actions if one.due] == ["2026-03-31"]


def test_a_row_of_words_that_head_columns_elsewhere_is_a_row() -> None:
    plan = read(
        ["Ref", "Action", "Lead", "Entry type", "Status", "Category"],
        ["A1", "Mend the roof", "Ada Quill", "Action", "On track", "People"],
        ["A2", "Paint the door", "Ben Marsh", "Action", "Done", "People"],
    )
    assert titles(plan) == ["Mend the roof", "Paint the door"]
