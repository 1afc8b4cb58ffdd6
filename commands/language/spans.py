"""Words of a sentence, and what some of them were found to mean.

A spotter is given the tokens of a sentence and returns spans. The reader takes the longest of those that overlap, and
whatever no span covers must be a filler, or the reading is unsure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.rules.folding import folded

_WORD = re.compile(r"\S+")
_AROUND = " ,;:!?\"'“”‘’()[]{}<>*_~`…—–-"
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


@dataclass(frozen=True)
class Token:
    typed: str
    """As it was typed, with the punctuation that touches it."""
    plain: str
    """Folded, without punctuation around it; may be empty, as for a dash alone."""
    stem: str
    """`plain` without a possessive."""
    place: int
    start: int
    """Where it begins in the sentence, in characters."""
    ends_clause: bool
    """Whether a comma, semicolon, colon or full stop follows it."""


@dataclass(frozen=True)
class Span:
    """What the tokens from `first` up to, and without, `last` mean."""

    first: int
    last: int
    meaning: object
    """A small frozen dataclass or query condition of the spotter's own."""
    guessed: str | None = None
    """A sentence on what was read although it was not typed so: "I read “sufficency” as Sufficiency"."""

    @property
    def places(self) -> range:
        return range(self.first, self.last)


def tokens_of(sentence: str) -> list[Token]:
    return [_token(place, found) for place, found in enumerate(_WORD.finditer(sentence))]


def _token(place: int, found: re.Match[str]) -> Token:
    typed = found[0]
    plain = folded(typed.strip(_AROUND).rstrip(".").strip(_AROUND))
    return Token(typed, plain, _POSSESSIVE.sub("", plain), place, found.start(), typed.endswith((",", ";", ":", ".")))


def longest_first(spans: Sequence[Span]) -> list[Span]:
    """Those that do not overlap, the longer before the shorter, the earlier before the later; in order of place."""
    taken: set[int] = set()
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.first - one.last, one.first)):
        if taken.isdisjoint(span.places):
            taken.update(span.places)
            kept.append(span)
    return sorted(kept, key=lambda one: one.first)
