"""What becomes of a whole plan: named, closed, opened again, and meant by somebody."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from store.database import lock
from store.models import Person, Plan
from store.plan import history


def set_name(session: Session, plan: Plan, name: str | None, *, by: Person, now: datetime) -> None:
    lock(session, plan)
    _note(session, plan, "name", plan.name or "none", name or "none", by=by, now=now)
    plan.name = name
    session.add(plan)


def close(session: Session, plan: Plan, *, by: Person | None, now: datetime) -> bool:
    """From now on it is only read. Returns whether it was open."""
    lock(session, plan)
    if plan.closed_at is not None:
        return False
    _note(session, plan, "state", "open", "closed", by=by, now=now)
    plan.closed_at = now
    session.add(plan)
    return True


def open_again(session: Session, plan: Plan, *, by: Person | None, now: datetime) -> bool:
    """Returns whether it was closed."""
    lock(session, plan)
    if plan.closed_at is None:
        return False
    _note(session, plan, "state", "closed", "open", by=by, now=now)
    plan.closed_at = None
    session.add(plan)
    return True


def use(session: Session, person: Person, plan: Plan | None) -> None:
    """Somebody says which plan they mean; None for whichever it is otherwise."""
    person.chosen_plan_id = plan.id if plan else None
    session.add(person)


def remember(person_id: int | None, plan_id: int | None, session: Session) -> None:
    """The plan that somebody has just named or pressed."""
    session.execute(update(Person).where(col(Person.id) == person_id).values(last_plan_id=plan_id))


def _note(
    session: Session, plan: Plan, field: str, before: str, after: str, *, by: Person | None, now: datetime
) -> None:
    assert plan.id is not None
    history.note(session, plan.id, "plan", field, before, after, by=by, now=now)
