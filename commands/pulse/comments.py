"""Comments of a pulse, looked over before they are kept: they name nobody, neither colleagues nor children."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from sqlmodel import Session, col, select

from store.loading.interpret.words.posts import DEPARTMENTS, POST_INITIALS, POST_WORDS, TOPIC_WORDS
from store.models import Person
from store.rules.folding import folded
from store.rules.identifiers import Doubtful, Place, doubts_in, identifiers_in
from store.rules.identifiers.contacts import PHONE
from store.rules.identifiers.names import NOT_NAMES

TAKEN_OUT = "[name]"
NUMBER = "[number]"
LONGEST_NAME = 8
"""Words, where a post stands behind it."""

_ALSO_OF_POSTS = "agency area assistant disabilities former guest localities locality senior specialist team"
NOBODYS = NOT_NAMES | POST_WORDS | TOPIC_WORDS | POST_INITIALS | DEPARTMENTS | set(_ALSO_OF_POSTS.split())
"""Words of posts and departments, which name nobody."""

_ALSO_WORDS = """
abbey ali amber an angel april art ash august autumn baker banks bell berry best bill bird bishop black blue bond
brook brown bush butcher carol chase cherry christian church clay cliff cook crystal daisy dale dawn day dean dear
dick do drew duke earl east ed eve faith field fish ford forest fox frank gay gene gill glen good grace grant gray
green guy hall hand hands harmony hazel he hill holly hope house hunt iris ivy jack jay jean jewel joy june kay king
kit knight lake lane law lee lily long love low ma mark may mercy miles mill miller moon moss my ng nick noble north
page parish park pat patience pearl penny pepper piper poppy potter price rain ray reed rich river rob robin rock rod
rose ruby rush saint salt self sharp shepherd short sky small smart smith so south spring star stone story street sue
summer sunny swan tanner taylor thorn tree trinity troy turner valentine van victor violet wade walker wall ward
waters wells west white wild will willow winter wise wood woods young
"""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Names that are words as well: taken for a name where they are written large within a sentence."""

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ADDRESS = re.compile(r"\S+@\S+|@\w[\w.-]*|<[@#!][^>]*>")
BEGINS = re.compile(r"(?:^|[.!?:;\n])[\s\"'“”(-]*$")


def screen_for(session: Session) -> Callable[[str], str | None]:
    """What a comment may be kept as, given what was written; None where nothing of it is left to say."""
    known = select(Person.name).where(col(Person.name) != "")
    return Screen(list(session.exec(known)))


def without_phones(text: str) -> str:
    """What stays of words that are for all staff to read, and whose names were meant."""
    return PHONE.sub(NUMBER, text)


class Screen:
    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __call__(self, text: str) -> str | None:
        text = text.strip()
        taken = dict.fromkeys(self._people(text), TAKEN_OUT)
        for doubt in doubts_in(text):
            taken[doubt.start, doubt.end] = NUMBER if doubt.kind is Doubtful.PHONE else TAKEN_OUT
        taken |= dict.fromkeys((found.span() for found in ADDRESS.finditer(text)), TAKEN_OUT)
        taken |= dict.fromkeys((found.span() for found in PHONE.finditer(text)), NUMBER)
        taken |= {(one.start, one.end): NUMBER for one in identifiers_in(text)}
        left = _without(text, taken)
        return left if WORD.search(left.replace(TAKEN_OUT, "").replace(NUMBER, "")) else None

    @cached_property
    def _whole(self) -> frozenset[tuple[str, ...]]:
        """Whole names, word for word; a post alone is none."""
        return frozenset(words for name in self._names if not NOBODYS.issuperset(words := _words(name)))

    @cached_property
    def _single(self) -> frozenset[str]:
        """First names and family names."""
        found = {word for name in self._names for word in _words(name)}
        return frozenset(word for word in found - NOBODYS | found & ALSO_WORDS if len(word) > 1)

    def _people(self, text: str) -> Iterator[Place]:
        words = list(WORD.finditer(text))
        said = [_bare(one.group()) for one in words]
        for first, one in enumerate(words):
            for last in range(min(first + LONGEST_NAME, len(words)), first, -1):
                if tuple(said[first:last]) in self._whole:
                    yield one.start(), words[last - 1].end()
                    break
            else:
                if said[first] in self._single and _stands_as_name(text, one, said[first]):
                    yield one.span()


def _stands_as_name(text: str, found: re.Match[str], bare: str) -> bool:
    if len(bare) > 2 and bare not in ALSO_WORDS:
        return True
    return found.group()[0].isupper() and BEGINS.search(text, 0, found.start()) is None


def _words(name: str) -> tuple[str, ...]:
    """Of somebody who is known by an address alone, what stands before its sign."""
    return tuple(_bare(one.group()) for one in WORD.finditer(name.partition("@")[0]))


def _bare(word: str) -> str:
    """As names are compared; "Sarah's" is Sarah."""
    return re.sub(r"'s?$", "", folded(word))


def _without(text: str, taken: dict[Place, str]) -> str:
    """The text with what stands for each place in it; of places that overlap, the first."""
    said, done = [], 0
    for (start, end), instead in sorted(taken.items()):
        if start >= done:
            said += [text[done:start], instead]
        done = max(done, end)
    return re.sub(r"[ \t]{2,}", " ", "".join([*said, text[done:]])).strip()
