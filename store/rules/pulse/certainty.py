"""What a band makes certain of each person in a group, and of whom else that tells.

None of 5 people is favourable where their band is “under 20%”. Whoever reads that knows each of them, and may leave
them out of every other group. What is left of such a group must not be a few. The sums of `unions` do not see this,
since there each answer may be any number.

What is left out here follows from what is told alone. If a group's own answers hid it, its silence would tell of them.
"""

from collections.abc import Collection

from store.rules.pulse.auditing import Group, Members, safe_within
from store.rules.pulse.bands import band


def beside_what_is_certain(groups: Members, favourable: Collection[int], least: int) -> Members:
    """Of groups that may be told of one question, those that tell of no few beside those that make people certain."""
    left, known, good = dict(groups), frozenset[int](), frozenset(favourable)
    while (sure := _certain(left, known, good)) is not None:
        known |= left[sure]
        others = {group: people - known for group, people in left.items()}
        safe = safe_within(others, others, least)
        left = {group: people for group, people in left.items() if people <= known or group in safe}
    return left


def _certain(groups: Members, known: frozenset[int], favourable: frozenset[int]) -> Group | None:
    smallest_first = sorted(groups, key=lambda one: (len(groups[one]), one))
    return next((one for one in smallest_first if _is_certain(groups[one], known, favourable)), None)


def _is_certain(people: frozenset[int], known: frozenset[int], favourable: frozenset[int]) -> bool:
    """Whether one number alone fits the band, and it is none or all of those who are not known yet."""
    whole, unknown, fixed = len(people), len(people - known), len(people & known & favourable)
    told = band(len(people & favourable), whole)
    fitting = [many for many in range(unknown + 1) if band(fixed + many, whole) is told]
    return unknown > 0 and fitting in ([0], [unknown])
