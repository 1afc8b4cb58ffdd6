"""People as a sentence may name them: whoever is in a plan, and of all others only those whose whole name is said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Executable, Integer, String, bindparam, or_
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Body, Item, NamedPerson, Person, PersonRole, Plan, PrintedOwner, Seat
from store.people.directory import OPERATOR_EMAIL
from store.plan import practice


@dataclass(frozen=True)
class Known:
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
_SOME = sa.select(*_COLUMNS).where(*_REAL).order_by(col(Person.id)).limit(bindparam("most", type_=Integer))
_OWNERS = select(Item.owner_id).where(Item.plan_id == bindparam("plan"), col(Item.owner_id).is_not(None))
_ROLES = select(PersonRole.person_id).where(PersonRole.plan_id == bindparam("plan"))
_INVOLVED = sa.select(*_COLUMNS).where(
    *_REAL, or_(col(Person.id).in_(_OWNERS), col(Person.id).in_(_ROLES), col(Person.id) == bindparam("me"))
)
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


def near(session: Session, plan: Plan, me: int | None, few: int) -> tuple[list[Known], bool]:
    """Whose name may be said in part: everybody where they are few, else whoever is in the plan and their managers.

    Returns them, and whether that is everybody.
    """
    every = _read(session, _SOME, {"most": few + 1})
    if len(every) <= few:
        return every, True
    involved = _read(session, _INVOLVED, {"plan": plan.id, "me": me})
    above = {one.manager_id for one in involved if one.manager_id} - {one.id for one in involved}
    return involved + _read(session, _ABOVE, {"these": sorted(above)}), False


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
