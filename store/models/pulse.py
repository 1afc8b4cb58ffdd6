"""Pulses: what is asked, of whom, the sealed ballots of an open round, and what may be told of a closed one.

No table here says who answered. A ballot stands under a tag that only the round's key can make, and the key is never in
the database.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, LargeBinary, Numeric
from sqlmodel import Field, SQLModel, UniqueConstraint

from store.models.base import Json, Moment, Word, one_of
from store.rules.pulse.audience import Audience
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Question
from store.rules.pulse.results import Finding
from store.rules.terms import PulseState


class Pulse(SQLModel, table=True):
    """A questionnaire with its audience and its rhythm. A changed one needs approval anew."""

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    title: str
    questions: tuple[Question, ...] = Field(sa_type=Json(tuple[Question, ...]))
    audience: Audience = Field(sa_type=Json(Audience))
    floors: Floors = Field(default_factory=Floors, sa_type=Json(Floors))
    first_on: date
    """The London day on which its first round opens."""
    every_weeks: int | None = None
    """None for a single round."""
    open_days: int
    """Working days, the first among them, for which a round is open."""
    created_at: datetime = Field(sa_type=Moment)
    approved_by_id: int | None = Field(default=None, foreign_key="person.id")
    """Who has approved the questionnaire as it stands; None where nobody has yet."""
    approved_at: datetime | None = Field(default=None, sa_type=Moment)
    members_read_at: datetime | None = Field(default=None, sa_type=Moment)
    """When the chat last told who is in its audience; a list is read when it is given. None to have it read anew."""
    strangers: int = 0
    """How many of its audience were left out when that was read: guests, people of other organisations and apps."""
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class PulseMember(SQLModel, table=True):
    """Somebody in a pulse's audience or on its list, as both are known now."""

    __tablename__ = "pulse_member"

    pulse_id: int = Field(foreign_key="pulse.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    in_audience: bool = True
    """False for somebody whom the list names and who is not in the channel or group that is asked."""
    team: str | None = None
    role: str | None = None


class PulseRound(SQLModel, table=True):
    """One round. What stands here is fixed when it opens."""

    __tablename__ = "pulse_round"
    __table_args__ = (one_of("state", PulseState), UniqueConstraint("pulse_id", "number"))

    id: int | None = Field(default=None, primary_key=True)
    pulse_id: int = Field(foreign_key="pulse.id", index=True)
    number: int
    code: str = Field(unique=True)
    """Random; names its key, and it alone travels in buttons and forms."""
    state: PulseState = Field(sa_type=Word(PulseState))
    questions: tuple[Question, ...] = Field(sa_type=Json(tuple[Question, ...]))
    floors: Floors = Field(sa_type=Json(Floors))
    opened_at: datetime = Field(sa_type=Moment)
    closes_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    invited: int
    left_out: int = 0
    answered: int | None = None
    """How many answered, without those who skipped it; None while it is open, and where too few did."""
    answered_told: int | None = None
    """How many are said to have answered while it is open: see `store.pulse.ballots.bring_rate_up_to_date`."""
    digest: str | None = None
    """SHA-256 of the ballots as they were counted, for the audit."""
    key_gone_at: datetime | None = Field(default=None, sa_type=Moment)
    """When its key was destroyed and the database was cleaned; closing goes on until then."""
    swept_at: datetime | None = Field(default=None, sa_type=Moment)
    """When the last of its prompts was deleted in the chat and in the outbox."""


class PulseInvited(SQLModel, table=True):
    """Somebody whom a round asks, with their slices as they were when it opened. It does not say who answered."""

    __tablename__ = "pulse_invited"

    round_id: int = Field(foreign_key="pulse_round.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    team: str | None = None
    role: str | None = None


class PulseBallot(SQLModel, table=True):
    """A sealed ballot. The only table of an open round's answers, without a row id, a moment or a person."""

    __tablename__ = "pulse_ballot"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tag: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    """HMAC of the person, by the round's key."""
    round_id: int = Field(foreign_key="pulse_round.id")
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class PulseFinding(SQLModel, table=True):
    """What may be told of one question in one group. What may not be told is not kept."""

    __tablename__ = "pulse_finding"
    __table_args__ = (
        UniqueConstraint("round_id", "question", "dimension", "slice"),
        CheckConstraint("dimension IN ('all', 'team', 'role')", name="dimension_is_known"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="pulse_round.id", index=True)
    question: int
    """Its place in the round's questions, from 0."""
    dimension: str
    """`all` for everybody who answered, or the dimension of the slice."""
    slice: str = ""
    finding: Finding = Field(sa_type=Json(Finding))


class PulseComment(SQLModel, table=True):
    """A free answer, without date and slice; the order of the rows is a shuffled one."""

    __tablename__ = "pulse_comment"

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="pulse_round.id", index=True)
    question: int
    text: str


class PulseDecision(SQLModel, table=True):
    """You said, we did: what was decided after a round, or the action that came of it."""

    __tablename__ = "pulse_decision"

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="pulse_round.id", index=True)
    said: str
    """The theme of the results that it answers."""
    did: str
    item_id: int | None = Field(default=None, foreign_key="item.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)


class PulseStopped(SQLModel, table=True):
    """Somebody who wants to be asked by no pulse. The tag is made by a key outside the database."""

    __tablename__ = "pulse_stopped"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tag: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))


class PulseKeys(SQLModel, table=True):
    """By what the database knows the one folder of keys that all its processes share."""

    __tablename__ = "pulse_keys"
    __table_args__ = (CheckConstraint("id = 1", name="one_folder"),)

    id: int = Field(primary_key=True)
    proof: str
    """SHA-256 of what the folder's mark says, which only the secret opens."""


class MeasureReading(SQLModel, table=True):
    """What a measure stood at on a day: a number, or a band where the source tells no more."""

    __tablename__ = "measure_reading"
    __table_args__ = (
        UniqueConstraint("measure_id", "day", "source"),
        CheckConstraint("(value IS NULL) <> (band IS NULL)", name="value_or_band"),
    )

    id: int | None = Field(default=None, primary_key=True)
    measure_id: int = Field(foreign_key="measure.id", index=True)
    day: date
    value: Decimal | None = Field(default=None, sa_column=Column(Numeric(14, 4), nullable=True))
    band: str | None = None
    """In words, such as "60 to 79%": a band stays a band."""
    source: str
    """Where it comes from, in words: "Pulse: Working here, round 3"."""
