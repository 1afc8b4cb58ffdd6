"""What the themes and people in a query are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from store.models import Person, Plan
from store.people import naming
from store.plan import plans
from store.query.model import InTheme, OwnedBy, Query, ReportsTo


@dataclass(frozen=True)
class Names:
    """What a query's letters and ids are called."""

    today: date
    me: int | None = None
    """Whoever asks: "owned by you"."""
    themes: Mapping[str, str] = field(default_factory=dict)
    """Titles by letter; a theme that is not among them is said by its letter."""
    people: Mapping[int, str] = field(default_factory=dict)

    def theme(self, letter: str) -> str:
        return self.themes.get(letter) or f"theme {letter}"

    def person(self, person_id: int) -> str:
        return "you" if person_id == self.me else self.people.get(person_id, f"@person:{person_id}")


def names_for(session: Session, among: Sequence[Plan], person: Person, today: date, query: Query) -> Names:
    """What this query needs to be said; nothing is looked up for one that names no theme and nobody.

    Args:
        among: the plan that it is about, or those that it may be about.
    """
    conditions = (*query.where, *query.otherwise, *query.among)
    people = {one for of in conditions if isinstance(of, (OwnedBy, ReportsTo)) for one in of.people}
    people |= {int(one.key) for one in query.subjects if one.kind == "person"} | set(query.changed_by)
    themed = any(isinstance(one, InTheme) for one in conditions) or any(one.kind == "theme" for one in query.subjects)
    return Names(
        today,
        person.id,
        themes={one.letter: one.title for one in plans.themes(session, *among)} if themed else {},
        people={one: name for one, name in naming.names(session, people - {person.id}).items() if one is not None}
        if people - {person.id}
        else {},
    )
