"""People, leave, dates and updates in any order: 10,000 steps, and every message held against what must be so.

    python -m benchmarks.nudge_machine [--steps 10000] [--seed N]

Nobody on leave is asked, nobody twice a day, nobody more than twice a week unless something is due within two days,
and nobody without the right changes anything. Ends with 1 and the shortest story where one of these does not hold.
"""

import argparse

import structlog
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.asking.machine import Nudging
from benchmarks.table import show

STORIES, MOST_STEPS = 5, 50


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--steps", type=int, default=10_000)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    chosen = settings(
        max_examples=STORIES,
        stateful_step_count=MOST_STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    rounds = 0
    while Nudging.steps < asked.steps:
        run_state_machine_as_test(seed(asked.seed + rounds)(Nudging), settings=chosen)
        rounds += 1
    columns = ["stories", "steps", "things said", "times of leave", "messages"]
    show(columns, [[rounds * STORIES, Nudging.steps, Nudging.said, Nudging.away, Nudging.messages]])
    raise SystemExit(0 if Nudging.messages else 1)


if __name__ == "__main__":
    main()
