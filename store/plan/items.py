"""Questions about actions, milestones and timeline entries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam, func, or_
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, Plan
from store.plan.item_filters import (
    COMPLETE,
    DROPPED,
    IN_PLAN,
    OF_PLAN,
    OPEN,
    PLAN_ID,
    SHAPES,
    TODAY,
    Chosen,
    ItemFilter,
    chosen,
    conditions_of,
    only_open,
)
from store.plan.item_views import VIEWS, ItemView, ViewQuery, load
from store.rules.references import as_reference
from store.rules.terms import Brag, Kind

Counts = dict[Brag, int]
KindCounts = dict[Kind, Counts]

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


def get(session: Session, plan: Plan, words: str, *, lock: bool = False) -> Item | None:
    """The item that a typed reference means, however it is spelt. A plan may print references of any shape.

    Args:
        lock: whether nobody else may change it until the transaction ends.
    """
    in_plan = select(Item).where(Item.plan_id == plan.id, or_(IN_PLAN, DROPPED)).order_by(col(Item.id))
    if lock:
        in_plan = in_plan.with_for_update(key_share=True).execution_options(populate_existing=True)
    if ref := as_reference(words):
        found = session.exec(in_plan.where(Item.ref == ref)).first()
        if found is not None:
            return found
    return session.exec(in_plan.where(func.lower(Item.ref) == words.strip().lower())).first()


def plans_with(session: Session, among: Sequence[Plan], words: str) -> list[Plan]:
    """The plans in which a typed reference means something open; where there are none, those in which it is known."""
    found = [(plan, item) for plan in among if (item := get(session, plan, words)) is not None]
    still = [plan for plan, item in found if item.closed_at is None]
    return still or [plan for plan, _ in found]


def page(session: Session, plan: Plan, wanted: ItemFilter, today: date, number: int = 1, size: int = 10) -> ItemPage:
    """One page, open before closed, earlier before later, undated last. A page beyond the end is the last."""
    number = max(number, 1)
    asked = chosen(plan, wanted, today)
    if wanted.words and (few := _few(session, asked)) is not None:
        counted = Total(len(few))
        number = min(number, max(1, -(-counted.number // size)))
        values = {"these": few, "today": today, "size": size, "passed": (number - 1) * size}
        return ItemPage(load(session, _OF_FEW, values, today), counted, number, size)
    items = _on_page(session, asked, today, number, size)
    if len(items) < size and (items or number == 1):
        return ItemPage(items, Total((number - 1) * size + len(items)), number, size)
    # Counted beyond this page, so that it is known whether another follows.
    counted = _counted_up_to(session, asked, max(MOST_COUNTED, number * size))
    if not items:
        number = max(1, -(-counted.number // size))
        items = _on_page(session, asked, today, number, size)
    return ItemPage(items, counted, number, size)


def total(session: Session, plan: Plan, wanted: ItemFilter, today: date, most: int | None = MOST_COUNTED) -> Total:
    """Args: most: where to stop counting; None counts all."""
    return _counted_up_to(session, chosen(plan, wanted, today), most)


def every(session: Session, plan: Plan, wanted: ItemFilter, today: date, most: int | None = None) -> list[ItemView]:
    """Args: most: how many at most; all, if left out."""
    asked = chosen(plan, wanted, today)
    if most is not None:
        return _on_page(session, asked, today, 1, most)
    return load(session, _every(asked.shape), asked.values, today)


def view(session: Session, item: Item, today: date) -> ItemView:
    return load(session, _ONE, {"id": item.id, "today": today}, today)[0]


def of_view(session: Session, shown: ItemView) -> Item:
    """The item that a view shows. It takes no statement while somebody holds it."""
    return session.get_one(Item, shown.id)


def views(session: Session, plan: Plan, refs: Iterable[str], today: date) -> list[ItemView]:
    """In the order in which the references were given; unknown ones are left out."""
    order = {ref: place for place, ref in enumerate(refs)}
    values = {"plan_id": plan.id, "today": today, "refs": list(order)}
    return sorted(load(session, _NAMED, values, today), key=lambda item: order[item.ref])


def with_ids(session: Session, ids: Sequence[int], today: date) -> list[ItemView]:
    """In the order in which the ids were given."""
    order = {one: place for place, one in enumerate(ids)}
    return sorted(load(session, _THESE, {"these": list(ids), "today": today}, today), key=lambda item: order[item.id])


def brag_counts(session: Session, plan: Plan, today: date, wanted: ItemFilter | None = None) -> KindCounts:
    """How many of each kind have each BRAG."""
    asked = chosen(plan, wanted or ItemFilter(), today)
    counted = no_counts()
    for row in rows_of(session, _brags(asked.shape), asked.values):
        add_count(counted, row)
    return counted


@dataclass(frozen=True)
class Standing:
    """How many of each kind have each BRAG, in the whole plan and cut both ways."""

    kinds: KindCounts
    themes: dict[int, KindCounts]
    """By the theme's id."""
    recommendations: dict[int, KindCounts]
    """By the recommendation's id. What answers several counts under each; milestones answer as their actions do."""


def standing(session: Session, plan: Plan, today: date) -> Standing:
    """One walk along one index counts all of it."""
    standing = Standing(no_counts(), defaultdict(no_counts), defaultdict(no_counts))
    for row in rows_of(session, _STANDING, {"plan_id": plan.id, "today": today}):
        add_count(standing.kinds, row)
        if row.theme_id is not None:
            add_count(standing.themes[row.theme_id], row)
        for answered in row.recommendation_ids.split(",") if row.recommendation_ids else ():
            add_count(standing.recommendations[int(answered)], row)
    return standing


