"""Questions about actions, milestones and timeline entries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam, func, literal, literal_column
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, ItemRecommendation, Plan, Recommendation
from store.plan.item_filters import (
    IN_PLAN,
    PLAN_ID,
    SHAPES,
    TODAY,
    Chosen,
    ItemFilter,
    brag_verdict,
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
    in_plan = select(Item).where(Item.plan_id == plan.id, IN_PLAN).order_by(col(Item.id))
    if lock:
        in_plan = in_plan.with_for_update(key_share=True).execution_options(populate_existing=True)
    if ref := as_reference(words):
        found = session.exec(in_plan.where(Item.ref == ref)).first()
        if found is not None:
            return found
    return session.exec(in_plan.where(func.lower(Item.ref) == words.strip().lower())).first()


def page(session: Session, plan: Plan, wanted: ItemFilter, today: date, number: int = 1, size: int = 10) -> ItemPage:
    """One page, open before closed, earlier before later, undated last. A page beyond the end is the last."""
    number = max(number, 1)
    asked = chosen(plan, wanted, today)
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


def views(session: Session, plan: Plan, refs: Iterable[str], today: date) -> list[ItemView]:
    """In the order in which the references were given; unknown ones are left out."""
    order = {ref: place for place, ref in enumerate(refs)}
    values = {"plan_id": plan.id, "today": today, "refs": list(order)}
    return sorted(load(session, _NAMED, values, today), key=lambda item: order[item.ref])


def brag_counts(session: Session, plan: Plan, today: date, wanted: ItemFilter | None = None) -> KindCounts:
    """How many of each kind have each BRAG."""
    asked = chosen(plan, wanted or ItemFilter(), today)
    return _counted(rows_of(session, _brag_counts(asked.shape), asked.values))[0]


def brag_counts_by_theme(session: Session, plan: Plan, today: date) -> dict[int, KindCounts]:
    """By the theme's id."""
    asked = chosen(plan, ItemFilter(), today)
    return _counted(rows_of(session, _BY_THEME, asked.values))


def brag_counts_by_recommendation(session: Session, plan: Plan, today: date) -> dict[int, KindCounts]:
    """By the recommendation's number. What answers several counts under each; milestones answer as their actions do."""
    asked = chosen(plan, ItemFilter(), today)
    return _counted(rows_of(session, _BY_RECOMMENDATION, asked.values))


def _counted(rows: Iterable[Any]) -> dict[int, KindCounts]:
    counted: dict[int, KindCounts] = defaultdict(lambda: {kind: dict.fromkeys(Brag, 0) for kind in Kind})
    for place, kind, colour, many in rows:
        counted[place][Kind(kind)][Brag(colour)] = many
    return counted


def _brags_by(axis: Any, *where: Any) -> sa.Select[Any]:
    verdict = brag_verdict(TODAY).label("verdict")
    return sa.select(axis, col(Item.kind), verdict, func.count()).where(*where).group_by(axis, col(Item.kind), verdict)


@lru_cache(maxsize=SHAPES)
def _brag_counts(shape: ItemFilter) -> sa.Select[Any]:
    return _brags_by(literal(0), *conditions_of(shape))


_BY_THEME = _brags_by(col(Item.theme_id), *conditions_of(ItemFilter()), col(Item.theme_id).is_not(None))
_BY_RECOMMENDATION = _brags_by(
    col(Recommendation.number),
    *conditions_of(ItemFilter()),
    col(ItemRecommendation.item_id) == func.coalesce(Item.parent_id, Item.id),
    col(Recommendation.id) == ItemRecommendation.recommendation_id,
)


def _on_page(session: Session, asked: Chosen, today: date, number: int, size: int) -> list[ItemView]:
    values = {**asked.values, "size": size, "passed": (number - 1) * size, "until": number * size}
    return load(session, _page(asked.shape), values, today)


def _counted_up_to(session: Session, asked: Chosen, most: int | None) -> Total:
    if most is None:
        return Total(rows_of(session, _count(asked.shape, capped=False), asked.values)[0][0])
    found = rows_of(session, _count(asked.shape, capped=True), {**asked.values, "most": most + 1})[0][0]
    return Total(min(found, most), over=found > most)


_ONE = VIEWS.where(col(Item.id) == bindparam("id", type_=Integer))
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
def _count(shape: ItemFilter, *, capped: bool) -> sa.Select[Any]:
    found: sa.Select[Any] = sa.select(literal_column("1")).select_from(Item).where(*conditions_of(shape))
    if capped:
        found = found.limit(bindparam("most", type_=Integer))
    return sa.select(func.count()).select_from(found.subquery())


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
