"""The people whom one sentence may name, and who fits its words: by name, by post, in part, by initials."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process
from sqlmodel import Session

from commands.language.spotting.posts import ABBREVIATIONS, ROLES
from store.models import Person, Plan
from store.people import addresses, directory, roles, spoken_of
from store.people.spoken_of import Known
from store.rules.folding import folded

FEW = 300
"""Up to so many people, any of them may be named in part; of more, those in the plan alone."""
MOST_FITTING = 20
"""Of a post that more people have, nobody is meant: "social worker" is a word like any other there."""
SHORTEST = 6
LIKELY = 86
"""Letters and likeness in percent from which a mistyped word is read as one of a name, and said to be."""
LITTLE = frozenset(["of", "the", "and", "for", "in", "to", "with", "&", ""])
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


@lru_cache(maxsize=8_192)
def normal(word: str) -> str:
    """A word as it is compared: without possessive and plural."""
    bare = _POSSESSIVE.sub("", word.strip(" ,.;:()'\"@-"))
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


def content(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in map(normal, words) if one not in LITTLE)


@lru_cache(maxsize=16_384)
def content_of(name: str) -> tuple[str, ...]:
    """Of a name or post, which are the same sentence after sentence."""
    return content(name.split())


@dataclass(frozen=True)
class Fitting:
    """Whoever fits some words, and how well: 4 by whole name, 3 by whole post, 2 by its beginning, 1 by words of it."""

    people: tuple[Known, ...]
    how_well: int

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(sorted(one.id for one in self.people))


NOBODY = Fitting((), 0)


class PeopleWords:
    """Looked up when a sentence asks for them, and kept for that sentence."""

    def __init__(self, session: Session, plan: Plan, few: int = FEW) -> None:
        self._session, self._plan, self._few = session, plan, few
        self._said: Collection[str] = ()
        self._me: int | None = None

    def look_up(self, said: Collection[str], me: int | None) -> None:
        """Know also whoever asks, and those outside the plan whose whole name, post or address is one of these."""
        self._me, self._said = me, said
        self.__dict__.pop("_by_word", None)

    def person(self, person_id: int) -> Person | None:
        return directory.get(self._session, person_id)

    def by_address(self, address: str) -> Person | None:
        return addresses.by_address(self._session, address)

    def printed(self, said: Collection[str]) -> dict[str, tuple[str, int | None]]:
        return spoken_of.printed(self._session, self._plan, said)

    @cached_property
    def named_in_plan(self) -> dict[tuple[str, ...], str]:
        return {content_of(folded(one)): one for one in spoken_of.named_in(self._session, self._plan)}

    @cached_property
    def _near(self) -> tuple[tuple[Known, ...], bool]:
        return spoken_of.near(self._session, self._plan, self._me, self._few)

    @cached_property
    def _by_word(self) -> dict[str, set[Known]]:
        near, everybody = self._near
        found = _kept_by_word(near)
        borne = [] if everybody else spoken_of.bearing(self._session, self._said)
        if borne:
            known = {one.id for one in near}
            for word, beside in _by_word(one for one in borne if one.id not in known).items():
                found = {**found, word: found.get(word, set()) | beside}
        return found

    def has(self, word: str) -> bool:
        return any(map(str.isalpha, word)) and normal(word) in self._by_word

    def nearest(self, word: str) -> str | None:
        """The word of a name that a mistyped one may have meant; the rest of the name must stand beside it."""
        said = normal(word)
        if len(said) < SHORTEST or not said.isalpha() or said in self._by_word:
            return None
        found = process.extractOne(said, self._by_word.keys(), scorer=fuzz.ratio, score_cutoff=LIKELY)
        return found[0] if found is not None and found[0][0] == said[0] else None

    def fitting(self, words: Sequence[str]) -> Fitting:
        """Whom words name that follow one another, without who has left, unless their whole name was said."""
        said = content(words)
        sets = [self._by_word.get(one, set()) for one in said]
        holding = set.intersection(*sets) if sets else set()
        best: dict[int, list[Known]] = defaultdict(list)
        for one in holding:
            if how_well := _how_well(said, one):
                best[how_well].append(one)
        for how_well in sorted(best, reverse=True):
            here = [one for one in best[how_well] if one.active] or (best[how_well] if how_well == 4 else [])
            if here:
                return Fitting(tuple(here), how_well) if len(here) <= MOST_FITTING else NOBODY
        return NOBODY

    def doing(self, word: str) -> Fitting:
        """The one whose name or post has a word that nobody else's has: "the workforce person"."""
        if normal(word) in ROLES:
            return NOBODY
        here = [one for one in self._by_word.get(normal(word), set()) if one.active]
        return Fitting(tuple(here), 1) if len(here) == 1 and is_post(f"{here[0].name} {here[0].post}") else NOBODY

    @cached_property
    def leads(self) -> tuple[int, ...]:
        """Whoever leads the plan."""
        return tuple(sorted(one.id for one in roles.programme_leads(self._session, self._plan) if one.id))

    def abbreviated(self, typed: str, behind: Sequence[str] = ()) -> Fitting:
        """Whom "PSW" or "HoS" means: by a known abbreviation, else by the initials of a post.

        Args:
            behind: words that stand behind it and belong to it, as in "TM Assessment".
        """
        short = typed.lower()
        posts = ABBREVIATIONS.get(short, ()) if len(short) > 2 or typed.isupper() else ()
        if behind:
            # "HoS safeguarding" is the head of safeguarding.
            posts = (*posts, *(one.removesuffix("service") for one in posts if one.endswith(" of service")))
        for post in posts:
            if (found := self.fitting([*post.split(), *behind])).how_well >= 2:
                return found
        if behind or not (posts or (len(short) > 2 and typed.isupper())):
            return NOBODY
        here = [one for one in self._near[0] if one.active and short in _initials(one)]
        return Fitting(tuple(here), 2) if 0 < len(here) <= MOST_FITTING else NOBODY

    def reporting_to(self, manager_id: int) -> set[int]:
        """At any distance, of those who may be named."""
        under: set[int] = set()
        while (
            more := {one.id for one in self._near[0] if one.manager_id in {manager_id, *under}} - under - {manager_id}
        ):
            under |= more
        return under


