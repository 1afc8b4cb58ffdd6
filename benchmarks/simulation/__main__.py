"""Several processes of the real bot in a made-up time, chat and network: nothing is lost, nothing repeated unmarked.

    python -m benchmarks.simulation                     100 seeds
    python -m benchmarks.simulation --deaths 100000     as many seeds as it takes for so many deaths
    python -m benchmarks.simulation --seed 7            one seed, with what was found
    python -m benchmarks.simulation --break all         break the product on purpose in each way that is known here

Ends with 1 where a fault was found, or a breakage was not.
"""

import argparse
import itertools
import logging
import sys
import time
from collections.abc import Iterator

import structlog

from benchmarks.simulation.breaking import BREAKAGES, broken
from benchmarks.simulation.playing import Outcome, play
from benchmarks.table import show

MOST_SEEDS = 60
"""Within which each breakage must be found."""


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m benchmarks.simulation", description=__doc__)
    reader.add_argument("--first", type=int, default=1, help="the first seed (1)")
    reader.add_argument("--seeds", type=int, default=100, help="how many (100)")
    reader.add_argument("--deaths", type=int, help="go on until so many processes have died")
    reader.add_argument("--seed", type=int, help="this one alone")
    reader.add_argument("--break", dest="breaks", choices=[*BREAKAGES, "all"], help="break the product so")
    chosen = reader.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.CRITICAL)
    if chosen.breaks:
        names = list(BREAKAGES) if chosen.breaks == "all" else [chosen.breaks]
        sys.exit(_all_found(names, chosen.first))
    first = chosen.first if chosen.seed is None else chosen.seed
    outcomes, began = list[Outcome](), time.perf_counter()
    for outcome in _played(first, 1 if chosen.seed is not None else chosen.seeds, chosen.deaths):
        outcomes.append(outcome)
        for fault in outcome.faults:
            say(f"seed {outcome.seed}: {fault}")
    _summed_up(outcomes, time.perf_counter() - began)
    sys.exit(any(one.faults for one in outcomes))


def _played(first: int, seeds: int, deaths: int | None) -> Iterator[Outcome]:
    many = 0
    for seed in itertools.count(first):
        if many >= deaths if deaths is not None else seed >= first + seeds:
            return
        outcome = play(seed)
        many += outcome.deaths
        yield outcome


def _summed_up(outcomes: list[Outcome], took: float) -> None:
    deaths, messages = sum(one.deaths for one in outcomes), sum(one.messages for one in outcomes)
    repeats = sum(one.repeats for one in outcomes)
    wrong = sum(bool(one.faults) for one in outcomes)
    show(
        ["seeds", "deaths", "messages", "marked repeats", "seeds with a fault", "took"],
        [[len(outcomes), f"{deaths:,}", f"{messages:,}", repeats, wrong, f"{took:,.0f} s"]],
    )


def say(line: str) -> None:
    """At once, since a run takes long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _all_found(names: list[str], first: int) -> bool:
    """Returns whether one was not found."""
    lines = []
    for name in names:
        with broken(name):
            found = next((one for one in _played(first, MOST_SEEDS, None) if one.faults), None)
        told = found.faults[0] if found else "not found"
        lines.append([name, found.seed if found else "", told])
        say(f"{name}: {told}")
    show(["broken", "found by seed", "what was found"], lines)
    return any("not found" in line for line in lines)


if __name__ == "__main__":
    main()
