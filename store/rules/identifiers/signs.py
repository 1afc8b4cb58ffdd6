"""Words read as the eye reads them, with the place of each sign, so that no number hides in how it is written.

What looks like a digit, a dash or a space becomes one. Marks that combine, and signs without a width within a word,
are left out. What an address or a web page has escaped (`%20`, `&nbsp;`) is what it stands for. Signs with which chats
and tables set words apart (`_`, `*`, `|`) count as spaces.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

ALIKE = {"Pd": "-", "Zs": " "}
"""By Unicode's general category: dashes and spaces."""
MARKS = ("Mn", "Me")
UNSEEN = "Cf"
AS_SPACE = str.maketrans(dict.fromkeys("_*~`|", " "))
SET_APART = re.compile(r"[_*~`|+]")
PLUS = re.compile(r"(?<=[^\W_])\+(?=[^\W_])")
"""A space, as an address has it."""
BYTE = re.compile(r"%(?:25)*([0-9a-f]{2})", re.I)
ESCAPED = re.compile(rf"(?:{BYTE.pattern})+|&(?:#[0-9]{{1,6}}|#x[0-9a-f]{{1,5}}|[a-z]{{2,8}});", re.I)
"""`%2520` was escaped twice."""


Placed = tuple[str, int, int]
"""A sign, where it starts and where it ends."""


@dataclass(frozen=True)
class Reading:
    """Words as they are read, and where each sign of them stands in what was typed."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def read(words: str) -> Reading:
    escaped = ("%" in words or "&" in words) and ESCAPED.search(words) is not None
    if words.isascii() and not escaped:
        return Reading(_with_spaces(words), range(len(words)), range(1, len(words) + 1))
    signs, starts, ends = [], [], []
    before = ""
    for sign, start, end in _as_meant(words) if escaped else _as_typed(words, 0, len(words)):
        seen = sign if sign.isascii() else _seen(sign)
        if seen == UNSEEN:
            seen = "" if before.isalpha() else " "
        if seen:
            before = seen
            signs.append(seen)
            starts.append(start)
            ends.append(end)
    return Reading(_with_spaces("".join(signs)), starts, ends)


def plain(words: str) -> str:
    return read(words).text


def _with_spaces(words: str) -> str:
    if SET_APART.search(words) is None:
        return words
    return PLUS.sub(" ", words.translate(AS_SPACE))


def _as_typed(words: str, start: int, end: int) -> Iterator[Placed]:
    return ((words[at], at, at + 1) for at in range(start, end))


def _as_meant(words: str) -> Iterator[Placed]:
    """Each sign with its place, where several that are escaped together share one."""
    done = 0
    for found in ESCAPED.finditer(words):
        start, end = found.span()
        yield from _as_typed(words, done, start)
        said = found.group()
        if said.startswith("%"):
            meant = bytes.fromhex("".join(BYTE.findall(said))).decode("utf-8", "replace")
        else:
            meant = unescape(said)
        yield from ((sign, start, end) for sign in meant)
        done = end
    yield from _as_typed(words, done, len(words))


@lru_cache(4_096)
def _seen(sign: str) -> str:
    """One sign, none, or `UNSEEN`."""
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    if sign in "−’‘":
        return "-" if sign == "−" else "'"
    category = unicodedata.category(sign)
    if category in MARKS:
        return ""
    if category == UNSEEN:
        return UNSEEN
    if alike := ALIKE.get(category):
        return alike
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if unicodedata.category(part) not in MARKS)
    return bare if len(bare) == 1 else sign
