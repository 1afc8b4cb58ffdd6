"""All words of one plan, by what bears them: kept in the process, and read anew when a title has changed."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from commands.language.glossary import Term, terms
from commands.language.topics.stems import FUNCTION_WORDS, parts_of, stem
from store.models import Plan
from store.plan import council_words, titles
from store.plan.titles import Titled
from store.query.model import Subject
from store.rules.folding import folded

ALSO, BOTH = 0.5, 1.2
"""What a word counts that stands beside a title and not in it, or, among standards, in a title and its measures."""
_NUMBERS = re.compile(r"(\d+)")
REFERRED = frozenset(["item", "recommendation", "standard", "risk"])
SHORTEST_MENDED = 5
"""Letters of a word that may have been mistyped."""
BEGINNING = 5
"""Letters that two words must begin with to be taken for one."""


@dataclass(frozen=True)
class ThemeWords:
    letter: str
    title: str
    nicknames: tuple[str, ...]
    """Folded: its title, and the parts that "and" joins in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with its words."""

    kind: str
    key: str
    title: str
    parent: str | None
    own: frozenset[str]
    """Stems of its title."""
    beside: frozenset[str]
    """Stems of what else the plan says of it, such as its action's title."""
    twice: frozenset[str]
    """Stems of its title that its measures, controls or summary have as well."""
    joined: str
    """Its own stems in order, as they are compared as a whole."""

    @property
    def subject(self) -> Subject:
        return Subject.model_validate({"kind": self.kind, "key": self.key})


class Index:
    """Things of some kinds by the stems of their words. Nothing of it is made before it is needed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries

    @cached_property
    def by_key(self) -> dict[str, int]:
        return {entry.key: number for number, entry in enumerate(self.entries)}

    @cached_property
    def standing_in(self) -> dict[str, dict[int, float]]:
        """By stem: in which entries it stands, and what it counts there."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        both = 1.0 if self.has_items else BOTH
        for number, entry in enumerate(self.entries):
            for one in entry.beside:
                found[one][number] = ALSO
            for one in entry.own:
                found[one][number] = both if one in entry.twice else 1.0
        return dict(found)

    @cached_property
    def hyphened(self) -> frozenset[str]:
        """Stems of words that titles join with a hyphen."""
        words = {word for entry in self.entries for word in folded(entry.title).split() if "-" in word}
        return frozenset(stem(parts[0]) for word in words if len(parts := parts_of(word)) > 1)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """By stem: the logarithm of how few titles have it."""
        titles_with = Counter(one for entry in self.entries for one in entry.own)
        return {one: self.rarity_of(titles_with[one]) for one in self.standing_in}

    def rarity_of(self, many: int) -> float:
        """Of what so many of them have."""
        return math.log(1 + len(self.entries) / max(1, many))

    @cached_property
    def has_items(self) -> bool:
        return any(entry.kind == "item" for entry in self.entries)

    @property
    def rarest(self) -> float:
        return self.rarity_of(1)

    @cached_property
    def mass(self) -> tuple[float, ...]:
        """Of each entry: what the words of its title weigh together."""
        return tuple(sum(self.rarity[one] for one in entry.own) or 1.0 for entry in self.entries)

    @cached_property
    def spelt(self) -> dict[tuple[str, str], list[str]]:
        """Words of titles by their first and last letter, in which a mistyped word is looked for."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in {word for one in self.entries for word in folded(one.title).split()}:
            for part in meaning_parts(word):
                if len(part) >= SHORTEST_MENDED and part not in found[part[0], part[-1]]:
                    found[part[0], part[-1]].append(part)
        return found

    @cached_property
    def starting(self) -> dict[str, list[str]]:
        """Stems by their first letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.standing_in:
            if len(one) >= BEGINNING:
                found[one[:BEGINNING]].append(one)
        return found


