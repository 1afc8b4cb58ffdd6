"""A plan as tables: which sheet holds which kind of thing, and which column which part of it.

`store/exporting` writes these tables and `readers/own_workbook.py` reads them, so that one cannot drift from the other.
"""

from dataclasses import dataclass
from enum import Enum, auto

from pydantic import BaseModel

from store.documents import staged

MARK = "Sightline plan"
FORMAT = "format 1"
FRONT = "Plan"
DOUBTS = "Doubts"
"""The sheet of a workbook that shows a document as it was read."""
TITLE, COUNCIL = "Title", "Council"
BRAG_TODAY = "BRAG today"
"""Worked out from dates and progress, so it is shown and never read back."""


class Holds(Enum):
    TEXT = auto()
    NUMBER = auto()
    NUMBERS = auto()
    LINES = auto()
    """Several names, a line each."""
    DAY = auto()
    PRINTED_DATE = auto()
    """A day, and beside it what is printed where that says more."""
    THEME = auto()
    COLOUR = auto()
    PROGRESS = auto()
    """A rating in the words of the house key, or its colour where the plan has a key of its own."""


@dataclass(frozen=True)
class Column:
    """`field` is the name in the staged model; `width` is in letters; a `spare` one is left out where it is empty."""

    title: str
    field: str
    holds: Holds = Holds.TEXT
    width: int = 14
    needed: bool = False
    spare: bool = False


@dataclass(frozen=True)
class Sheet:
    """`field` is the name in the staged plan; `rated` ones have a BRAG."""

    name: str
    field: str
    model: type[BaseModel]
    columns: tuple[Column, ...]
    rated: bool = False


class Milestone(staged.StagedMilestone):
    """A milestone in a table of its own, where it has to say which action it belongs to."""

    action: str


class Achievement(BaseModel):
    title: str


def as_printed(title: str) -> str:
    """Name the column beside a date's own."""
    return f"{title} as printed"


REF = Column("Ref", "ref", width=8)
PRINTED_AS = Column("Printed as", "printed_ref", width=12, spare=True)
"""The reference that the document has, where it has one: what a re-import goes by."""
OWNER = Column("Owner", "owners", Holds.LINES, 26)
START = Column("Start", "start", Holds.PRINTED_DATE, 18)
STANDING = (
    Column("Due", "due", Holds.PRINTED_DATE, 18),
    Column("Forecast", "forecast", Holds.DAY, 18),
    Column("Date completed", "completed", Holds.PRINTED_DATE, 18),
    Column("Progress rating", "rating", Holds.PROGRESS, 14),
    Column("Latest update", "status", width=44),
    Column("Blocker", "blocker", width=26),
)
NOTES = Column("Notes", "progress", width=44, spare=True)


def _words(title: str, field: str = "title", width: int = 60) -> Column:
    return Column(title, field, width=width, needed=True)


SHEETS = (
    Sheet(
        "Themes", "themes", staged.StagedTheme, (REF, _words("Theme", width=40), Column("Summary", "summary", width=80))
    ),
    Sheet(
        "Recommendations",
        "recommendations",
        staged.StagedRecommendation,
        (REF, Column("Number", "number", Holds.NUMBER, 10, needed=True), _words("Recommendation", width=100)),
    ),
    Sheet(
        "Actions",
        "actions",
        staged.StagedAction,
        (
            REF,
            PRINTED_AS,
            _words("Action"),
            Column("Theme", "theme", Holds.THEME, 26),
            Column("Recommendations", "recommendations", Holds.NUMBERS, 18),
            OWNER,
            START,
            *STANDING,
            NOTES,
        ),
        rated=True,
    ),
    Sheet(
        "Milestones",
        "milestones",
        Milestone,
        (
            REF,
            PRINTED_AS,
            Column("Under action", "action", width=14, needed=True),
            _words("Milestone"),
            OWNER,
            *STANDING,
            NOTES,
        ),
        rated=True,
    ),
    Sheet(
        "Timeline",
        "timeline",
        staged.StagedTimelineEntry,
        (REF, PRINTED_AS, _words("Timeline entry"), START, OWNER, *STANDING),
        rated=True,
    ),
    Sheet(
        "Standards",
        "standards",
        staged.StagedStandard,
        (
            REF,
            Column("Printed as", "printed_ref", width=12),
            _words("Practice standard"),
            Column("Performance measure", "measure", width=50),
            Column("Qualitative measure", "qualitative", width=50),
        ),
    ),
    Sheet(
        "Risks",
        "risks",
        staged.StagedRisk,
        (
            REF,
            _words("Risk"),
            Column("Likelihood", "likelihood", width=14),
            Column("Impact", "impact", width=14),
            Column("Control measures", "controls", width=60),
        ),
    ),
    Sheet(
        "Bodies",
        "bodies",
        staged.StagedBody,
        (
            _words("Body", "name", 34),
            Column("Kind", "kind", width=14),
            Column("Summary", "summary", width=60),
            Column("Seats", "seats", Holds.LINES, 44),
            Column("Attendees", "attendees", Holds.LINES, 44),
        ),
    ),
    Sheet(
        "People named",
        "named_people",
        staged.NamedPerson,
        (_words("Name", "name", 30), _words("Role", "role", 50)),
    ),
    Sheet("Achievements", "achievements", Achievement, (_words("Achievement", width=120),)),
    Sheet(
        "Rating key",
        "rating_key",
        staged.KeyEntry,
        (
            _words("Printed", "printed", 20),
            Column("Rating", "rating", Holds.COLOUR, 12, needed=True),
            Column("Means", "means", width=20),
            Column("Source", "source", width=14),
        ),
    ),
)
