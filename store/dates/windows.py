"""Read a stretch of time out of the words of a question."""

import re
from dataclasses import dataclass
from datetime import date

from store.dates.british import tidy
from store.dates.spans import DateError
from store.dates.stretches import Reckoning, read_stretch
from store.dates.words import SEASONS

MOST_WORDS = 8
# "1.2" is a reference, "7" a recommendation, and a bare season is a word like any other.
NOT_A_TIME = re.compile(rf"[\d.]{{1,3}}|\d+\.\d+|{'|'.join(SEASONS)}", re.ASCII)


@dataclass(frozen=True)
class Window:
    """Days from `start` to `end`, both included; None is open. `said` reads it aloud."""

    start: date | None
    end: date | None
    words_used: int
    said: str


def read_window(words: list[str], today: date) -> Window | None:
    """Read the longest stretch of time with which these words begin."""
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        phrase = tidy(" ".join(words[:count]))
        if (
            not phrase
            or len(phrase) > 80
            or NOT_A_TIME.fullmatch(phrase)
            or phrase == tidy(" ".join(words[: count - 1]))
        ):
            continue
        try:
            found = read_stretch(phrase, Reckoning(today))
        except (DateError, OverflowError):
            continue
        if found is not None:
            return Window(found.first, found.last, count, found.said)
    return None
