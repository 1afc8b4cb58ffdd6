"""The words of a follow-up: what they begin with, and whether they ask anything by themselves."""

from collections.abc import Iterable
from typing import Any

from commands.language.followups.pointing import COURTESY, points
from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Filler
from commands.language.spotting.phrases import word_of
from store.query.model import Of

SWAPS = (
    "what about",
    "how about",
    "same again for",
    "same again in",
    "same again but",
    "same for",
    "same in",
    "same",
    "and",
    "or",
    "also",
    "but",
)
NARROWS = ("just", "only", "not", "except", "without", "excluding", "minus", "but not", "apart from", "other than")
_FRAGMENT = "in for by from within under of with due on at as during between since until"
FRAGMENT = frozenset(_FRAGMENT.split())
"""Words that begin what is no whole sentence."""
_ASKING = """
    what whats which who whos how hows when whens where wheres is are has have do does did was were any anything show
    list give tell find can could will would should why
"""
ASKING = frozenset(_ASKING.split())
"""Words that make a sentence whole in itself."""
LISTED = frozenset(["which", "ones", "list", "show"])
MOST_WORDS = 7
MISTAKEN = ("i meant", "i mean", "sorry i meant", "make that", "make it", "sorry", "no", "nope", "actually", "oops")
"""What stands before the right word, where another was said."""
ADDS = ("also", "plus", "and also")
ADDS_BEHIND = (["too"], ["as", "well"], ["also"])
DIMENSIONS = (
    frozenset(["theme", "recommendation", "item", "under", "title"]),
    frozenset(["owner", "team"]),
    frozenset(
        ["state", "colour", "progress", "finished late", "overdue by", "slip", "moved", "lacking", "risk"],
    ),
    frozenset(["when"]),
    frozenset(["kind"]),
)
"""Of each a question has one: "and in workforce?" takes the place of whatever theme or recommendation stood there."""
PLACE, WHOSE, HOW, _WHEN, _KIND = DIMENSIONS


class Said:
    """A sentence, as what may follow on a question."""

    def __init__(self, sense: Sense) -> None:
        self.sense = sense
        words = [word_of(token) for token in sense.tokens if token.plain]
        # "No of actions", "no owner in Workforce": its "no" corrects nothing.
        begins = any(one.first == 0 and one.last > 1 and not isinstance(one.meaning, Filler) for one in sense.spans)
        while words and words[0] in COURTESY and not begins:
            words = words[1:]
        self.words = words[1:] if words and words[0] == "the" and words[1:2] == ["same"] else words
        self.said = " ".join(self.words) + " "
        self.mistaken = None if begins else next((one for one in MISTAKEN if _plain(sense).startswith(f"{one} ")), None)
        if self.mistaken and (rest := _plain(sense).removeprefix(f"{self.mistaken} ").split()):
            self.words, self.said = rest, " ".join(rest) + " "
        self.swaps = next((one for one in SWAPS if self.said.startswith(f"{one} ")), None)
        behind = self.said.removeprefix(f"{self.swaps} ").split() if self.swaps else self.words
        self.behind = behind
        self.narrows = any(f"{' '.join(behind)} ".startswith(f"{one} ") for one in NARROWS) or self.words[-1:] in (
            ["only"],
            ["though"],
        )

    @property
    def conditions(self) -> list[Any]:
        return self.sense.combined.where

    @property
    def refers(self) -> bool:
        return points(self.sense)

    @property
    def of_those(self) -> bool:
        """ "which are red", "are any late": of what was listed, since neither a noun nor a place says of what."""
        behind = self.behind
        begins = behind[:2] in (["which", "are"], ["which", "is"], ["which", "ones"], ["are", "any"], ["is", "any"])
        return begins and not self.sense.nouns and not fields_of(self.conditions) & (PLACE | WHOSE)

    @property
    def fragment(self) -> bool:
        """Whether it is a few words that ask nothing by themselves: "on 30 June?", "what was it last month"."""
        asks = set(self.behind) & ASKING - {"what", "whats", "was", "were", "show", "list", "is", "whos"}
        return len(self.words) <= MOST_WORDS and not asks

    @property
    def ones(self) -> bool:
        """ "The overdue ones", "just the ones whose date is to come"."""
        words = self.behind
        said = words[:1] == ["the"] and words[-1:] == ["ones"]
        some = words[:1] in (["just"], ["only"]) and "ones" in words[1:3]
        return (said or some) and bool(self.conditions)

    @property
    def adds(self) -> bool:
        """ "Ambers too", "plus the ambers"."""
        behind = self.words[-1:] in ADDS_BEHIND or self.words[-2:] in ADDS_BEHIND
        return behind or any(self.said.startswith(f"{one} ") for one in ADDS)

    @property
    def changes(self) -> bool:
        """Whether its words begin or end as what changes a part of the question before."""
        lead = bool(self.swaps or self.narrows or self.mistaken) or bool(FRAGMENT & set(self.behind[:1]))
        return lead or self.adds

    @property
    def whole(self) -> bool:
        """Whether it asks something by itself."""
        return bool(ASKING & set(self.behind)) or bool(self.sense.nouns and self.sense.nouns[0].of is not Of.ITEMS)

    @property
    def bare(self) -> bool:
        """ "why?", "how many?", "which ones": only a word that asks."""
        asks = self.sense.asks & {Ask.WHY, Ask.COUNT, Ask.WHO, Ask.WHEN, Ask.LONG, Ask.LIST}
        few = 0 < len(self.words) <= 3 and (bool(asks) or set(self.words) <= LISTED | {"are"})
        return few and not (self.conditions or self.sense.nouns or self.sense.linked or self.sense.combined.group)


def _plain(sense: Sense) -> str:
    return " ".join(word_of(token) for token in sense.tokens if token.plain)


def fields_of(conditions: Iterable[Any]) -> set[str]:
    return {one.field for one in conditions}
