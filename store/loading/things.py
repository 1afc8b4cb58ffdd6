"""The actions, milestones and timeline entries of a staged plan in one list, and what of each can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from store.dates import PrintedDate
from store.documents.printed import Printed
from store.documents.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry
from store.loading.matching import fold
from store.rules.terms import Kind

Staged = StagedAction | StagedMilestone | StagedTimelineEntry

MODELS: dict[Kind, type[Staged]] = {
    Kind.ACTION: StagedAction,
    Kind.MILESTONE: StagedMilestone,
    Kind.TIMELINE: StagedTimelineEntry,
}


@dataclass(eq=False)
class Thing:
    """One of them, known by being itself: a document may print two that are alike."""

    kind: Kind
    staged: Staged
    position: int
    under: "Thing | None" = None

    @property
    def start(self) -> PrintedDate | None:
        return None if isinstance(self.staged, StagedMilestone) else self.staged.start

    @property
    def recommendations(self) -> list[int]:
        """Each once."""
        return list(dict.fromkeys(self.staged.recommendations)) if isinstance(self.staged, StagedAction) else []

    @property
    def theme(self) -> str | None:
        """The letter that the staged plan gives its theme; a milestone stands in its action's."""
        holder = self.under.staged if self.under else self.staged
        return holder.theme if isinstance(holder, StagedAction) else None


def things_of(staged: StagedPlan) -> Iterator[Thing]:
    """Give actions, each followed by its milestones, then the timeline."""
    for position, action in enumerate(staged.actions):
        thing = Thing(Kind.ACTION, action, position)
        yield thing
        for place, milestone in enumerate(action.milestones, start=1):
            yield Thing(Kind.MILESTONE, milestone, place, thing)
    for position, entry in enumerate(staged.timeline):
        yield Thing(Kind.TIMELINE, entry, position)


def printed_of(staged: Staged) -> Printed:
    """What is kept beside an item of what the document printed of it."""
    return Printed.model_validate(staged.model_dump(exclude={"milestones"}, exclude_defaults=True))


def staged_from(kind: Kind, printed: Printed) -> Staged:
    return MODELS[kind].model_validate(printed.model_dump(exclude_unset=True))


@dataclass(frozen=True)
class Fact:
    """`words` are for people; two facts with one `key` say the same."""

    words: str
    key: Any


def facts_of(staged: Staged) -> dict[str, Fact]:
    """What a document prints of a thing, by field; what it does not print is left out."""
    said: dict[str, Fact] = {"title": Fact(staged.title, fold(staged.title))}
    if staged.owners:
        said["owners"] = Fact("; ".join(staged.owners), tuple(map(fold, staged.owners)))
    if isinstance(staged, StagedAction) and staged.recommendations:
        numbers = sorted(set(staged.recommendations))
        said["recommendations"] = Fact(", ".join(map(str, numbers)), tuple(numbers))
    dates = {"due": staged.due, "completed": staged.completed}
    if not isinstance(staged, StagedMilestone):
        dates["start"] = staged.start
    said |= {name: _date_fact(date) for name, date in dates.items() if date and date.kind != "missing"}
    words = {"rating": staged.rating, "status": staged.status, "blocker": staged.blocker}
    if not isinstance(staged, StagedTimelineEntry):
        words["progress"] = staged.progress
    said |= {name: Fact(value, fold(value)) for name, value in words.items() if value}
    if staged.forecast:
        said["forecast"] = Fact(staged.forecast.isoformat(), staged.forecast)
    return said


def _date_fact(printed: PrintedDate) -> Fact:
    """A date is the same in other words: "Jul-22" is "July 2022"."""
    return Fact(printed.raw, (printed.date, printed.precision) if printed.date else fold(printed.raw))
