"""What is said unasked, and on which days."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import Session, select

from scheduler import jobs
from scheduler.preview import preview
from scheduler.runner import tick
from store import people, plan_edits, plans, updates
from store.database import SessionMaker, transaction
from store.models import Item, Plan, Snapshot
from store.rules.terms import Progress
from store.updates import Statement
from tests.scheduler.world import CHANNEL, PostBox, World, nine

MONDAY, TUESDAY, FRIDAY, SATURDAY = date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 15), date(2022, 7, 16)
DIGEST = "digest/1/chat/T1/C1/2022-W28"
DAY = timedelta(days=1)


def digests(world: World) -> list[str]:
    return [key for key in world.post_box.keys if key.startswith("digest/")]


def test_all_that_falls_on_a_day_is_one_message_to_each_owner(world: World, post_box: PostBox) -> None:
    first, second = world.person("First"), world.person("Second")
    for ref, day, owner in (("A1", TUESDAY, first), ("A2", TUESDAY, first), ("A3", TUESDAY, second)):
        world.action(ref, day, owner)
    assert world.beats(nine(TUESDAY)).queued == {"nudge owners": 2, "weekly digest": 0}
    asked = {to: card for key, to, card in post_box.taken if key.startswith("nudge/")}
    assert {to: [item.ref for item in card.items] for to, card in asked.items()} == {
        "U-First": ["A1", "A2"],
        "U-Second": ["A3"],
    }


def test_an_owner_is_asked_7_2_and_0_working_days_before_and_weekly_after(world: World) -> None:
    world.action("A1", date(2022, 7, 31), world.person())
    world.beats_each_day(date(2022, 7, 11), date(2022, 8, 14))
    assert world.nudges() == ["2022-07-20", "2022-07-27", "2022-07-29", "2022-08-05", "2022-08-12"]


def test_what_is_done_is_not_asked_about(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    with transaction(world.sessions) as session:
        item = session.exec(select(Item)).one()
        done = Statement(Progress.COMPLETE)
        updates.record_update(session, item, done, by=None, now=nine(MONDAY), day=MONDAY)
    world.beats_each_day(MONDAY, date(2022, 7, 31))
    assert world.nudges() == []


@pytest.mark.parametrize("gone", [{"active": False}, {"guest": True}])
def test_who_cannot_be_asked_is_not_and_who_takes_over_is(world: World, gone: dict[str, bool]) -> None:
    left, new = world.person("Left"), world.person("New")
    world.action("A1", TUESDAY, left)
    world.changes(left, **gone)
    assert world.beats(nine(MONDAY)).queued["nudge owners"] == 0
    with transaction(world.sessions) as session:
        plan, by = plans.current(session), people.get(session, new)
        of, to = people.get(session, left), people.get(session, new)
        assert plan
        assert of
        assert to
        assert by
        assert len(plan_edits.reassign(session, plan, of, to, by=by, now=nine(MONDAY))) == 1
    assert world.beats(nine(TUESDAY)).queued["nudge owners"] == 1
    assert [row.key for row in world.ledger() if row.kind == "nudge"] == [f"nudge/{new}/2022-07-12"]


def test_nothing_is_asked_on_a_weekend_or_a_bank_holiday(world: World) -> None:
    owner = world.person()
    for number in range(1, 29):
        world.action(f"A{number}", date(2022, 12, 4) + number * DAY, owner)
    world.beats_each_day(date(2022, 12, 23), date(2023, 1, 3))
    days = [date.fromisoformat(day) for day in world.nudges()]
    assert days == [date(2022, 12, 23), date(2022, 12, 28), date(2022, 12, 29), date(2022, 12, 30), date(2023, 1, 3)]


def test_nobody_is_asked_before_nine_in_london(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    assert world.beats(datetime.combine(TUESDAY, time(7, 59), nine(TUESDAY).tzinfo)).queued == {}
    assert world.beats(datetime.combine(TUESDAY, time(8), nine(TUESDAY).tzinfo)).sent == 1


def test_a_day_is_decided_once_however_often_it_beats(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    for minutes in range(0, 600, 60):
        world.beats(nine(TUESDAY) + timedelta(minutes=minutes))
    assert world.nudges() == ["2022-07-12"]


def test_a_day_is_said_once_however_many_processes_beat(
    world: World, post_box: PostBox, make_sessions: Callable[[], SessionMaker]
) -> None:
    for number in range(12):
        world.action(f"A{number}", MONDAY, world.person(f"Owner{number}"))
    everyone = [make_sessions() for _ in range(4)]
    ready = threading.Barrier(4)

    def beat(sessions: SessionMaker) -> int:
        ready.wait()
        return tick(sessions, post_box, nine(MONDAY)).sent

    with ThreadPoolExecutor(4) as threads:
        sent = [done.result() for done in [threads.submit(beat, sessions) for sessions in everyone]]
    assert sum(sent) == len(post_box.keys) == len(set(post_box.keys)) == 13


def test_the_hour_that_comes_twice_in_october_is_one_day(world: World) -> None:
    twice = [datetime(2022, 10, 30, hour, 30, tzinfo=nine(MONDAY).tzinfo) for hour in (0, 1)]
    every_day = replace(jobs.every()[0], name="at night", at=time(1), on=lambda day: True, decide=lambda *_: 1)
    queued = [tick(world.sessions, None, moment, [every_day]).queued for moment in twice]
    assert queued == [{"at night": 1}, {}]


def test_a_day_on_which_nothing_ran_is_caught_up_once(world: World) -> None:
    """Asked on Wednesday 13 July; down on Friday, when the date came; up again on Monday."""
    world.action("A1", FRIDAY, world.person())
    world.beats_each_day(MONDAY, date(2022, 7, 14))
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 21))
    assert world.nudges() == ["2022-07-13", "2022-07-18"]


def test_a_bot_that_was_down_for_a_month_asks_once_for_all_it_missed(world: World) -> None:
    world.beats(nine(MONDAY))
    world.action("A1", date(2022, 8, 12), world.person())
    world.action("A2", date(2022, 7, 20), world.person("Other"))
    for hours in range(3):
        world.beats(nine(date(2022, 8, 11)) + timedelta(hours=hours))
    assert world.nudges() == ["2022-08-11", "2022-08-11"]


def test_a_bot_on_its_first_day_asks_only_about_that_day(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    world.beats(nine(date(2022, 7, 18)))
    assert world.nudges() == []


def test_who_may_not_read_the_plan_is_not_asked(world: World) -> None:
    guest, leaver = world.person("Guest"), world.person("Leaver")
    world.changes(guest, guest=True)
    world.changes(leaver, active=False)
    world.action("A1", TUESDAY, guest)
    world.action("A2", TUESDAY, leaver)
    world.action("A3", TUESDAY, None)
    assert world.beats(nine(TUESDAY)).queued["nudge owners"] == 0
    assert world.ledger() == []


def test_the_digest_is_said_once_a_week_in_the_plans_channel(world: World, post_box: PostBox) -> None:
    world.beats_each_day(MONDAY, date(2022, 7, 24))
    assert digests(world) == [DIGEST, DIGEST.replace("W28", "W29")]
    assert {to for _, to, _ in post_box.taken} == {CHANNEL}


def test_a_monday_on_which_nothing_ran_has_its_digest_on_the_next_day(world: World) -> None:
    world.beats_each_day(MONDAY, FRIDAY)
    world.beats_each_day(date(2022, 7, 19), date(2022, 7, 22))
    assert digests(world) == [DIGEST, DIGEST.replace("W28", "W29")]
    assert [row.queued_at for row in world.ledger()][-1] == nine(date(2022, 7, 19))


def test_a_bot_that_begins_midweek_waits_for_its_first_monday(world: World) -> None:
    world.beats_each_day(TUESDAY, date(2022, 7, 18))
    assert digests(world) == [DIGEST.replace("W28", "W29")]


def test_the_counts_that_a_digest_gave_are_kept(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    world.beats_each_day(MONDAY, date(2022, 7, 19))
    with world.sessions() as session:
        kept = {one.day: one.counts["action"] for one in session.exec(select(Snapshot))}
    assert {day: (counts["grey"], counts["red"]) for day, counts in kept.items()} == {
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

    failing = replace(jobs.every()[0], name="a failing job", decide=decide)
    among = [failing, *jobs.every()]
    first = tick(world.sessions, world.post_box, nine(TUESDAY), among)
    broken.append(False)
    second = tick(world.sessions, world.post_box, nine(TUESDAY) + timedelta(minutes=1), among)
    assert first.queued == {"nudge owners": 1, "weekly digest": 0}
    assert first.sent == 1
    assert second.queued == {"a failing job": 1}


def test_without_a_plan_there_is_nothing_to_say(sessions: SessionMaker, post_box: PostBox) -> None:
    with sessions() as session:
        assert plans.current(session) is None
    assert tick(sessions, post_box, nine(MONDAY)).queued == {}


def test_without_a_chat_what_is_queued_waits(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    assert tick(world.sessions, None, nine(TUESDAY)).sent == 0
    assert world.beats(nine(TUESDAY) + timedelta(hours=1)).sent == 1


def test_a_preview_says_what_a_beat_would_say_and_changes_nothing(world: World) -> None:
    owner = world.person()
    world.action("A1", MONDAY, owner)
    would = preview(world.sessions, nine(MONDAY))
    assert {(one.key, one.to) for one in would} == {(f"nudge/{owner}/2022-07-11", "Owner"), (DIGEST, CHANNEL)}
    assert world.ledger() == []
    assert world.beats(nine(MONDAY)).sent == 2
