"""Fixed phrases of a few words, and what each means."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from commands.language.spans import Span, Token


def word_of(token: Token) -> str:
    """As phrases have it: people leave out apostrophes and hyphens as often as not."""
    return token.plain.replace("'", "").replace("-", "")


_BETWEEN = """
    actually already also apparently basically certainly clearly currently definitely even ever evidently genuinely
    honestly literally obviously presently probably yet
"""
BETWEEN = frozenset(_BETWEEN.split())
"""Adverbs that change nothing of a phrase in which they stand: "hasn't even been started"."""


@dataclass(frozen=True)
class _Place:
    words: frozenset[str]
    optional: bool


@dataclass(frozen=True)
class _Phrase:
    places: tuple[_Place, ...]
    meaning: object

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Words with which it may begin."""
        found = frozenset[str]()
        for place in self.places:
            found |= place.words
            if not place.optional:
                break
        return found

    def ends(self, words: Sequence[str], at: int, place: int = 0) -> int:
        """Where its longest reading from `at` ends; 0 where it has none."""
        if place == len(self.places):
            return at
        here = self.places[place]
        if place > 0 and at < len(words) and words[at] in BETWEEN and words[at] not in here.words:
            return self.ends(words, at + 1, place)
        taken = self.ends(words, at + 1, place + 1) if at < len(words) and words[at] in here.words else 0
        left = self.ends(words, at, place + 1) if here.optional else 0
        return max(taken, left)


class Phrases:
    """Finds the longest phrase at each place; of two that are as long, the one that was named first.

    "no|without [a|the] date" stands for six phrases: words with a bar are alternatives, those in brackets may be
    left out.
    """

    def __init__(self, said: Mapping[str, object]) -> None:
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for written, meaning in said.items():
            phrase = _Phrase(tuple(map(_place, written.split())), meaning)
            for word in phrase.beginnings:
                self._by_first[word].append(phrase)
        self.words = frozenset(
            word
            for phrases in self._by_first.values()
            for one in phrases
            for place in one.places
            for word in place.words
        )

    def spot(self, tokens: Sequence[Token]) -> list[Span]:
        return self.spot_words([word_of(token) for token in tokens])

    def spot_words(self, words: Sequence[str]) -> list[Span]:
        found = []
        for first, word in enumerate(words):
            ends = [(one.ends(words, first), one) for one in self._by_first.get(word, ())]
            last, longest = max(ends, key=lambda one: one[0], default=(0, None))
            if longest is not None and last > first:
                found.append(Span(first, last, longest.meaning))
        return found

    def ends_at(self, words: Sequence[str], first: int) -> int:
        """Where the longest phrase ends that begins at a place; 0 where none does."""
        return max((one.ends(words, first) for one in self._by_first.get(words[first], ())), default=0)


def _place(written: str) -> _Place:
    return _Place(frozenset(written.strip("[]").split("|")), written.startswith("["))
