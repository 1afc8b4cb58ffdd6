"""Actions, milestones and timeline entries: what has an owner, dates and progress.

One table for the three, because every question (overdue, due, mine) and every verb (update, assign, rebaseline) is
the same for all of them, and one reference must name one thing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, String, event, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlmodel import Field, SQLModel, UniqueConstraint

from store.documents.printed import Printed
from store.models.base import Json, Moment, Word, one_of
from store.rules.brag import brag
from store.rules.folding import folded
from store.rules.terms import Brag, Kind, Precision, Progress

OPEN = text("closed_at IS NULL")
COMPLETE = text("completed_on IS NOT NULL")
IN_PLAN = text("brag_in_time IS NOT NULL")
IN_ORDER = ("baseline", "theme_id", "position", "id")
"""As lists put what is open, and behind it what is complete."""
OWN_LEADS = text("lead_times IS NOT NULL")
# Complete, or said so and waiting to be verified.
WITHOUT_EVIDENCE = text("progress = 'complete' AND evidence IS NULL")

# SQLAlchemy counts it up with each change and refuses to write over a newer row.
VERSION = Column("version", Integer, nullable=False)


def _of_row(context: DefaultExecutionContext) -> "Kept":
    """For rows that are inserted in bulk, without an object."""
    row: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return kept_of(title=row["title"], **{name: row.get(name) for name in KEPT_OF})


# What questions need of each item and its own row tells: kept, so that an index answers them.
FOLDED_TITLE = Column(
    "folded_title",
    String,
    nullable=False,
    server_default=text("''"),
    default=lambda context: _of_row(context).folded_title,
)
BRAG_IN_TIME: Column[Brag] = Column("brag_in_time", Word(Brag), default=lambda context: _of_row(context).brag_in_time)
RED_AFTER = Column("red_after", Date, default=lambda context: _of_row(context).red_after)
RECOMMENDATION_IDS = Column("recommendation_ids", String, nullable=False, server_default=text("''"), default="")


class Item(SQLModel, table=True):
    __table_args__ = (
        UniqueConstraint("plan_id", "ref"),
        one_of("kind", Kind),
        one_of("progress", Progress),
        one_of("baseline_precision", Precision),
        one_of("start_precision", Precision),
        CheckConstraint("(kind = 'milestone') = (parent_id IS NOT NULL)", name="milestones_have_an_action"),
        CheckConstraint("completed_on IS NULL OR closed_at IS NOT NULL", name="complete_is_closed"),
        # The two questions asked most often are about what is open: both engines use these partial indexes.
        # They carry the order of a list as well, so that its first page takes as long as the page is long.
        Index("ix_item_open_by_date", "plan_id", *IN_ORDER, "claimed_on", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_item_open_by_owner", "owner_id", "plan_id", *IN_ORDER, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_item_complete_by_date", "plan_id", *IN_ORDER, sqlite_where=COMPLETE, postgresql_where=COMPLETE),
        Index("ix_item_complete_since", "closed_at", sqlite_where=COMPLETE, postgresql_where=COMPLETE),
        Index(
            "ix_item_without_evidence",
            "owner_id",
            sqlite_where=WITHOUT_EVIDENCE,
            postgresql_where=WITHOUT_EVIDENCE,
        ),
        # One walk along it counts the whole plan, by theme and recommendation, with what is overdue, on any day.
        Index(
            "ix_item_brag",
            *("plan_id", "theme_id", "recommendation_ids", "kind", "brag_in_time", "red_after"),
            *("progress", "baseline"),
            sqlite_where=IN_PLAN,
            postgresql_where=IN_PLAN,
        ),
        Index("ix_item_own_lead_times", "plan_id", sqlite_where=OWN_LEADS, postgresql_where=OWN_LEADS),
    )

    __mapper_args__ = {"version_id_col": VERSION}

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    kind: Kind = Field(sa_type=Word(Kind))
    ref: str
    title: str
    position: int
    theme_id: int | None = Field(default=None, foreign_key="theme.id", index=True)
    """None for a timeline entry until somebody gives it one, and where a document prints no themes."""
    parent_id: int | None = Field(default=None, foreign_key="item.id", index=True)
    """The action that a milestone belongs to. A milestone carries its action's theme as well."""
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    start: date | None = None
    start_precision: Precision | None = Field(default=None, sa_type=Word(Precision))
    baseline: date | None = None
    """The last day promised to the board; moved only by `plan_edits.rebaseline`."""
    baseline_precision: Precision | None = Field(default=None, sa_type=Word(Precision))
    forecast: date | None = None
    completed_on: date | None = None
    progress: Progress | None = Field(default=None, sa_type=Word(Progress))
    """What the newest update said; None until somebody says something."""
    blocker: str | None = None
    percent: int | None = None
    """How much of it is done, 0 to 100, as last said."""
    evidence: str | None = None
    """The newest link to what shows it."""
    impact: str | None = None
    """What difference it makes, in the words of the plan's own key: said by people, and no part of BRAG."""
    evidence_required: bool | None = None
    """Whether it can be said complete without evidence; None for what the plan says of all."""
    claimed_on: date | None = None
    """Said complete on this day, and waiting to be verified; see `store.plan.claims`."""
    snoozed_until: date | None = None
    """Its owner is not asked before this day. It is overdue when it is."""
    disowned_at: datetime | None = Field(default=None, sa_type=Moment)
    """Since when its owner says that it is not theirs, until the programme lead has decided."""
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    dropped_at: datetime | None = Field(default=None, sa_type=Moment)
    """Since when it is no longer needed: closed by a programme lead, not complete, and in no count."""
    printed: Printed | None = Field(default=None, sa_type=Json(Printed, "unset"))
    """What the document last printed of it. None for what people added here, which no document can take away."""
    lead_times: tuple[int, ...] | None = Field(default=None, sa_type=Json(tuple[int, ...]))
    """Working days before its date on which its owner is asked; as the plan says, where none are set."""
    demo: bool = False
    version: int = Field(default=1, sa_column=VERSION)
    folded_title: str = Field(default=None, sa_column=FOLDED_TITLE)
    """The title as words are compared, in which they are looked for. The engines do not fold all letters."""
    brag_in_time: Brag | None = Field(default=None, sa_column=BRAG_IN_TIME)
    """Its BRAG as long as its date has not passed; None of what has left the plan."""
    red_after: date | None = Field(default=None, sa_column=RED_AFTER)
    """The last day on which it is so; from the next it is red."""
    recommendation_ids: str = Field(default="", sa_column=RECOMMENDATION_IDS)
    """What it, or its action, answers: "3,7". `store.plan.answered` keeps it."""


@dataclass(frozen=True)
class Kept:
    """What of an item follows from its own row."""

    folded_title: str
    brag_in_time: Brag | None
    red_after: date | None


KEPT_OF = ("progress", "blocker", "baseline", "forecast", "completed_on", "claimed_on", "closed_at")


def kept_of(*, title: str, progress: Any, closed_at: Any, **others: Any) -> Kept:
    """By the rule itself: the first of all days tells the BRAG in time, and the last whether it turns red."""
    if closed_at is not None and others["completed_on"] is None:
        return Kept(folded(title), None, None)
    said = Progress(progress) if progress else None
    in_time, in_the_end = (brag(progress=said, today=day, **others) for day in (date.min, date.max))
    return Kept(folded(title), in_time, others["baseline"] if in_the_end is not in_time else None)


@event.listens_for(Item, "before_insert")
@event.listens_for(Item, "before_update")
def _keep(_mapper: object, _connection: object, item: Item) -> None:
    kept = kept_of(title=item.title, **{name: getattr(item, name) for name in KEPT_OF})
    item.folded_title, item.brag_in_time, item.red_after = kept.folded_title, kept.brag_in_time, kept.red_after
