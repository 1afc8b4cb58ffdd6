"""`sightline import`: a review of every reading and doubt, saved once somebody accepts."""

from pathlib import Path

import pytest

from bot.cli.ask import AskAnswer
from store.loading.staged import StagedPlan
from tests.cli.conftest import Sightline
from tests.loading.conftest import LEFT_OUT, SHARED_PLAN


@pytest.fixture
def shared_plan_path() -> str:
    if not SHARED_PLAN.exists():
        pytest.skip(LEFT_OUT)
    return str(SHARED_PLAN)


def test_a_reading_is_shown_and_not_saved(sightline: Sightline, state: Path) -> None:
    sightline("import", "demo").says("12 recommendations", "73 actions", "Nothing is saved yet. Add --accept")
    assert not state.exists()


def test_the_demo_plan_is_saved_with_the_life_around_it(sightline: Sightline) -> None:
    sightline("import", "demo", "--accept").says("Saved.")
    sightline("ask", "overdue", "--today", "2022-07-11").says("4 things overdue")


def test_a_second_plan_is_refused_and_the_first_stays(sightline: Sightline) -> None:
    sightline("import", "demo", "--accept")
    sightline("ask", "update D1 complete")
    sightline("import", "demo", "--accept").refuses("There is a plan here already", "nothing was saved")
    sightline("ask", "show D1").says("Blue: complete")


def test_a_program_gets_the_staged_plan(sightline: Sightline) -> None:
    read = sightline("import", "demo", "--json").says("{")
    assert len(StagedPlan.model_validate_json(read.out).actions) == 73


def test_a_file_that_is_not_there_is_named(sightline: Sightline) -> None:
    sightline("import", "no-such-plan.txt").refuses("no-such-plan.txt")


def test_a_folder_a_picture_and_an_empty_file_are_refused(sightline: Sightline, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "empty.txt").write_text("")
    for name in (".", "picture.txt", "empty.txt"):
        sightline("import", str(tmp_path / name)).refuses()


@pytest.mark.shared_plan
def test_the_councils_plan_is_read_reviewed_and_accepted(sightline: Sightline, shared_plan_path: str) -> None:
    review = sightline("import", shared_plan_path).says(
        "12 recommendations", "4 themes", "73 actions", "14 timeline entries", "17 practice standards", "9 risks"
    )
    assert "5 governance bodies" in review.out
    sightline("import", shared_plan_path, "--accept").says("Saved.")
    sightline("import", shared_plan_path, "--accept").refuses("There is a plan here already")


@pytest.mark.shared_plan
def test_with_nothing_updated_what_is_overdue_grows_with_the_printed_dates(
    sightline: Sightline, shared_plan_path: str
) -> None:
    sightline("import", shared_plan_path, "--accept")
    late = {"2022-07-31": 0, "2022-08-01": 11, "2022-12-31": 11, "2023-01-01": 14}
    for day, many in late.items():
        said = sightline("ask", "overdue", "--today", day, "--json")
        assert AskAnswer.model_validate_json(said.out).count == many
