"""Questions about actions, milestones and timeline entries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam, func, or_
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, Plan
from store.plan.item_filters import DROPPED, IN_PLAN, PLAN_ID, TODAY
from store.plan.item_views import VIEWS, ItemView, load
from store.rules.references import as_reference
from store.rules.terms import Brag, Kind

Counts = dict[Brag, int]
KindCounts = dict[Kind, Counts]


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


def plans_with(session: Session, among: Sequence[Plan], words: str) -> tuple[list[Plan], list[tuple[Plan, Item]]]:
    """The plans in which a typed reference means something open; where there are none, those in which it is known.

    Beside them stands where it was passed over, since it is closed there.
    """
    found = [(plan, item) for plan in among if (item := get(session, plan, words)) is not None]
    still = [plan for plan, item in found if item.closed_at is None]
    if not still:
        return [plan for plan, _ in found], []
    return still, [(plan, item) for plan, item in found if item.closed_at is not None]


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


_STANDING = _counted_by(col(Item.theme_id), col(Item.recommendation_ids), where=[col(Item.plan_id) == PLAN_ID, IN_PLAN])


_ONE = VIEWS.where(col(Item.id) == bindparam("id", type_=Integer))
_NAMED = VIEWS.where(col(Item.plan_id) == PLAN_ID, col(Item.ref).in_(bindparam("refs", expanding=True)), IN_PLAN)
_THESE = VIEWS.where(col(Item.id).in_(bindparam("these", expanding=True)))
