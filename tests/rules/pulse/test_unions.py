"""The search for unions of a few, held against plain ranks of fractions over every few people there are."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.rules.pulse.unions import tells_of_few

PEOPLE = 9
PLACE = st.integers(0, PEOPLE - 1)


@st.composite
def councils(draw: st.DrawFn) -> tuple[list[frozenset[int]], int]:
    """A floor, and groups that reach it: what is below it by itself is found at once."""
    least = draw(st.integers(2, 5))
    return draw(st.lists(st.frozensets(PLACE, min_size=least), max_size=6)), least


def rank(rows: list[list[Fraction]]) -> int:
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((row for row in rows[found:] if row[column]), None)
        if lead is None:
            continue
        rows.remove(lead)
        rows.insert(found, lead)
        for row in rows[found + 1 :]:
            times = row[column] / lead[column]
            row[:] = [one - times * other for one, other in zip(row, lead, strict=True)]
        found += 1
    return found


def told_of(groups: list[frozenset[int]], few: tuple[int, ...]) -> bool:
    """Whether a combination touches nobody but these: without their columns the rows then have a lower rank."""
    rows = [[Fraction(person in group) for person in range(PEOPLE)] for group in groups]
    others = [[row[person] for person in range(PEOPLE) if person not in few] for row in rows]
    return rank(others) < rank(rows)


@settings(max_examples=150, deadline=None)
@given(councils())
@example(([frozenset({0, 1, 2, 3, 4}), frozenset({0, 1, 2, 5, 6}), frozenset({3, 4, 5, 6})], 3))
@example(
    (
        [
            frozenset(one)
            for one in ({2, 3, 5, 6}, {1, 2, 3, 7, 8}, {0, 1, 2, 4, 5, 6, 7, 8}, {1, 4, 6, 7}, {1, 2, 3, 5, 6})
        ],
        3,
    )
)
@example(([frozenset({1, 2, 3}), frozenset({0, 2, 3}), frozenset({2, 5, 6})], 3))
@example(([frozenset({0, 2, 7}), frozenset({0, 1, 3, 4, 6}), frozenset({0, 2, 3})], 3))
def test_a_union_of_a_few_is_found_exactly_where_one_can_be_derived(council: tuple[list[frozenset[int]], int]) -> None:
    groups, least = council
    derivable = any(told_of(groups, few) for few in combinations(range(PEOPLE), least - 1))

    assert tells_of_few(groups, least) is derivable


def test_a_group_below_the_floor_is_found_by_itself() -> None:
    assert tells_of_few([range(4)], 5)
    assert not tells_of_few([range(5)], 5)
    assert not tells_of_few([()], 5)


@pytest.mark.parametrize(("outside", "told"), [(0, False), (1, True), (4, True), (5, False)])
def test_those_outside_all_teams_are_given_away_by_the_whole(outside: int, told: bool) -> None:
    first, second = range(6), range(6, 12)

    assert tells_of_few([range(12 + outside), first, second], 5) is told


def test_no_two_groups_differ_by_a_few_and_three_together_tell_of_two() -> None:
    team, other_team = range(10), range(10, 20)
    managers = range(2, 20)

    assert not tells_of_few([team, other_team], 5)
    assert not tells_of_few([other_team, managers], 5)
    assert tells_of_few([team, other_team, managers], 5)
