"""Whole councils of three rounds against an attacker who knows all lists, and of the newest round who answered."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.pulse.auditing import WHOLE, Group, PublishedRound, members, safe_beside
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Answers, Question, QuestionKind, Slices
from store.rules.pulse.tallying import tally

SCALE = Question(kind=QuestionKind.SCALE, text="I am well", options=("Never", "Seldom", "At times", "Mostly", "Always"))
ENPS = Question(kind=QuestionKind.ENPS, text="Would you recommend us?")
QUESTIONS = (SCALE, ENPS)

PLACES = st.builds(Slices, team=st.sampled_from(["A", "A", "B", None]), role=st.sampled_from(["X", "X", "Y", None]))
PEOPLE = st.dictionaries(st.integers(0, 15), PLACES, min_size=8)
ANSWERS = st.fixed_dictionaries(
    {person: st.tuples(*(st.sampled_from([None, 2, 4, 4]) for _ in QUESTIONS)) for person in range(16)}
)


class Attacker:
    """Plain elimination of whole numbers: what is told of a group is one equation for the sum of its people."""

    def __init__(self, told: Iterable[Collection[int]]) -> None:
        self._rows = echelon(
            [[int(person in group) for person in range(16)] for group in {frozenset(one) for one in told}]
        )

    def learns_of(self, few: Collection[int]) -> bool:
        others = [[one for person, one in enumerate(row) if person not in few] for row in self._rows]
        return len(echelon(others)) < len(self._rows)


def echelon(rows: list[list[int]]) -> list[list[int]]:
    found: list[tuple[int, list[int]]] = []
    for row in rows:
        for lead, known in found:
            if factor := row[lead]:
                row = [known[lead] * one - factor * other for one, other in zip(row, known, strict=True)]
        if any(row):
            found.append((next(place for place, one in enumerate(row) if one), row))
    return [row for _, row in found]


def nobody_is_given_away(told: Iterable[Collection[int]], people: Collection[int]) -> bool:
    attacker = Attacker(told)
    few = min(4, len(people))
    return not any(attacker.learns_of(some) for some in combinations(sorted(people), few))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PEOPLE, ANSWERS), min_size=3, max_size=3))
def test_three_rounds_give_no_four_people_away(rounds: list[tuple[dict[int, Slices], dict[int, Answers]]]) -> None:
    published: list[PublishedRound] = []
    for invited, answers in rounds:
        made = tally(QUESTIONS, Floors(), invited, answers, published, screen=str)
        for place in range(len(QUESTIONS)):
            answered = {one: invited[one] for one in invited if answers[one][place] is not None}
            told = [members(answered)[one.group] for one in made.told if one.question == place]
            assert nobody_is_given_away(told, answered)
        published.append(PublishedRound(Floors(), invited, frozenset(one.group for one in made.told)))

    everything = [members(one.invited)[group] for one in published for group in one.told]
    assert nobody_is_given_away(everything, range(16))


def everybody_of(invited: Mapping[int, Slices], *groups: Group) -> PublishedRound:
    return PublishedRound(Floors(), invited, frozenset(groups))


A, B = Group("team", "A"), Group("team", "B")
BEFORE = dict.fromkeys(range(20), Slices(team="A")) | dict.fromkeys(range(20, 40), Slices(team="B"))


def test_a_team_that_stayed_the_same_is_told_again_whoever_left_elsewhere() -> None:
    """Its managers are two, so that they and their team in two rounds look like a few; nothing new is told of them."""
    before = BEFORE | dict.fromkeys(range(2), Slices(team="A", role="Manager"))
    before |= dict.fromkeys(range(20, 30), Slices(team="B", role="Manager"))
    now = {person: slices for person, slices in before.items() if person != 39}
    last = everybody_of(before, WHOLE, A, B, Group("role", "Manager"))

    assert safe_beside([last], members(now), [WHOLE, A, B], 5) == [A]


def test_a_round_beside_which_nothing_was_told_counts_for_nothing() -> None:
    now = {person: slices for person, slices in BEFORE.items() if person != 39}

    assert safe_beside([everybody_of(BEFORE)], members(now), [WHOLE, A, B], 5) == [WHOLE, A, B]


def test_three_wholes_may_not_differ_by_a_few_together_though_each_two_differ_by_many() -> None:
    """The middle one has what the first lost, and then two more: with them the third gives two away."""
    first, second, third = range(20), range(20, 40), range(38)
    lists = [dict.fromkeys(one, Slices()) for one in (first, second)]

    assert (
        safe_beside([everybody_of(one, WHOLE) for one in lists], members(dict.fromkeys(third, Slices())), [WHOLE], 5)
        == []
    )


@pytest.mark.parametrize(("earlier", "told"), [(Floors(), [WHOLE]), (Floors(answers=7), [])])
def test_an_earlier_round_keeps_the_floor_that_it_promised(earlier: Floors, told: list[Group]) -> None:
    now = {person: slices for person, slices in BEFORE.items() if person > 5}
    last = PublishedRound(earlier, BEFORE, frozenset({WHOLE}))

    assert safe_beside([last], members(now), [WHOLE], 5) == told


def test_a_raised_floor_does_not_silence_what_comes_after() -> None:
    """The earlier round told of a team and its rest of five, as it might."""
    before = dict.fromkeys(range(20), Slices(team="A")) | dict.fromkeys(range(20, 25), Slices())

    assert safe_beside([everybody_of(before, WHOLE, A)], members(before), [WHOLE, A], 8) == [WHOLE, A]
