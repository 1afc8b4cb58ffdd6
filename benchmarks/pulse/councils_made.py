"""Councils by chance: teams and roles of any size, and three rounds with joiners, leavers and movers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from store.rules.pulse.questions import Answer, Answers, Question, QuestionKind, Slices

LARGEST_TEAM = 40
ROUNDS = 3
QUESTIONS = (
    Question(
        kind=QuestionKind.SCALE,
        text="My workload is manageable.",
        options=("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"),
    ),
    Question(kind=QuestionKind.ENPS, text="Would you recommend working here?"),
    Question(kind=QuestionKind.CHOICES, text="What would help?", options=("Time", "Quiet", "Cover", "Training")),
    Question(kind=QuestionKind.COMMENT, text="What else?"),
)


@dataclass(frozen=True)
class MadeRound:
    invited: Mapping[int, Slices]
    answers: Mapping[int, Answers]
    """Of those who sent a ballot; each question may have been left out."""


def rounds_of_council(seed: int) -> Iterator[MadeRound]:
    chance = Random(seed)  # noqa: S311 - councils that are to be the same in every run
    teams = [f"Team {number}" for number in range(chance.randint(1, 8))]
    roles = [f"Role {number}" for number in range(chance.randint(1, 6))]
    # Few hold most of the rare roles, as in life.
    weights = [chance.random() ** 2 + 0.01 for _ in roles]
    unlisted, turnover = chance.choice([0, 0, 0.02, 0.1]), chance.choice([0, 0.01, 0.03, 0.1, 0.3])

    def placed(team: str) -> Slices:
        role = chance.choices(roles, weights)[0]
        return Slices() if chance.random() < unlisted else Slices(team=team, role=role)

    people = [placed(team) for team in teams for _ in range(chance.randint(1, LARGEST_TEAM))]
    invited, number = dict(enumerate(people)), len(people)
    for _ in range(ROUNDS):
        yield MadeRound(dict(invited), _answers(invited, chance))
        invited = {
            person: placed(chance.choice(teams)) if chance.random() < turnover / 3 else slices
            for person, slices in invited.items()
            if chance.random() > turnover / 2
        }
        joiners = round(len(invited) * turnover * chance.random()) or (chance.random() < turnover * 5)
        invited |= {number + more: placed(chance.choice(teams)) for more in range(joiners)}
        number += joiners


def _answers(invited: Mapping[int, Slices], chance: Random) -> dict[int, Answers]:
    response, left_out = chance.uniform(0.3, 1), chance.choice([0, 0.02, 0.1, 0.3])
    return {
        person: tuple(
            None if chance.random() < left_out else _answer(question, person, chance) for question in QUESTIONS
        )
        for person in invited
        if chance.random() < response
    }


def _answer(question: Question, person: int, chance: Random) -> Answer:
    match question.kind:
        case QuestionKind.COMMENT:
            return f"Words of {person}"
        case QuestionKind.ENPS:
            return chance.randrange(11)
        case QuestionKind.CHOICES:
            return (chance.randrange(len(question.options)),)
        case _:
            return chance.randrange(len(question.options))
