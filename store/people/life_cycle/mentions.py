"""Words that name somebody, wherever they stand: in any column of any table that holds words."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import JSON, Column, String, Table, TypeDecorator, inspect
from sqlmodel import Session, SQLModel, select

from store.models import Item, Person, PersonAlias
from store.rules.folding import folded

LONGEST_SHOWN = 200
OF_THEMSELVES = frozenset({"person", "person_alias", "identity", "forgotten_account", "same_person"})
"""Tables whose words are theirs by what refers to them."""
SEALED = frozenset({"pulse_ballot", "pulse_stopped", "pulse_keys"})
LEDGER = "outgoing"


@dataclass(frozen=True)
class Mention:
    table: str
    field: str
    key: str
    """The row's primary key."""
    about: str
    """The reference of the action or milestone that it is about, if it is about one."""
    words: str
    """What stands there, cut where it is long."""


def names_of(session: Session, person: Person) -> list[str]:
    """As what words may name them, in folded letters: the whole name, and each address."""
    had = session.exec(select(PersonAlias.email).where(PersonAlias.person_id == person.id)).all()
    said = [person.name, person.email or "", *had]
    return [one for one in dict.fromkeys(map(folded, said)) if len(one) > 2]


def find(session: Session, names: list[str]) -> Iterator[Mention]:
    """Every row is read, since no database folds letters as we do."""
    refs = dict(session.exec(select(Item.id, Item.ref)).all())
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in OF_THEMSELVES | SEALED:
            yield from _in_table(session, table, names, refs)


def _in_table(session: Session, table: Table, names: list[str], refs: dict[int | None, str]) -> Iterator[Mention]:
    worded = [column for column in table.columns if _holds_words(column)]
    if not worded:
        return
    keys = list(inspect(table).primary_key.columns)
    about = table.columns.get("item_id") if table.name != "item" else table.columns["id"]
    chosen = [*keys, *([about] if about is not None else []), *worded]
    for row in session.execute(select(*chosen).order_by(*keys)).mappings():
        for column in worded:
            words = _text(row[column])
            if words and any(name in folded(words) for name in names):
                yield Mention(
                    table=table.name,
                    field=column.name,
                    key="/".join(str(row[key]) for key in keys),
                    about=refs.get(row[about], "") if about is not None else "",
                    words=words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…",
                )


def _holds_words(column: Column[object]) -> bool:
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, String | JSON) and not column.name.startswith("folded")


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
