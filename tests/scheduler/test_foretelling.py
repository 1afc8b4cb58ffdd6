"""What a day will say is foretold by the code that then says it, and foretelling changes nothing."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import SQLModel, select

from commands.messages.preview import Foretold, Preview, preview
from scheduler.delivery.sending import DeliveryError
from store.database import transaction
from store.delivery import outbox
from store.models import Person
from store.people import directory, leave
from store.rules.terms import OutgoingState
from tests.scheduler.world import World, hour
from tests.small_plan import NOW

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2022, 7, day) for day in (11, 12, 13, 15))
DAY = timedelta(days=1)

Said = set[tuple[str, str, tuple[str, ...]]]


def foretold(world: World, now: datetime, day: date) -> Preview:
    with transaction(world.sessions) as session:
        return preview(session, now, day)


def going(told: Preview) -> Said:
    said = {(one.kind, one.to, one.refs) for one in told.shown if one.held is None}
    assert len(said) == told.going
    return said


def held_back(told: Preview) -> list[Foretold]:
    back = [one for one in told.shown if one.held is not None]
    assert len(back) == told.held
    return back


def beats_through(world: World, day: date, first: str = "00:00") -> None:
    """All day, as the alarm rings."""
    moment = hour(day, first)
    while moment < hour(day + DAY, "00:00"):
        world.beats(moment)
        moment += timedelta(minutes=30)


def said_on(world: World, day: date) -> Said:
    with world.sessions() as session:
        names = {one.id: one.name for one in session.exec(select(Person))}
    return {
        (row.kind, names[row.person_id], tuple(outbox.refs_said(row)))
        for row in world.ledger()
        if row.person_id and row.sent_at and hour(day, "00:00") <= row.sent_at < hour(day + DAY, "00:00")
    }


def held_on(world: World, day: date) -> Counter[tuple[str, str | None]]:
    with world.sessions() as session:
        names = {one.id: one.name for one in session.exec(select(Person))}
    return Counter(
        (names[row.person_id], row.problem)
        for row in world.ledger()
        if row.person_id and row.state is OutgoingState.SUPPRESSED and row.key.endswith(day.isoformat())
    )


def away(world: World, person_id: int, first: date, last: date, deputy_id: int | None = None) -> None:
    with transaction(world.sessions) as session:
        person = directory.get(session, person_id)
        assert person is not None
        leave.take(session, person, first, last, directory.get(session, deputy_id), by=person, now=NOW)


@pytest.fixture
def busy(world: World) -> World:
    """Owners near their dates, overdue, away, in another time zone, without an account; a manager and a lead."""
    names = ("First", "Far", "Late", "Away", "Deputy", "Full", "Silent", "Manager", "Lead")
    ids = {name: world.person(name) for name in names}
    ids["Unknown"] = world.person("Unknown", account=False)
    world.changes(ids["Far"], time_zone="America/New_York")
    world.changes(ids["Late"], nudge_time=time(14), nudge_weekday=2)
    world.leads(ids["Lead"])
    world.changes(ids["Silent"], manager_id=ids["Manager"])
    away(world, ids["Away"], TUESDAY, FRIDAY, ids["Deputy"])
    dates = {
        "First": (TUESDAY, FRIDAY),
        "Far": (TUESDAY,),
        "Late": (date(2022, 7, 8), date(2022, 7, 26)),
        "Away": (WEDNESDAY, FRIDAY),
        "Deputy": (date(2022, 7, 27),),
        # Ten working days before each is one of Monday to Wednesday: the week is full by then.
        "Full": (date(2022, 7, 25), date(2022, 7, 26), date(2022, 7, 27)),
        "Silent": (date(2022, 7, 6), date(2022, 6, 29)),
        "Unknown": (TUESDAY,),
    }
    number = 0
    for name, days in dates.items():
        for day in days:
            number += 1
            world.action(f"A{number}", day, ids[name])
    world.action("B1", date(2023, 3, 1), None)
    return world


@pytest.mark.both_engines
def test_what_was_foretold_for_tomorrow_is_what_is_said(busy: World) -> None:
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        told = foretold(busy, hour(day - DAY, "18:00"), day)
        beats_through(busy, day)
        assert going(told) == said_on(busy, day) != set()
        assert Counter(one.to for one in held_back(told) if one.to != "Unknown") == Counter(
            name for name, _ in held_on(busy, day).elements()
        )


def test_what_is_foretold_for_the_end_of_the_week_counts_what_goes_before(busy: World) -> None:
    told = foretold(busy, hour(MONDAY, "08:00"), WEDNESDAY)
    for number in range(3):
        beats_through(busy, MONDAY + number * DAY, "08:30" if not number else "00:00")
    assert going(told) == said_on(busy, WEDNESDAY)
    assert ("Full", "full_week") in held_on(busy, WEDNESDAY)
    assert [one.held for one in held_back(told) if one.to == "Full"] == [
        "the week has had as many messages to them as it may, and nothing of it is due within days"
    ]


def test_what_is_still_to_come_today_leaves_out_what_went(busy: World) -> None:
    beats_through(busy, MONDAY)
    for moment in ("08:00", "09:00", "09:30", "10:00"):
        busy.beats(hour(TUESDAY, moment))
    gone = said_on(busy, TUESDAY)
    told = foretold(busy, hour(TUESDAY, "10:01"), TUESDAY)
    beats_through(busy, TUESDAY, "10:30")
    assert going(told) == said_on(busy, TUESDAY) - gone
    assert ("nudge", "Far", ("A3",)) in going(told)


@pytest.mark.both_engines
def test_foretelling_changes_nothing(busy: World) -> None:
    beats_through(busy, MONDAY)

    def everything() -> dict[str, list[tuple[object, ...]]]:
        with busy.sessions() as session:
            tables = SQLModel.metadata.sorted_tables
            return {
                table.name: [tuple(row) for row in session.connection().execute(table.select())] for table in tables
            }

    before = everything()
    assert going(foretold(busy, hour(MONDAY, "18:00"), FRIDAY))
    assert everything() == before


def test_what_the_chat_did_not_take_today_is_foretold_for_tomorrow(busy: World) -> None:
    busy.post_box.refuses = lambda key: DeliveryError("fatal_error", permanent=False)
    busy.beats(hour(TUESDAY))
    told = foretold(busy, hour(TUESDAY, "18:00"), WEDNESDAY)
    busy.post_box.refuses = lambda key: None
    beats_through(busy, WEDNESDAY)
    assert going(told) == said_on(busy, WEDNESDAY)
    assert "First" in {name for _, name, _ in going(told)}


def test_at_a_clock_that_stands_still_what_has_gone_is_not_still_to_come(busy: World) -> None:
    busy.beats(hour(TUESDAY, "09:00"))
    busy.beats(hour(TUESDAY))
    gone = said_on(busy, TUESDAY)
    told = foretold(busy, hour(TUESDAY), TUESDAY)
    assert gone
    assert not going(told) & gone


def test_it_says_who_is_held_back_and_why(busy: World) -> None:
    told = foretold(busy, hour(MONDAY, "08:00"), WEDNESDAY)
    held = {one.to: (one.refs, one.held) for one in held_back(told)}
    assert held["Away"] == (("A6", "A7"), "on leave until Friday 15 July; their deputy is asked")
    assert held["Unknown"][1] == "the chat knows no account of theirs yet"


def test_the_ledger_knows_of_leave_only_where_something_fell_on_the_day(world: World) -> None:
    owner, idle = world.person(), world.person("Idle")
    world.action("A1", WEDNESDAY, owner)
    world.action("A2", date(2023, 3, 1), idle)
    for person in (owner, idle):
        away(world, person, MONDAY, FRIDAY)
    world.beats_each_day(MONDAY, FRIDAY)
    # Two working days before, and on the day itself.
    assert [(row.key, row.problem) for row in world.ledger() if row.kind == "nudge"] == [
        (f"nudge/{owner}/2022-07-11", "on_leave"),
        (f"nudge/{owner}/2022-07-13", "on_leave"),
    ]
    assert world.nudges() == []


def test_what_falls_on_a_day_and_has_nobody_to_ask_is_named(world: World) -> None:
    owner, gone = world.person(), world.person("Gone")
    world.changes(gone, active=False)
    for ref, to in (("A1", owner), ("A2", None), ("A3", gone)):
        world.action(ref, FRIDAY, to)
    told = foretold(world, NOW, WEDNESDAY)
    assert [refs for _, refs in told.unasked] == [["A2", "A3"]]
    assert going(told) == {("nudge", "Owner", ("A1",))}
    assert foretold(world, NOW, TUESDAY).unasked == []


def test_what_is_only_foretold_counts_for_the_day_after_it(world: World) -> None:
    """Nobody is asked about the same on two days running: neither on the day after, nor in the preview of it."""
    owner = world.person()
    world.action("A1", MONDAY, owner)
    world.action("A2", FRIDAY - 7 * DAY, owner)
    told = foretold(world, hour(FRIDAY - 7 * DAY, "18:00"), TUESDAY)
    assert going(told) == {("nudge", "Owner", ("A2",))}
    for number in range(2):
        beats_through(world, MONDAY + number * DAY)
    assert said_on(world, TUESDAY) == going(told)


def test_a_message_of_which_nothing_is_left_is_not_foretold_as_going(world: World) -> None:
    owner = world.person()
    world.action("A1", MONDAY, owner)
    told = foretold(world, hour(FRIDAY - 7 * DAY, "18:00"), TUESDAY)
    assert going(told) == set()
    assert [one.held for one in held_back(told)] == ["there was nothing left to ask"]
