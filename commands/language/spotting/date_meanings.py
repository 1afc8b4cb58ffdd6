"""What the words of a date mean, and what a plan knows of days beside the calendar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from store.dates import TERM_ENDS
from store.dates.stretches import How
from store.documents.choices import Ends
from store.loading import plan_reading
from store.models import Plan
from store.plan import meetings
from store.plan.meetings import BoardDays
from store.query.model import Window

WEEK = 7


@dataclass(frozen=True)
class DateMeaning:
    how: How
    window: Window
    said: str
    """Reads it aloud: "by 31 July 2022"."""

    def is_now(self, today: date) -> bool:
        """Whether it is today, or the week that today is in."""
        first, last = self.window.first, self.window.last
        return first is not None and last is not None and first <= today <= last and (last - first).days < WEEK

    @property
    def day(self) -> date | None:
        """The one day, where it is one."""
        return self.window.first if self.window.first == self.window.last else None


@dataclass(frozen=True)
class NoDatesHeld:
    """Words that mean days which nobody has entered, such as a board's meetings: no window can be made of them."""

    what: str
    sentence: str
    """Says so, and asks for them."""


def _no_boards() -> Sequence[BoardDays]:
    return ()


@dataclass(frozen=True)
class HeldDates:
    term_ends: Ends = field(default_factory=lambda: TERM_ENDS)
    financial_quarters: bool = True
    boards: Callable[[], Sequence[BoardDays]] = _no_boards
    """Looked up only where a sentence may name a board."""


NOTHING_HELD = HeldDates()


def held_for(session: Session, plan: Plan) -> HeldDates:
    choices = plan_reading.choices_of(plan)
    return HeldDates(choices.term_ends, choices.financial_quarters, lambda: meetings.boards(session, plan))