def no_counts() -> KindCounts:
    return {kind: dict.fromkeys(Brag, 0) for kind in Kind}


def add_count(counted: KindCounts, row: Any) -> None:
    counted[row.kind][row.brag_in_time] += row.many - row.late
    counted[row.kind][Brag.RED] += row.late


def _counted_by(*axes: Any, where: Iterable[Any]) -> sa.Select[Any]:
    groups = (*axes, col(Item.kind), col(Item.brag_in_time))
    late = func.count().filter(col(Item.red_after) < TODAY).label("late")
    return sa.select(*groups, func.count().label("many"), late).where(*where).group_by(*groups)


@lru_cache(maxsize=SHAPES)
def _brags(shape: ItemFilter) -> sa.Select[Any]:
    return _counted_by(where=[*conditions_of(shape), IN_PLAN])


_STANDING = _counted_by(col(Item.theme_id), col(Item.recommendation_ids), where=[col(Item.plan_id) == PLAN_ID, IN_PLAN])


def _few(session: Session, asked: Chosen) -> list[int] | None:
    """The ids of what has the words in its title; None where those are so common that a walk in order meets them soon.

    No index finds words. Rows are read one after the other, which takes a fifth of reading them in order.
    """
    found = rows_of(session, _scan(asked.shape), {**asked.values, "most": MOST_COUNTED + 1})
    return [row.id for row in found] if len(found) <= MOST_COUNTED else None


def _on_page(session: Session, asked: Chosen, today: date, number: int, size: int) -> list[ItemView]:
    values = {**asked.values, "size": size, "passed": (number - 1) * size, "until": number * size}
    return load(session, _page(asked.shape), values, today)


def _counted_up_to(session: Session, asked: Chosen, most: int | None) -> Total:
    if most is None:
        return Total(rows_of(session, _count(asked.shape, capped=False), asked.values)[0][0])
    found = rows_of(session, _count(asked.shape, capped=True), {**asked.values, "most": most + 1})[0][0]
    return Total(min(found, most), over=found > most)


def _order(shape: ItemFilter) -> tuple[Any, ...]:
    """What is still open first; then by date, the undated last.

    What all answers share is left out, so that an index gives the order.
    """
    dated = shape.overdue or shape.dated or shape.due_from is not None or shape.due_to is not None
    return (
        *(() if only_open(shape) or shape.open is False else (col(Item.closed_at).is_not(None),)),
        col(Item.baseline) if dated else col(Item.baseline).nulls_last(),
        col(Item.theme_id).nulls_first(),
        col(Item.position),
        col(Item.id),
    )


_ONE = VIEWS.where(col(Item.id) == bindparam("id", type_=Integer))
_OF_FEW: ViewQuery = (
    VIEWS.where(col(Item.id).in_(bindparam("these", expanding=True)))
    .order_by(*_order(ItemFilter()))
    .limit(bindparam("size", type_=Integer))
    .offset(bindparam("passed", type_=Integer))
)
_THESE = VIEWS.where(col(Item.id).in_(bindparam("these", expanding=True)))
_NAMED = VIEWS.where(col(Item.plan_id) == PLAN_ID, col(Item.ref).in_(bindparam("refs", expanding=True)), IN_PLAN)


@lru_cache(maxsize=SHAPES)
def _page(shape: ItemFilter) -> ViewQuery:
    size, passed = (bindparam(name, type_=Integer) for name in ("size", "passed"))
    if shape.open is not None or only_open(shape):
        return _every(shape).limit(size).offset(passed)
    # Open and complete have an index each: take the first of both, and of those the first.
    until = bindparam("until", type_=Integer)
    first = [
        sa.select(col(Item.id)).where(*conditions_of(one)).order_by(*_order(one)).limit(until).subquery()
        for one in (replace(shape, open=True), replace(shape, open=False))
    ]
    either = sa.union_all(*(sa.select(one.c.id) for one in first))
    return VIEWS.where(col(Item.id).in_(either)).order_by(*_order(shape)).limit(size).offset(passed)


@lru_cache(maxsize=SHAPES)
def _every(shape: ItemFilter) -> ViewQuery:
    return VIEWS.where(*conditions_of(shape)).order_by(*_order(shape))


@lru_cache(maxsize=SHAPES)
def _scan(shape: ItemFilter) -> sa.Select[Any]:
    # The sum and the words for what is in the plan keep the engines from their indexes.
    one_by_one = (col(Item.plan_id) + 0 == PLAN_ID, or_(OPEN, COMPLETE))
    others = [one for one in conditions_of(shape) if one is not OF_PLAN and one is not IN_PLAN]
    return sa.select(col(Item.id)).where(*one_by_one, *others).limit(bindparam("most", type_=Integer))


@lru_cache(maxsize=SHAPES)
def _count(shape: ItemFilter, *, capped: bool) -> sa.Select[Any]:
    found = sa.select(col(Item.id)).where(*conditions_of(shape))
    if shape.words:
        found = _scan(shape) if capped else found
    elif capped:
        found = found.limit(bindparam("most", type_=Integer))
    return sa.select(func.count()).select_from(found.subquery())
