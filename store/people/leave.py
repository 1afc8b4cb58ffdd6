"""Who is away and who stands in: the questions one may ask of it, and the verbs that change it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, Leave, Person, Plan
from store.people import directory
from store.people.naming import called
from store.people.permissions import can_be_asked
from store.plan import history
from store.rules.working_days import DAY, Span


@dataclass(frozen=True)
class Cover:
    """Somebody who is away on a day, and who stands in."""

    person_id: int
    person: str
    """As they are called."""
    first: date
    last: date
    deputy_id: int | None
    deputy: str | None
    at_hand: bool
    """Whether there is a deputy who is neither away as well nor gone."""


def of_person(session: Session, person: Person, today: date) -> Sequence[Leave]:
    """What is not over yet, earliest first."""
    query = select(Leave).where(Leave.person_id == person.id, Leave.last >= today)
    return session.exec(query.order_by(col(Leave.first))).all()


def everybodys(session: Session, today: date) -> Sequence[tuple[Leave, Person]]:
    """What is not over yet, earliest first."""
    query = select(Leave, Person).join(Person, col(Person.id) == Leave.person_id).where(Leave.last >= today)
    return session.exec(query.order_by(col(Leave.first), Person.name)).all()


# Asked several times for every nudge, so built once.
_SPANS = (
    select(col(Leave.person_id), col(Leave.first), col(Leave.last))
    .where(col(Leave.last) >= bindparam("since"))
    .order_by(col(Leave.first))
)
_SPANS_OF = _SPANS.where(col(Leave.person_id) == bindparam("person"))


def spans_since(session: Session, since: date, of: int | None = None) -> dict[int, tuple[Span, ...]]:
    """By person: the leave that ends on that day or later.

    Args:
        of: of this person only.
    """
    query = _SPANS if of is None else _SPANS_OF
    found: dict[int, list[Span]] = defaultdict(list)
    for person_id, first, last in rows_of(session, query, {"since": since, "person": of}):
        found[person_id].append((first, last))
    return {person_id: tuple(spans) for person_id, spans in found.items()}


def covers(session: Session, day: date) -> list[Cover]:
    """Everybody who is away on a day."""
    return _covers_on(_overlapping_with_deputies(session, day, day), day)


def uncovered(session: Session, plan: Plan, first: date, last: date) -> list[Cover]:
    """Owners of something open who are away in these days while nobody stands in, each as on the first such day."""
    rows = _overlapping_with_deputies(session, first, last)
    found: dict[int, Cover] = {}
    for number in range((last - first).days + 1):
        for one in _covers_on(rows, first + DAY * number):
            if not one.at_hand:
                found.setdefault(one.person_id, one)
    theirs = (Item.plan_id == plan.id, col(Item.owner_id).in_(found), col(Item.closed_at).is_(None))
    owners = select(Item.owner_id).where(*theirs).distinct()
    asked = set(session.exec(owners))
    return [one for one in found.values() if one.person_id in asked]


Absence = tuple[Leave, str, Person | None, str]
"""Somebody's leave, how they are called, and who is named to stand in, with how they are called."""

_AWAY, _DEPUTY = aliased(Person), aliased(Person)


def between(session: Session, first: date, last: date | None = None) -> list[Absence]:
    """Everybody's leave that meets these days, or any day from the first on; the earliest first."""
    found = _overlapping_with_deputies(session, first, last or date.max)
    return sorted(found, key=lambda row: (row[0].first, row[1]))


def _overlapping_with_deputies(session: Session, first: date, last: date) -> Sequence[Absence]:
    query = (
        select(Leave, called(_AWAY), _DEPUTY, called(_DEPUTY))
        .join(_AWAY, col(_AWAY.id) == Leave.person_id)
        .join(_DEPUTY, col(_DEPUTY.id) == Leave.deputy_id, isouter=True)
        .where(Leave.first <= last, Leave.last >= first)
        .order_by(_AWAY.name)
    )
    return session.exec(query).all()


def _covers_on(rows: Sequence[Absence], day: date) -> list[Cover]:
    away = [row for row in rows if row[0].first <= day <= row[0].last]
    absent = {row[0].person_id for row in away}
    return [
        Cover(
            person_id=one.person_id,
            person=name,
            first=one.first,
            last=one.last,
            deputy_id=one.deputy_id,
            deputy=deputy if by else None,
            at_hand=by is not None and can_be_asked(by) and by.id not in absent,
        )
        for one, name, by, deputy in away
    ]


# Read for almost every answer, so built once.
_STOOD_IN_FOR = (
    select(col(Leave.person_id), called(), col(Leave.first), col(Leave.last))
    .join(Person, col(Person.id) == Leave.person_id)
    .where(Leave.deputy_id == bindparam("deputy"), Leave.first <= bindparam("day"), Leave.last >= bindparam("day"))
    .order_by(Person.name)
)


def stood_in_for(session: Session, deputy: Person, day: date) -> list[Cover]:
    """Those who are away on a day and for whom this person stands in then; nobody while they are away themselves."""
    rows = rows_of(session, _STOOD_IN_FOR, {"deputy": deputy.id, "day": day})
    if not rows or overlapping(session, deputy, day, day):
        return []
    return [Cover(away, name, first, last, deputy.id, deputy.name, at_hand=True) for away, name, first, last in rows]


def overlapping(session: Session, person: Person, first: date, last: date) -> Leave | None:
    query = select(Leave).where(Leave.person_id == person.id, Leave.first <= last, Leave.last >= first)
    return session.exec(query.limit(1)).first()


def take(
    session: Session,
    person: Person,
    first: date,
    last: date,
    deputy: Person | None,
    *,
    by: Person,
    now: datetime,
) -> Leave:
    """Write leave down; the caller has looked that it overlaps none that is there."""
    assert person.id is not None
    taken = Leave(person_id=person.id, first=first, last=last, deputy_id=deputy.id if deputy else None)
    session.add(taken)
    said = _said(first, last, deputy)
    history.note_in_each_plan(session, person.name, "leave", None, said, by=by, now=now)
    session.flush()
    return taken


def cancel(session: Session, one: Leave, *, by: Person, now: datetime) -> None:
    person, deputy = directory.get(session, one.person_id), directory.get(session, one.deputy_id)
    assert person is not None
    said = _said(one.first, one.last, deputy)
    history.note_in_each_plan(session, person.name, "leave", said, "cancelled", by=by, now=now)
    session.delete(one)
    session.flush()


def _said(first: date, last: date, deputy: Person | None) -> str:
    days = first.isoformat() if first == last else f"{first} to {last}"
    return f"{days}, deputy {deputy.name}" if deputy else days
