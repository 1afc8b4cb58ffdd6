"""Owners as documents print them, and whom each means: said once by the programme lead, remembered for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam, case
from sqlmodel import Session, col, delete, func, select

from store.database import lock, rows_of
from store.models import Item, ItemOwner, Person, Plan, PrintedOwner
from store.people import addresses
from store.people.naming import called
from store.people.permissions import can_be_asked, who_can_be_asked
from store.plan import edits, history
from store.plan.item_filters import OPEN
from store.rules.folding import folded


def known(session: Session, plan_id: int) -> dict[str, PrintedOwner]:
    """By their folded words."""
    return {one.folded: one for one in session.exec(select(PrintedOwner).where(PrintedOwner.plan_id == plan_id))}


def remember(session: Session, plan_id: int, words: str, among: dict[str, PrintedOwner]) -> PrintedOwner:
    """The row of these words, new or known; a name that exactly one person bears, or an address, means that person.

    What somebody has said of them stands, also that they mean nobody.

    Args:
        among: what `known` gave; a new row is added to it.
    """
    found = among.get(folded(words))
    if found is None:
        found = PrintedOwner(plan_id=plan_id, words=words, folded=folded(words))
        among[found.folded] = found
    if found.person_id is None and found.settled_at is None:
        found.person_id = _bearer(session, found.folded)
    session.add(found)
    session.flush()
    return found


def _bearer(session: Session, words: str) -> int | None:
    if "@" in words:
        found = addresses.by_address(session, words)
        return found.id if found is not None and can_be_asked(found) else None
    whole = Person.folded_name == words
    bearers = session.exec(select(Person.id).where(whole, who_can_be_asked()).limit(2)).all()
    return bearers[0] if len(bearers) == 1 else None


def put(session: Session, item: Item, owners: Sequence[PrintedOwner]) -> None:
    """Keep what is printed for an item, in its order. Who is accountable is another verb's: see `plan_edits.assign`."""
    assert item.id is not None
    session.execute(delete(ItemOwner).where(col(ItemOwner.item_id) == item.id))
    for place, one in enumerate({one.id: one for one in owners}.values()):
        assert one.id is not None
        session.add(ItemOwner(item_id=item.id, place=place, printed_owner_id=one.id))


@dataclass(frozen=True)
class Printed:
    """One printed owner of an item. `person` is the name of whoever it means, where that is known.

    `settled` tells that somebody said so; without a person, that it means nobody.
    """

    words: str
    person_id: int | None
    person: str | None
    settled: bool = False


_OF_ITEMS = (
    sa.select(
        *(col(ItemOwner.item_id), col(PrintedOwner.words), col(PrintedOwner.person_id), col(PrintedOwner.settled_at)),
        called(),
    )
    .join(PrintedOwner, col(PrintedOwner.id) == ItemOwner.printed_owner_id)
    .join(Person, col(Person.id) == PrintedOwner.person_id, isouter=True)
    .where(col(ItemOwner.item_id).in_(bindparam("these", expanding=True, type_=Integer)))
    .order_by(col(ItemOwner.item_id), col(ItemOwner.place))
)


def of_items(session: Session, item_ids: Iterable[int]) -> dict[int, list[Printed]]:
    """What is printed for each item, the accountable first."""
    found: dict[int, list[Printed]] = {}
    for item_id, words, person_id, settled_at, name in rows_of(session, _OF_ITEMS, {"these": list(item_ids)}):
        found.setdefault(item_id, []).append(Printed(words, person_id, name, settled_at is not None))
    return found


@dataclass(frozen=True)
class Mentioned:
    """A printed owner and how many open things name it: as accountable, and at all."""

    owner: PrintedOwner
    person: Person | None
    accountable: int
    named: int

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet whom it means, or whoever it means is gone."""
        if self.person is None:
            return self.owner.settled_at is None
        return not can_be_asked(self.person)


def mentioned(session: Session, plan: Plan) -> list[Mentioned]:
    """Every printed owner that something open names, first those who wait for somebody's word, the most named first."""
    first = func.sum(case((col(ItemOwner.place) == 0, 1), else_=0))
    query = (
        select(PrintedOwner, Person, first, func.count())
        .join(ItemOwner, col(ItemOwner.printed_owner_id) == PrintedOwner.id)
        .join(Item, col(Item.id) == ItemOwner.item_id)
        .join(Person, col(Person.id) == PrintedOwner.person_id, isouter=True)
        .where(PrintedOwner.plan_id == plan.id, OPEN)
        .group_by(col(PrintedOwner.id), col(Person.id))
    )
    found = [Mentioned(owner, person, int(one or 0), many) for owner, person, one, many in session.exec(query)]
    return sorted(found, key=lambda one: (not one.waits, one.person is None, -one.named, one.owner.folded))


def standing(session: Session, owner: PrintedOwner) -> tuple[int, int]:
    """How many open things it is accountable for as printed, and how many of those belong to whom it means."""
    theirs = func.sum(case((col(Item.owner_id) == owner.person_id, 1), else_=0))
    query = (
        select(func.count(), theirs)
        .join(ItemOwner, col(ItemOwner.item_id) == Item.id)
        .where(ItemOwner.printed_owner_id == owner.id, ItemOwner.place == 0, OPEN)
    )
    every, some = session.exec(query.select_from(Item)).one()
    return every, int(some or 0)


def match(
    session: Session, plan: Plan, owner: PrintedOwner, person: Person | None, *, by: Person, now: datetime
) -> list[Item]:
    """Say whom a printed owner means, or nobody. Gives the open items that now have another accountable owner.

    It is remembered: where a later document prints the same words, they mean the same.

    What somebody was given by hand stays theirs: only items without an owner, or whose owner these words stood for,
    follow.
    """
    lock(session, owner)
    before = owner.person_id
    names = [session.get(Person, one) if one else None for one in (before, person.id if person else None)]
    assert plan.id is not None
    history.note(
        session, plan.id, f"“{owner.words}”", "means", *(one.name if one else None for one in names), by=by, now=now
    )
    owner.person_id, owner.settled_at = (person.id if person else None), now
    session.add(owner)
    theirs = col(Item.owner_id).is_(None) if before is None else col(Item.owner_id) == before
    accountable = (
        select(Item)
        .join(ItemOwner, col(ItemOwner.item_id) == Item.id)
        .where(ItemOwner.printed_owner_id == owner.id, ItemOwner.place == 0, OPEN, theirs)
        .order_by(col(Item.id))
        .with_for_update(key_share=True, of=Item)
        .execution_options(populate_existing=True)
    )
    moved = list(session.exec(accountable))
    for item in moved:
        edits.assign(session, item, person, by=by, now=now)
    session.flush()
    return moved
