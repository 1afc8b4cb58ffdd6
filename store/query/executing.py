"""Running a query about items: a page of them, all of them, how many, and how many of each."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col

from store.database import rows_of
from store.models import Item, Plan
from store.plan.item_filters import IN_PLAN, TODAY
from store.plan.item_views import ItemView, load
from store.plan.items import KindCounts, add_count, no_counts
from store.query import past
from store.query.looking_back import resolved
from store.query.model import Query
from store.query.shapes import (
    SHAPES,
    Chosen,
    Shape,
    chosen,
    conditions_of,
    count_of,
    every_of,
    page_of,
    scan_of,
    these_of,
)

MOST_COUNTED = 1_000
"""Beyond this a list says "over 1,000": counting to its end would take longer with each item of the plan."""


@dataclass(frozen=True)
class Total:
    number: int
    over: bool = False
    """Whether there are more than `number`, and nobody counted how many."""


@dataclass(frozen=True)
class ItemPage:
    items: list[ItemView]
    counted: Total
    number: int
    size: int

    @property
    def total(self) -> int:
        """How many there are in all; `counted.over` says where there are more."""
        return self.counted.number

    @property
    def last(self) -> int:
        """The last page, or one that is further than this one."""
        return max(1, -(-self.total // self.size)) + self.counted.over


def page(session: Session, plan: Plan, query: Query, today: date, number: int = 1, size: int = 10) -> ItemPage:
    """One page; where no order is asked for, open before closed, earlier before later, undated last.

    A page beyond the end is the last.
    """
    number, query = max(number, 1), resolved(session, plan, query)
    if query.as_at is not None or query.limit is not None:
        return _page_among(every(session, plan, query, today), number, size)
    asked = chosen(plan, query, today)
    if asked.shape.searches and (few := _few(session, asked)) is not None:
        counted = Total(len(few))
        number = min(number, max(1, -(-counted.number // size)))
        values = {"these": few, "today": today, "size": size, "passed": (number - 1) * size}
        return ItemPage(load(session, these_of(asked.shape), values, today), counted, number, size)
    items = _on_page(session, asked, today, number, size)
    if len(items) < size and (items or number == 1):
        return ItemPage(items, Total((number - 1) * size + len(items)), number, size)
    # Counted beyond this page, so that it is known whether another follows.
    counted = _counted_up_to(session, asked, max(MOST_COUNTED, number * size))
    if not items:
        number = max(1, -(-counted.number // size))
        items = _on_page(session, asked, today, number, size)
    return ItemPage(items, counted, number, size)


def _page_among(found: list[ItemView], number: int, size: int) -> ItemPage:
    number = min(number, max(1, -(-len(found) // size)))
    return ItemPage(found[(number - 1) * size : number * size], Total(len(found)), number, size)


def total(session: Session, plan: Plan, query: Query, today: date, most: int | None = MOST_COUNTED) -> Total:
    """Args: most: where to stop counting; None counts all."""
    query = resolved(session, plan, query)
    if query.as_at is not None:
        return Total(len(every(session, plan, query, today)))
    found = _counted_up_to(session, chosen(plan, query, today), most)
    return Total(query.limit) if query.limit is not None and found.number > query.limit else found


def every(session: Session, plan: Plan, query: Query, today: date, most: int | None = None) -> list[ItemView]:
    """Args: most: how many at most; all, if left out."""
    query = resolved(session, plan, query)
    most = min((limit for limit in (most, query.limit) if limit is not None), default=None)
    if query.as_at is not None:
        return past.every(session, plan, query)[:most]
    asked = chosen(plan, query, today)
    if most is not None:
        return _on_page(session, asked, today, 1, most)
    return load(session, every_of(asked.shape), asked.values, today)


@dataclass(frozen=True)
class Share:
    fit: int
    among: int

    @property
    def percent(self) -> int:
        """Rounded, but neither all nor none where it is not quite."""
        if not self.among:
            return 0
        rounded = round(100 * self.fit / self.among)
        return min(max(rounded, 1), 99) if 0 < self.fit < self.among else rounded


def share(session: Session, plan: Plan, query: Query, today: date) -> Share:
    """How many of what `among` holds fulfil the conditions as well."""
    fit, of = (total(session, plan, one, today, most=None).number for one in parts_of(query))
    return Share(fit, of)


def parts_of(query: Query) -> tuple[Query, Query]:
    """What fulfils the conditions, and of what a share of it is taken."""
    among = query.model_copy(update={"where": query.among, "otherwise": (), "limit": None})
    both = query.model_copy(
        update={
            "where": (*query.where, *query.among),
            "otherwise": (*query.otherwise, *query.among) if query.otherwise else (),
            "limit": None,
        }
    )
    return both, among


def brag_counts(session: Session, plan: Plan, query: Query, today: date) -> KindCounts:
    """How many of each kind have each BRAG."""
    counted, query = no_counts(), resolved(session, plan, query)
    if query.as_at is not None:
        for item in every(session, plan, query, today):
            counted[item.kind][item.brag] += 1
        return counted
    asked = chosen(plan, query, today)
    for row in rows_of(session, _brags(asked.shape), asked.values):
        add_count(counted, row)
    return counted


@lru_cache(maxsize=SHAPES)
def _brags(shape: Shape) -> sa.Select[Any]:
    groups: tuple[Any, ...] = (col(Item.kind), col(Item.brag_in_time))
    late = func.count().filter(col(Item.red_after) < TODAY).label("late")
    return sa.select(*groups, func.count().label("many"), late).where(*conditions_of(shape), IN_PLAN).group_by(*groups)


def _few(session: Session, asked: Chosen) -> list[int] | None:
    """The ids of what has the words in its title; None where those are so common that a walk in order meets them soon.

    No index finds words. Rows are read one after the other, which takes a fifth of reading them in order.
    """
    found = rows_of(session, scan_of(asked.shape), {**asked.values, "most": MOST_COUNTED + 1})
    return [row.id for row in found] if len(found) <= MOST_COUNTED else None


def _on_page(session: Session, asked: Chosen, today: date, number: int, size: int) -> list[ItemView]:
    values = {**asked.values, "size": size, "passed": (number - 1) * size, "until": number * size}
    return load(session, page_of(asked.shape), values, today)


def _counted_up_to(session: Session, asked: Chosen, most: int | None) -> Total:
    if most is None:
        return Total(rows_of(session, count_of(asked.shape, capped=False), asked.values)[0][0])
    found = rows_of(session, count_of(asked.shape, capped=True), {**asked.values, "most": most + 1})[0][0]
    return Total(min(found, most), over=found > most)
