"""What was read, item by item, and which item is which expected one."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from benchmarks.readings.expectation import Expectation, Expected
from benchmarks.readings.telling import folded
from store.documents.staged import StagedPlan
from store.loading.applying_items import progress_said
from store.loading.things import Thing, things_of
from store.rules.terms import Kind

ALIKE = 0.75
"""Titles that share this much are the same item with its title misread."""


@dataclass(eq=False)
class Read:
    """An action, milestone or timeline entry as it was read."""

    thing: Thing
    plan: StagedPlan = field(repr=False)

    @property
    def title(self) -> str:
        return self.thing.staged.title

    @property
    def ref(self) -> str | None:
        return self.thing.staged.printed_ref

    @property
    def kind(self) -> str:
        return {Kind.ACTION: "action", Kind.MILESTONE: "step", Kind.TIMELINE: "entry"}[self.thing.kind]

    @property
    def above(self) -> str | None:
        """The title of the action that it stands under."""
        return self.thing.under.staged.title if self.thing.under else None

    @property
    def theme(self) -> str | None:
        return next((one.title for one in self.plan.themes if one.ref == self.thing.theme), None)

    @property
    def means(self) -> str | None:
        """What it would be kept as on Accept."""
        return progress_said(self.plan, self.thing.staged)


def items_of(plan: StagedPlan) -> list[Read]:
    return [Read(thing, plan) for thing in things_of(plan)]


@dataclass
class Pairs:
    """Each expected item with its read one, None where it is lost, and what was read beside them."""

    found: list[tuple[Expected, Read | None, Expected | None]]
    extra: list[Read]


def paired(expectation: Expectation, read: list[Read]) -> Pairs:
    """Pair by title, then by printed reference, then by a title that is nearly the same or holds the other."""
    wanted = list(_flat(expectation.actions))
    left, pairs = list(read), dict[int, Read]()
    for is_it in (_is_at_its_place, _is_titled, _is_referred, _is_like):
        for place, (expected, above) in enumerate(wanted):
            if place in pairs:
                continue
            if hit := next((one for one in left if is_it(one, expected, above)), None):
                pairs[place] = hit
                left.remove(hit)
    found = [(expected, pairs.get(place), above) for place, (expected, above) in enumerate(wanted)]
    may = {folded(title) for title in expectation.may}
    return Pairs(found, [one for one in left if folded(one.title) not in may])


def _flat(actions: list[Expected]) -> list[tuple[Expected, Expected | None]]:
    return [pair for one in actions for pair in ((one, None), *((step, one) for step in one.steps))]


def titles_of(expected: Expected) -> list[str]:
    return [folded(one) for one in ([expected.title] if isinstance(expected.title, str) else expected.title)]


def _is_titled(one: Read, expected: Expected, above: Expected | None) -> bool:
    return folded(one.title) in titles_of(expected)


def _is_at_its_place(one: Read, expected: Expected, above: Expected | None) -> bool:
    if not _is_titled(one, expected, above) or (one.ref or "none") not in _some(expected.ref):
        return False
    return (folded(one.above) if one.above else None) in (titles_of(above) if above else [None])


def _is_referred(one: Read, expected: Expected, above: Expected | None) -> bool:
    return one.ref is not None and one.ref in _some(expected.ref) and (one.kind == "step") == (above is not None)


def _is_like(one: Read, expected: Expected, above: Expected | None) -> bool:
    mine = folded(one.title)
    return any(_alike(mine, title) for title in titles_of(expected))


def _alike(mine: str, title: str) -> bool:
    holds = min(len(mine), len(title)) > 8 and (mine in title or title in mine)
    return holds or SequenceMatcher(None, mine, title).ratio() >= ALIKE


def _some(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words
