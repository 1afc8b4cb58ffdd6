"""Every command and form as every sort of person, in every state of a plan, beside docs/who-may-what.md."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from bot.conversation import NO_PLAN, Conversation, FilledForm, Heard, Utterance
from commands import registry
from commands.cards import Card
from commands.refusals import CLOSED, LEAD_SEES, REFUSALS
from commands.registry import command_of, commands, forms
from scheduler.clock import SetClock
from store.database import open_database, session_maker, transaction
from store.models import Leave, Person, Plan
from store.people import accounts, roles
from store.people.accounts import Account
from store.plan import items
from store.rules.terms import Role
from tests.databases import SqliteDatabases, with_schema
from tests.left_behind import Unwritten
from tests.small_plan import NOW, TODAY, make_small_plan
from tests.structure.kit import HOME, Source

PAGE = (HOME / "docs" / "who-may-what.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<cells>.+) \|$", re.M)
LEADS = ("Custodian", "Lead", "Another lead")
"""Before there is a plan, nobody leads one or runs its pulses."""
STATES = ("open", "closed", "none")
NOT_ALLOWED = {CLOSED.format("Small plan"), LEAD_SEES, *(sentence.format("A1") for sentence in REFUSALS.values())}

DATE = "2022-07-29"
ABOUT = {
    **{"ref": "A1", "refs": "A1", "number": "1", "row": "1", "of": "1", "owner": "1", "was": ""},
    **{"round": "1", "question": "1", "pulse": "1", "audience": '{"kind": "list"}'},
}
"""All that a form may be about; each reads what it needs."""


def filled(name: str) -> dict[str, str | list[str] | None]:
    """Something that fits each field which must be filled in."""
    needed = {field: info for field, info in forms()[name].model.model_fields.items() if info.is_required()}
    return {field: _fitting(info.annotation) for field, info in needed.items()}


def _fitting(wanted: object) -> str:
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return next(iter(wanted)).value
    if wanted is int:
        return "12"
    return DATE if wanted is date else "@Somebody else"


@dataclass(frozen=True)
class Thing:
    """A line of the first tables."""

    said: str
    is_form: bool
    needs: str
    without_plan: bool


def tables() -> list[list[list[str]]]:
    """The cells of each table of the page, less its heading."""
    found = []
    for block in PAGE.split("\n\n"):
        rows = [
            [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row["cells"])]
            for row in ROW.finditer(block)
        ]
        found += [rows] if rows else []
    return found


def things() -> list[Thing]:
    *lists, _ = tables()
    return [
        Thing(said.strip("`"), rows[0][0] == "Form", needs, without == "yes")
        for rows in lists
        for said, needs, without in rows[2:]
    ]


def held() -> tuple[list[str], dict[str, dict[str, str]]]:
    """The sorts of person, and by what is needed who has it."""
    heading, _, *rows = tables()[-1]
    return heading[1:], {needs: dict(zip(heading[1:], cells, strict=True)) for needs, *cells in rows}


@dataclass
class Hall:
    """One state of a plan, and everybody who may speak in it; nothing that is said here is kept."""

    engine: Engine
    people: dict[str, int] = field(default_factory=dict)

    def hears(self, who: str, thing: Thing) -> Heard:
        with self._undone() as conversation:
            if thing.is_form:
                return conversation.take(FilledForm(self.people[who], thing.said, ABOUT, filled(thing.said)))
            return conversation.hear(Utterance(self.people[who], thing.said))

    @contextmanager
    def _undone(self) -> Iterator[Conversation]:
        with self.engine.connect() as connection:
            outer = connection.begin()

            def sessions() -> Session:
                return Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)

            yield Conversation(sessions, SetClock(NOW), Unwritten(sessions))
            outer.rollback()


def hall(url: str, state: str) -> Hall:
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        people = {
            name: accounts.remember(session, Account("chat", "T1", name, name, **as_account))
            for name, as_account in PEOPLE.items()
        }
        people["Operator"] = roles.operator(session)
        roles.give(session, people["Administrator"], Role.ADMIN)
        if state != "none":
            _plans(session, people, state)
        ids = {name: one.id for name, one in people.items() if one.id is not None}
    return Hall(engine, ids)


PEOPLE: dict[str, dict[str, Any]] = {
    **{
        name: {}
        for name in ("Owner", "Member", "Deputy", "Custodian", "Lead", "Another lead", "Administrator", "Somebody else")
    },
    **{name: {"guest": True} for name in ("Guest", "Stranger")},
    "Leaver": {"active": False},
}


def _plans(session: Session, people: dict[str, Person], state: str) -> None:
    """The plan that is asked about is the newest; beside it stands one that is closed."""
    another = Plan(title="Another plan", source="another.txt", created_at=NOW, closed_at=NOW)
    session.add(another)
    session.flush()
    small = make_small_plan(session)
    small.item("A1", owner_id=people["Owner"].id, baseline=TODAY)
    roles.give(session, people["Lead"], Role.LEAD, small.plan)
    roles.give(session, people["Another lead"], Role.LEAD, another)
    roles.give(session, people["Custodian"], Role.CUSTODIAN, small.plan)
    owner, deputy = people["Owner"].id, people["Deputy"].id
    assert owner is not None
    session.add(Leave(person_id=owner, first=TODAY, last=TODAY, deputy_id=deputy))
    small.plan.closed_at = NOW if state == "closed" else None


@pytest.fixture(scope="module")
def halls(sqlite_databases: SqliteDatabases) -> Iterator[dict[str, Hall]]:
    made = {state: hall(sqlite_databases.new(with_schema), state) for state in STATES}
    yield made
    for one in made.values():
        one.engine.dispose()


def wanted(thing: Thing, has: dict[str, dict[str, str]], who: str, state: str) -> str:
    cell = has[thing.needs][who]
    if state == "none" and not thing.without_plan and has["to read"][who] == "yes":
        return "no plan"
    return "yes" if cell == "yes" or (cell == "while open" and state == "open") else "no"


def found(heard: Heard) -> str:
    title = heard.answer.title
    if title == NO_PLAN:
        return "no plan"
    return "no" if heard.refused and title in NOT_ALLOWED else "yes"


def name_of(thing: Thing) -> str:
    """The command that a line begins with."""
    command = command_of(thing.said)
    assert command is not None, thing.said
    return command.name


@pytest.mark.parametrize("state", STATES)
def test_everybody_may_what_the_page_says_and_nothing_else(halls: dict[str, Hall], state: str) -> None:
    sorts, has = held()
    differences = []
    for thing in things():
        for who in sorts:
            if state == "none" and who in LEADS:
                continue
            said, page = found(halls[state].hears(who, thing)), wanted(thing, has, who, state)
            if said != page:
                differences.append(f"{who}: {thing.said} is {said!r} in a plan that is {state}; the page says {page!r}")
    assert differences == []


def test_every_command_and_form_has_a_line() -> None:
    said = {name_of(thing) for thing in things() if not thing.is_form}
    assert sorted(said) == sorted(commands())
    assert sorted(thing.said for thing in things() if thing.is_form) == sorted(forms())


def test_each_line_is_read_as_the_command_it_begins_with(halls: dict[str, Hall]) -> None:
    for thing in things():
        if not thing.is_form:
            reading = halls["open"].hears("Administrator", thing).reading
            assert reading is None or (reading.command and reading.command.name == name_of(thing)), thing.said


def test_no_command_refuses_for_itself(sources: list[Source]) -> None:
    """What it needs is declared, where it can be read and checked."""
    asks = {source.name for source in sources if ".must(" in source.path.read_text(encoding="utf-8")}
    assert asks == {
        "commands/allowing.py",
        "bot/conversation/requests.py",
        "bot/documents.py",
        "commands/request.py",
    }


def test_a_command_that_looks_up_no_item_does_nothing(halls: dict[str, Hall], made_up: None) -> None:
    with pytest.raises(AssertionError, match="'forgetful' needs 'update'"):
        halls["open"].hears("Administrator", Thing("forgetful A1", is_form=False, needs="", without_plan=False))


@pytest.fixture
def made_up() -> Iterator[None]:
    """A change that finds its item by a way of its own."""
    commands()
    registry.command("forgetful", needs="update", says="A made-up change", changes=True)(
        lambda request: Card(title=f"Done with {items.get(request.session, request.plan, 'A1')}")
    )
    yield
    del registry._commands["forgetful"]
