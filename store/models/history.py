"""What happened: statements by owners, changes to the plan, and BRAG counts as they were said. Append-only."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.models.base import Json, Moment, Word, one_of
from store.rules.terms import Brag, Kind, Progress


class Update(SQLModel, table=True):
    """A statement about one item. The newest one is also kept on the item itself."""

    __table_args__ = (one_of("progress", Progress),)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", index=True)
    by_id: int | None = Field(default=None, foreign_key="person.id")
    """None for what an imported plan had printed."""
    at: datetime = Field(sa_type=Moment, index=True)
    progress: Progress = Field(sa_type=Word(Progress))
    words: str | None = None
    forecast: date | None = None
    blocker: str | None = None
    percent: int | None = None
    evidence: str | None = None
    impact: str | None = None
    completed_on: date | None = None
    """The day on which it was complete, where that was said; else it is the day of the statement."""
    said_key: str | None = Field(default=None, unique=True)
    """Names the click or form that said it, so that the same one delivered twice is one update."""


class Withdrawal(SQLModel, table=True):
    """Somebody takes back what they said a moment ago. Both stay; `store.plan.withdrawals` reads past both."""

    id: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(foreign_key="update.id", unique=True)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)


class Change(SQLModel, table=True):
    """One field of one thing, before and after, as people would read it."""

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    item_id: int | None = Field(default=None, foreign_key="item.id", index=True)
    what: str
    """Reference or name of the thing that changed."""
    field: str
    before: str | None = None
    after: str | None = None
    by_id: int | None = Field(default=None, foreign_key="person.id")
    why: str | None = None
    agreed_by: str | None = None
    source: str | None = None
    """The document that brought it. None for what a person changed here."""
    at: datetime = Field(sa_type=Moment, index=True)
    undoes_id: int | None = Field(default=None, foreign_key="change.id", index=True)
    """The change that this one takes back."""


class Snapshot(SQLModel, table=True):
    """BRAG counts of a plan as a digest gave them, so that the next one can say how they moved."""

    __table_args__ = (UniqueConstraint("plan_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    day: date
    at: datetime | None = Field(default=None, sa_type=Moment)
    """The moment of the newest that is counted. Earlier releases kept none: they counted at 09:00."""
    counts: dict[Kind, dict[Brag, int]] = Field(sa_type=Json(dict[Kind, dict[Brag, int]]))
