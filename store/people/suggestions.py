"""Whom a printed owner may mean: likely people and why, for somebody to choose from. Nobody is set here."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.loading.interpret.words.posts import POST_WORDS
from store.models import Person
from store.rules.folding import folded

NEAR = 85
"""Likeness in percent (Levenshtein ratio) from which words are a name or post in another spelling."""
LONGEST_INITIALS = 6
SHORTEST_NEAR = 5
"""Letters below which one letter more or less is another name."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"[\w.+'-]+@[\w.-]+\w")
_TITLES = "mr mrs ms miss mx dr prof professor cllr councillor sir dame lord lady rev"
TITLES = frozenset(_TITLES.split())
_SMALL = "a an and at by for from in of on or the to with"
SMALL = frozenset(_SMALL.split())
OF_POSTS = POST_WORDS | SMALL
"""No surname: a "Service" is nobody's."""

REASONS = (
    "same e-mail address",
    "same name",
    "same post",
    "same words in another order",
    "same name in the e-mail address",
    "same initials",
    "same initial and surname",
    "same surname",
    "same first name",
    "nearly the same spelling",
    "named inside these words",
    "these words are part of the name or post",
)
"""The strongest first."""
SURE = REASONS.index("same words in another order")
"""Beside a reason up to this one, a weaker one is no news."""


Words = tuple[str, ...]


@dataclass(frozen=True)
class Likely:
    person: Person
    why: str


class LikelyPeople:
    """Everybody who may be meant, made ready once for many printed owners."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._by: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._spelt: list[tuple[str, int]] = []
        self._told: list[tuple[Words, int]] = []
        for place, person in enumerate(people):
            name, post = _words(person.name), _words(person.post or "")
            for reason, form in _forms_of(person, name, post):
                self._by[reason, form].append(place)
            for told in {name, post} - {()}:
                self._spelt.append((" ".join(told), place))
                self._told.append((told, place))
        self._choices = [spelling for spelling, _ in self._spelt]

    def of(self, printed: str) -> list[Likely]:
        """Likely people, the likeliest first, each once."""
        best: dict[int, int] = {}
        for reason, place in self._found(printed):
            rank = REASONS.index(reason)
            best[place] = min(rank, best.get(place, rank))
        if any(rank <= SURE for rank in best.values()):
            best = {place: rank for place, rank in best.items() if rank <= SURE}
        ordered = sorted(best.items(), key=lambda found: (found[1], self._people[found[0]].name, found[0]))
        return [Likely(self._people[place], REASONS[rank]) for place, rank in ordered]

    def _found(self, printed: str) -> Iterator[tuple[str, int]]:
        for reason, form in _forms_printed(printed):
            yield from ((reason, place) for place in self._by.get((reason, form), ()))
        words = _words(printed)
        spelling = " ".join(words)
        if len(spelling) >= SHORTEST_NEAR:
            near = process.extract(spelling, self._choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
            yield from (("nearly the same spelling", self._spelt[at][1]) for _, _, at in near)
        for told, place in self._told:
            if len(told) > 1 and _within(told, words):
                yield "named inside these words", place
            elif len(words) > 1 and _within(words, told):
                yield "these words are part of the name or post", place


def _forms_of(person: Person, name: Words, post: Words) -> Iterator[tuple[str, str]]:
    """How this person may be printed, by the reason that such a printing would give."""
    yield "same name", " ".join(name)
    yield "same words in another order", " ".join(sorted(name))
    if post:
        yield "same post", " ".join(post)
    if person.email:
        yield "same e-mail address", person.email.casefold()
        yield "same name in the e-mail address", _letters(person.email.split("@")[0])
    for initials in _initials(name) | _initials(post):
        yield "same initials", initials
    if len(name) > 1 and OF_POSTS.isdisjoint(name):
        yield "same surname", name[-1]
        yield "same first name", name[0]
        yield "same initial and surname", f"{name[0][0]} {name[-1]}"


def _forms_printed(printed: str) -> Iterator[tuple[str, str]]:
    for address in ADDRESS.findall(printed):
        yield "same e-mail address", address.casefold()
        yield "same name in the e-mail address", _letters(address.split("@")[0])
    words = _words(printed)
    if not words:
        return
    yield "same name", " ".join(words)
    yield "same post", " ".join(words)
    if len(words) > 1:
        yield "same words in another order", " ".join(sorted(words))
    yield "same name in the e-mail address", "".join(words)
    if _are_initials(printed):
        yield "same initials", _letters(printed)
    if len(words) == 1:
        yield "same surname", words[0]
        yield "same first name", words[0]
    elif len(words) == 2:
        for one, other in (words, words[::-1]):
            yield "same initial and surname", f"{one[0]} {other}" if len(one) == 1 else ""


def _are_initials(printed: str) -> bool:
    """ "AB", "A.B.", "A B", "HoS": letters that are not a word."""
    letters = re.sub(r"[.\s-]", "", printed)
    if not letters.isalpha() or not 2 <= len(letters) <= LONGEST_INITIALS:
        return False
    return sum(letter.isupper() for letter in letters) > 1 or all(len(word) == 1 for word in WORD.findall(printed))


def _initials(words: Words) -> set[str]:
    """With small words and without, and the first and the last alone: HOS and HS, AMB and AB."""
    if len(words) < 2:
        return set()
    telling = [word for word in words if word not in SMALL] or list(words)
    parts = [part for word in telling for part in word.split("-")]
    forms = ["".join(word[0] for word in some) for some in (words, telling, parts)]
    return {form for form in (*forms, telling[0][0] + telling[-1][0]) if len(form) > 1}


def _words(text: str) -> Words:
    """Folded, without addresses and titles."""
    text = ADDRESS.sub(" ", text) if "@" in text else text
    words = tuple(WORD.findall(folded(text)))
    return words if TITLES.isdisjoint(words) else tuple(word for word in words if word not in TITLES) or words


def _letters(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isalpha())


def _within(inner: Words, outer: Words) -> bool:
    """Whether these words stand side by side among more."""
    size = len(inner)
    return size < len(outer) and any(outer[at : at + size] == inner for at in range(len(outer) - size + 1))
