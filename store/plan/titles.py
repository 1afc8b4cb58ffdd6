"""All that bears a title in a plan, read in a few statements, and a mark that tells whether any of it has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from store.database import rows_of
from store.models import Achievement, Body, Change, Item, Measure, Plan, Recommendation, Risk, Standard, Theme

_OF_PLAN: Any = bindparam("plan")
_SINCE: Any = bindparam("since")
_SAID = (Change.id, Change.at, Change.what, Change.field, Change.after)
_NEWEST_ITEM = select(func.max(col(Item.id))).scalar_subquery()
_OF_THE_PLAN = select(*_SAID, _NEWEST_ITEM).where(col(Change.plan_id) == _OF_PLAN)  # type: ignore[call-overload]
_MARK = _OF_THE_PLAN.order_by(col(Change.id).desc()).limit(1)
_WITHOUT_CHANGES = select(_NEWEST_ITEM)
_LATER = _OF_THE_PLAN.where(col(Change.id) >= _SINCE).order_by(col(Change.id))

LEAVE_TITLES = frozenset(["owner", "baseline", "complete", "leave", "manager", "ownership", "role", "snoozed until"])
"""Fields of the changes that come most often, none of which is a title's."""

Mark = tuple[Any, ...]


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


def mark(session: Session, plan: Plan) -> Mark:
    """The same as long as nothing has changed: every verb that changes a title notes it, also in other processes.

    The newest change counts with what it says. Its number alone may come again after a transaction that was undone.
    """
    newest = rows_of(session, _MARK, {"plan": plan.id}) or rows_of(session, _WITHOUT_CHANGES, {})
    return tuple(newest[0])


def as_they_were(session: Session, plan: Plan, known: Mark) -> bool:
    """Whether the change of an earlier mark still stands, and none that came behind it can have touched a title."""
    if len(known) == 1:
        return False
    rows = [tuple(row) for row in rows_of(session, _LATER, {"plan": plan.id, "since": known[0]})]
    return rows[:1] == [known] and all(field in LEAVE_TITLES for _, _, _, field, _, _ in rows[1:])


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
    columns: Any = (Item.id, Item.ref, Item.title, Item.parent_id)
    query = (
        select(*columns)
        .where(Item.plan_id == plan.id, col(Item.brag_in_time).is_not(None))
        .order_by(col(Item.theme_id), col(Item.position), col(Item.id))
    )
    rows = rows_of(session, query, {})
    refs = {row[0]: row[1] for row in rows}
    for _, ref, title, parent_id in rows:
        yield Titled("item", ref, title, parent=refs.get(parent_id))


def _standards(session: Session, plan: Plan) -> Iterator[Titled]:
    measures: dict[int, list[str]] = {}
    found = select(Measure).join(Standard).where(Standard.plan_id == plan.id).order_by(col(Measure.id))
    for measure in session.exec(found):
        measures.setdefault(measure.standard_id, []).append(measure.title)
    for standard in session.exec(_held(Standard, plan).order_by(col(Standard.position))):
        yield Titled("standard", standard.ref, standard.title, also="; ".join(measures.get(standard.id or 0, [])))
