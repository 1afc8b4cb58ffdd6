"""BRAG, overdue and slippage: what the rules make of dates and of an owner's word."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.brag import brag, days_late, is_overdue, slips
from store.rules.terms import Brag, Progress

PROMISED = date(2022, 7, 29)
BEFORE, ON, AFTER = date(2022, 7, 28), PROMISED, date(2022, 7, 30)

days = st.dates(date(2021, 1, 1), date(2024, 12, 31))


@dataclass(frozen=True)
class Thing:
    progress: Progress | None = None
    blocker: str | None = None
    baseline: date | None = PROMISED
    forecast: date | None = None
    completed_on: date | None = None
    claimed_on: date | None = None

    def on(self, today: date) -> Brag:
        return brag(**asdict(self), today=today)


things = st.builds(
    Thing,
    progress=st.none() | st.sampled_from(Progress),
    blocker=st.none() | st.sampled_from(["", "no rooms"]),
    baseline=st.none() | days,
    forecast=st.none() | days,
    completed_on=st.none() | days,
    claimed_on=st.none() | days,
)


@pytest.mark.parametrize(
    ("thing", "today", "colour"),
    [
        (Thing(), BEFORE, Brag.GREY),
        (Thing(), ON, Brag.GREY),
        (Thing(), AFTER, Brag.RED),
        (Thing(Progress.NOT_STARTED), BEFORE, Brag.GREY),
        (Thing(Progress.ON_TRACK), BEFORE, Brag.GREEN),
        (Thing(Progress.ON_TRACK), AFTER, Brag.RED),
        (Thing(Progress.AT_RISK), BEFORE, Brag.AMBER),
        (Thing(Progress.DELAYED), BEFORE, Brag.RED),
        (Thing(Progress.ON_TRACK, blocker="no rooms"), BEFORE, Brag.AMBER),
        (Thing(Progress.ON_TRACK, blocker=""), BEFORE, Brag.GREEN),
        (Thing(Progress.ON_TRACK, forecast=AFTER), BEFORE, Brag.AMBER),
        (Thing(Progress.ON_TRACK, forecast=ON), BEFORE, Brag.GREEN),
        (Thing(Progress.COMPLETE, completed_on=BEFORE), AFTER, Brag.BLUE),
        (Thing(Progress.COMPLETE, claimed_on=ON), AFTER, Brag.GREEN),
        (Thing(Progress.COMPLETE, forecast=AFTER, claimed_on=ON), BEFORE, Brag.GREEN),
        (Thing(Progress.COMPLETE, completed_on=ON, claimed_on=ON), AFTER, Brag.BLUE),
        (Thing(baseline=None), AFTER, Brag.GREY),
        (Thing(Progress.ON_TRACK, baseline=None, forecast=AFTER), BEFORE, Brag.GREEN),
    ],
)
def test_each_state_has_its_colour(thing: Thing, today: date, colour: Brag) -> None:
    assert thing.on(today) is colour


def test_a_thing_is_overdue_from_the_day_after_its_last_day() -> None:
    assert [is_overdue(PROMISED, None, day) for day in (BEFORE, ON, AFTER)] == [False, False, True]
    assert not is_overdue(None, None, AFTER)
    assert not is_overdue(PROMISED, AFTER, AFTER)


def test_what_is_said_complete_is_not_overdue_while_it_waits_for_the_word_of_another() -> None:
    assert not is_overdue(PROMISED, None, AFTER, claimed_on=ON)


def test_days_late_are_calendar_days() -> None:
    assert days_late(PROMISED, date(2022, 8, 1)) == 3
    assert days_late(PROMISED, BEFORE) == -1


@given(things, days, days)
def test_what_is_complete_is_blue_whatever_else_is_said_of_it(thing: Thing, completed_on: date, today: date) -> None:
    assert replace(thing, completed_on=completed_on).on(today) is Brag.BLUE


@given(things, days, days, st.integers(1, 900))
def test_a_forecast_never_excuses_what_is_overdue(thing: Thing, baseline: date, forecast: date, late: int) -> None:
    overdue = replace(thing, baseline=baseline, forecast=forecast, completed_on=None, claimed_on=None)
    assert overdue.on(baseline + timedelta(days=late)) is Brag.RED


@given(things, days)
def test_time_alone_only_makes_a_thing_red(thing: Thing, today: date) -> None:
    now, later = thing.on(today), thing.on(today + timedelta(days=1))
    assert later in (now, Brag.RED)


@given(things, days)
def test_nothing_is_green_unless_its_owner_says_so(thing: Thing, today: date) -> None:
    if thing.on(today) is Brag.GREEN:
        assert thing.progress is Progress.ON_TRACK or thing.claimed_on is not None


@given(st.none() | days, st.none() | days)
def test_a_date_slips_when_the_forecast_lies_behind_the_promise(baseline: date | None, forecast: date | None) -> None:
    assert slips(baseline, forecast) == bool(baseline and forecast and (forecast - baseline).days > 0)
