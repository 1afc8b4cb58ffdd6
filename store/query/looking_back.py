"""Conditions of how something stood on a past day, as the items of which that is known."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from store.models import Item, Plan
from store.query import past
from store.query.judging import fulfils
from store.query.model import Condition, OneOf, Query, Was


def resolved(session: Session, plan: Plan, query: Query) -> Query:
    """The same query by the references of whatever stood so.

    Raises:
        past.TooManyItemsError: the plan is too large for that.
    """
    if not any(isinstance(one, Was) for one in (*query.where, *query.otherwise, *query.among)):
        return query
    refs = _refs(session, plan, query.as_at)

    def known(conditions: tuple[Condition, ...]) -> tuple[Any, ...]:
        return tuple(_one_of(session, plan, one, refs) if isinstance(one, Was) else one for one in conditions)

    parts = {"where": known(query.where), "otherwise": known(query.otherwise), "among": known(query.among)}
    return query.model_copy(update=parts)


def _refs(session: Session, plan: Plan, day: date | None) -> dict[int, str]:
    """What each is called on the day that is asked about."""
    if day is not None:
        return {one.view.id: one.view.ref for one in past.stood(session, plan, day)}
    rows = session.exec(select(Item.id, Item.ref).where(col(Item.plan_id) == plan.id))
    return {item_id: ref for item_id, ref in rows if item_id is not None}


def _one_of(session: Session, plan: Plan, was: Was, refs: dict[int, str]) -> OneOf:
    then = past.stood(session, plan, was.on)
    found = tuple(refs[one.view.id] for one in then if one.view.id in refs and fulfils(was.so, one, was.on))
    # No item has an empty reference.
    return OneOf(refs=found or ("",), negated=was.negated)
