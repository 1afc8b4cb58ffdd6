"""How long a large round takes to count, beside all the rounds of a year.

    python -m benchmarks.tallying
    python -m benchmarks.tallying --turnover 30 --rounds 13

1,000 people in 30 teams and 10 roles of any size are asked 10 questions, and 60 % answer. Between two rounds some leave
and as many join. Those who join wait as the product lets them. The last round is counted beside all the others.
"""

import argparse
import time
from collections.abc import Mapping
from random import Random

from benchmarks.table import show
from store.rules.pulse.auditing import WHOLE, PublishedRound, members
from store.rules.pulse.floors import Floors
from store.rules.pulse.outlook import settled, would_hide
from store.rules.pulse.questions import Answers, Question, QuestionKind, Slices
from store.rules.pulse.tallying import tally

PEOPLE, TEAMS, ROLES = 1_000, 30, 10
RESPONSE, LEFT_OUT = 0.6, 0.05
STEPS = ("Never", "Seldom", "At times", "Mostly", "Always")
QUESTIONS = (Question(kind=QuestionKind.SCALE, text="My workload is manageable.", options=STEPS),) * 10


def placed(chance: Random) -> Slices:
    team, role = int(TEAMS * chance.random() ** 1.5), int(ROLES * chance.random() ** 2)
    return Slices(team=f"Team {team}", role=f"Role {role}")


def answered(invited: Mapping[int, Slices], chance: Random) -> dict[int, Answers]:
    def one() -> Answers:
        return tuple(None if chance.random() < LEFT_OUT else chance.randrange(len(STEPS)) for _ in QUESTIONS)

    return {person: one() for person in invited if chance.random() < RESPONSE}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--rounds", type=int, default=13)
    reader.add_argument("--turnover", type=int, default=12, help="how many leave, and join, between two rounds")
    reader.add_argument("--seed", type=int, default=1)
    given = reader.parse_args()
    chance = Random(given.seed)  # noqa: S311 - rounds that are to be the same in every run
    floors, published, rows = Floors(), list[PublishedRound](), list[list[object]]()
    audience = {person: placed(chance) for person in range(PEOPLE)}
    invited = dict(audience)
    for number in range(1, given.rounds + 1):
        answers = answered(invited, chance)
        began = time.perf_counter()
        hidden = would_hide(invited, published, floors)
        foreseen = time.perf_counter()
        made = tally(QUESTIONS, floors, invited, answers, published, screen=str)
        counted = time.perf_counter()
        told = frozenset(one.group for one in made.told)
        published.append(PublishedRound(floors, invited, told))
        times = f"{foreseen - began:.1f} s", f"{counted - foreseen:.1f} s"
        groups = len(members(invited))
        rows.append([number, len(invited), *times, f"{len(told)} of {groups}", groups - len(hidden), WHOLE in told])
        joined = range(PEOPLE + number * given.turnover, PEOPLE + (number + 1) * given.turnover)
        for person in chance.sample(sorted(audience), given.turnover):
            del audience[person]
        audience |= {person: placed(chance) for person in joined}
        invited = settled(invited, audience, floors.answers)
    heads = ["round", "invited", "foreseen in", "counted in", "groups told", "foreseen", "whole told"]
    show(heads, [[str(cell) for cell in row] for row in rows])


if __name__ == "__main__":
    main()
