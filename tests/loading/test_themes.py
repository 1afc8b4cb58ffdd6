"""What groups actions, and what only looks as if it did."""

import pytest

from store.documents.staged import StagedPlan
from store.loading.interpret.banners import names_something
from tests.loading.sheets import Rows, new_word, read_sheets, read_word, word_table

HEADER = ["Ref", "Action", "Owner"]


def themes(plan: StagedPlan) -> list[str]:
    return [one.title for one in plan.themes]


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Very High",
            "P1 - Urgent",
            "Must",
            "3 – Low",
            "Done",
            "IN PROGRESS",
            "Amber",
            "sep=;",
            "Present: A Quill, B Marsh",
        ),
        *(
            "Extracted 05/07/2022 09:14",
            "Please do not insert columns",
            "Page 1 of 4",
            "Last saved 16/02/2026 by A Quill",
        ),
    ],
)
def test_steps_of_a_scale_and_furniture_name_no_theme(words: str) -> None:
    assert not names_something(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Key priority 1: Leadership",
            "Front door",
            "Meeting children's needs: assessment",
            "To be heard",
            "Low-level need",
        ),
        *("Quality of practice", "1. Front door and assessment", "Critical thinking", "Low-level need"),
    ],
)
def test_names_of_themes_name_them(words: str) -> None:
    assert names_something(words)


@pytest.mark.parametrize("scale", [("Very High", "High", "Critical"), ("P1 - Urgent", "P2 - High", "P4 - Low")])
def test_a_priority_is_no_theme(scale: tuple[str, ...]) -> None:
    rows: Rows = [[*HEADER, "Priority"], *[[str(n), f"Mend roof {n}", "Ada Quill", one] for n, one in enumerate(scale)]]
    plan = read_sheets({"Roofs": rows})
    assert (themes(plan), len(plan.actions)) == ([], 3)


def test_states_across_the_table_are_no_themes() -> None:
    rows: Rows = [HEADER, ["TO DO"], ["1", "Mend the roof", "Ada"], ["DONE"], ["2", "Paint the door", "Ada"]]
    assert themes(read_sheets({"Roofs": rows})) == []


def test_a_title_that_is_the_only_heading_groups_nothing() -> None:
    page = new_word()
    page.add_heading("Website for young people", 1)
    word_table(page, HEADER, ["1", "Mend the roof", "Ada Quill"])
    plan = read_word(page)
    assert (plan.title, themes(plan)) == ("Website for young people", [])


def test_a_title_on_a_later_sheet_groups_nothing() -> None:
    sheets: dict[str, Rows] = {
        "Instructions": [["How to use this tracker"], ["1", "Add a row for each action"]],
        "Plan": [["Larchwood home improvement plan"], [], HEADER, ["1", "Mend the roof", "Ada"]],
    }
    assert themes(read_sheets(sheets)) == []
