"""Questions about actions, milestones and timeline entries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func, literal
from sqlmodel import Session, col, select

from store.models import Item, ItemRecommendation, Plan, Recommendation
from store.plan.item_filters import IN_PLAN, ItemFilter, brag_verdict, conditions
from store.plan.item_views import ItemView, load, view_query
from store.rules.references import as_reference
from store.rules.terms import Brag, Kind

Counts = dict[Brag, int]
KindCounts = dict[Kind, Counts]


@dataclass(frozen=True)
class ItemPage:
    items: list[ItemView]
    total: int
    number: int
    size: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))


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
    where = conditions(plan, wanted, today)
    total = session.exec(select(func.count()).select_from(Item).where(*where)).one()
    number = min(max(number, 1), max(1, -(-total // size)))
    query = view_query(today).where(*where).order_by(*_order()).limit(size).offset((number - 1) * size)
    return ItemPage(load(session, query, today), total, number, size)


def every(session: Session, plan: Plan, wanted: ItemFilter, today: date) -> list[ItemView]:
    query = view_query(today).where(*conditions(plan, wanted, today)).order_by(*_order())
    return load(session, query, today)


def view(session: Session, item: Item, today: date) -> ItemView:
    return load(session, view_query(today).where(col(Item.id) == item.id), today)[0]


def views(session: Session, plan: Plan, refs: Iterable[str], today: date) -> list[ItemView]:
    """In the order in which the references were given; unknown ones are left out."""
    order = {ref: place for place, ref in enumerate(refs)}
    query = view_query(today).where(col(Item.plan_id) == plan.id, col(Item.ref).in_(order), IN_PLAN)
    return sorted(load(session, query, today), key=lambda item: order[item.ref])


def brag_counts(session: Session, plan: Plan, today: date, wanted: ItemFilter | None = None) -> KindCounts:
    """How many of each kind have each BRAG."""
    where = conditions(plan, wanted or ItemFilter(), today)
    return _counted(session, literal(0), today, where)[0]


def brag_counts_by_theme(session: Session, plan: Plan, today: date) -> dict[int, KindCounts]:
    """By the theme's id."""
    where = [*conditions(plan, ItemFilter(), today), col(Item.theme_id).is_not(None)]
    return _counted(session, col(Item.theme_id), today, where)


def brag_counts_by_recommendation(session: Session, plan: Plan, today: date) -> dict[int, KindCounts]:
    """By the recommendation's number. What answers several counts under each; milestones answer as their actions do."""
    where = [
        *conditions(plan, ItemFilter(), today),
        col(ItemRecommendation.item_id) == func.coalesce(Item.parent_id, Item.id),
        col(Recommendation.id) == ItemRecommendation.recommendation_id,
    ]
    return _counted(session, col(Recommendation.number), today, where)


def _counted(session: Session, axis: Any, today: date, where: list[Any]) -> dict[int, KindCounts]:
    verdict = brag_verdict(today).label("verdict")
    rows = session.execute(
        sa.select(axis, col(Item.kind), verdict, func.count()).where(*where).group_by(axis, col(Item.kind), verdict)
    )
    counted: dict[int, KindCounts] = defaultdict(lambda: {kind: dict.fromkeys(Brag, 0) for kind in Kind})
    for place, kind, colour, many in rows:
        counted[place][Kind(kind)][Brag(colour)] = many
    return counted


def _order() -> tuple[Any, ...]:
    """What is still open first; then by date, the undated last."""
    return (
        col(Item.closed_at).is_not(None),
        col(Item.baseline).is_(None),
        col(Item.baseline),
        col(Item.theme_id).nulls_first(),
        col(Item.position),
        col(Item.id),
    )
