"""A plan as it was read, before anyone has accepted it: what is printed, and every doubt about the reading.

`sightline import --json` prints a `StagedPlan`; its names are a promise to whoever reads that.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from store.dates import PrintedDate
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
    `start` and `completed` are there where the document has a column for them. `forecast` and `blocker` come only from
    a plan that has been lived with (`staging.py`), as do the like fields of milestones and timeline entries.
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


class Doubt(Staged):
    """A reading someone should confirm: where it stands, the words there, how they were read, why that may be wrong."""

    where: str
    printed: str
    reading: str
    why: str


class Skipped(Staged):
    where: str
    what: str
    why: str


class Absent(Staged):
    what: str
    count: int


class StagedPlan(Staged):
    """`ours` tells a file that we wrote, or that is written as we write: its references are those of the plan."""

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
    doubts: list[Doubt] = Field(default_factory=list)
    suggestions: list[Suggestion] = Field(default_factory=list)
    skipped: list[Skipped] = Field(default_factory=list)
    absent: list[Absent] = Field(default_factory=list)

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


HOUSE_KEY: dict[Rating, Progress] = {
    "blue": Progress.COMPLETE,
    "green": Progress.ON_TRACK,
    "amber": Progress.AT_RISK,
    "red": Progress.DELAYED,
    "grey": Progress.NOT_STARTED,
}
