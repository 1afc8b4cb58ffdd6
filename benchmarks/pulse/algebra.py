"""An attacker of linear algebra: what follows for a few people from what was told of groups.

A told group is a sum over its people. What can be computed from such sums is orthogonal to their nullspace, and the
other way round. So people get their place in a random vector of that nullspace as a mark: where the marks of some
cancel out, their sum follows from what was told.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

PRIME = 2**61 - 1
Row = dict[int, int]
"""Numbers modulo the prime, without those that are 0."""


@dataclass(frozen=True)
class _Kind:
    """People whom every group holds together, or none of them. Nothing follows for only some of them."""

    people: frozenset[int]
    mark: int


def derivable(groups: Sequence[Collection[int]], fewer_than: int, seed: int = 0) -> frozenset[int] | None:
    """Find people, fewer than this, for whom a sum or a difference follows from the sums over these groups.

    It looks at every combination of up to four kinds of people with factors 1 and -1, and at those with one 2.
    """
    kinds = _kinds(groups, seed)
    few = [kind for kind in kinds if len(kind.people) < fewer_than]
    by_mark: dict[int, list[frozenset[int]]] = defaultdict(list)
    for mark, people in _terms(few, fewer_than):
        if not mark:
            return people
        # A sum that is another one leaves nothing where one is taken from the other.
        same = by_mark[min(mark, PRIME - mark)]
        for others in same:
            if len(people | others) < fewer_than:
                return people | others
        same.append(people)
    return None


def _terms(kinds: Sequence[_Kind], fewer_than: int) -> Iterator[tuple[int, frozenset[int]]]:
    for kind in kinds:
        yield kind.mark, kind.people
    for one, other in combinations(kinds, 2):
        if len(one.people) + len(other.people) < fewer_than:
            people = one.people | other.people
            yield (one.mark + other.mark) % PRIME, people
            yield (one.mark - other.mark) % PRIME, people


def _kinds(groups: Sequence[Collection[int]], seed: int) -> list[_Kind]:
    of_person = Counter[int]()
    for number, group in enumerate(groups):
        of_person.update(dict.fromkeys(group, 1 << number))
    people = defaultdict(set)
    for person, memberships in of_person.items():
        people[memberships].add(person)
    columns = sorted(people)
    rows = [
        {place: 1 for place, memberships in enumerate(columns) if memberships >> number & 1}
        for number in range(len(groups))
    ]
    marks = _in_nullspace(rows, len(columns), seed)
    return [_Kind(frozenset(people[column]), mark) for column, mark in zip(columns, marks, strict=True)]


def _in_nullspace(rows: Sequence[Row], width: int, seed: int) -> list[int]:
    """A random vector that every row sends to 0."""
    chance = random.Random(seed)  # noqa: S311 - it is to be the same in every run
    vector = [chance.randrange(1, PRIME) for _ in range(width)]
    for pivot, row in reversed(_echelon(rows)):
        vector[pivot] = -sum(value * vector[place] for place, value in row.items() if place != pivot) % PRIME
    return vector


def _echelon(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """Rows with pivots of 1: each has none of the pivots before its own."""
    found: list[tuple[int, Row]] = []
    # Short rows first, since the long one of everybody would fill all that come after it.
    for row in sorted((dict(row) for row in rows), key=len):
        for pivot, known in found:
            if factor := row.get(pivot):
                for place, value in known.items():
                    if rest := (row.get(place, 0) - factor * value) % PRIME:
                        row[place] = rest
                    else:
                        row.pop(place, None)
        if row:
            pivot = min(row)
            inverse = pow(row[pivot], -1, PRIME)
            found.append((pivot, {place: value * inverse % PRIME for place, value in row.items()}))
    return found
