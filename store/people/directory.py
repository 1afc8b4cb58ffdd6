"""People, and who leads the plan."""

from calendar import day_name
from collections.abc import Sequence
from datetime import datetime, time

from sqlmodel import Session, col, func, or_, select

from store.database import take_turn
from store.models import Person, Plan
from store.plan import history
from store.rules.terms import Role

OPERATOR_EMAIL = "operator@localhost"

PEOPLE = "people"
"""The turn of whoever may add a person."""


def get(session: Session, person_id: int | None) -> Person | None:
    return session.get(Person, person_id) if person_id is not None else None


def by_email(session: Session, email: str) -> Person | None:
    return session.exec(select(Person).where(Person.email == email.strip().lower())).first()


def by_name(session: Session, words: str, *, active: bool = True) -> Sequence[Person]:
    """People whose name or post holds these words; an exact name comes alone.

    Args:
        active: False for those whose account is closed.
    """
    lowered = words.strip().lower()
    known = select(Person).where(col(Person.active) == active)
    exact = session.exec(known.where(func.lower(Person.name) == lowered)).all()
    holds = or_(
        func.lower(Person.name).contains(lowered, autoescape=True),
        func.lower(Person.post).contains(lowered, autoescape=True),
    )
    return _in_order(exact or session.exec(known.where(holds)).all())


def askable(session: Session) -> Sequence[Person]:
    """Everybody who can own something, with or without an account; whoever sits at the command line is nobody."""
    known = select(Person).where(
        col(Person.active), ~col(Person.guest), col(Person.email).is_distinct_from(OPERATOR_EMAIL)
    )
    return _in_order(session.exec(known).all())


def leads(session: Session) -> Sequence[Person]:
    query = select(Person).where(col(Person.role).in_([Role.LEAD, Role.ADMIN]), col(Person.active))
    return _in_order(session.exec(query).all())


def programme_leads(session: Session) -> Sequence[Person]:
    """Who is told of what nobody takes care of: the programme leads, or where there are none, the administrators."""
    found = [one for one in leads(session) if not one.guest and one.email != OPERATOR_EMAIL]
    return [one for one in found if one.role is Role.LEAD] or found


def _in_order(found: Sequence[Person]) -> Sequence[Person]:
    """By name, capitals or not; each engine, and each server's language, would sort letters in a way of its own."""
    return sorted(found, key=lambda person: (person.name.casefold(), person.name, person.id))


def make_admin(session: Session, email: str) -> Person:
    take_turn(session, PEOPLE)
    person = by_email(session, email) or Person(name=email, email=email.strip().lower())
    person.role = Role.ADMIN
    session.add(person)
    session.flush()
    return person


def operator(session: Session) -> Person:
    """Whoever sits at this machine's command line, and so already holds the database."""
    person = by_email(session, OPERATOR_EMAIL)
    if person is None:
        take_turn(session, PEOPLE)
        person = by_email(session, OPERATOR_EMAIL)
    if person is None:
        person = Person(name="Local operator", email=OPERATOR_EMAIL, role=Role.ADMIN)
        session.add(person)
        session.flush()
    return person


def emails(session: Session) -> frozenset[str]:
    """In lower case."""
    return frozenset(session.exec(select(Person.email).where(col(Person.email).is_not(None))))  # type: ignore[arg-type]


def set_nudging(
    session: Session, plan: Plan, person: Person, weekday: int | None, at: time | None, *, now: datetime
) -> None:
    """Keep when somebody wants to be asked; their own wish, so nobody else says it."""
    assert plan.id is not None
    before, after = (_wish(*one) for one in ((person.nudge_weekday, person.nudge_time), (weekday, at)))
    history.note(session, plan.id, person.name, "asked", before, after, by=person, now=now)
    person.nudge_weekday, person.nudge_time = weekday, at
    session.add(person)


def _wish(weekday: int | None, at: time | None) -> str:
    named = None if weekday is None else f"on {day_name[weekday]}s"
    hour = None if at is None else f"at {at:%H:%M}"
    return " ".join(filter(None, [named, hour])) or "as usual"
