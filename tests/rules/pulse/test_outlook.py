"""What a custodian is told before a round: who waits, and which groups the round cannot tell of."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.pulse.auditing import WHOLE, Group, PublishedRound, members
from store.rules.pulse.floors import Floors
from store.rules.pulse.outlook import WhyHidden, settled, would_hide
from store.rules.pulse.questions import Slices

LEAST = 5
DUTY, COURT = Group("team", "Duty"), Group("team", "Court")


def team(name: str | None, people: range) -> dict[int, Slices]:
    return dict.fromkeys(people, Slices(team=name))


BEFORE = team("Duty", range(20)) | team("Court", range(20, 40)) | team(None, range(40, 50))


@pytest.mark.parametrize(("joined", "waiting"), [(1, {50}), (4, {50, 51, 52, 53}), (5, set())])
def test_joiners_wait_until_there_are_five(joined: int, waiting: set[int]) -> None:
    now = BEFORE | team("Duty", range(50, 50 + joined))

    assert now.keys() - settled(BEFORE, now, LEAST).keys() == waiting


def test_five_who_join_different_teams_are_asked_and_are_in_no_team_yet() -> None:
    joined = team("Duty", range(50, 52)) | team("Court", range(52, 54)) | team("Panel", range(54, 55))

    assert settled(BEFORE, BEFORE | joined, LEAST) == BEFORE | team(None, range(50, 55))


def test_joiners_of_a_large_council_do_not_hold_each_other_back() -> None:
    """Each of 20 teams and 4 roles got one or two."""
    before = {number: Slices(team=f"Team {number % 20}", role=f"Role {number % 4}") for number in range(400)}
    joined = {400 + number: Slices(team=f"Team {number}", role=f"Role {number % 4}") for number in range(12)}

    assert settled(before, before | joined, LEAST) == before | dict.fromkeys(joined, Slices())


def test_a_few_more_who_would_be_in_no_team_wait_where_those_of_a_team_are_enough() -> None:
    """The whole and the team together would give the few away."""
    joined = team("Duty", range(50, 55)) | team("Court", range(55, 59))

    assert settled(BEFORE, BEFORE | joined, LEAST) == BEFORE | team("Duty", range(50, 55))


def test_who_waited_for_their_team_comes_into_it_once_they_are_five() -> None:
    before = BEFORE | team(None, range(50, 55))
    now = BEFORE | team("Duty", range(50, 55))

    assert settled(before, now, LEAST) == now


def test_a_few_who_move_stay_in_their_team_and_five_move() -> None:
    assert settled(BEFORE, BEFORE | team("Court", range(4)), LEAST) == BEFORE
    assert settled(BEFORE, now := BEFORE | team("Court", range(5)), LEAST) == now


def test_those_who_left_count_with_those_who_come() -> None:
    now = {person: slices for person, slices in BEFORE.items() if person != 0} | team("Duty", range(50, 54))

    assert settled(BEFORE, now, LEAST) == now


def test_one_who_left_hides_the_team_and_the_whole_and_the_custodian_hears_it() -> None:
    last = PublishedRound(Floors(), BEFORE, frozenset({WHOLE, DUTY, COURT}))
    now = {person: slices for person, slices in BEFORE.items() if person != 0}

    assert would_hide(BEFORE, (last,), Floors()) == {}
    assert would_hide(now, (last,), Floors()) == {WHOLE: WhyHidden.CHANGED, DUTY: WhyHidden.CHANGED}


def test_the_custodian_hears_of_small_teams_and_of_those_beside_a_small_rest() -> None:
    now = team("Duty", range(20)) | team("Court", range(20, 30)) | team("Panel", range(30, 33))

    assert would_hide(now, (), Floors()) == {COURT: WhyHidden.REST, Group("team", "Panel"): WhyHidden.TOO_SMALL}


PLACES = st.builds(Slices, team=st.sampled_from([None, "A", "B"]), role=st.sampled_from([None, "X", "Y"]))
LISTS = st.dictionaries(st.integers(0, 30), PLACES)


@given(LISTS, LISTS)
def test_nobody_but_leavers_makes_a_group_differ_by_a_few(before: dict[int, Slices], now: dict[int, Slices]) -> None:
    asked = settled(before, now, LEAST)
    was, is_now = members(before), members(asked)
    left = before.keys() - now.keys()

    assert asked.keys() <= now.keys()
    assert before.keys() & now.keys() <= asked.keys()
    for group in was.keys() | is_now.keys():
        difference = was.get(group, frozenset()) ^ is_now.get(group, frozenset())
        assert len(difference) >= LEAST or difference <= left


@given(LISTS, LISTS)
def test_who_is_asked_is_where_they_are_or_were_or_nowhere(before: dict[int, Slices], now: dict[int, Slices]) -> None:
    for person, slices in settled(before, now, LEAST).items():
        was = before.get(person, Slices())
        assert slices.team in {now[person].team, was.team}
        assert slices.role in {now[person].role, was.role}


def test_where_one_joins_each_team_before_each_round_no_more_than_four_wait() -> None:
    now, asked = dict(BEFORE), dict(BEFORE)
    for number in range(10):
        now |= team("Duty", range(100 + number, 101 + number)) | team("Court", range(200 + number, 201 + number))
        asked = settled(asked, now, LEAST)

        assert len(now) - len(asked) < LEAST
    assert Counter(one.team for one in asked.values()) >= Counter({"Duty": 25, "Court": 25, None: 10})
