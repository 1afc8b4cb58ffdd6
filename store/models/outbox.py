"""What is to be said unasked, what was said, and which job has run for which day."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from store.delivery.envelope import Envelope
from store.models.base import Json, Moment, Word, one_of
from store.rules.terms import OutgoingState

# Spelt out rather than bound: SQLite uses a partial index only for words it can read in the statement.
OPEN = text("state IN ('waiting', 'uncertain')")


class Outgoing(SQLModel, table=True):
    """One message. The outbox is the rows that are open; the ledger is all of them."""

    __table_args__ = (
        one_of("state", OutgoingState),
        Index("ix_outgoing_open", "platform", "not_before", "id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    """Carries the business identity, e.g. `nudge/17/2022-07-22`, so that it can be queued only once."""
    kind: str
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    """The one plan it speaks of. None where it speaks of several, which `OutgoingPlan` names."""
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    channel: str | None = None
    """An address, for what goes to a channel rather than to a person."""
    platform: str | None = None
    """Through which chat it goes, with `tenant`. None until a person's chat is known."""
    tenant: str | None = None
    routed: str | None = None
    """Why it goes through that chat: a word of `Routed`."""
    card: Envelope = Field(sa_type=Json(Envelope))
    queued_at: datetime = Field(sa_type=Moment)
    state: OutgoingState = Field(default=OutgoingState.WAITING, sa_type=Word(OutgoingState))
    not_before: datetime = Field(sa_type=Moment)
    good_until: datetime | None = Field(default=None, sa_type=Moment)
    """From when on it is no longer worth saying."""
    claimed_by: str | None = None
    claimed_until: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int = 0
    """Tries begun. One that the chat asked to put off is given back."""
    repeats: int = 0
    """How often it was sent again although nobody could look up whether it had arrived."""
    copies: int | None = None
    """How many more of it are known to stand in the chat. None where none is known of."""
    look_up_since: datetime | None = Field(default=None, sa_type=Moment)
    """It may have been sent since then, although this row knows of no try: it is looked up before it first goes."""
    look_up_why: str | None = None
    """A word of `LookUp`."""
    address: str | None = None
    """The account or channel that the last try went to: where a message in doubt is looked up."""
    first_tried_at: datetime | None = Field(default=None, sa_type=Moment)
    tried_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    message_ref: str | None = None
    """Where the chat put it, in the edge's own words."""
    problem: str | None = None
    """Why the last try failed, or why it was not said: one word of the chat's or of `store.rules.reasons`."""
    emptied_at: datetime | None = Field(default=None, sa_type=Moment)
    """When what it said was deleted, since it was kept for long enough."""


class OutgoingPlan(SQLModel, table=True):
    """One of several plans that a message speaks of."""

    __tablename__ = "outgoing_plan"

    outgoing_id: int = Field(foreign_key="outgoing.id", primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", primary_key=True, index=True)


class JobRun(SQLModel, table=True):
    """A job that has decided for a local day. The unique row is what keeps two processes from deciding twice."""

    __tablename__ = "job_run"

    job: str = Field(primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", primary_key=True)
    day: date = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
