"""How far something has slipped: from the day that was first promised to the day on which it is now expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Step:
    """One moment at which its promised date was moved, or another day was said to be expected."""

    at: datetime
    promised: date | None = None
    """The day to which the promise was moved."""
    expected: date | None = None


@dataclass(frozen=True)
class Slip:
    first: date
    """What was promised before anybody moved it."""
    promised: date
    expected: date
    """The forecast; where nobody gave one, the promised date."""
    moved: int = 0
    """How often the promised date was moved, in either direction."""

    @property
    def days(self) -> int:
        """Calendar days; what was promised anew for an earlier day is measured by that day."""
        return (self.expected - min(self.first, self.promised)).days

    @property
    def slips(self) -> bool:
        return self.expected > self.promised or self.promised > self.first


def slip_of(baseline: date, forecast: date | None, moved_from: Sequence[date]) -> Slip:
    """Args: moved_from: the promised dates that were moved, oldest first."""
    return Slip(moved_from[0] if moved_from else baseline, baseline, forecast or baseline, len(moved_from))


def grew(first: date, steps: Iterable[Step]) -> list[datetime]:
    """The moments at which the expected day moved later, oldest first.

    A promise that is moved to the day which was already expected makes nothing later.
    """
    promised = expected = first
    found = []
    for step in sorted(steps, key=lambda one: one.at):
        before = max(promised, expected)
        promised, expected = step.promised or promised, step.expected or expected
        if max(promised, expected) > before:
            found.append(step.at)
    return found
