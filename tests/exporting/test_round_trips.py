"""What is written is read back to the same plan, without a doubt."""

from collections.abc import Callable
from datetime import date

import pytest

from store.dates import PrintedDate, read_date
from store.documents.staged import KeyEntry, StagedAction
from store.exporting.xlsx import workbook_of
from store.exporting.yaml_file import yaml_of
from store.loading import StagedPlan
from store.loading.tidying import tidied
from store.loading.unguarded import read_here
from store.rules.control_signs import without_control_signs
from store.rules.terms import Progress
from tests.exporting.conftest import TODAY, Saved
from tests.exporting.hostile import TITLES, hostile_plan


def through_a_workbook(plan: StagedPlan) -> StagedPlan:
    return read_here(workbook_of(plan, {}, TODAY), "plan.xlsx")


def through_yaml(plan: StagedPlan) -> StagedPlan:
    return read_here(yaml_of(plan), "plan.yaml")


def test_a_workbook_is_read_back_to_the_same_plan_without_a_doubt(plan: StagedPlan) -> None:
    back = through_a_workbook(plan)
    assert back == tidied(plan, "")
    assert (back.doubts, back.skipped) == ([], [])


def test_yaml_is_read_back_to_the_same_plan_without_a_doubt(plan: StagedPlan) -> None:
    back = through_yaml(plan)
    assert back == tidied(plan, "")
    assert (back.doubts, back.skipped) == ([], [])


@pytest.mark.parametrize("through", [through_a_workbook, through_yaml])
def test_hostile_words_come_back_letter_by_letter(through: Callable[[StagedPlan], StagedPlan]) -> None:
    """But for orders to a terminal, which no file brings in."""
    back, plain = through(hostile_plan()), [without_control_signs(one) for one in TITLES]
    assert [one.title for one in back.actions] == plain
    assert [one.printed_ref for one in back.actions] == [one.printed_ref for one in hostile_plan().actions]
    assert back.achievements == plain


def test_a_plan_saved_from_its_own_export_is_exported_the_same(plan: StagedPlan, saved: Saved) -> None:
    assert saved(through_a_workbook(plan)) == tidied(plan, "")
    assert saved(through_yaml(plan)) == tidied(plan, "")


@pytest.mark.parametrize(
    "words",
    [
        "ongoing",
        "TBC",
        "June 2022 (revised to July 2022)",
        "April to June 2022",
        "31/07/2022",
        "by the end of July 2022",
    ],
)
def test_dates_keep_the_words_they_were_printed_in(words: str) -> None:
    plan = one_action(due=read_date(words))
    assert through_a_workbook(plan).actions[0].due == read_date(words)


def test_a_plan_with_a_key_of_its_own_keeps_its_ratings() -> None:
    key = [KeyEntry(printed="B", rating="blue", means=Progress.ON_TRACK, source="file")]
    plan = one_action(rating="blue").model_copy(update={"rating_key": key})
    back = through_a_workbook(plan)
    assert (back.rating_key, back.actions[0].rating) == (key, "blue")


def one_action(due: PrintedDate | None = None, rating: str | None = None) -> StagedPlan:
    action = StagedAction.model_validate(
        {"ref": "A1", "title": "Mend the roof", "due": due, "rating": rating, "forecast": date(2022, 8, 5)}
    )
    return StagedPlan(title="Roofs", actions=[action])
