"""Which groups of a round may be told, so that nobody can work out what a few people answered.

Two things are counted together with everything else that is told, by `unions.tells_of_few`:
* within the round, for each question, those who answered it;
* across the rounds of the last 12 months, the lists of who was invited, since who answered is kept nowhere. It is done
  as if everybody had answered, and nobody had ever changed an answer. What was told of one question counts as told of
  all, because two rounds may ask the same one.

The difference between two groups is such a combination too. So a group that differs from a told one by 1 to 4 people is
never told. Nor is one when 1 to 4 people are in no other told group, since the whole gives them away.

The number who answered is told of the whole alone. It says how many and not what, so it adds no equation to these.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import DIMENSIONS, Slices
from store.rules.pulse.unions import tells_of_few

REMEMBERED = timedelta(days=366)
"""How long a round counts after it closed."""


@dataclass(frozen=True, order=True)
class Group:
    """Everybody, or one slice of a dimension; spelled as a finding's columns spell it."""

    dimension: Literal["all", "team", "role"]
    slice: str = ""


WHOLE = Group("all")


@dataclass(frozen=True)
class PublishedRound:
    """What later rounds must know of a closed one."""

    floors: Floors
    invited: Mapping[int, Slices]
    told: frozenset[Group]
    """Those of which there is a finding, to whichever question."""


Members = Mapping[Group, frozenset[int]]


def members(people: Mapping[int, Slices]) -> Members:
    """The groups there are, in the order in which they are tried: larger ones first, for the most to be told."""
    found: dict[Group, set[int]] = {WHOLE: set(people)}
    for person, slices in people.items():
        for dimension in DIMENSIONS:
            if name := getattr(slices, dimension):
                found.setdefault(Group(dimension, name), set()).add(person)
    in_order = sorted(found, key=lambda group: (-len(found[group]), group))
    return {group: frozenset(found[group]) for group in in_order}


def safe_beside(
    published: Sequence[PublishedRound], invited: Members, groups: Iterable[Group], least: int
) -> list[Group]:
    """Choose among groups of a round those that may be told beside earlier rounds; some may still fail within it."""
    earlier = [everybody[group] for one in published for everybody in [members(one.invited)] for group in one.told]
    # Where a floor was raised in between, earlier rounds may tell of fewer than it asks for, which cannot be undone.
    promised = sorted({least, *(one.floors.answers for one in published)}, reverse=True)
    kept = next((one for one in promised if not tells_of_few(earlier, one)), least)
    apart = [group for group in groups if not any(0 < len(invited[group] ^ other) < kept for other in earlier)]
    return _most(apart, lambda chosen: not tells_of_few([*earlier, *(invited[one] for one in chosen)], kept))


def safe_within(answered: Members, groups: Iterable[Group], least: int) -> list[Group]:
    """Choose among groups of a round those that may be told of one question, given who answered it."""
    enough = [group for group in groups if len(answered.get(group, ())) >= least]
    return _most(enough, lambda chosen: not tells_of_few([answered[one] for one in chosen], least))


def _most(groups: Iterable[Group], are_safe: Callable[[Sequence[Group]], bool]) -> list[Group]:
    """Take one after the other where it is safe beside those taken; halves are tried at once, which gives the same."""
    taken: list[Group] = []

    def take(part: Sequence[Group]) -> None:
        if are_safe([*taken, *part]):
            taken.extend(part)
        elif len(part) > 1:
            middle = len(part) // 2
            take(part[:middle])
            take(part[middle:])

    if part := list(groups):
        take(part)
    return taken
