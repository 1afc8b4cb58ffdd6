"""`sightline import`: a review of every reading and doubt, saved once somebody accepts."""

from pathlib import Path

import pytest

from bot.cli.ask import AskAnswer
from bot.cli.import_plan import ImportAnswer
from store.documents.staged import StagedPlan
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
    sightline("ask", "overdue", "--today", "2022-07-11").says("4 actions and milestones overdue")


TRACKER = "Ref,Action,Lead,By when\n1.1,Recruit to every vacancy,Head of HR,July 2022\n1.2,Train every manager,,TBC\n"


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    path = tmp_path / "tracker.csv"
    path.write_text(TRACKER)
    return path


def test_the_plan_is_shown_as_it_would_stand_and_written_as_a_workbook(
    sightline: Sightline, tracker: Path, tmp_path: Path
) -> None:
    rows = "".join(f"2.{at},Plant bed {at},,TBC\n" for at in range(1, 9))
    tracker.write_text(TRACKER + rows)
    shown = sightline("import", str(tracker), "--workbook", str(tmp_path / "read.xlsx"))
    shown.says("- 1.1 Recruit to every vacancy. Owner: Head of HR, Date: July 2022 (by 31 July)", "And 5 more rows")
    shown.says("read.xlsx")
    assert (tmp_path / "read.xlsx").read_bytes().startswith(b"PK")
    sightline("import", str(tracker), "--all").says("- 2.8 Plant bed 8.")


def test_another_plan_is_refused_until_somebody_says_what_it_is(sightline: Sightline, tracker: Path) -> None:
    sightline("import", "demo", "--accept")
    sightline("import", str(tracker)).says("This looks like another plan")
    sightline("import", str(tracker), "--accept").refuses("nothing was saved. Add --new-plan", "--next-version")
    sightline("ask", "show D1").says("D1")
    sightline("import", str(tracker), "--accept", "--new-plan").says("Saved.")
    sightline("ask", "show 1.1").says("Recruit to every vacancy")


def test_beside_another_plan_each_is_named(sightline: Sightline, tracker: Path, tmp_path: Path) -> None:
    sightline("import", "demo", "--accept")
    sightline("import", str(tracker), "--accept", "--new-plan").says("Saved.")
    sightline("ask", "list").no("Which plan do you mean?", "Practice improvement plan 2022-23 (demo) and tracker")
    sightline("ask", "set plan name Tracker", "--plan", "tracker").says("Tracker: The plan is now called Tracker.")
    sightline("ask", "list", "--plan", "Tracker").says("Tracker: 2 actions and milestones in the plan")
    sightline("ask", "list", "--plan", "Other").refuses("No plan is called Other.", "Tracker")
    sightline("report", "digest").refuses("Several plans can be meant. Name one with --plan.")
    sightline("report", "digest", "--plan", "Tracker").says("2 actions")
    sightline("report", "plan", "--plan", "Tracker", "--yaml", str(tmp_path / "plan.yaml")).says("Written to")
    assert "Recruit to every vacancy" in (tmp_path / "plan.yaml").read_text()


def test_a_next_version_finds_its_plan_and_another_document_is_asked_about(
    sightline: Sightline, tracker: Path, tmp_path: Path
) -> None:
    sightline("import", "demo", "--accept")
    sightline("import", str(tracker), "--accept", "--new-plan")
    tracker.write_text(TRACKER.replace("Train every", "Coach every"))
    sightline("import", str(tracker)).says("Coach every")
    stranger = tmp_path / "third.csv"
    stranger.write_text("Ref,Action,Lead\nP1,Dig a pond,Head of Parks\nP2,Plant it,Head of Parks\n")
    sightline("import", str(stranger)).refuses("Several plans can be meant. Name one with --plan.")
    sightline("import", str(stranger), "--accept", "--new-plan").says("Saved.")


def test_in_place_of_another_plan_it_is_the_one_that_is_asked(sightline: Sightline, tracker: Path) -> None:
    sightline("import", "demo", "--accept")
    sightline("import", str(tracker), "--accept", "--new-plan", "--in-place").says("Saved.")
    sightline("ask", "list").says("2 actions and milestones in the plan")
    assert (
        "Closed, so that nobody is asked about it: Practice improvement plan 2022-23 (demo)." in sightline("check").out
    )


