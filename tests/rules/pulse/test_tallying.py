"""What a round leaves: bands of groups that are large enough and give nobody away, and shuffled comments."""

from collections.abc import Mapping

import pytest

from store.rules.pulse.auditing import WHOLE, Group, PublishedRound
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Answers, Question, QuestionKind, Slices
from store.rules.pulse.results import Band, Finding
from store.rules.pulse.tallying import Tally, tally

WORKLOAD = Question(
    kind=QuestionKind.SCALE,
    text="My workload is manageable",
    options=("Never", "Seldom", "At times", "Mostly", "Always"),
)
RECOMMEND = Question(kind=QuestionKind.ENPS, text="Would you recommend working here?")
BETTER = Question(kind=QuestionKind.COMMENT, text="What would help?")
HELPS = Question(kind=QuestionKind.CHOICES, text="What helps?", options=("Supervision", "Colleagues", "Training"))
DUTY, COURT = Group("team", "Duty"), Group("team", "Court")


def people(duty: int, court: int = 0, none: int = 0) -> dict[int, Slices]:
    teams = ["Duty"] * duty + ["Court"] * court + [None] * none
    return {person: Slices(team=team) for person, team in enumerate(teams)}


def told(
    question: Question,
    answers: Mapping[int, Answers],
    invited: Mapping[int, Slices],
    published: tuple[PublishedRound, ...] = (),
) -> dict[Group, Finding]:
    made = tally((question,), Floors(), invited, answers, published, screen=lambda text: text)
    return {one.group: one.finding for one in made.told}


def test_a_scale_is_told_in_bands_of_its_steps_and_of_its_top_two() -> None:
    answers = {person: (4 if person < 8 else 3 if person < 11 else 0,) for person in range(20)}

    assert told(WORKLOAD, answers, people(20))[WHOLE] == Finding(
        favourable=Band.MIDDLE, shares=(Band.MIDDLE, Band.LOWEST, Band.LOWEST, Band.LOWEST, Band.MIDDLE), large=True
    )


def test_an_enps_is_told_as_promoters_passives_and_detractors() -> None:
    answers = {person: (score,) for person, score in enumerate([10, 9, 9, 8, 7, 7, 7, 6, 0, 3])}

    assert told(RECOMMEND, answers, people(10))[WHOLE] == Finding(
        favourable=Band.LOW, shares=(Band.LOW, Band.MIDDLE, Band.LOW), large=True
    )


def test_several_choices_are_shares_of_those_who_ticked_any() -> None:
    answers: dict[int, Answers] = {person: ((0, 1),) if person < 10 else ((),) for person in range(12)}

    assert told(HELPS, answers, people(12))[WHOLE] == Finding(
        shares=(Band.HIGHEST, Band.HIGHEST, Band.LOWEST), large=True
    )


@pytest.mark.parametrize(("answered", "shown"), [(4, []), (5, [WHOLE, DUTY])])
def test_fewer_than_five_answers_are_not_told(answered: int, shown: list[Group]) -> None:
    assert list(told(WORKLOAD, dict.fromkeys(range(answered), (4,)), people(20))) == shown


def test_five_to_nine_answers_are_told_as_favourable_alone() -> None:
    assert told(WORKLOAD, dict.fromkeys(range(9), (4,)), people(9))[WHOLE] == Finding(favourable=Band.HIGHEST)


def test_five_to_nine_answers_to_a_choice_leave_nothing_to_tell() -> None:
    assert told(HELPS, dict.fromkeys(range(9), ((1,),)), people(9)) == {}


def test_a_team_is_not_told_where_the_rest_would_be_a_few() -> None:
    everybody = dict.fromkeys(range(30), (4,))

    assert list(told(WORKLOAD, everybody, people(20, none=10))) == [WHOLE, DUTY]
    assert list(told(WORKLOAD, everybody, people(26, none=4))) == [WHOLE]


def test_the_rest_counts_as_many_as_answered_the_question_and_not_as_were_asked() -> None:
    answers = {person: (4 if person < 24 else None,) for person in range(30)}

    assert list(told(WORKLOAD, answers, people(20, none=10))) == [WHOLE]


def test_a_team_that_lost_one_since_the_last_round_is_not_told_nor_is_the_whole_and_the_other_team_is() -> None:
    before = people(20, court=20)
    now = {person: slices for person, slices in before.items() if person > 0}
    last = PublishedRound(Floors(), before, frozenset({WHOLE, DUTY, COURT}))

    assert list(told(WORKLOAD, dict.fromkeys(now, (4,)), now, (last,))) == [COURT]


def test_two_rounds_together_give_nobody_away_who_neither_gives_away() -> None:
    """The whole lost five. Four of these were a team's, which alone differs by four; the other team gained none."""
    before = people(20, court=20)
    now = {person: slices for person, slices in before.items() if person not in {0, 1, 2, 3, 20}}
    last = PublishedRound(Floors(), before, frozenset({WHOLE, DUTY, COURT}))

    assert list(told(WORKLOAD, dict.fromkeys(now, (4,)), now, (last,))) == [WHOLE]


def commented(writers: int, screen_out: str = "") -> Tally:
    answers: dict[int, Answers] = {person: (f"word {person}" if person < writers else "  ",) for person in range(30)}
    return tally(
        (BETTER,), Floors(), people(30), answers, (), screen=lambda text: None if text == screen_out else text.upper()
    )


def test_comments_of_fewer_than_ten_are_not_kept() -> None:
    assert commented(9) == Tally(answered=9)


def test_comments_of_ten_are_kept_as_the_screen_lets_them_be_and_in_no_order_of_people() -> None:
    orders = {commented(12, screen_out="word 3").comments for _ in range(3)}

    assert {frozenset(one) for one in orders} == {
        frozenset((0, f"WORD {person}") for person in range(12) if person != 3)
    }
    assert len(orders) == 3


def test_a_skipped_ballot_is_no_answer() -> None:
    answers: dict[int, Answers] = {person: (4,) if person < 6 else (None,) for person in range(20)}

    assert tally((WORKLOAD,), Floors(), people(20), answers, (), screen=str).answered == 6


def test_raised_floors_hold() -> None:
    answers: dict[int, Answers] = dict.fromkeys(range(12), (4,))
    made = tally((WORKLOAD,), Floors(answers=8, detail=15), people(12), answers, (), screen=str)

    assert [one.finding for one in made.told] == [Finding(favourable=Band.HIGHEST)] * 2
    assert not tally((WORKLOAD,), Floors(answers=13), people(12), answers, (), screen=str).told


def test_where_all_of_a_team_are_known_no_other_group_tells_of_a_few_beside_them() -> None:
    """None of five in a team is favourable, so its newcomers are known: half of all newcomers are the other four."""
    invited = {one: Slices(team="Duty", role="New" if one < 4 else "Senior") for one in range(5)}
    invited |= {one: Slices(team="Court", role="New" if one < 9 else "Senior") for one in range(5, 20)}

    def groups_told(duty: int, new: int) -> set[Group]:
        answers = {one: (duty if one < 5 else new if one < 9 else 3 if one % 2 else 0,) for one in range(20)}
        return set(told(WORKLOAD, answers, invited))

    roles = {Group("role", "New"), Group("role", "Senior")}
    assert groups_told(duty=3, new=4) == {WHOLE, DUTY, COURT, *roles}
    assert groups_told(duty=0, new=4) == groups_told(duty=0, new=0) == {WHOLE, DUTY, COURT}
