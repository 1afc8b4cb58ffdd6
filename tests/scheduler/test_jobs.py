"""What is said unasked, and on which days."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import Session, select, text

from commands.messages.preview import preview
from commands.messages.registry import Due, Schedule, daily, scheduled
from scheduler.runner import Beat, tick
from store.database import SessionMaker, transaction
from store.models import Person, Plan, Snapshot
from store.people import directory
from store.plan import edits, plans
from store.rules.terms import Brag, Kind
from tests.scheduler.world import CHANNEL, PostBox, World, hour, nine

pytestmark = pytest.mark.both_engines

MONDAY, TUESDAY, FRIDAY, SATURDAY = date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 15), date(2022, 7, 16)
DIGEST = "digest/1/chat/T1/C1/2022-W28"
DAY = timedelta(days=1)


def digests(world: World) -> list[str]:
    return [key for key in world.post_box.keys if key.startswith("digest/")]


@pytest.mark.parametrize("gone", [{"active": False}, {"guest": True}])
def test_who_cannot_be_asked_is_not_and_who_takes_over_is(world: World, gone: dict[str, bool]) -> None:
    left, new = world.person("Left"), world.person("New")
    world.action("A1", TUESDAY, left)
    world.changes(left, **gone)
    assert world.beats(hour(MONDAY)).queued["nudge owners"] == 0
    with transaction(world.sessions) as session:
        plan, by = plans.current(session), directory.get(session, new)
        of, to = directory.get(session, left), directory.get(session, new)
        assert plan
        assert of
        assert to
        assert by
        assert len(edits.reassign(session, plan, of, to, by=by, now=nine(MONDAY))) == 1
    assert world.beats(hour(TUESDAY)).queued["nudge owners"] == 1
    assert [row.key for row in world.ledger() if row.kind == "nudge"] == [f"nudge/{new}/2022-07-12"]


def test_a_day_is_said_once_however_many_processes_beat(
    world: World, post_box: PostBox, make_sessions: Callable[[], SessionMaker]
) -> None:
    for number in range(12):
        world.action(f"A{number}", MONDAY, world.person(f"Owner{number}"))
    everyone = [make_sessions() for _ in range(4)]
    ready = threading.Barrier(4)

    def beat(sessions: SessionMaker) -> int:
        ready.wait()
        return tick(sessions, post_box, hour(MONDAY)).sent

    with ThreadPoolExecutor(4) as threads:
        sent = [done.result() for done in [threads.submit(beat, sessions) for sessions in everyone]]
    assert sum(sent) == len(post_box.keys) == len(set(post_box.keys)) == 13


def test_the_hour_that_comes_twice_in_october_is_one_day(world: World) -> None:
    twice = [datetime(2022, 10, 30, hour, 30, tzinfo=nine(MONDAY).tzinfo) for hour in (0, 1)]
    every_day = daily("at night", time(1), lambda *_: 1)
    queued = [tick(world.sessions, None, moment, [every_day]).queued for moment in twice]
    assert queued == [{"at night": 1}, {}]


def test_the_digest_is_said_once_a_week_in_the_plans_channel(world: World, post_box: PostBox) -> None:
    world.beats_each_day(MONDAY, date(2022, 7, 24))
    assert digests(world) == [DIGEST, DIGEST.replace("W28", "W29")]
    assert {to for _, to, _ in post_box.taken} == {CHANNEL}


def test_a_monday_on_which_nothing_ran_has_its_digest_on_the_next_day(world: World) -> None:
    world.beats_each_day(MONDAY, FRIDAY)
    world.beats_each_day(date(2022, 7, 19), date(2022, 7, 22))
    assert digests(world) == [DIGEST, DIGEST.replace("W28", "W29")]
    assert [row.queued_at for row in world.ledger()][-1] == hour(date(2022, 7, 19))


def test_a_bot_that_begins_midweek_waits_for_its_first_monday(world: World) -> None:
    world.beats_each_day(TUESDAY, date(2022, 7, 18))
    assert digests(world) == [DIGEST.replace("W28", "W29")]


def test_the_counts_that_a_digest_gave_are_kept(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    world.beats_each_day(MONDAY, date(2022, 7, 19))
    with world.sessions() as session:
        kept = {one.day: one.counts[Kind.ACTION] for one in session.exec(select(Snapshot))}
    assert {day: (counts[Brag.GREY], counts[Brag.RED]) for day, counts in kept.items()} == {
        MONDAY: (1, 0),
        date(2022, 7, 18): (0, 1),
    }


def test_a_plan_without_a_channel_has_no_digest(world: World) -> None:
    with transaction(world.sessions) as session:
        session.exec(select(Plan)).one().channel = None
    world.beats(nine(MONDAY))
    assert world.ledger() == []


def test_a_job_that_fails_silences_no_other_and_is_tried_again(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    broken = [True]

    def decide(session: Session, plan: Plan, today: date, now: datetime) -> int:
        if broken.pop():
            raise KeyError
        return 1

    among = [daily("a failing job", time(9), decide), *(schedule for _, schedule in scheduled())]
    first = tick(world.sessions, world.post_box, hour(TUESDAY), among)
    broken.append(False)
    second = tick(world.sessions, world.post_box, hour(TUESDAY) + timedelta(minutes=1), among)
    assert first.queued == {"escalate": 0, "nudge owners": 1, "weekly digest": 0}
    assert first.sent == 1
    assert second.queued == {"a failing job": 1}


def test_a_job_that_cannot_say_whether_it_is_due_silences_no_other(world: World) -> None:
    def due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
        session.execute(text("SELECT nothing"))
        return True

    unsure = Schedule("an unsure job", lambda *_: [], lambda *_: 1, due)
    among = [unsure, daily("another", time(9), lambda *_: 1)]
    assert tick(world.sessions, None, nine(MONDAY), among).queued == {"another": 1}


def test_a_job_is_asked_whether_it_is_due_when_those_before_it_have_decided(world: World) -> None:
    owner = world.person()

    def is_away(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
        return not session.get_one(Person, owner).active

    def sends_away(session: Session, plan: Plan, today: date, now: datetime) -> int:
        session.get_one(Person, owner).active = False
        return 1

    noticing = Schedule("notice", lambda *_: [], lambda *_: 2, is_away)
    among = [noticing, daily("send away", time(9), sends_away), noticing]
    assert tick(world.sessions, None, nine(MONDAY), among).queued == {"send away": 1, "notice": 2}


def test_where_everything_was_decided_a_beat_decides_without_waiting_for_who_writes(
    world: World, make_sessions: Callable[[], SessionMaker]
) -> None:
    world.action("A1", TUESDAY, world.person())
    decided = world.beats(hour(TUESDAY)).queued
    assert decided
    writer, due = make_sessions(), list[str]()

    def asked(one: Schedule) -> Due:
        def whether(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
            # On SQLite, to begin to write would wait for the writer, and writing fails in what only reads.
            with transaction(writer) as other:
                other.add(Person(name=f"Gone, at “{one.job}”", active=False))
                other.flush()
                found = one.due(session, plans, now)
            due.extend([one.job] if found else [])
            return found

        return whether

    among = [replace(one, due=asked(one)) for _, one in scheduled()]
    assert tick(world.sessions, None, hour(TUESDAY) + timedelta(minutes=1), among).queued == {}
    assert due == []


def test_a_beat_that_finds_nothing_to_do_waits_for_nobody_who_writes(
    world: World, make_sessions: Callable[[], SessionMaker]
) -> None:
    world.beats(hour(TUESDAY))
    with transaction(make_sessions()) as writer:
        writer.add(Person(name="Gone", active=False))
        writer.flush()
        quiet = world.beats(hour(TUESDAY) + timedelta(seconds=30))
    assert quiet == Beat({}, 0)


def test_without_a_plan_there_is_nothing_to_say(sessions: SessionMaker, post_box: PostBox) -> None:
    with sessions() as session:
        assert plans.current(session) is None
    assert tick(sessions, post_box, nine(MONDAY)).queued == {}


def test_without_a_chat_what_is_queued_waits(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    assert tick(world.sessions, None, hour(TUESDAY)).sent == 0
    assert world.beats(hour(TUESDAY) + timedelta(hours=1)).sent == 1


def test_a_preview_says_what_a_beat_would_say_and_changes_nothing(world: World) -> None:
    owner = world.person()
    world.action("A1", MONDAY, owner)
    with transaction(world.sessions) as session:
        would = preview(session, hour(MONDAY)).shown
    assert {(one.key, one.to) for one in would} == {(f"nudge/{owner}/2022-07-11", "Owner"), (DIGEST, CHANNEL)}
    assert world.ledger() == []
    assert world.beats(hour(MONDAY)).sent == 2
