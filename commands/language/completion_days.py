"""On which day something was complete, where a text says it: "done last Thursday", "complete since 1 July"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commands.language.days import read_weekday
from commands.language.spans import Token
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.dates import How, spot_dates

LEADING_UP = ("", "on", "since", "as", "of", "from")
BEHIND = frozenset(
    {"and", "with", "by", "after", "at", "thanks", "but", "so", "evidence", "saying", "impact"}
    | {"pls", "please", "thx", "cheers", "ta", "thank"}
)
"""What may follow such a day in its clause; before anything else it may belong to that: "done Friday clinics"."""
TO_COME = (How.BY, How.UNTIL, How.BEFORE)


@dataclass(frozen=True)
class CompletionDay:
    day: date | None
    """None for today, which what is said complete is without saying so."""
    words: int
    """How many it takes, with those that lead up to it."""
    certain: bool
    """A weekday alone may be one to come, and a day before other words may be theirs."""


def completion_day(tokens: Sequence[Token], today: date) -> CompletionDay | None:
    """The day with which these words begin; None where they begin with none, or with one that is still to come.

    Raises:
        CommandError: a day is named that does not exist.
    """
    for span in spot_dates(tokens, today, lean="last"):
        if any(token.plain not in LEADING_UP for token in tokens[: span.first]):
            return None
        meaning = span.meaning
        if not isinstance(meaning, DateMeaning) or meaning.how in TO_COME:
            return None
        # "Since 1 July" is a stretch that begins on its day.
        day = meaning.window.first if meaning.how is How.SINCE else meaning.day
        if day is None or day > today:
            return None
        words = [token.plain for token in tokens[: span.last] if token.plain not in LEADING_UP]
        weekday = len(words) == 1 and read_weekday(words[0]) is not None
        if not (ends := _ends(tokens, span.last)) and weekday:
            return None
        return CompletionDay(day if day < today else None, span.last, certain=ends and (not weekday or day == today))
    return None


def _ends(tokens: Sequence[Token], place: int) -> bool:
    return place >= len(tokens) or tokens[place - 1].ends_clause or tokens[place].plain in BEHIND
