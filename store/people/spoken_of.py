"""People as a sentence may name them: whoever owns something, and of all others only those whose whole name is said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Executable, Integer, String, bindparam, func, or_
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Body, Item, NamedPerson, Person, PersonRole, Plan, PrintedOwner, Seat
from store.people.directory import OPERATOR_EMAIL
from store.plan import practice


@dataclass(frozen=True, eq=False)
class Known:
    """Told apart by itself: comparing all fields would take most of the time of a look-up."""

    id: int
    name: str
    post: str
    """Both folded."""
    email: str | None
    manager_id: int | None
    active: bool


_COLUMNS = (
    *(col(Person.id), col(Person.folded_name), col(Person.folded_post)),
    *(col(Person.email), col(Person.manager_id), col(Person.active)),
)
_REAL = (col(Person.became_id).is_(None), col(Person.email).is_distinct_from(OPERATOR_EMAIL))
_SOME = sa.select(col(Person.id)).where(*_REAL).limit(bindparam("most", type_=Integer)).subquery()
_MANY = sa.select(func.count()).select_from(_SOME)
_EVERYBODY = sa.select(*_COLUMNS).where(*_REAL).order_by(col(Person.id))
# Of whichever plan, from one to the next along an index: each item need not be read, nor each place of the index.
_OWNER = sa.select(func.min(col(Item.owner_id)).label("id")).cte("an_owner", recursive=True)
_NEXT = sa.select(func.min(col(Item.owner_id))).where(col(Item.owner_id) > _OWNER.c.id).scalar_subquery()
_EACH = _OWNER.union_all(sa.select(_NEXT).where(_OWNER.c.id.is_not(None)))
_OWNERS = sa.select(_EACH.c.id).where(_EACH.c.id.is_not(None))
_ROLES = sa.select(col(PersonRole.person_id)).where(col(PersonRole.plan_id) == bindparam("plan"))
_ME = sa.select(bindparam("me", type_=Integer))
# One list of numbers: three of them joined by OR have every person read.
_INVOLVED = sa.select(*_COLUMNS).where(*_REAL, col(Person.id).in_(sa.union(_OWNERS, _ROLES, _ME)))
_ABOVE = sa.select(*_COLUMNS).where(*_REAL, col(Person.id).in_(bindparam("these", expanding=True, type_=Integer)))
_BEARING = sa.select(*_COLUMNS).where(
    *_REAL,
    or_(
        col(Person.folded_name).in_(bindparam("said", expanding=True, type_=String)),
        col(Person.folded_post).in_(bindparam("said", expanding=True, type_=String)),
        col(Person.email).in_(bindparam("said", expanding=True, type_=String)),
    ),
)
_PRINTED = sa.select(col(PrintedOwner.folded), col(PrintedOwner.words), col(PrintedOwner.person_id)).where(
    col(PrintedOwner.plan_id) == bindparam("plan"),
    col(PrintedOwner.folded).in_(bindparam("said", expanding=True, type_=String)),
)


def near(session: Session, plan: Plan, me: int | None, few: int) -> tuple[tuple[Known, ...], bool]:
    """Whose name may be said in part: everybody where they are few, else owners, who has a role, and their managers.

    Returns them, and whether that is everybody. They are the same objects as long as nothing of them has changed.
    """
    if rows_of(session, _MANY, {"most": few + 1})[0][0] <= few:
        return _known(tuple(map(tuple, rows_of(session, _EVERYBODY, {})))), True
    involved = [tuple(row) for row in rows_of(session, _INVOLVED, {"plan": plan.id, "me": me})]
    above = {manager for *_, manager, _ in involved if manager} - {one for one, *_ in involved}
    managers = [tuple(row) for row in rows_of(session, _ABOVE, {"these": sorted(above)})]
    return _known((*involved, *managers)), False


@lru_cache(maxsize=8)
def _known(rows: tuple[tuple[Any, ...], ...]) -> tuple[Known, ...]:
    """Made once, since making them and what is made of them takes longer than reading their rows."""
    return tuple(Known(*row) for row in rows)


def bearing(session: Session, said: Collection[str]) -> list[Known]:
    """Whoever bears one of these, folded, as their whole name, post or address."""
    return _read(session, _BEARING, {"said": sorted(said)})


def printed(session: Session, plan: Plan, said: Collection[str]) -> dict[str, tuple[str, int | None]]:
    """Owners whom the plan prints so, by their folded words: as printed, and whom somebody said they mean."""
    rows = rows_of(session, _PRINTED, {"plan": plan.id, "said": sorted(said)})
    return {folded: (words, person) for folded, words, person in rows}


def named_in(session: Session, plan: Plan) -> list[str]:
    """Whom the plan itself names, by name or post: on its boards and beside them."""
    seats = (
        select(col(Seat.title))
        .join(Body, col(Body.id) == Seat.body_id)
        .where(Body.plan_id == plan.id, col(Body.left_at).is_(None))
    )
    named: Sequence[NamedPerson] = practice.named_people(session, plan)
    return list(dict.fromkeys([*session.exec(seats), *(one.name for one in named), *(one.role for one in named)]))


def _read(session: Session, query: Executable, values: dict[str, object]) -> list[Known]:
    return [Known(*row) for row in rows_of(session, query, values)]
