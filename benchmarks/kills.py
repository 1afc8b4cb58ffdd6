"""kill -9 again and again while nudges are sent: nothing is lost, nothing repeated.

Run twice: where messages can be looked up, and where they cannot (then each kill may cost one marked repeat).
Ends with 1 where the claim does not hold.
"""

import argparse
import random
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.delivering.chat import open_chat
from benchmarks.delivering.clock import ask_when, clock_at
from benchmarks.delivering.ledger import full_ledger, integrity, progress, rows
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.verdict import Verdict, judge
from benchmarks.table import show
from bot.slack.manifest import OPTIONAL, scopes

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


def run(messages: int, kills: int, granted: frozenset[str], seed: int, at: datetime | None) -> Outcome:
    began, chance = time.monotonic(), random.Random(seed)  # noqa: S311 - it decides when a process dies
    clock, people = clock_at(at), max(messages // 30, 1)
    quick = policy(clock, lease=LEASE, settle=timedelta(), first_wait=timedelta(milliseconds=50))
    with (
        tempfile.TemporaryDirectory() as folder,
        open_chat(people, clock, scopes=granted) as chat,
        full_ledger(f"sqlite:///{Path(folder) / 'ledger.db'}", messages, people, clock.now()) as engine,
        Senders(engine, chat, clock, quick, busy=True) as senders,
    ):
        done = _kill(senders, messages, kills, chance)
        senders.finish(senders.start())
        verdict = judge(rows(engine), chat.arrived())
        may_repeat = done if granted is BLIND else 0
        return Outcome(done, time.monotonic() - began, integrity(engine), verdict, may_repeat)


def _kill(senders: Senders, messages: int, kills: int, chance: random.Random) -> int:
    """Let each live for a random while, so long that the last is killed when nearly all has been sent."""
    killed, life = 0, 0.05
    while killed < kills:
        process = senders.start()
        time.sleep(chance.uniform(0.002, 2 * life))
        if not senders.kill(process):
            break
        killed += 1
        still_open, _ = progress(senders.engine)
        life *= 1.05 if still_open / messages > 1 - 0.97 * killed / kills else 0.95
        life = min(max(life, 0.01), 0.3)
    return killed


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--messages", type=int, default=6_000)
    reader.add_argument("--kills", type=int, default=1_000)
    reader.add_argument("--seed", type=int, default=1)
    ask_when(reader)
    asked = reader.parse_args()
    found, held = [], True
    for name, granted in (("can be looked up", SEEING), ("cannot", BLIND)):
        outcome = run(asked.messages, asked.kills, granted, asked.seed, asked.at)
        told, held = outcome.verdict, held and outcome.held
        figures = [told.messages, outcome.kills, told.lost, told.repeated, told.unmarked, told.failed, told.silent]
        found.append([name, *figures, outcome.integrity, f"{outcome.seconds:.0f} s"])
    columns = ["messages", "sent", "kills", "lost", "repeated", "unmarked", "failed", "silent", "integrity", "took"]
    show(columns, found)
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
