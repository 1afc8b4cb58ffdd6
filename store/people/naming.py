"""How people are called where their name is read: two of one name are told apart, by post, else by address."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import ColumnElement, String, and_, case, cast, literal
from sqlalchemy.orm import aliased, object_session
from sqlmodel import Session, col, exists, not_, or_, select

from store.models import Person


@cache
def called(person: type[Person] = Person) -> ColumnElement[str]:
    """The name; where another bears it as well, with what tells the two apart. Who has left makes no name longer.

    Args:
        person: an alias of the table, where the statement has one.
    """
    name, post, email = col(person.name), col(person.post), col(person.email)
    return case(
        (not_(_another(person)), name),
        (and_(post.is_not(None), not_(_another(person, of_post=True))), name + " (" + post + ")"),
        (email.is_not(None), name + " (" + email + ")"),
        else_=name + literal(" (number ") + cast(col(person.id), String) + ")",
    )


def names(session: Session, person_ids: Collection[int | None]) -> dict[int | None, str]:
    """How people are called, by id, read at once."""
    return dict(session.exec(select(Person.id, called()).where(col(Person.id).in_(person_ids))).all())


def everybody(session: Session) -> dict[int, str]:
    """How all people are called, by id."""
    return {one: name for one, name in session.exec(select(Person.id, called())).all() if one is not None}


def name_of(person: Person) -> str:
    """How somebody is called, as long as the transaction is open in which they were found."""
    session = object_session(person)
    return names(session, [person.id])[person.id] if isinstance(session, Session) else person.name


def _another(person: type[Person], *, of_post: bool = False) -> ColumnElement[bool]:
    other = aliased(Person)
    same = [col(other.folded_name) == col(person.folded_name), col(other.id) != col(person.id)]
    if of_post:
        same.append(col(other.folded_post) == col(person.folded_post))
    counts = or_(col(other.active), not_(col(person.active)))
    return exists(select(other.id).where(*same, counts).correlate(person))
