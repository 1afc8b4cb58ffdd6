"""What a round of a pulse may tell outside, as a file: groups of ten or more, bands alone, no comments."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.report import ReportAnswer
from store.database import SessionMaker, open_database, session_maker, transaction
from store.pulse import decisions
from store.rules.terms import PulseState
from tests.cli.conftest import Sightline
from tests.pulse.rounds import EVERYBODY, OF_WORKLOAD, SMALL, WORKLOAD, make_people, make_pulse, make_round

TODAY = ("--today", "2022-07-18")


@pytest.fixture
def plan(with_plan: Path) -> Iterator[SessionMaker]:
    engine = open_database(f"sqlite:///{with_plan}")
    yield session_maker(engine)
    engine.dispose()


@pytest.fixture
def working_here(plan: SessionMaker) -> None:
    with transaction(plan) as session:
        pulse = make_pulse(session)
        people = make_people(session, 20)
        teams = {"North": people[:12], "=South": people[12:]}
        found = {**EVERYBODY, (0, "team", "North"): OF_WORKLOAD, (0, "team", "=South"): SMALL}
        round_ = make_round(session, pulse, teams=teams, findings=found, comments=["A quiet room"] * 12)
        by_id, now = pulse.author_id, pulse.created_at
        decisions.record(session, round_, said="too *many* forms", did="=one form", item_id=None, by_id=by_id, now=now)


def test_markdown_says_what_ten_or_more_said(sightline: Sightline, working_here: None, tmp_path: Path) -> None:
    said = sightline("report", "pulse", *TODAY).says(
        "# Working here, round 1",
        "Open 2022-06-27 to 2022-07-08. Asked: 60. Answered: 71%.",
        "## 1. I can manage my workload",
        "* Everybody: Favourable 60 to 79%; Strongly disagree under 20%",
        "* Team North: Favourable 60 to 79%",
        "* Team =South: not enough answers to show",
        "* You said: too \\*many\\* forms We did: =one form",
    )
    assert "40 to 59%" not in said.out.replace("Agree 40 to 59%", ""), "South answered with six"
    assert "quiet" not in said.out
    out = tmp_path / "pulse.md"
    sightline("report", "pulse", *TODAY, "--out", str(out)).says(f"Written to {out}.")
    assert out.read_text(encoding="utf-8").strip() == said.out.strip()


def test_csv_has_a_row_a_share_and_no_formulas(sightline: Sightline, working_here: None, tmp_path: Path) -> None:
    out = tmp_path / "pulse.csv"
    sightline("report", "pulse", *TODAY, "--csv", str(out)).says(f"Written to {out}.")
    heading, *rows = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    assert heading == ["Pulse", "Round", "Closed", "Number", "Question", "Group", "Answer", "Share"]
    first = ["Working here", "1", "2022-07-08", "1", "I can manage my workload", "Everybody", "Favourable", "60 to 79%"]
    assert rows[0] == first
    assert [row[6:] for row in rows if row[3] == "1" and row[5] == "Team =South"] == [
        ["", "not enough answers to show"]
    ]
    assert "quiet" not in out.read_text(encoding="utf-8-sig")


def test_a_program_gets_a_document(sightline: Sightline, working_here: None) -> None:
    said = sightline("report", "pulse", *TODAY, "--pulse", "working here", "--round", "1", "--json").says("{")
    pulse = ReportAnswer.model_validate_json(said.out).pulse
    assert pulse is not None
    assert (pulse.rate, pulse.invited, pulse.why_not) == (71, 60, None)
    assert [one.number for one in pulse.questions] == [1, 2, 3]
    assert [(one.group, one.why_not) for one in pulse.questions[0].groups] == [
        ("", None),
        ("=South", "not enough answers to show"),
        ("North", None),
    ]


def test_what_may_not_be_told_is_not_written(sightline: Sightline, plan: SessionMaker) -> None:
    sightline("report", "pulse", *TODAY).refuses("There are no results of a pulse yet.")
    with transaction(plan) as session:
        make_round(session, make_pulse(session, questions=(WORKLOAD,)), findings={(0, "all", ""): SMALL}, answered=7)
        make_round(session, make_pulse(session, "Lost"), state=PulseState.LOST, answered=None, findings={})
        make_round(session, make_pulse(session, "Open"), state=PulseState.OPEN, answered=None, findings={})
    said = sightline("report", "pulse", *TODAY, "--pulse", "Working here").says("Answered: not shown.")
    assert "40 to 59%" not in said.out
    sightline("report", "pulse", *TODAY, "--pulse", "Lost").says("Nothing is told: its key was lost")
    sightline("report", "pulse", *TODAY, "--pulse", "Open").refuses("has no round that has closed")
    sightline("report", "pulse", *TODAY).refuses("Several pulses can be meant.", "Working here", "Lost")
    sightline("report", "pulse", *TODAY, "--pulse", "Weather").refuses("No pulse is called Weather.")


def test_a_day_tells_no_round_that_closed_after_it(sightline: Sightline, plan: SessionMaker) -> None:
    with transaction(plan) as session:
        pulse = make_pulse(session)
        make_round(session, pulse)
        make_round(session, pulse, number=2, closed_at=datetime(2022, 7, 15, 16, tzinfo=UTC), answered=50)
    sightline("report", "pulse", "--today", "2022-07-15").says("# Working here, round 2")
    sightline("report", "pulse", "--today", "2022-07-14").says("# Working here, round 1")
    sightline("report", "pulse", "--today", "2022-07-14", "--round", "2").refuses("has no round 2 that has closed")
    with transaction(plan) as session:
        make_round(session, make_pulse(session, "New"), closed_at=datetime(2022, 7, 15, 16, tzinfo=UTC))
    sightline("report", "pulse", "--today", "2022-07-14", "--pulse", "New").refuses("has no round that has closed")


def test_a_pulse_is_no_plan(sightline: Sightline, with_plan: Path) -> None:
    assert sightline("report", "pulse", "--xlsx", "pulse.xlsx").code == 2
    assert sightline("report", "digest", "--pulse", "Working here").code == 2
