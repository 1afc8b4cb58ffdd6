"""kill -9 again and again while nudges are sent: nothing is lost, nothing repeated.

Run twice: where messages can be looked up, and where they cannot (then each kill may cost one marked repeat).
Ends with 1 where the claim does not hold.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn

from benchmarks.delivering.chat import Chat
from benchmarks.delivering.clock import ask_when, clock_at
from benchmarks.delivering.ledger import full_ledger, integrity, progress, rows
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.slack import open_slack
from benchmarks.delivering.verdict import Verdict, judge
from benchmarks.table import show
from bot.slack.manifest import OPTIONAL, scopes
from scheduler.clock import Clock

BLIND = frozenset({"chat:write"})
"""May post and read nothing."""
SEEING = scopes() | OPTIONAL
LEASE = timedelta(seconds=1)


@dataclass(frozen=True)
class Outcome:
    kills: int
    seconds: float
    integrity: str
    verdict: Verdict
    may_repeat: int

    @property
    def held(self) -> bool:
        told = self.verdict
        faults = (told.lost, told.unmarked, told.failed, told.silent)
        return not any(faults) and told.repeated <= self.may_repeat and self.integrity == "ok"


def run(
    opened: Callable[[Clock], AbstractContextManager[Chat]],
    messages: int,
    kills: int,
    seed: int,
    at: datetime | None,
    *,
    repeats: bool,
) -> Outcome:
    """Kill whoever sends, again and again.

    Args:
        repeats: whether each kill may cost one repeat, since nothing can be looked up there.
    """
    began, chance = time.monotonic(), random.Random(seed)  # noqa: S311 - it decides when a process dies
    clock = clock_at(at)
    quick = policy(clock, lease=LEASE, settle=timedelta(), first_wait=timedelta(milliseconds=50))
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(clock) as chat,
        full_ledger(f"sqlite:///{Path(folder) / 'ledger.db'}", messages, chat.recipients, clock.now()) as engine,
        Senders(engine, chat, clock, quick, busy=True) as senders,
    ):
        done = _kill(senders, messages, kills, chance)
        senders.finish(senders.start())
        verdict = judge(rows(engine), chat.arrived())
        return Outcome(done, time.monotonic() - began, integrity(engine), verdict, done if repeats else 0)


def _kill(senders: Senders, messages: int, kills: int, chance: random.Random) -> int:
    """Let each live for a random while, so long that the last is killed when nearly all has been sent."""
    killed, life = 0, 0.05
    while killed < kills:
        process = senders.start()
        senders.wait_until_it_sends(process)
        time.sleep(chance.uniform(0.002, 2 * life))
        if not senders.kill(process):
            break
        killed += 1
        still_open, _ = progress(senders.engine)
        life *= 1.05 if still_open / messages > 1 - 0.97 * killed / kills else 0.95
        life = min(max(life, 0.01), 0.3)
    return killed


def show_outcomes(outcomes: dict[str, Outcome]) -> NoReturn:
    """Print them, and end with 1 where one of them does not hold."""
    found = []
    for name, outcome in outcomes.items():
        told = outcome.verdict
        figures = [told.messages, outcome.kills, told.lost, told.repeated, told.unmarked, told.failed, told.silent]
        found.append([name, *figures, outcome.integrity, f"{outcome.seconds:.0f} s"])
    columns = ["messages", "sent", "kills", "lost", "repeated", "unmarked", "failed", "silent", "integrity", "took"]
    show(columns, found)
    raise SystemExit(0 if all(outcome.held for outcome in outcomes.values()) else 1)


def asked_for(description: str | None, *, messages: int, kills: int) -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=description)
    reader.add_argument("--messages", type=int, default=messages)
    reader.add_argument("--kills", type=int, default=kills)
    reader.add_argument("--seed", type=int, default=1)
    ask_when(reader)
    return reader.parse_args()


def main() -> None:
    asked, outcomes = asked_for(__doc__, messages=6_000, kills=1_000), {}
    for name, granted in (("can be looked up", SEEING), ("cannot", BLIND)):
        opened = partial(open_slack, max(asked.messages // 30, 1), scopes=granted)
        repeats = granted is BLIND
        outcomes[name] = run(opened, asked.messages, asked.kills, asked.seed, asked.at, repeats=repeats)
    show_outcomes(outcomes)


if __name__ == "__main__":
    main()
