"""A plan as it was read, before anyone has accepted it: what is printed, and every doubt about the reading.

`sightline import --json` prints a `StagedPlan`; its names are a promise to whoever reads that.
"""

from typing import Literal

from pydantic import BaseModel, Field

from store.dates import PrintedDate

Rating = Literal["blue", "green", "amber", "red", "grey"]


class StagedTheme(BaseModel):
    ref: str
    title: str
    summary: str | None = None


class StagedRecommendation(BaseModel):
    ref: str
    number: int
    title: str


class StagedMilestone(BaseModel):
    ref: str | None = None
    title: str
    due: PrintedDate | None = None


class StagedAction(BaseModel):
    """`owners`, `status` and `progress` are words as printed; `theme` is a theme's letter."""

    ref: str
    title: str
    theme: str | None = None
    recommendations: list[int] = Field(default_factory=list)
    owners: list[str] = Field(default_factory=list)
    due: PrintedDate | None = None
    rating: Rating | None = None
    status: str | None = None
    progress: str | None = None
    milestones: list[StagedMilestone] = Field(default_factory=list)


class StagedTimelineEntry(BaseModel):
    ref: str
    title: str
    start: PrintedDate
    due: PrintedDate


class StagedStandard(BaseModel):
    """`ref` tells repeats apart (`I.4a`, `I.4b`); `printed_ref` is what the document says, if anything."""

    ref: str
    printed_ref: str | None = None
    title: str
    measure: str | None = None
    qualitative: str | None = None


class StagedRisk(BaseModel):
    ref: str
    title: str
    likelihood: str | None = None
    impact: str | None = None
    controls: str | None = None


class StagedBody(BaseModel):
    """`seats` make up its membership; `attendees` are those its summary says come."""

    name: str
    kind: str | None = None
    summary: str | None = None
    seats: list[str] = Field(default_factory=list)
    attendees: list[str] = Field(default_factory=list)


class NamedPerson(BaseModel):
    name: str
    role: str


class Doubt(BaseModel):
    """A reading someone should confirm: where it stands, the words there, how they were read, why that may be wrong."""

    where: str
    printed: str
    reading: str
    why: str


class Skipped(BaseModel):
    where: str
    what: str
    why: str


class Absent(BaseModel):
    what: str
    count: int


class StagedPlan(BaseModel):
    title: str
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
    doubts: list[Doubt] = Field(default_factory=list)
    skipped: list[Skipped] = Field(default_factory=list)
    absent: list[Absent] = Field(default_factory=list)
