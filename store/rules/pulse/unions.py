"""Whether what is told of groups lets somebody work out what fewer than `least` people answered.

What is told of a group is a sum over its people. Whoever reads several sums may add, subtract and scale them. So they
know a *combination*: the sum in which each person counts by the multiples of the groups that they are in. If it counts
only 1 to `least - 1` people, and all others at zero, it tells of those few. No combination may do so.

People who are in the same groups always count alike. They are one *column*: the groups they are in, as a vector, and
how many they are. A combination is a linear function of that vector. Two facts follow.
1. *A column may be settled.* Take `least - 1` sets of people. No two sets share anybody, and somebody of the column is
   in none. Let the column's vector be a sum of multiples of vectors of each set. A combination that counts the column
   then counts somebody in each set, since a sum of zeros is zero. With whoever is in no set, these are `least` people.
   So no combination of fewer counts the column.
2. *A settled column may be divided out.* A combination that is zero on it is a linear function of the vectors modulo
   its own. If no vector is left, no combination counts fewer people.
If some are left, one of them is among the few or counts zero, and each case is searched in turn. That leaves none out,
so the answer is exact. All numbers are whole, so nothing is rounded.

This is edge connectivity where the groups are teams and roles of one round: people are edges between their team and
their role. Several rounds together are no graph any more, and need the more general search.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import gcd

Vector = dict[int, int]
Column = tuple[Vector, int]
"""Which groups, and how many people."""

MOST_STEPS = 500
"""Of the search. Beyond it the groups count as unsafe: something is not told which might have been."""


def tells_of_few(groups: Iterable[Collection[int]], least: int) -> bool:
    """Whether some combination of these groups of people is not zero for 1 to `least - 1` of them alone."""
    different = {frozenset(one) for one in groups if one}
    if any(len(one) < least for one in different):
        return True
    memberships: dict[int, list[int]] = {}
    for number, group in enumerate(sorted(different, key=lambda one: (-len(one), sorted(one)))):
        for person in group:
            memberships.setdefault(person, []).append(number)
    alike = Counter(tuple(one) for one in memberships.values())
    columns = [(dict.fromkeys(member_of, 1), many) for member_of, many in sorted(alike.items())]
    return _Search().finds(columns, least - 1)


@dataclass
class _Span:
    """All that some vectors add up to. No row has another row's lead, so one pass reduces a vector."""

    rows: dict[int, Vector] = field(default_factory=dict)

    def rest(self, vector: Vector) -> Vector:
        """What is left of a vector modulo this span; empty where it is within."""
        left = vector
        for lead in vector:
            if lead in self.rows:
                left = _without(left, self.rows[lead], lead)
        return left

    def grows_by(self, vector: Vector) -> bool:
        """Take it in, unless it is within already."""
        new = self.rest(vector)
        if not new:
            return False
        lead = min(new)
        for other, row in self.rows.items():
            if lead in row:
                self.rows[other] = _without(row, new, lead)
        self.rows[lead] = new
        return True


def _without(vector: Vector, row: Vector, lead: int) -> Vector:
    """Subtract so much of the row that the lead is gone."""
    ours, theirs = row[lead], vector[lead]
    left = {key: ours * number for key, number in vector.items()}
    for key, number in row.items():
        left[key] = left.get(key, 0) - theirs * number
    shared = gcd(*left.values())
    return {key: number // shared for key, number in left.items() if number}


class _Search:
    def __init__(self) -> None:
        self._steps = 0

    def finds(self, columns: Sequence[Column], budget: int) -> bool:
        """Whether a combination other than zero touches at most `budget` people of these columns."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            return True
        columns = _unsettled(columns, budget)
        if not columns:
            return False
        touched = Counter[int]()
        for vector, many in columns:
            touched.update(dict.fromkeys(vector, many))
        # Each place of the vectors is itself a combination of the groups.
        thinnest, people = min(touched.items(), key=lambda one: (one[1], one[0]))
        if people <= budget:
            return True
        place = next(place for place, (vector, _) in enumerate(columns) if thinnest in vector)
        vector, many = columns[place]
        others = [*columns[:place], *columns[place + 1 :]]
        if _span(others).rest(vector):
            return True
        return self.finds(others, budget - many) or self.finds(_modulo(others, [vector]), budget)


def _unsettled(columns: Sequence[Column], budget: int) -> list[Column]:
    """Divide out what is settled, until nothing more is."""
    left = sorted(columns, key=lambda one: -one[1])
    while settled := _settled(left, budget):
        left = _modulo(left, settled)
    return left


def _settled(columns: Sequence[Column], budget: int) -> list[Vector]:
    sets = [_Span() for _ in range(budget)]
    return [vector for vector, many in columns if _leaves_over(vector, many, sets)]


def _leaves_over(vector: Vector, many: int, sets: Sequence[_Span]) -> bool:
    """Give each set one person of a column where that adds to it; whether each is served and somebody is left over."""
    for one in sets:
        if one.grows_by(vector):
            many -= 1
        if not many:
            return False
    return True


def _modulo(columns: Sequence[Column], zero: Sequence[Vector]) -> list[Column]:
    span = _span([(vector, 1) for vector in zero])
    left = ((span.rest(vector), many) for vector, many in columns)
    return [(vector, many) for vector, many in left if vector]


def _span(columns: Sequence[Column]) -> _Span:
    span = _Span()
    for vector, _ in columns:
        span.grows_by(vector)
    return span
