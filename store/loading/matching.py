"""Which thing of a newer document is which thing of the plan: by the printed reference, then by the title.

A council that puts an action in between renumbers those behind it, so a reference whose words have become quite other
words gives way to a title that stands elsewhere unchanged. References that no document printed never count.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.rules.folding import folded

ALIKE = 60
"""Likeness of titles in percent (`token_set_ratio`) from which one reference still names the same thing."""
NEARLY_THE_SAME = 90
"""Likeness from which a title alone tells that two things are one."""
MOST_COMPARED = 1_000_000
"""Pairs of titles that are compared by likeness; beyond them only equal titles tell."""


@dataclass(frozen=True)
class Named:
    """What a thing is known by. `ref` is printed, or None; `group` is where it stands: its theme, or its action."""

    ref: str | None
    title: str
    group: str = ""

    @property
    def folded(self) -> str:
        return fold(self.title)


def fold(words: str) -> str:
    """Words as they are compared: in lower case, with single spaces, without the full stop at their end."""
    return folded(words).rstrip(" .")


def are_alike(one: str, other: str) -> bool:
    """Whether two titles may be one thing's."""
    return fuzz.token_set_ratio(fold(one), fold(other)) >= ALIKE


def pair(known: Sequence[Named], found: Sequence[Named], *, ours: bool = False) -> dict[int, int]:
    """Give for each place in `found` the place in `known` that is the same thing, where there is one.

    Args:
        ours: whether the references are our own, which name a thing whatever its words have become.
    """
    matcher = _Matcher(known, found)
    if ours:
        matcher.by(lambda one: one.ref)
    matcher.by(lambda one: (one.ref, one.folded) if one.ref else None)
    matcher.by(lambda one: one.ref, alike=True)
    matcher.by(lambda one: (one.group, one.folded))
    matcher.by(lambda one: one.folded)
    matcher.by(lambda one: one.ref)
    matcher.by_likeness()
    return matcher.pairs


class _Matcher:
    def __init__(self, known: Sequence[Named], found: Sequence[Named]) -> None:
        self.known, self.found = known, found
        self.pairs: dict[int, int] = {}
        self._free = dict.fromkeys(range(len(known)))

    def by(self, key: Callable[[Named], Hashable | None], *, alike: bool = False) -> None:
        """Pair what has the same key, the first with the first, the second with the second."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in self._free:
            if (named := key(self.known[place])) is not None:
                waiting[named].append(place)
        for place, one in enumerate(self.found):
            named = key(one)
            if place in self.pairs or named is None or not waiting.get(named):
                continue
            if not alike or fuzz.token_set_ratio(one.folded, self.known[waiting[named][0]].folded) >= ALIKE:
                self._pair(place, waiting[named].pop(0))

    def by_likeness(self) -> None:
        """Pair titles that are nearly the same, where no two printed references tell them apart."""
        left = [place for place in range(len(self.found)) if place not in self.pairs]
        if len(left) * len(self._free) > MOST_COMPARED:
            return
        for place in left:
            one = self.found[place]
            titles = {
                at: self.known[at].folded
                for at in self._free
                if self.known[at].group == one.group and not (one.ref and self.known[at].ref)
            }
            nearest = process.extractOne(one.folded, titles, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME)
            if nearest is not None:
                self._pair(place, nearest[2])

    def _pair(self, found: int, known: int) -> None:
        self.pairs[found] = known
        del self._free[known]
