"""What is said unasked takes as many statements for forty things as for three."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from commands.asking.nudges import PREVIEW_SIZE
from commands.messages.digest import digest_card
from commands.messages.drawing import card_of
from commands.messages.preview import preview
from store.database import SessionMaker, open_database, session_maker, transaction
from store.models import Item, Outgoing, Plan
from store.people import directory, leave
from store.plan import edits, updates
from store.plan.updates import Statement
from store.rules.terms import Precision, Progress
from tests.databases import MakeDatabase, with_schema
from tests.scheduler.world import CHANNEL, PostBox, World, hour, nine
from tests.small_plan import NOW, make_small_plan

pytestmark = pytest.mark.both_engines

MONDAY, TUESDAY, FIFTH = date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 18)
"""A day on which owners are asked, and the first on which what was overdue before climbs."""
DAY = timedelta(days=1)

PAGE = 5
"""Things without an owner that a lead is shown at once; of fewer, nobody needs to count the others."""

Draw = Callable[[Session], object]


@contextmanager
def counted(sessions: SessionMaker) -> Iterator[list[str]]:
    """The statements that run meanwhile, on any connection to this database."""
    said: list[str] = []
    with sessions() as session:
        engine = session.get_bind()

    def say(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", say)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", say)


def fill(world: World, many: int, owners: int = 1) -> None:
    """Owners near their dates and overdue, one who stands in for a colleague, a manager, a lead, updates and moves."""
    lead, manager, away = world.person("Lead"), world.person("Manager"), world.person("Away")
    world.leads(lead)
    people = [world.person(f"Owner{number}") for number in range(owners)]
    for place, owner in enumerate(people):
        world.changes(owner, manager_id=manager)
        for number in range(many):
            world.action(f"A{place}-{number}", TUESDAY, owner)
            world.action(f"B{place}-{number}", MONDAY - 30 * DAY, owner)
    for number in range(many):
        world.action(f"C{number}", TUESDAY, away)
    for number in range(many + PAGE):
        world.action(f"D{number}", TUESDAY, None)
    with transaction(world.sessions) as session:
        by = directory.get(session, lead)
        person, deputy = directory.get(session, away), directory.get(session, people[0])
        assert by is not None
        assert person is not None
        leave.take(session, person, MONDAY, FIFTH + 7 * DAY, deputy, by=by, now=NOW)
        for item in session.exec(select(Item).where(Item.owner_id == away)):
            updates.record_update(session, item, Statement(Progress.AT_RISK, "late"), by=by, now=NOW, day=MONDAY)
            edits.rebaseline(
                session, item, TUESDAY + DAY, Precision.DAY, by=by, why="late", agreed_by="Board", now=nine(MONDAY)
            )


def draws(kind: str, now: datetime) -> Draw:
    def draw(session: Session) -> object:
        sent = select(Outgoing).where(Outgoing.kind == kind, col(Outgoing.sent_at).is_not(None))
        row = session.exec(sent.order_by(col(Outgoing.id))).first()
        assert row is not None
        return card_of(session, row, now)

    return draw


def digest(session: Session) -> object:
    return digest_card(session, session.exec(select(Plan)).one(), TUESDAY, hour(TUESDAY))


DRAWN: dict[str, Draw] = {
    "nudge": draws("nudge", hour(TUESDAY)),
    "unowned": draws("unowned", hour(MONDAY)),
    "escalation": draws("escalation", hour(FIFTH)),
    "digest": digest,
    "preview of a day": lambda session: preview(session, hour(FIFTH), FIFTH + DAY, 1, PREVIEW_SIZE).shown,
    "preview of a beat": lambda session: preview(session, hour(FIFTH + DAY)).shown,
}


def statements(world: World) -> dict[str, int]:
    """How many each takes, in a session that remembers nothing."""
    took = {}
    for name, draw in DRAWN.items():
        with counted(world.sessions) as said, transaction(world.sessions) as session:
            assert draw(session), name
        took[name] = len(said)
    return took


@pytest.fixture
def make_world(make_database: MakeDatabase) -> Iterator[Callable[..., World]]:
    engines = []

    def make(many: int, owners: int = 1) -> World:
        engines.append(open_database(make_database(with_schema)))
        sessions = session_maker(engines[-1])
        with transaction(sessions) as session:
            make_small_plan(session).plan.channel = CHANNEL
        world = World(sessions, PostBox())
        fill(world, many, owners)
        for moment in (nine(MONDAY), hour(TUESDAY), nine(FIFTH)):
            world.beats(moment)
        return world

    yield make
    for engine in engines:
        engine.dispose()


def test_forty_things_take_as_many_statements_as_three(make_world: Callable[..., World]) -> None:
    assert statements(make_world(40)) == statements(make_world(3))


def test_a_page_of_a_preview_takes_as_many_statements_however_many_owners_are_on_others(
    make_world: Callable[..., World],
) -> None:
    name = "preview of a day"
    assert statements(make_world(1, owners=40))[name] == statements(make_world(1, owners=PREVIEW_SIZE + 5))[name]
