"""All that bears a title in a plan, read in a few statements, and a mark that tells whether any of it has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from store.database import rows_of
from store.models import Achievement, Body, Change, Item, Measure, Plan, Recommendation, Risk, Standard, Theme
from store.rules.terms import Kind

_OF_PLAN: Any = bindparam("plan")
_NEWEST_ITEM = select(func.max(col(Item.id))).scalar_subquery()
_MARK = (
    select(Change.id, Change.at, Change.what, Change.field, Change.after, _NEWEST_ITEM)  # type: ignore[call-overload]
    .where(col(Change.plan_id) == _OF_PLAN)
    .order_by(col(Change.id).desc())
    .limit(1)
)
_WITHOUT_CHANGES = select(_NEWEST_ITEM)


@dataclass(frozen=True)
class Titled:
    """One thing of a plan that people may name by words of its title."""

    kind: str
    """As `store.query.model.Subject` has it; an achievement is no subject."""
    key: str
    title: str
    parent: str | None = None
    """Of a milestone: its action's reference."""
    also: str = ""
    """What else the plan says of it, such as how a standard is measured."""
    item_kind: Kind | None = None


def mark(session: Session, plan: Plan) -> tuple[Any, ...]:
    """The same as long as no title has changed: every verb that changes one notes it, also in other processes.

    The newest change counts with what it says. Its number alone may come again after a transaction that was undone.
    """
    newest = rows_of(session, _MARK, {"plan": plan.id}) or rows_of(session, _WITHOUT_CHANGES, {})
    return tuple(newest[0])


def titled(session: Session, plan: Plan) -> Iterator[Titled]:
    """What the plan has now: nothing that has left it."""
    yield from _items(session, plan)
    for theme in session.exec(_held(Theme, plan).order_by(col(Theme.letter))):
        yield Titled("theme", theme.letter, theme.title, also=theme.summary or "")
    for one in session.exec(_held(Recommendation, plan).order_by(col(Recommendation.number))):
        yield Titled("recommendation", one.ref, one.title)
    yield from _standards(session, plan)
    for risk in session.exec(_held(Risk, plan).order_by(col(Risk.position))):
        yield Titled("risk", risk.ref, risk.title, also=risk.controls or "")
    for body in session.exec(_held(Body, plan).order_by(col(Body.position))):
        yield Titled("board", body.name, body.name, also=body.summary or "")
    for done in session.exec(_held(Achievement, plan).order_by(col(Achievement.position))):
        yield Titled("achievement", str(done.id), done.title)


def _held(model: Any, plan: Plan) -> Any:
    return select(model).where(model.plan_id == plan.id, model.left_at.is_(None))


def _items(session: Session, plan: Plan) -> Iterator[Titled]:
    columns = (Item.id, Item.kind, Item.ref, Item.title, Item.parent_id)
    query = (
        select(*columns)  # type: ignore[call-overload]
        .where(Item.plan_id == plan.id, col(Item.brag_in_time).is_not(None))
        .order_by(col(Item.theme_id), col(Item.position), col(Item.id))
    )
    rows = rows_of(session, query, {})
    refs = {row[0]: row[2] for row in rows}
    for _, kind, ref, title, parent_id in rows:
        yield Titled("item", ref, title, parent=refs.get(parent_id), item_kind=kind)


def _standards(session: Session, plan: Plan) -> Iterator[Titled]:
    measures: dict[int, list[str]] = {}
    found = select(Measure).join(Standard).where(Standard.plan_id == plan.id).order_by(col(Measure.id))
    for measure in session.exec(found):
        measures.setdefault(measure.standard_id, []).append(measure.title)
    for standard in session.exec(_held(Standard, plan).order_by(col(Standard.position))):
        yield Titled("standard", standard.ref, standard.title, also="; ".join(measures.get(standard.id or 0, [])))
