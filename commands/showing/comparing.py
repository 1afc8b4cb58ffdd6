"""How two or more parts of a plan compare: a small table, and a sentence that names who is worse and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.showing.wording import joined
from store.query.others import Grouped
from store.rules.terms import Brag

MEASURES = ("red", "late", "amber")
"""The first by which they differ tells who is worse."""


@dataclass(frozen=True)
class Compared:
    """One of those that are compared."""

    name: str
    figures: Grouped
    moved: int
    """Actions and milestones whose promised date was moved."""
    heard: int
    """Open ones of which something was said lately."""

    @property
    def open(self) -> int:
        return self.figures.many - self.figures.counts[Brag.BLUE]

    def many(self, measure: str) -> int:
        return self.figures.overdue if measure == "late" else self.figures.counts[Brag(measure)]

    def share(self, measure: str) -> float:
        """Of what is open."""
        return self.many(measure) / self.open if self.open else 0.0


def rows(some: Sequence[Compared]) -> list[list[str]]:
    return [[one.name, _open(one), f"{one.moved:,}", f"{one.heard:,} of {one.open:,}"] for one in some]


def _open(one: Compared) -> str:
    """ "35 open: 1 late (3%), 5 red"."""
    late = f"{one.many('late'):,} late ({percent(one.share('late'))})"
    return f"{one.open:,} open: {late}, {one.many('red'):,} red"


def percent(share: float) -> str:
    """Rounded, but neither none nor all where it is not quite."""
    rounded = round(100 * share)
    return f"{min(max(rounded, 1), 99) if 0 < share < 1 else rounded}%"


def verdict(some: Sequence[Compared]) -> str:
    """ "Sufficiency is worse than Workforce: 1 of 35 open is late (3%), and none of 22 there"."""
    for measure in MEASURES:
        shares = [one.share(measure) for one in some]
        if max(shares) > min(shares):
            return _worst(some, measure)
    return f"{joined([one.name for one in some])} are in a tie: none has a larger share that is late, red or amber"


def _worst(some: Sequence[Compared], measure: str) -> str:
    ordered = sorted(some, key=lambda one: -one.share(measure))
    worst = [one for one in ordered if one.share(measure) == ordered[0].share(measure)]
    best = [one for one in ordered if one.share(measure) == ordered[-1].share(measure)]
    named, why = joined([one.name for one in worst]), _told(worst[0], measure)
    are = "is" if len(worst) == 1 else "are"
    if len(some) == 2:
        return f"{named} is worse than {best[0].name}: {why}, and {_of(best[0], measure)} there"
    return f"{named} {are} worst: {why}; best {'is' if len(best) == 1 else 'are'} {joined([one.name for one in best])}"


def _told(one: Compared, measure: str) -> str:
    many = one.many(measure)
    return f"{_of(one, measure)} open {'is' if many == 1 else 'are'} {measure} ({percent(one.share(measure))})"


def _of(one: Compared, measure: str) -> str:
    return f"{one.many(measure) or 'none'} of {one.open:,}"
