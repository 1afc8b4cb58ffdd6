"""A Slack that fails one call in five: nothing is lost, nothing goes unsaid, and no wait it asks for is cut short.

Ends with 1 where the claim does not hold.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.delivering.chat import Chat
from benchmarks.delivering.clock import ask_when, clock_at
from benchmarks.delivering.ledger import full_ledger, integrity, rows
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.slack import open_slack
from benchmarks.delivering.verdict import Verdict, judge
from benchmarks.table import show
from bot.demo.random_faults import RandomFaults
from bot.slack.manifest import OPTIONAL, scopes
from scheduler.clock import Clock
from store.delivery.rate_limits import Pace

TIMEOUT = 0.25
"""Seconds that the bot waits for an answer here; a slow answer takes twice as long."""


@dataclass(frozen=True)
class Outcome:
    verdict: Verdict
    happened: Counter[str]
    too_early: int
    seconds: float
    integrity: str

    @property
    def faults(self) -> int:
        return self.happened.total()


def run(
    opened: Callable[[Clock], AbstractContextManager[Chat]],
    messages: int,
    processes: int,
    at: datetime | None,
    pace: Pace | None = None,
) -> Outcome:
    began, clock = time.monotonic(), clock_at(at)
    quick = policy(clock, settle=timedelta(seconds=1), first_wait=timedelta(milliseconds=100), pace=pace)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(clock) as chat,
        full_ledger(f"sqlite:///{Path(folder) / 'ledger.db'}", messages, chat.recipients, clock.now()) as engine,
        Senders(engine, chat, clock, quick, timeout=TIMEOUT, busy=True) as senders,
    ):
        for process in [senders.start() for _ in range(processes)]:
            senders.finish(process)
        arrived = chat.arrived()
        verdict = judge(rows(engine), arrived)
        return Outcome(verdict, arrived.happened, arrived.too_early, time.monotonic() - began, integrity(engine))


def one_in_five(seed: int) -> RandomFaults:
    """Each 429 halts the whole lane for a second, so there are fewer of them than of the others."""
    return RandomFaults(
        rate_limited=0.01,
        server_error=0.05,
        reset=0.05,
        delivered_then_dropped=0.05,
        slow=0.04,
        retry_after=1,
        slow_seconds=2 * TIMEOUT,
        seed=seed,
    )


def show_outcome(found: Outcome, processes: int) -> None:
    told = found.verdict
    columns = {
        "processes": processes,
        "messages": told.messages,
        "faults": found.faults,
        "lost": told.lost,
        "repeated": told.repeated,
        "unmarked": told.unmarked,
        "failed": told.failed,
        "doubtful": told.doubtful,
        "silent": told.silent,
        "too early": found.too_early,
        "integrity": found.integrity,
        "took": f"{found.seconds:.0f} s",
    }
    show(list(columns), [list(columns.values())])
    show(["fault", "times"], sorted(found.happened.items()))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--messages", type=int, default=10_000)
    reader.add_argument("--processes", type=int, default=1)
    reader.add_argument("--seed", type=int, default=1)
    ask_when(reader)
    asked = reader.parse_args()
    people, faults = max(asked.messages // 30, 1), one_in_five(asked.seed)
    opened = partial(open_slack, people, scopes=scopes() | OPTIONAL, random_faults=faults)
    found = run(opened, asked.messages, asked.processes, asked.at)
    show_outcome(found, asked.processes)
    # Of several processes, one may have a call on its way while another is told to wait; nobody can call it back.
    too_early = found.too_early if asked.processes == 1 else 0
    told = found.verdict
    wrong = (told.lost, told.repeated, told.silent, too_early)
    raise SystemExit(1 if any(wrong) or found.integrity != "ok" else 0)


if __name__ == "__main__":
    main()
