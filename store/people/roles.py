"""Who leads a plan, who runs its pulses and who administers the council, and the verbs that change it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from store.database import lock, take_turn
from store.models import Person, PersonRole, Plan
from store.people import directory
from store.people.permissions import Verb, is_admin, who_leads, who_may
from store.plan import history
from store.rules.terms import Role

MEMBER = "member"
"""What the history calls somebody without a role."""


class NeverBothError(Exception):
    """Nobody is custodian and administrator: the one promises that nobody sees answers, the other reaches them."""


def leads(session: Session, plan: Plan) -> Sequence[Person]:
    """Whoever may change the plan and can be written to: its leads, and the administrators."""
    return _who(session, "lead", plan)


def programme_leads(session: Session, plan: Plan) -> Sequence[Person]:
    """Who is told of what nobody takes care of: the plan's leads, or where it has none, the administrators."""
    found = session.exec(select(Person, who_leads(plan)).where(*_may("lead", plan))).all()
    return directory.in_order([one for one, leads in found if leads] or [one for one, _ in found])


def admins(session: Session) -> Sequence[Person]:
    return _who(session, "admin", None)


def custodians(session: Session, plan: Plan) -> Sequence[Person]:
    return _who(session, "pulse", plan)


def _who(session: Session, verb: Verb, plan: Plan | None) -> Sequence[Person]:
    return directory.in_order(session.exec(select(Person).where(*_may(verb, plan))).all())


def _may(verb: Verb, plan: Plan | None) -> list[ColumnElement[bool]]:
    """Whoever sits at the command line is nobody who can be written to."""
    return [who_may(verb, plan), col(Person.email).is_distinct_from(directory.OPERATOR_EMAIL)]


def make_admin(session: Session, email: str) -> Person:
    """Who has said nothing yet is known by the address from now on.

    Raises:
        NeverBothError: they run a plan's pulses.
    """
    take_turn(session, directory.PEOPLE)
    person = directory.by_email(session, email) or Person(name=email, email=email.strip().lower())
    session.add(person)
    session.flush()
    lock(session, person)
    if any(one.role is Role.CUSTODIAN for one in person.roles):
        raise NeverBothError
    if not is_admin(person):
        give(session, person, Role.ADMIN)
    return person


def operator(session: Session) -> Person:
    """Whoever sits at this machine's command line, and so already holds the database."""
    person = directory.by_email(session, directory.OPERATOR_EMAIL)
    if person is None:
        take_turn(session, directory.PEOPLE)
        person = directory.by_email(session, directory.OPERATOR_EMAIL)
    if person is None:
        person = Person(name="Local operator", email=directory.OPERATOR_EMAIL)
        session.add(person)
        session.flush()
        give(session, person, Role.ADMIN)
    return person


def give(session: Session, person: Person, role: Role, plan: Plan | None = None) -> None:
    """Nothing is noted, and nobody is asked whether they may: for a beginning, and for the verbs here."""
    assert person.id is not None
    person.roles.append(PersonRole(person_id=person.id, plan_id=plan.id if plan else None, role=role))
    session.flush()


def make_lead(session: Session, plan: Plan, person: Person, *, by: Person, now: datetime) -> bool:
    """Returns whether it is new."""
    return _make(session, plan, person, Role.LEAD, by=by, now=now)


def unmake_lead(session: Session, plan: Plan, person: Person, *, by: Person, now: datetime) -> bool:
    """Returns whether they were."""
    return _unmake(session, plan, person, Role.LEAD, by=by, now=now)


def make_custodian(session: Session, plan: Plan, person: Person, *, by: Person, now: datetime) -> bool:
    """Returns whether it is new.

    Raises:
        NeverBothError: they are an administrator.
    """
    lock(session, person)
    if is_admin(person):
        raise NeverBothError
    return _make(session, plan, person, Role.CUSTODIAN, by=by, now=now)


def unmake_custodian(session: Session, plan: Plan, person: Person, *, by: Person, now: datetime) -> bool:
    """Returns whether they were."""
    return _unmake(session, plan, person, Role.CUSTODIAN, by=by, now=now)


def _held(person: Person, role: Role, plan: Plan) -> list[PersonRole]:
    return [one for one in person.roles if one.role is role and one.plan_id == plan.id]


def _make(session: Session, plan: Plan, person: Person, role: Role, *, by: Person, now: datetime) -> bool:
    lock(session, person)
    if _held(person, role, plan):
        return False
    assert plan.id is not None
    history.note(session, plan.id, person.name, "role", None, role.value, by=by, now=now)
    give(session, person, role, plan)
    return True


def _unmake(session: Session, plan: Plan, person: Person, role: Role, *, by: Person, now: datetime) -> bool:
    lock(session, person)
    held = _held(person, role, plan)
    if not held:
        return False
    assert plan.id is not None
    history.note(session, plan.id, person.name, "role", role.value, MEMBER, by=by, now=now)
    for one in held:
        person.roles.remove(one)
        session.delete(one)
    session.flush()
    return True
