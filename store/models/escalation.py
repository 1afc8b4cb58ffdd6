"""Who was told that something is overdue and that nobody says how it stands."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.models.base import Word, one_of
from store.rules.escalation import Instead, Step


class Escalation(SQLModel, table=True):
    """One step, said once of one thing and the date promised for it, to one person.

    Several of one day are one message, so this row, not the message's key, is what keeps a step from being said again.
    """

    __table_args__ = (
        UniqueConstraint("item_id", "baseline", "step", "to_id"),
        one_of("step", Step),
        one_of("instead", Instead),
    )

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    item_id: int = Field(foreign_key="item.id")
    baseline: date
    step: Step = Field(sa_type=Word(Step))
    owner_id: int = Field(foreign_key="person.id")
    to_id: int = Field(foreign_key="person.id")
    """Who is meant; the owner, where it is the owner's copy."""
    person_id: int = Field(foreign_key="person.id")
    """Who is written to: `to_id`, or the deputy of whoever is away."""
    instead: Instead | None = Field(default=None, sa_type=Word(Instead))
    day: date
    message: str = Field(index=True)
    """The key of the message that says it."""