def test_a_newer_version_shows_its_difference_and_keeps_updates(sightline: Sightline, tracker: Path) -> None:
    sightline("import", str(tracker), "--accept")
    sightline("ask", "update 1.1 at risk two posts stay empty")
    tracker.write_text(TRACKER.replace("July 2022", "May 2023").replace("1.2,Train every manager,,TBC\n", ""))
    sightline("import", str(tracker)).says("1 changed, 1 gone", "Date: July 2022 → May 2023", "1.2 Train every manager")
    sightline("import", str(tracker), "--accept").says("Saved.")
    sightline("ask", "show 1.1").says("May 2023 (by 31 May)", "At risk", "two posts stay empty")
    sightline("ask", "show 1.2").says("Train every manager")
    sightline("import", str(tracker), "--accept", "--close-gone").says("Saved.")
    sightline("ask", "show 1.2").no("I can't find 1.2")


def test_what_is_named_stays_as_it_is(sightline: Sightline, tracker: Path) -> None:
    sightline("import", str(tracker), "--accept")
    tracker.write_text(TRACKER.replace("July 2022", "May 2023").replace("TBC", "June 2023"))
    sightline("import", str(tracker), "--accept", "--except", "1.1")
    sightline("ask", "show 1.1").says("July 2022 (by 31 July)")
    sightline("ask", "show 1.2").says("June 2023 (by 30 June)")


def test_a_program_gets_the_difference_too(sightline: Sightline, tracker: Path) -> None:
    sightline("import", str(tracker), "--accept")
    tracker.write_text(TRACKER.replace("July 2022", "May 2023"))
    answer = ImportAnswer.model_validate_json(sightline("import", str(tracker), "--json").says("{").out)
    [changed] = answer.difference.changed
    assert (answer.difference.state, changed.ref, changed.changes[0].after) == ("version", "1.1", "May 2023")


def test_quarters_may_be_those_of_the_calendar(sightline: Sightline, tracker: Path) -> None:
    tracker.write_text(TRACKER.replace("July 2022", "Q1 2023"))
    sightline("import", str(tracker), "--accept", "--calendar-quarters")
    sightline("ask", "show 1.1").says("by 31 March 2023")
    tracker.write_text(TRACKER.replace("July 2022", "Q2 2023"))
    sightline("import", str(tracker), "--accept")
    sightline("ask", "show 1.1").says("by 30 June 2023")


def test_the_review_is_grouped_and_all_of_it_can_be_seen(sightline: Sightline, tmp_path: Path) -> None:
    rows = "\n".join(f"{number},Visit area {number},,31 June 2022" for number in range(1, 41))
    path = tmp_path / "many.csv"
    path.write_text(f"Ref,Action,Lead,By when\n{rows}\n")
    short = sightline("import", str(path)).says("And 37 more like this: sightline import")
    whole = sightline("import", str(path), "--all").says("line 41: “31 June 2022”")
    assert len(short.out) < len(whole.out)


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
    sightline("import", shared_plan_path).says("It says what the plan that is here says")


@pytest.mark.shared_plan
def test_with_nothing_updated_what_is_overdue_grows_with_the_printed_dates(
    sightline: Sightline, shared_plan_path: str
) -> None:
    sightline("import", shared_plan_path, "--accept")
    late = {"2022-07-31": 0, "2022-08-01": 11, "2022-12-31": 11, "2023-01-01": 14}
    for day, many in late.items():
        said = sightline("ask", "overdue", "--today", day, "--json")
        assert AskAnswer.model_validate_json(said.out).count == many


def test_what_may_tell_of_a_child_is_left_out_until_an_answer_keeps_it(sightline: Sightline, tracker: Path) -> None:
    tracker.write_text(f"{TRACKER}1.3,Ring 943 476 5919 for the service,,\n")
    sightline("import", str(tracker)).says("1.3: left out, an NHS number")
    sightline("import", str(tracker), "--answer", "line 4, 1.3, title=keep").says("Ring 943 476 5919 for the service")
