"""Practice standards with their measures, risks, governance bodies, and what was achieved before."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.models.base import MayLeave, Word, one_of
from store.rules.terms import MeasureKind


class Standard(MayLeave, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "ref"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    ref: str
    """As printed, with a, b where the document prints one reference twice."""
    title: str
    position: int


class Measure(SQLModel, table=True):
    """One printed cell: performance data is a number, qualitative is what an audit or a dip sample saw."""

    __table_args__ = (one_of("kind", MeasureKind),)

    id: int | None = Field(default=None, primary_key=True)
    standard_id: int = Field(foreign_key="standard.id", index=True)
    kind: MeasureKind = Field(sa_type=Word(MeasureKind))
    title: str


class Risk(MayLeave, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "ref"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    ref: str
    title: str
    likelihood: str | None = None
    impact: str | None = None
    controls: str | None = None
    position: int


class Body(MayLeave, table=True):
    """A board, panel or meeting that governs the plan."""

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    name: str
    summary: str | None = None
    position: int


class Seat(SQLModel, table=True):
    """A post that sits on a body or attends it."""

    id: int | None = Field(default=None, primary_key=True)
    body_id: int = Field(foreign_key="body.id", index=True)
    title: str
    attends_only: bool = False
    position: int


class BodyMeeting(SQLModel, table=True):
    """A day on which a body meets or met, as the programme lead said: no document prints these."""

    __tablename__ = "body_meeting"
    __table_args__ = (UniqueConstraint("body_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    body_id: int = Field(foreign_key="body.id")
    day: date


class NamedPerson(MayLeave, table=True):
    """Somebody whom the plan itself names, with the part it gives them. Not a `Person`: no account is known."""

    __tablename__ = "named_person"

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    name: str
    role: str


class Achievement(MayLeave, table=True):
    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    title: str
    position: int
