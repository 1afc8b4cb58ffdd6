"""What the custodian is told before a round opens: who waits, and which groups will not be told however many answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from store.rules.pulse.auditing import Group, PublishedRound, members, safe_beside
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import DIMENSIONS, Dimension, Slices


class WhyHidden(StrEnum):
    TOO_SMALL = "too small"
    """Fewer are asked than must answer."""
    REST = "the rest"
    """With the other groups of the round, it would give away a few who are in none of them."""
    CHANGED = "changed"
    """With what earlier rounds told, it would give away a few who joined, left or moved."""


def would_hide(
    invited: Mapping[int, Slices], published: Sequence[PublishedRound], floors: Floors
) -> dict[Group, WhyHidden]:
    """Name the groups that this round will not tell of, even where everybody answers."""
    groups = members(invited)
    large = [group for group, people in groups.items() if len(people) >= floors.answers]
    alone = safe_beside((), groups, large, floors.answers)
    beside = safe_beside(published, groups, large, floors.answers)
    return {
        group: WhyHidden.TOO_SMALL if group not in large else WhyHidden.CHANGED if group in alone else WhyHidden.REST
        for group in groups
        if group not in beside
    }


def settled(before: Mapping[int, Slices], now: Mapping[int, Slices], least: int) -> dict[int, Slices]:
    """Say whom a round asks and in which slices, so that each group stays as it was or differs by at least `least`.

    Where too few came to a team, those who moved there stay in their old one, and those who are new are in none. Where
    these are too few as well, they are not asked yet. Those who left cannot wait, and count among the difference.

    Args:
        before: the list of the round before, as it was frozen.
        now: the audience, with its slices as they are known today.
    """
    asked = dict(now)
    while unsettled := _unsettled(before, asked, least):
        for person in unsettled[1]:
            _step_back(asked, person, unsettled[0], before.get(person))
    return asked


def _unsettled(
    before: Mapping[int, Slices], asked: Mapping[int, Slices], least: int
) -> tuple[Dimension | None, list[int]] | None:
    """The first group that differs by too few where that can be helped: its dimension, and who came or moved away.

    Whoever is in no slice comes last: those who step back from the others may be enough together.
    """
    differing = list[tuple[bool, Dimension | None, list[int]]]()
    for dimension in (*DIMENSIONS, None):
        changed = defaultdict[str | None, list[int]](list)
        for person in sorted(before.keys() | asked.keys()):
            was, now = _slice(before, person, dimension), _slice(asked, person, dimension)
            if was != now:
                changed[was].append(person)
                changed[now].append(person)
        changed.pop(_NOWHERE, None)
        differing += [(name is None, dimension, people) for name, people in changed.items()]
    for _, dimension, people in sorted(differing, key=lambda one: one[0]):
        if len(people) < least and (movable := [person for person in people if person in asked]):
            return dimension, movable
    return None


_NOWHERE = "\0"
"""No name of a slice: who is not asked is in none."""


def _slice(people: Mapping[int, Slices], person: int, dimension: Dimension | None) -> str | None:
    if person not in people:
        return _NOWHERE
    return None if dimension is None else getattr(people[person], dimension)


def _step_back(asked: dict[int, Slices], person: int, dimension: Dimension | None, was: Slices | None) -> None:
    """A mover goes back to the slice they were in; a joiner to none, then to not being asked."""
    if dimension is None or (was is None and getattr(asked[person], dimension) is None):
        del asked[person]
    else:
        old = None if was is None else getattr(was, dimension)
        asked[person] = asked[person].model_copy(update={dimension: old})
