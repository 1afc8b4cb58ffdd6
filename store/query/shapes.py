"""Statements for queries, built once for all that differ in nothing but their values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count, islice
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Integer, and_, bindparam, func, or_
from sqlmodel import col

from store.models import Item, Plan
from store.plan.item_filters import COMPLETE, DROPPED, IN_PLAN, OF_PLAN, OPEN, PLAN_ID
from store.plan.item_views import VIEWS, ViewQuery
from store.query.conditions import (
    DAY_OF,
    HEARD_AT,
    MOVED_TIMES,
    SLIP_SECONDS,
    PieceShape,
    overdue,
    piece_of,
)
from store.query.model import (
    IMPLIED,
    Condition,
    FinishedLate,
    Happening,
    Happens,
    Is,
    Order,
    OverdueBy,
    Query,
    Slips,
    Sort,
    Standing,
    State,
    Titled,
    standing,
)

SHAPES = 500
"""Of how many shapes of queries the statements are kept."""

STANDINGS: dict[Standing | None, sa.ColumnElement[bool]] = {
    "open": OPEN,
    "complete": COMPLETE,
    "dropped": DROPPED,
    None: IN_PLAN,
}


class Shape(NamedTuple):
    standing: Standing | None
    """Each has an index that gives the order of a list."""
    dated: bool
    """Whether all that fits has a promised date."""
    searches: bool
    """Whether words are looked for, which no index finds."""
    order: Order | None
    where: tuple[PieceShape, ...]
    otherwise: tuple[PieceShape, ...] | None
    """The second of two that are joined by *or*."""


@dataclass(frozen=True)
class Chosen:
    """A shape, and the values that fill it this time."""

    shape: Shape
    values: dict[str, Any]

    @property
    def where(self) -> tuple[sa.ColumnElement[bool], ...]:
        return conditions_of(self.shape)


def chosen(plan: Plan, query: Query, today: date) -> Chosen:
    either = (query.where, query.otherwise) if query.otherwise else (query.where,)
    shared = _shared(map(_standing, either))
    # Said by the standing already.
    implied = IMPLIED.get(shared) if shared else None
    pieces = [[piece_of(one, today) for one in some if one != implied] for some in either]
    where, *others = (tuple(piece.shape for piece in some) for some in pieces)
    values = [value for some in pieces for piece in some for value in piece.values]
    shape = Shape(
        shared,
        dated=all(any(map(_dates, some)) for some in either),
        searches=not others and any(isinstance(one, Titled) and not one.negated for one in query.where),
        order=query.order,
        where=where,
        otherwise=others[0] if others else None,
    )
    named = {_name(place): value for place, value in enumerate(values)}
    return Chosen(shape, {"plan_id": plan.id, "today": today, **named})


def _name(place: int) -> str:
    return f"value_{place}"


def _shared(standings: Iterable[Standing | None]) -> Standing | None:
    found = set(standings)
    return found.pop() if len(found) == 1 else None


def _standing(conditions: Iterable[Condition]) -> Standing | None:
    """What one of the conditions holds for alone."""
    return next((found for one in conditions if (found := standing(one))), None)


def _dates(condition: Condition) -> bool:
    match condition:
        case Is(states=(State.OVERDUE,), negated=False) | Happens(of=Happening.PROMISED, negated=False):
            return True
        case OverdueBy(negated=False) | Slips(negated=False) | FinishedLate():
            return True
        case _:
            return False


@lru_cache(maxsize=SHAPES)
def conditions_of(shape: Shape) -> tuple[sa.ColumnElement[bool], ...]:
    names = map(_name, count())
    where = [_built(piece, names) for piece in shape.where]
    if shape.otherwise is not None:
        where = [or_(_all(where), _all([_built(piece, names) for piece in shape.otherwise]))]
    return (OF_PLAN, STANDINGS[shape.standing], *where)


def _all(conditions: Sequence[sa.ColumnElement[bool]]) -> sa.ColumnElement[bool]:
    return and_(sa.true(), *conditions)


def _built(piece: PieceShape, names: Iterator[str]) -> sa.ColumnElement[bool]:
    return piece.sql(list(islice(names, piece.many)))


def order_of(shape: Shape) -> tuple[Any, ...]:
    """What is still open first; then by date, the undated last.

    What all answers share is left out, so that an index gives the order.
    """
    return (
        *(() if shape.order is None else (_sorted(shape.order),)),
        *(() if shape.standing else (col(Item.closed_at).is_not(None),)),
        col(Item.baseline) if shape.dated else col(Item.baseline).nulls_last(),
        col(Item.theme_id).nulls_first(),
        col(Item.position),
        col(Item.id),
    )


def _sorted(order: Order) -> Any:
    """What has no such day or number stands last, whichever comes first."""
    # The most days overdue are the earliest promise.
    greatest_first = order.greatest_first is not (order.by is Sort.OVERDUE)
    by = _SORTS[order.by]
    return (by.desc() if greatest_first else by.asc()).nulls_last()


_SORTS: dict[Sort, sa.ColumnElement[Any]] = {
    Sort.PROMISED: DAY_OF[Happening.PROMISED],
    Sort.EXPECTED: DAY_OF[Happening.EXPECTED],
    Sort.COMPLETED: DAY_OF[Happening.COMPLETED],
    Sort.OVERDUE: sa.case((overdue(), col(Item.baseline))),
    Sort.SLIP: sa.case((OPEN, SLIP_SECONDS)),
    Sort.MOVED: MOVED_TIMES,
    Sort.HEARD: HEARD_AT,
}


@lru_cache(maxsize=SHAPES)
def page_of(shape: Shape) -> ViewQuery:
    size, passed = (bindparam(name, type_=Integer) for name in ("size", "passed"))
    if shape.standing or shape.order or shape.otherwise is not None:
        return every_of(shape).limit(size).offset(passed)
    # Open and complete have an index each: take the first of both, and of those the first.
    until = bindparam("until", type_=Integer)
    first = [
        sa.select(col(Item.id)).where(*conditions_of(one)).order_by(*order_of(one)).limit(until).subquery()
        for one in (shape._replace(standing="open"), shape._replace(standing="complete"))
    ]
    either = sa.union_all(*(sa.select(one.c.id) for one in first))
    return VIEWS.where(col(Item.id).in_(either)).order_by(*order_of(shape)).limit(size).offset(passed)


@lru_cache(maxsize=SHAPES)
def every_of(shape: Shape) -> ViewQuery:
    return VIEWS.where(*conditions_of(shape)).order_by(*order_of(shape))


@lru_cache(maxsize=SHAPES)
def these_of(shape: Shape) -> ViewQuery:
    """A page of items whose ids are known."""
    these = VIEWS.where(col(Item.id).in_(bindparam("these", expanding=True))).order_by(*order_of(shape))
    return these.limit(bindparam("size", type_=Integer)).offset(bindparam("passed", type_=Integer))


@lru_cache(maxsize=SHAPES)
def scan_of(shape: Shape) -> sa.Select[Any]:
    # The sum and the words for what is in the plan keep the engines from their indexes.
    kept = DROPPED if shape.standing == "dropped" else or_(OPEN, COMPLETE)
    one_by_one = (col(Item.plan_id) + 0 == PLAN_ID, kept)
    others = [one for one in conditions_of(shape) if one is not OF_PLAN and one is not IN_PLAN]
    return sa.select(col(Item.id)).where(*one_by_one, *others).limit(bindparam("most", type_=Integer))


@lru_cache(maxsize=SHAPES)
def count_of(shape: Shape, *, capped: bool) -> sa.Select[Any]:
    found = sa.select(col(Item.id)).where(*conditions_of(shape))
    if shape.searches:
        found = scan_of(shape) if capped else found
    elif capped:
        found = found.limit(bindparam("most", type_=Integer))
    return sa.select(func.count()).select_from(found.subquery())