class PlanWords:
    """What the things of one plan are called, and what else its council calls them."""

    def __init__(
        self, titled: Iterable[Titled], council: Iterable[Term] = (), before: "PlanWords | None" = None
    ) -> None:
        """Args: before: the words as they were, of which all but a few are the same."""
        self.titled, self.council = tuple(titled), tuple(council)
        self._made: dict[tuple[Titled, str], Entry] = before._made if before is not None else {}
        self._indexes: dict[frozenset[str], Index] = {}

    def index(self, kinds: Collection[str]) -> Index:
        """Of these kinds of subjects, in the order of the plan."""
        wanted = frozenset(kinds)
        if wanted not in self._indexes:
            self._indexes[wanted] = Index([one for one in self._entries if one.kind in wanted])
        return self._indexes[wanted]

    def get(self, kind: str, key: str) -> Titled | None:
        return self._by_key.get((kind, key))

    @cached_property
    def references(self) -> dict[str, tuple[str, str]]:
        """The kind and key of all that has a reference, by the reference in small letters."""
        referred = (one for one in self.titled if one.kind in REFERRED)
        return {one.key.lower(): (one.kind, one.key) for one in referred}

    @cached_property
    def item_refs(self) -> tuple[str, ...]:
        """By number, so that A2 stands before A10 and A1.3 behind A1.2."""
        return tuple(sorted((one.key for one in self.titled if one.kind == "item"), key=_by_number))

    @cached_property
    def letters(self) -> frozenset[str]:
        """With which references of its items begin, in small letters."""
        return frozenset(ref[:1].lower() for ref in self.item_refs)

    @cached_property
    def _entries(self) -> list[Entry]:
        named = [(one, self._action_of(one)) for one in self.titled]
        self._made = {one: self._made.get(one) or _entry(*one) for one in named}
        return [self._made[one] for one in named]

    def _action_of(self, one: Titled) -> str:
        action = self.get("item", one.parent) if one.parent else None
        return action.title if action else ""

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Titled]:
        return {(one.kind, one.key): one for one in self.titled}

    @cached_property
    def themes(self) -> tuple[ThemeWords, ...]:
        return tuple(
            ThemeWords(one.key, one.title, (*_nicknames(one.title), *self._called(one)))
            for one in self.titled
            if one.kind == "theme"
        )

    def _called(self, theme: Titled) -> Iterator[str]:
        """What the council calls a theme: "means theme B", or its title."""
        for term in self.council:
            if folded(term.says) in (f"theme {theme.key}".lower(), folded(theme.title)):
                yield from term.spellings

    @cached_property
    def terms(self) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
        """Words of the glossary by the first of them."""
        found: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        for term in terms(self.council):
            for spelling in term.spellings:
                words = tuple(spelling.split())
                found[words[0]].append((words, term))
        return found


def _by_number(ref: str) -> list[tuple[bool, int, str]]:
    return [(one.isdecimal(), int(one) if one.isdecimal() else 0, one) for one in _NUMBERS.split(ref) if one]


def content(words: str) -> list[str]:
    """The stems of words that mean something, in order."""
    return [one for word in folded(words).split() for one in _stems_of(word)]


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in meaning_parts(word))


def meaning_parts(word: str) -> list[str]:
    """What of a folded word means something: none of "the", and of "pre-proceedings" its parts as well."""
    return [part for part in parts_of(word) if len(part) > 1 and part not in FUNCTION_WORDS]


def _entry(one: Titled, action: str) -> Entry:
    stems, also = content(one.title), content(one.also)
    own = frozenset(stems)
    beside = frozenset([*content(action), *also]) - own
    return Entry(one.kind, one.key, one.title, one.parent, own, beside, own.intersection(also), " ".join(stems))


def _nicknames(title: str) -> tuple[str, ...]:
    said = folded(title)
    return tuple(dict.fromkeys([said, *(part.strip() for part in said.replace(",", " and ").split(" and "))]))


_kept: WeakKeyDictionary[Engine, dict[int, tuple[Any, PlanWords]]] = WeakKeyDictionary()


def plan_words(session: Session, plan: Plan) -> PlanWords:
    """The words of a plan as they are now, also where another process has changed a title."""
    mark = titles.mark(session, plan)
    kept = _kept.setdefault(session.get_bind().engine, {})
    known = kept.get(plan.id or 0)
    if known is not None and known[0] != mark and titles.as_they_were(session, plan, known[0]):
        known = kept[plan.id or 0] = (mark, known[1])
    if known is None or known[0] != mark:
        own = [
            Term(one.word, one.means, means=(one.means,), council=True) for one in council_words.of_plan(session, plan)
        ]
        known = (mark, PlanWords(titles.titled(session, plan), own, known[1] if known is not None else None))
        kept[plan.id or 0] = known
    return known[1]
