"""All that is held about one person, as data; `page` makes of it what they can read."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from pydantic import BaseModel, JsonValue, TypeAdapter
from sqlalchemy import Column, ColumnElement, RowMapping, Table, and_, or_
from sqlmodel import Session, SQLModel, col, select

from store.models import ConversationReference, Identity, Item, Outgoing, Person, Plan, Theme
from store.people.life_cycle import holdings, mentions
from store.people.same_person import former_ids
from store.retention import periods

BALLOTS = (
    "Answers to pulses are not here and cannot be: while a round is open they are sealed, nobody may open them, and no"
    " table says who answered. When a round closes they are destroyed. Whether this person answered, was reminded or"
    " wants no pulses is told to nobody else, so it is not here either."
)
BACKUPS = "Backups of the database hold what was in it when they were made. Logs name nobody."
_VALUE = TypeAdapter(dict[str, JsonValue])


class Held(BaseModel):
    """Rows that refer to the person in one way."""

    what: str
    column: str
    """The table and the column that refers to them."""
    when_forgotten: str
    rows: list[dict[str, JsonValue]]


class NamedIn(BaseModel):
    """Words that name the person."""

    table: str
    field: str
    key: str
    about: str
    words: str


class PersonExport(BaseModel):
    """What `sightline person export --json` prints."""

    exported_at: datetime
    person: dict[str, JsonValue]
    before: list[dict[str, JsonValue]]
    """People who turned out to be them."""
    held: list[Held]
    named_in: list[NamedIn]
    named_in_messages: int
    """How many messages to others name them; what those say is theirs who got them."""
    kept_days: dict[str, int]
    not_here: list[str]


def export(session: Session, person: Person, now: datetime, sealed: Collection[str]) -> PersonExport:
    """Gather it.

    Args:
        sealed: the kinds of messages of which nobody else learns that somebody got them.
    """
    assert person.id is not None
    ids = [person.id, *former_ids(session, person.id)]
    held = [_held(session, name, column, ids, sealed) for name, column in holdings.columns()]
    held.append(_conversations(session, ids))
    found = list(mentions.find(session, mentions.names_of(session, person)))
    people = [_plain(row) for row in _rows(session, _table("person"), _table("person").c.id.in_(ids))]
    return PersonExport(
        exported_at=now,
        person=next(one for one in people if one["id"] == person.id),
        before=[one for one in people if one["id"] != person.id],
        held=[one for one in held if one.rows],
        named_in=[NamedIn(**asdict(one)) for one in found if one.table != mentions.LEDGER],
        named_in_messages=sum(one.table == mentions.LEDGER for one in found),
        kept_days=periods.days_of(session),
        not_here=[BALLOTS, BACKUPS],
    )


def _held(session: Session, name: str, column: Column[object], ids: list[int], sealed: Collection[str]) -> Held:
    holding = holdings.HELD[name]
    these: ColumnElement[bool] = column.in_(ids)
    if name == "outgoing.person_id":
        these = and_(these, col(Outgoing.kind).not_in(sealed))
    rows = [_plain(row) | _about(session, row) for row in _rows(session, column.table, these)]
    return Held(what=holding.says, column=name, when_forgotten=holding.fate.value, rows=rows)


def _conversations(session: Session, ids: list[int]) -> Held:
    """Chats let the bot write there. They refer to accounts, not to people."""
    accounts = session.exec(select(Identity).where(col(Identity.person_id).in_(ids))).all()
    table = _table("conversation_reference")
    theirs = or_(*(_is_of(one) for one in accounts)) if accounts else table.c.id.is_(None)
    rows = [_plain(row) for row in _rows(session, table, theirs)]
    says, fate = "conversations with them that a chat has opened", holdings.Fate.DELETED.value
    return Held(what=says, column="conversation_reference.external_id", when_forgotten=fate, rows=rows)


def _is_of(one: Identity) -> ColumnElement[bool]:
    return and_(
        col(ConversationReference.platform) == one.platform,
        col(ConversationReference.tenant) == one.tenant,
        col(ConversationReference.external_id) == one.external_id,
    )


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def _rows(session: Session, table: Table, these: ColumnElement[bool]) -> list[RowMapping]:
    query = select(*table.columns).where(these).order_by(*table.primary_key.columns)
    return list(session.execute(query).mappings())


def _plain(row: RowMapping) -> dict[str, JsonValue]:
    """As JSON has it."""
    said = TypeAdapter(dict[str, object]).dump_python(
        {str(name): value for name, value in row.items() if not str(name).startswith("folded")},
        mode="json",
        serialize_as_any=True,
    )
    return _VALUE.validate_python(said)


def _about(session: Session, row: RowMapping) -> dict[str, JsonValue]:
    """What people know a row by."""
    told: dict[str, JsonValue] = {}
    if row.get("item_id") and (item := session.get(Item, row["item_id"])) is not None:
        told["about"] = f"{item.ref} {item.title}"
    if row.get("plan_id") and (plan := session.get(Plan, row["plan_id"])) is not None:
        told["plan"] = plan.label
    if row.get("theme_id") and (theme := session.get(Theme, row["theme_id"])) is not None:
        told["theme"] = f"{theme.letter} {theme.title}"
    return told
