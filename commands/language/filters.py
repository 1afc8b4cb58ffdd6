"""Reading filters out of words, in any order: theme, recommendation, owner, dates, colour, kind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz

from commands.language.days import read_day
from commands.language.names import MENTION, find_person, nobody
from store.dates.windows import read_window
from store.dates.words import MONTH
from store.models import Person, Theme
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    IS_OVERDUE,
    Answers,
    Coloured,
    Condition,
    Happens,
    InTheme,
    Lacking,
    Lacks,
    OfKind,
    Query,
    Window,
)
from store.query.often import owned_by
from store.rules.folding import folded
from store.rules.terms import Brag, Kind

DAY_NUMBER = re.compile(r"(?:29|3\d)(?:st|nd|rd|th)?", re.ASCII)
"""Days that some month lacks."""
MONTH_NAME = re.compile(MONTH)
YEAR = re.compile(r"\d{4}", re.ASCII)

SHORTEST = 4
"""Letters of a word that can name a theme by its title."""

MOST_WORDS = 60
"""Words of a question that are looked at; nobody narrows a list by more."""

LIKELY = 80
"""Likeness in percent from which a mistyped word of a theme's title is read as that word."""

_SMALL = """
    a about all an and any anything are can do does everything for from get give good have hello hey hi i in is it items
    list me morning of on our please show tell thanks that the their there things to us was we were what what's whats
    when where which who with you
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words of a question that ask nothing by themselves."""

KINDS = {
    "action": Kind.ACTION,
    "actions": Kind.ACTION,
    "milestone": Kind.MILESTONE,
    "milestones": Kind.MILESTONE,
    "timeline": Kind.TIMELINE,
    "entries": Kind.TIMELINE,
}
NOBODY = Lacks(lacking=(Lacking.OWNER,))
STATES: dict[str, Condition] = {
    "overdue": IS_OVERDUE,
    "late": IS_OVERDUE,
    "open": IS_OPEN,
    "complete": IS_COMPLETE,
    "completed": IS_COMPLETE,
    "done": IS_COMPLETE,
    "finished": IS_COMPLETE,
    "unowned": NOBODY,
}


@dataclass
class Found:
    query: Query = field(default_factory=Query)
    unused: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)

    def narrow(self, condition: Condition) -> None:
        self.query = self.query.narrowed(condition)


@dataclass(frozen=True)
class FilterReader:
    find_themes: Callable[[], Sequence[Theme]]
    person: Person
    find_people: Callable[[str], Sequence[Person]]
    today: date

    @cached_property
    def themes(self) -> Sequence[Theme]:
        """Looked up for words that may name one: most questions hold none."""
        return self.find_themes()

    def read(self, words: list[str]) -> Found:
        """Take what each reader knows, from left to right; what none knows is left unused."""
        found, place = Found(), 0
        words, beyond = words[:MOST_WORDS], words[MOST_WORDS:]
        self._refuse_no_day(words)
        readers = (self._state, self._recommendation, self._theme, self._owner, self._window, self._likely_theme)
        while place < len(words):
            used = next((used for reader in readers if (used := reader(words[place:], found))), 0)
            if not used and plain(words[place]) not in SMALL_WORDS:
                found.unused.append(words[place])
            place += used or 1
        found.unused += beyond
        if NOBODY in found.query.where:
            # Nobody has to own what is complete.
            found.query = found.query.open_unless_said()
        return found

    def _refuse_no_day(self, words: list[str]) -> None:
        """ "31 February" narrows nothing, and all days, or all of February, would be a wrong answer.

        Raises:
            CommandError: such a day stands in the words.
        """
        said = [plain(word) for word in words]
        for place, (number, month) in enumerate(pairwise(said)):
            if not DAY_NUMBER.fullmatch(number) or not MONTH_NAME.fullmatch(month):
                continue
            if place and said[place - 1] in ("rec", "recommendation", "r"):
                continue
            year = [one for one in said[place + 2 : place + 3] if YEAR.fullmatch(one)]
            read_day(" ".join([number, month, *year]), self.today)

    def _state(self, words: list[str], found: Found) -> int:
        word = plain(words[0])
        if word in STATES:
            found.narrow(STATES[word])
        elif word in KINDS:
            found.narrow(OfKind(kinds=(KINDS[word],)))
        elif word in list(Brag):
            found.narrow(Coloured(colours=(Brag(word),)))
        else:
            return 0
        return 1

    def _recommendation(self, words: list[str], found: Found) -> int:
        word, after = plain(words[0]), plain(words[1]) if len(words) > 1 else ""
        if word in ("rec", "recommendation", "r") and after.isdecimal():
            number, used = after, 2
        elif word.startswith("r") and word.removeprefix("rec").removeprefix("r").isdecimal():
            number, used = word.removeprefix("rec").removeprefix("r"), 1
        else:
            return 0
        found.narrow(Answers(numbers=(int(number),)))
        return used

    def _theme(self, words: list[str], found: Found) -> int:
        """A theme by its letter ("theme D") or by any word of its title, and the rest of the title behind it."""
        lead = 1 if plain(words[0]) == "theme" and len(words) > 1 else 0
        word = plain(words[lead])
        if not lead and len(word) < SHORTEST:
            return 0
        for theme in self.themes:
            title = _title_words(theme)
            if (lead and word == theme.letter.lower()) or (len(word) >= SHORTEST and word in title):
                used = lead + 1
                while used < len(words) and plain(words[used]) in title | {"and", "&"}:
                    used += 1
                found.narrow(InTheme(letters=(theme.letter,)))
                return used
        return 0

    def _likely_theme(self, words: list[str], found: Found) -> int:
        word = plain(words[0])
        if len(word) <= SHORTEST:
            return 0
        likely = [
            theme for theme in self.themes if any(fuzz.ratio(word, known) >= LIKELY for known in _title_words(theme))
        ]
        if len(likely) != 1:
            return 0
        found.guesses.append(f"I read “{words[0]}” as {likely[0].title}.")
        found.narrow(InTheme(letters=(likely[0].letter,)))
        return 1

    def _owner(self, words: list[str], found: Found) -> int:
        word = plain(words[0])
        if word in ("mine", "my", "myself"):
            found.narrow(owned_by(self.person))
            return 1
        lead = 1 if word in ("owner", "by") and len(words) > 1 else 0
        if not words[lead].startswith("@") and not MENTION.match(words[lead]):
            return 0
        person, used = find_person(words[lead:], self.find_people)
        if person is None:
            # Everything, under the name of nobody, would be a wrong answer.
            raise nobody(words[lead])
        found.narrow(owned_by(person))
        return lead + used

    def _window(self, words: list[str], found: Found) -> int:
        lead = 1 if plain(words[0]) in ("due", "within") and len(words) > 1 else 0
        window = read_window([word.rstrip("?!") for word in words[lead:]], self.today)
        if window is None:
            return 0
        found.narrow(Happens(window=Window(first=window.start, last=window.end)))
        return lead + window.words_used


def plain(word: str) -> str:
    """A word without the punctuation of a sentence around it."""
    return folded(word.strip(" ,;:!?\"'“”‘’()").rstrip("."))


def _title_words(theme: Theme) -> frozenset[str]:
    return frozenset(word for word in map(plain, theme.title.replace(",", " ").split()) if len(word) >= SHORTEST)
