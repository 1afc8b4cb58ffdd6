"""A plan as it was read, before anyone has accepted it: what is printed, and every doubt about the reading.

`sightline import --json` prints a `StagedPlan`; its names are a promise to whoever reads that.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from store.dates import PrintedDate
from store.documents.guidance import Guidance, folded
from store.rules.terms import Progress

Rating = Literal["blue", "green", "amber", "red", "grey"]


class Staged(BaseModel):
    """Built when the first document is read, since most questions read none."""

    model_config = ConfigDict(defer_build=True)


class StagedTheme(Staged):
    ref: str
    title: str
    summary: str | None = None


class StagedRecommendation(Staged):
    ref: str
    number: int
    title: str


class StagedMilestone(Staged):
    ref: str | None = None
    printed_ref: str | None = None
    title: str
    due: PrintedDate | None = None
    completed: PrintedDate | None = None
    forecast: date | None = None
    owners: list[str] = Field(default_factory=list)
    rating: Rating | None = None
    status: str | None = None
    progress: str | None = None
    blocker: str | None = None


class StagedAction(Staged):
    """`owners`, `status` and `progress` are words as printed; `theme` is a theme's letter.

    `printed_ref` is the reference as the document has it, which may be printed for several; it is None where `ref` was
    made up. A milestone's is its whole reference ("3a"), where its action's and its own letter are both printed.
    `start`, `completed` and `forecast` are there where the document has a column for them. `blocker` comes only from a
    plan that has been lived with (`staging.py`), as do the like fields of milestones and timeline entries.
    """

    ref: str
    printed_ref: str | None = None
    title: str
    theme: str | None = None
    recommendations: list[int] = Field(default_factory=list)
    owners: list[str] = Field(default_factory=list)
    due: PrintedDate | None = None
    start: PrintedDate | None = None
    completed: PrintedDate | None = None
    forecast: date | None = None
    rating: Rating | None = None
    status: str | None = None
    progress: str | None = None
    blocker: str | None = None
    milestones: list[StagedMilestone] = Field(default_factory=list)


class StagedTimelineEntry(Staged):
    ref: str
    printed_ref: str | None = None
    title: str
    start: PrintedDate
    due: PrintedDate
    completed: PrintedDate | None = None
    forecast: date | None = None
    owners: list[str] = Field(default_factory=list)
    rating: Rating | None = None
    status: str | None = None
    blocker: str | None = None


class StagedStandard(Staged):
    """`ref` tells repeats apart (`I.4a`, `I.4b`); `printed_ref` is what the document says, if anything."""

    ref: str
    printed_ref: str | None = None
    title: str
    measure: str | None = None
    qualitative: str | None = None


class StagedRisk(Staged):
    ref: str
    title: str
    likelihood: str | None = None
    impact: str | None = None
    controls: str | None = None


class StagedBody(Staged):
    """`seats` make up its membership; `attendees` are those its summary says come."""

    name: str
    kind: str | None = None
    summary: str | None = None
    seats: list[str] = Field(default_factory=list)
    attendees: list[str] = Field(default_factory=list)


class NamedPerson(Staged):
    name: str
    role: str


class KeyEntry(Staged):
    """What one rating means in this plan: how it is printed, its colour, and what that says of progress.

    `source` is "file" where the document prints a key, "assumed" where somebody should say whether it is so, and
    "confirmed" once somebody did.
    """

    printed: str
    rating: Rating
    means: Progress | None = None
    source: Literal["file", "assumed", "confirmed"] = "assumed"


class Suggestion(Staged):
    """Something that may be so and is not printed as such; it is offered, and never set.

    A date in prose has the day it may be due as its `reading`; a link has in `to` the reference of the action that a
    timeline entry looks like.
    """

    kind: Literal["date", "link"]
    where: str
    about: str
    printed: str
    reading: str
    why: str
    to: str | None = None


class Option(Staged):
    """Args: means: as a `WordGuide` keeps it. label: what a button says."""

    means: str
    label: str


class Ask(Staged):
    """A question that a person can answer once for all alike.

    Args:
        field: what the word is said of, as in `WordGuide`; "order" asks for the order of day and month in all dates.
        word: folded.
        times: how many cells hold it.
    """

    field: str
    word: str
    options: list[Option]
    times: int = 1


class Doubt(Staged):
    """A reading someone should confirm: where it stands, the words there, how they were read, why that may be wrong.

    `asks` is there where the doubt has answers to choose from.
    """

    where: str
    printed: str
    reading: str
    why: str
    asks: Ask | None = None


class ReadColumn(Staged):
    """What one column of a table was taken for.

    Args:
        at: counted from 0.
        nth: of headings that are the same, counted from 1.
        examples: the first two different cells with words.
        role: of its table's kind; None where it was left out.
        score: how sure, from 0 to 1; 1 where a person said so.
        why: the reasons, each a few words.
        next_best: the role that it might have as well.
    """

    at: int
    heading: str
    nth: int = 1
    examples: list[str] = Field(default_factory=list)
    role: str | None = None
    score: float = 0.0
    why: list[str] = Field(default_factory=list)
    next_best: str | None = None


class ReadTable(Staged):
    """What one table of a document was taken for, before any of its cells was read.

    Args:
        where: the place of its first row.
        place: the sheet's name, or "table 2" in a text; None where the document is one table.
        kind: None where no heading says what it is, so that nothing of it is read.
        heading_row: counted as the document's places do, from 1; None where no row is a heading. Where no heading says
            what the table is, its first row, whose words name its columns until somebody names another.
        last_row: counted likewise.
        rows: how many stand under the heading.
    """

    where: str
    place: str | None = None
    kind: str | None = None
    why: list[str] = Field(default_factory=list)
    heading_row: int | None = None
    last_row: int | None = None
    rows: int = 0
    columns: list[ReadColumn] = Field(default_factory=list)


class Skipped(Staged):
    where: str
    what: str
    why: str


class Absent(Staged):
    what: str
    count: int


class StagedPlan(Staged):
    """A whole document.

    Args:
        ours: a file that we wrote, or that is written as we write: its references are those of the plan.
        status_key: what each status, folded, says of progress; those that say nothing are not in it.
        places: by reference, where an action, milestone or timeline entry stands, as its doubts do.
        reading: what people had said of its columns, sheets and words when it was read.
    """

    title: str
    ours: bool = False
    council: str | None = None
    themes: list[StagedTheme] = Field(default_factory=list)
    recommendations: list[StagedRecommendation] = Field(default_factory=list)
    actions: list[StagedAction] = Field(default_factory=list)
    timeline: list[StagedTimelineEntry] = Field(default_factory=list)
    standards: list[StagedStandard] = Field(default_factory=list)
    risks: list[StagedRisk] = Field(default_factory=list)
    bodies: list[StagedBody] = Field(default_factory=list)
    named_people: list[NamedPerson] = Field(default_factory=list)
    achievements: list[str] = Field(default_factory=list)
    rating_key: list[KeyEntry] = Field(default_factory=list)
    status_key: dict[str, Progress] = Field(default_factory=dict)
    doubts: list[Doubt] = Field(default_factory=list)
    suggestions: list[Suggestion] = Field(default_factory=list)
    skipped: list[Skipped] = Field(default_factory=list)
    absent: list[Absent] = Field(default_factory=list)
    tables: list[ReadTable] = Field(default_factory=list)
    places: dict[str, str] = Field(default_factory=dict)
    reading: Guidance = Field(default_factory=Guidance)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing by which it would be a plan."""
        return not (self.actions or self.recommendations or self.timeline or self.standards or self.risks)

    def progress_of(self, rating: Rating | None) -> Progress | None:
        """What a rating says of progress by this plan's own key; the house's key where the plan has none.

        What somebody confirmed goes before what is printed, also where they said that it means nothing.
        """
        if rating is None:
            return None
        entries = [entry for entry in self.rating_key if entry.rating == rating]
        if confirmed := next((entry for entry in entries if entry.source == "confirmed"), None):
            return confirmed.means
        return next((entry.means for entry in entries if entry.means), HOUSE_KEY[rating])

    def status_means(self, status: str | None) -> Progress | None:
        """What a printed status says of progress in this document."""
        return self.status_key.get(folded(status)) if status else None


HOUSE_KEY: dict[Rating, Progress] = {
    "blue": Progress.COMPLETE,
    "green": Progress.ON_TRACK,
    "amber": Progress.AT_RISK,
    "red": Progress.DELAYED,
    "grey": Progress.NOT_STARTED,
}
