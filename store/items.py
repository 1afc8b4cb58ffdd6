"""Questions about actions, milestones and timeline entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from store.item_filters import IN_PLAN, ItemFilter, brag_verdict, conditions
from store.item_views import ItemView, load, view_query
from store.models import Item, Plan
from store.rules.references import as_reference
from store.rules.terms import Brag, Kind

Counts = dict[Brag, int]


@dataclass(frozen=True)
class ItemPage:
    items: list[ItemView]
    total: int
    number: int
    size: int

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))


def get(session: Session, plan: Plan, words: str) -> Item | None:
    """The item that a typed reference means, however it is spelt."""
    ref = as_reference(words)
    if ref is None:
        return None
    return session.exec(select(Item).where(Item.plan_id == plan.id, Item.ref == ref, IN_PLAN)).first()


def page(session: Session, plan: Plan, wanted: ItemFilter, today: date, number: int = 1, size: int = 10) -> ItemPage:
    """One page, what is due first before what is due later; undated items last. A page beyond the end is the last."""
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


def references(session: Session, plan: Plan) -> Sequence[str]:
    return session.exec(select(Item.ref).where(Item.plan_id == plan.id, IN_PLAN)).all()


def brag_counts(session: Session, plan: Plan, today: date, wanted: ItemFilter | None = None) -> dict[Kind, Counts]:
    """How many of each kind have each BRAG."""
    verdict = brag_verdict(today).label("verdict")
    where = conditions(plan, wanted or ItemFilter(), today)
    rows = session.exec(select(col(Item.kind), verdict, func.count()).where(*where).group_by(col(Item.kind), verdict))
    counts: dict[Kind, Counts] = {kind: dict.fromkeys(Brag, 0) for kind in Kind}
    for kind, colour, many in rows:
        counts[Kind(kind)][Brag(colour)] = many
    return counts


def _order() -> tuple[Any, ...]:
    return col(Item.baseline).is_(None), col(Item.baseline), col(Item.theme_id), col(Item.position), col(Item.id)
