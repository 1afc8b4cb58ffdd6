"""People: found, named, and told apart."""

from calendar import day_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import bindparam
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from store.delivery.routing import route_anew
from store.models import Person
from store.people.permissions import who_can_be_asked
from store.plan import history
from store.rules.folding import folded

OPERATOR_EMAIL = "operator@localhost"

PEOPLE = "people"
"""The turn of whoever may add a person."""


def get(session: Session, person_id: int | None) -> Person | None:
    """Whoever this number means; of two who turned out to be one, the one."""
    found = session.get(Person, person_id) if person_id is not None else None
    return get(session, found.became_id) if found is not None and found.became_id is not None else found


# Read for every answer, so built once.
_WITH_ROLES = select(Person).where(Person.id == bindparam("id")).options(joinedload(Person.roles))  # type: ignore[arg-type]


def with_roles(session: Session, person_id: int) -> Person | None:
    """Somebody of whom it will be asked what they may do."""
    found = session.exec(_WITH_ROLES, params={"id": person_id}).unique().one_or_none()
    return with_roles(session, found.became_id) if found is not None and found.became_id is not None else found


def is_operator(person: Person) -> bool:
    """Whether it is whoever sits at the command line, who is nobody that can be written to."""
    return person.email == OPERATOR_EMAIL


def by_email(session: Session, email: str) -> Person | None:
    return session.exec(select(Person).where(Person.email == email.strip().lower())).first()


def by_name(session: Session, words: str, *, active: bool = True) -> Sequence[Person]:
    """People whose name or post holds these words; an exact name comes alone.

    Args:
        active: False for those whose account is closed.
    """
    said = folded(words)
    known = select(Person).where(col(Person.active) == active, col(Person.became_id).is_(None))
    exact = session.exec(known.where(Person.folded_name == said)).all()
    holds = or_(
        col(Person.folded_name).contains(said, autoescape=True),
        col(Person.folded_post).contains(said, autoescape=True),
    )
    return in_order(exact or session.exec(known.where(holds)).all())


def knows_name(session: Session, name: str) -> bool:
    """Whether it is a colleague's: their whole name, or words that stand in it."""
    said = folded(name)
    return any(set(said.split()) <= set(person.folded_name.split()) for person in by_name(session, name))


def askable(session: Session) -> Sequence[Person]:
    """Everybody who can own something, with or without an account; whoever sits at the command line is nobody."""
    known = select(Person).where(who_can_be_asked(), col(Person.email).is_distinct_from(OPERATOR_EMAIL))
    return in_order(session.exec(known).all())


def reports_of(session: Session, person: Person) -> Sequence[int]:
    """Ids of those whose manager somebody is."""
    reports = select(Person.id).where(Person.manager_id == person.id, col(Person.became_id).is_(None))
    return [one for one in session.exec(reports) if one is not None]


def in_order(found: Sequence[Person]) -> Sequence[Person]:
    """By name, capitals or not; each engine, and each server's language, would sort letters in a way of its own."""
    return sorted(found, key=lambda person: (folded(person.name), person.name, person.id))


@dataclass(frozen=True)
class Wish:
    """When and in which chat somebody wants to be asked; None where they leave it to the plan."""

    weekday: int | None = None
    at: time | None = None
    platform: str | None = None

    @classmethod
    def of(cls, person: Person) -> "Wish":
        return cls(person.nudge_weekday, person.nudge_time, person.nudge_platform)

    def __str__(self) -> str:
        named = None if self.weekday is None else f"on {day_name[self.weekday]}s"
        hour = None if self.at is None else f"at {self.at:%H:%M}"
        chat = None if self.platform is None else f"in {self.platform.capitalize()}"
        return " ".join(filter(None, [named, hour, chat])) or "as usual"


def set_nudging(session: Session, person: Person, wish: Wish, *, now: datetime) -> None:
    """Keep how somebody wants to be asked; their own wish, so nobody else says it."""
    assert person.id is not None
    before = Wish.of(person)
    history.note_in_each_plan(session, person.name, "asked", str(before), str(wish), by=person, now=now)
    person.nudge_weekday, person.nudge_time, person.nudge_platform = wish.weekday, wish.at, wish.platform
    session.add(person)
    session.flush()
    if wish.platform != before.platform:
        route_anew(session, person.id)
