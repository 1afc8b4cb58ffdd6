"""A beat closes the rounds whose time is over, also in a pause, and never by a clock that is not believed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from scheduler.clock import ClockWatch
from scheduler.runner import tick
from store.database import SessionMaker, reading, transaction
from store.delivery import pauses
from store.models import Outgoing, PulseBallot, PulseComment, PulseFinding, PulseInvited, PulseRound
from store.pulse import ballots
from store.pulse.keys import KeyFolder
from store.rules.pulse.auditing import REMEMBERED
from store.rules.terms import PulseState
from tests.chat import Log
from tests.small_plan import NOW
from tests.small_pulse import SmallPulse, make_small_pulse, open_round

OVER = NOW + timedelta(days=5)

Beat = Callable[..., None]


@pytest.fixture
def small(sessions: SessionMaker) -> SmallPulse:
    """Twelve are asked, and all have answered."""
    with transaction(sessions) as session:
        small = make_small_pulse(session)
        for person in small.ids:
            ballots.cast(session, small.round, person, (3, (0,), 9, "Words of my own"))
        return small


@pytest.fixture
def beat(sessions: SessionMaker) -> Beat:
    def ring(now: datetime, watch: ClockWatch | None = None) -> None:
        tick(sessions, None, now, (), watch=watch)

    return ring


def states(sessions: SessionMaker) -> list[PulseState]:
    with reading(sessions) as session:
        return [one.state for one in session.exec(select(PulseRound).order_by("id"))]


@pytest.mark.usefixtures("small")
def test_a_round_ends_at_the_first_beat_after_its_time(sessions: SessionMaker, beat: Beat, logged: Log) -> None:
    beat(OVER - timedelta(seconds=1))
    assert states(sessions) == [PulseState.OPEN]
    beat(OVER)
    assert states(sessions) == [PulseState.CLOSED]
    (line,) = [one for one in logged if one["event"] == "pulse round ended"]
    assert line["answered"] == 12
    assert len(line["digest"]) == 64
    assert "Words of my own" not in str(logged)


def test_how_many_have_answered_is_told_once_a_day_and_not_on_the_first(
    sessions: SessionMaker, small: SmallPulse, beat: Beat
) -> None:
    def told() -> int | None:
        with reading(sessions) as session:
            return ballots.rate(session, session.get_one(PulseRound, small.round.id))

    beat(NOW + timedelta(hours=1))
    assert told() is None
    beat(NOW + timedelta(days=1))
    assert told() == 100
    with transaction(sessions) as session:
        round_ = session.get_one(PulseRound, small.round.id)
        for person in small.ids[:5]:
            ballots.cast(session, round_, person, (None,) * 4)
    beat(NOW + timedelta(days=1, hours=1))
    assert told() == 100
    beat(NOW + timedelta(days=2))
    assert told() == 58


@pytest.mark.usefixtures("small")
def test_a_year_after_a_round_nobody_knows_whom_it_asked_or_what_they_wrote(sessions: SessionMaker, beat: Beat) -> None:
    def kept() -> list[int]:
        with reading(sessions) as session:
            return [len(session.exec(select(one)).all()) for one in (PulseInvited, PulseComment, PulseFinding)]

    beat(OVER)
    asked, comments, told = kept()
    assert (asked, comments) == (12, 12)
    beat(OVER + REMEMBERED - timedelta(seconds=1))
    assert kept() == [asked, comments, told]
    beat(OVER + REMEMBERED)
    assert kept() == [0, 0, told]


@pytest.mark.usefixtures("small")
def test_what_became_of_a_round_is_told_once(sessions: SessionMaker, beat: Beat) -> None:
    for late in range(3):
        beat(OVER + late * timedelta(minutes=1))
    with reading(sessions) as session:
        (told,) = session.exec(select(Outgoing)).all()
    assert (told.kind, told.key) == ("pulse closed", f"pulse/1/closed/{told.person_id}")


def test_a_pause_does_not_hold_up_the_end_of_a_round(sessions: SessionMaker, small: SmallPulse, beat: Beat) -> None:
    with transaction(sessions) as session:
        pauses.begin(session, OVER + timedelta(days=1), by=small.people[0], why=None, now=NOW)
    beat(OVER)
    assert states(sessions) == [PulseState.CLOSED]


@pytest.mark.usefixtures("small")
def test_a_clock_that_is_not_believed_ends_no_round(sessions: SessionMaker, beat: Beat) -> None:
    watch = ClockWatch()
    beat(NOW, watch)
    beat(OVER, watch)
    assert states(sessions) == [PulseState.OPEN]


def test_a_round_that_cannot_be_counted_holds_up_no_other_and_is_quoted_nowhere(
    sessions: SessionMaker, small: SmallPulse, beat: Beat, key_folder: KeyFolder, logged: Log
) -> None:
    with transaction(sessions) as session:
        open_round(session, small.pulse, small.people, number=2).closes_at = OVER
        key = key_folder.load(small.round.code)
        assert key is not None
        tag = key.tag(small.ids[0])
        ballot = session.get_one(PulseBallot, tag)
        # A ballot as only a fault of ours could seal it: without answers to the other questions.
        ballot.sealed = key.seal(tag, ("Words of my own",), room=100)
    beat(OVER)
    assert states(sessions) == [PulseState.OPEN, PulseState.TOO_FEW]
    (line,) = [one for one in logged if one["event"] == "pulse round not closed"]
    assert line["round"] == 1
    assert "Words of my own" not in str(logged)


@pytest.mark.usefixtures("small")
def test_without_its_keys_a_beat_leaves_a_round_alone_and_says_so(
    sessions: SessionMaker, make_sessions: Callable[..., SessionMaker], logged: Log
) -> None:
    tick(make_sessions(keys=None), None, OVER, ())
    assert states(sessions) == [PulseState.OPEN]
    assert [one["event"] for one in logged] == ["pulse round waits for its key"]
