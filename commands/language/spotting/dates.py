"""Dates and stretches of time in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from commands.language.spans import Span, Token
from store.dates import TERM_ENDS, Lean, read_window
from store.documents.choices import Ends
from store.plan.meetings import Meeting
from store.query.model import Window
from store.rules.working_days import OPEN_ALL_YEAR, Calendar


class How(StrEnum):
    ON = "on"
    """Within the window, a day or a period: "in July", "on 29 July", "this week"."""
    AT = "at"
    """As things stood on that one day: "at the end of June", "as at 30 June", "a month ago"."""
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"
    NEXT = "next"
    """From today on: "next 14 days"."""
    LAST = "last"
    """Up to today: "last two weeks"."""


@dataclass(frozen=True)
class DateMeaning:
    how: How
    window: Window
    said: str
    """Reads it aloud: "by 31 July 2022"."""

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


def _no_meetings() -> Sequence[Meeting]:
    return ()


@dataclass(frozen=True)
class HeldDates:
    """What a plan knows of days, beside the calendar."""

    term_ends: Ends = field(default_factory=lambda: TERM_ENDS)
    financial_quarters: bool = True
    meetings: Callable[[], Sequence[Meeting]] = _no_meetings
    """Looked up only where a sentence names a board or a meeting."""


NOTHING_HELD = HeldDates()


def spot_dates(
    tokens: Sequence[Token],
    today: date,
    calendar: Calendar = OPEN_ALL_YEAR,
    held: HeldDates = NOTHING_HELD,
    lean: Lean = "near",
) -> list[Span]:
    """Spans whose meaning is a `DateMeaning`, or `NoDatesHeld`.

    Args:
        held: `held_for(session, plan)`.
        lean: "last" where the sentence tells of the past, so that "on Friday" is the one that was.

    Raises:
        CommandError: a day is named that does not exist.
    """
    found, place = list[Span](), 0
    while place < len(tokens):
        window = read_window([token.plain for token in tokens[place:]], today)
        if window is None:
            place += 1
            continue
        meaning = DateMeaning(How.ON, Window(first=window.start, last=window.end), window.said)
        found.append(Span(place, place + window.words_used, meaning))
        place += window.words_used
    return found


def spot_days(tokens: Sequence[Token], today: date) -> list[Span]:
    """Single days of a statement or a change, the nearest sensible to come: "9 Sept", "fri", "the 28th"."""
    return [one for one in spot_dates(tokens, today) if isinstance(one.meaning, DateMeaning) and one.meaning.day]
