"""What somebody asked last, so that a follow-up can change one part of it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import Moment


class Remembered(SQLModel, table=True):
    """The newest question of one person in one place, as what it asks: never its words."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    place: str = Field(primary_key=True)
    """A thread or a channel, by its address; empty for what is said to us alone."""
    plan_id: int = Field(foreign_key="plan.id")
    query: str
    """As `Query.carried` has it."""
    at: datetime = Field(sa_type=Moment, index=True)
