"""What stood on the evening of a past day is told from the history."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlmodel import Session

from store.models import Item, Person, Plan
from store.plan import edits, updates
from store.plan.item_views import ItemView
from store.plan.updates import Statement
from store.query import executing
from store.query.model import IS_OVERDUE, Query
from store.rules.terms import Precision, Progress
from tests.small_plan import TODAY, SmallPlan

DEMO_DAY = date(2022, 7, 11)
KEPT = (
    *("ref", "title", "brag", "progress", "baseline", "forecast", "completed_on", "claimed_on", "blocker", "percent"),
    *("open", "owner_id", "owner", "snoozed_until", "disowned", "red_below"),
)


@pytest.mark.parametrize(
    ("day", "late"),
    [(date(2022, 6, 30), ["A17.1"]), (date(2022, 7, 4), ["A17.1", "A9.1", "B2.1"])],
)
def test_what_was_overdue_on_a_past_evening(demo_session: Session, demo_plan: Plan, day: date, late: list[str]) -> None:
    query = Query(where=(IS_OVERDUE,), as_at=day)
    found = executing.every(demo_session, demo_plan, query, DEMO_DAY)
    assert sorted(one.ref for one in found) == late
    assert executing.total(demo_session, demo_plan, query, DEMO_DAY).number == len(late)
    assert executing.page(demo_session, demo_plan, query, DEMO_DAY, size=1).total == len(late)


def test_this_evening_is_as_it_is_now(demo_session: Session, demo_plan: Plan) -> None:
    now = executing.every(demo_session, demo_plan, Query(), DEMO_DAY)
    this_evening = executing.every(demo_session, demo_plan, Query(as_at=DEMO_DAY), DEMO_DAY)
    assert {one.ref: one for one in this_evening} == {one.ref: one for one in now}


def seen(found: list[ItemView]) -> dict[str, tuple[object, ...]]:
    return {one.ref: tuple(getattr(one, name) for name in KEPT) for one in found}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_evening_of_a_life_is_told_afterwards_as_it_was(small: SmallPlan, seed: int) -> None:
    chance, lead = Random(seed), small.person("Lead")
    owners = [small.person("One"), small.person("Two"), small.person("Gone", active=False)]
    actions = [small.item(f"A{number}", baseline=TODAY + timedelta(days=number)) for number in range(1, 7)]
    life = [*actions, *(small.milestone(actions[0], f"A1.{number}", baseline=TODAY) for number in (1, 2))]
    evenings: dict[date, dict[str, tuple[object, ...]]] = {}
    for day in (TODAY + timedelta(days=number) for number in range(10)):
        for hour in range(8, 14):
            happens(small, chance, life, owners, lead, datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        evenings[day] = seen(executing.every(small.session, small.plan, Query(), day))
    for day, stood in evenings.items():
        assert seen(executing.every(small.session, small.plan, Query(as_at=day), day)) == stood, day


def happens(
    small: SmallPlan, chance: Random, life: list[Item], owners: list[Person], lead: Person, now: datetime
) -> None:
    """One thing that people do to a plan, by the verb that they do it with."""
    session, item, day = small.session, chance.choice(life), now.date()
    what = chance.choice(
        ["say", "say", "say", "move", "assign", "rename", "snooze", "disown", "verify", "leave", "add"]
    )
    if item.closed_at is not None and what not in ("say", "rename"):
        return
    match what:
        case "say" if item.completed_on is not None or item.closed_at is None:
            said = Statement(
                chance.choice(list(Progress)),
                forecast=chance.choice([None, day + timedelta(days=chance.randint(1, 20))]),
                blocker=chance.choice([None, "no rooms"]),
                percent=chance.choice([None, 50]),
            )
            updates.record_update(session, item, said, by=chance.choice([lead, None]), now=now, day=day)
        case "move" if item.baseline is not None:
            to = item.baseline + timedelta(days=7)
            edits.rebaseline(session, item, to, Precision.DAY, by=lead, why="sites", agreed_by=None, now=now)
        case "assign":
            edits.assign(session, item, chance.choice([*owners, None]), by=lead, now=now)
        case "rename":
            edits.rename(session, item, f"Renamed at {now:%d %H}", by=lead, now=now)
        case "snooze":
            updates.snooze(session, item, day + timedelta(days=3), why=None, by=lead, now=now)
        case "disown" if item.owner_id is not None:
            updates.disown(session, item, by=lead, now=now)
        case "leave" if item.parent_id is not None:
            edits.leave(session, item, why="", by=lead, now=now)
        case "add":
            life.append(
                edits.add_milestone(session, life[0], f"Added {now:%d %H}", day, Precision.DAY, by=lead, now=now)
            )
    session.flush()
