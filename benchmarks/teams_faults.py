"""A Teams that fails one call in five and holds to its limits: nothing is lost or silent, and repeats are marked.

Messages go to people and channels, at the pace of the product. Ends with 1 where the claim does not hold.
"""

import argparse
from dataclasses import replace
from functools import partial

from benchmarks.delivering.clock import ask_when
from benchmarks.delivering.teams import open_teams
from benchmarks.faults import one_in_five, run, show_outcome
from bot.demo.teams.faults import Limits
from bot.teams.sender import PACE

WAIT_SECONDS = 4
"""Longer than two messages to one conversation are apart: else nobody could come too early."""


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--messages", type=int, default=5_000)
    reader.add_argument("--seed", type=int, default=1)
    ask_when(reader)
    asked = reader.parse_args()
    people = max(asked.messages // 50, 10)
    faults = replace(one_in_five(asked.seed), retry_after=WAIT_SECONDS)
    opened = partial(open_teams, people, people // 5, random_faults=faults, limits=Limits())
    found = run(opened, asked.messages, 1, asked.at, PACE)
    show_outcome(found, 1)
    told = found.verdict
    too_fast = found.happened["too_fast"]
    # What was in doubt twice is not said a third time: the ledger tells that it may have arrived.
    wrong = (told.lost, told.unmarked, told.silent, told.failed - told.doubtful, found.too_early, too_fast)
    raise SystemExit(1 if any(wrong) or found.integrity != "ok" else 0)


if __name__ == "__main__":
    main()
