"""What waits for the programme lead's word: things said complete, and dates that an owner asks to move."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from store.models.base import Moment, Word, one_of
from store.rules.terms import Decision

# Spelt out, so that SQLite can use the partial index.
WAITS = text("state = 'waiting'")


class Claim(SQLModel, table=True):
    """One time that somebody said a thing complete where the plan has such words verified."""

    __table_args__ = (
        one_of("state", Decision),
        Index("ix_claim_one_waits", "item_id", unique=True, sqlite_where=WAITS, postgresql_where=WAITS),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    day: date
    """The London date on which it was said, which is the day it was completed once that is verified."""
    at: datetime = Field(sa_type=Moment)
    state: Decision = Field(default=Decision.WAITING, sa_type=Word(Decision))
    decided_by_id: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = Field(default=None, sa_type=Moment)


class DateRequest(SQLModel, table=True):
    """An owner's wish to move the date promised to the board."""

    __tablename__ = "date_request"
    __table_args__ = (
        one_of("state", Decision),
        Index("ix_date_request_one_waits", "item_id", unique=True, sqlite_where=WAITS, postgresql_where=WAITS),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    to: date
    why: str
    at: datetime = Field(sa_type=Moment)
    state: Decision = Field(default=Decision.WAITING, sa_type=Word(Decision))
    decided_by_id: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    said: str | None = None
    """Who agreed, or why it was declined."""