def _by_word(people: Iterable[Known]) -> dict[str, set[Known]]:
    """Who bears each word in their name or post."""
    found: dict[str, set[Known]] = defaultdict(set)
    for one in people:
        for word in (*content_of(one.name), *content_of(one.post)):
            found[word].add(one)
    return dict(found)


_kept_by_word = lru_cache(maxsize=8)(_by_word)
"""Made once for the same people."""


def is_post(name: str) -> bool:
    return any(normal(word) in ROLES for word in name.split())


def _how_well(said: tuple[str, ...], known: Known) -> int:
    name, post = content_of(known.name), content_of(known.post)
    if said == name:
        return 4
    if said == post:
        return 3
    if len(said) == 1 and said[0] not in ROLES:
        return 2 if not is_post(known.name) and said[0] in (name[0], name[-1]) else 0
    for words in (name, post):
        if len(said) > 1 and words[: len(said)] == said:
            return 2
    if len(said) == 1:
        return 2 if said[0] in (name[0], post[0] if post else "") else 0
    role = any(word in ROLES for word in said)
    return 1 if role and any(set(said) <= set(words) and is_post(" ".join(words)) for words in (name, post)) else 0


def _initials(known: Known) -> set[str]:
    """Of a post, with and without its small words: HoS leaves none out, PSW has none."""
    found = set[str]()
    for words in (known.name, known.post):
        parts = re.findall(r"[^\W\d_]+", words.replace("'s", "")) if is_post(words) else []
        found |= {"".join(one[0] for one in parts), "".join(one[0] for one in parts if one not in LITTLE)}
    return found
