"""Several bot processes on one database, one of them killed at random again and again: another takes over.

SQLite with 2 processes; with `--postgresql` 4 on a PostgreSQL that is started for it, or with `--url` on an empty
database of yours. The lease is the product's own. Ends with 1 where the claim does not hold.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import col, select

from benchmarks.delivering.clock import ask_when, clock_at
from benchmarks.delivering.ledger import full_ledger, integrity, rows
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.slack import open_slack
from benchmarks.delivering.verdict import Verdict, judge
from benchmarks.table import show
from bot.slack.manifest import OPTIONAL, scopes
from scheduler.delivery.policy import DeliveryPolicy
from store.database import session_maker
from store.delivery.outbox import LEASE
from store.delivery.rate_limits import Pace
from store.models import Outgoing
from tests.postgres import postgres

APART = 0.25
"""Seconds from one kill to the next, on average."""
UNDER = timedelta(seconds=60)


@dataclass(frozen=True)
class Outcome:
    kills: int
    in_doubt: int
    """Messages that were being sent when a process was killed."""
    takeover: timedelta
    """The longest time from a kill to the moment at which such a message was settled."""
    integrity: str
    verdict: Verdict


def run(
    url: str, processes: int, kills: int, messages: int, seed: int, lease: timedelta, at: datetime | None
) -> Outcome:
    chance = random.Random(seed)  # noqa: S311 - it decides who dies when
    clock, people = clock_at(at), max(messages // 30, 1)
    pace = Pace(per_minute=max(round(messages / (kills * APART) * 60), 60), apart=timedelta())
    settle, first_wait = min(lease, DeliveryPolicy.settle), min(lease, DeliveryPolicy.first_wait)
    patience = policy(clock, lease=lease, settle=settle, first_wait=first_wait, pace=pace)
    with (
        open_slack(people, clock, scopes=scopes() | OPTIONAL) as chat,
        full_ledger(url, messages, chat.recipients, clock.now()) as engine,
        Senders(engine, chat, clock, patience, stay=True) as senders,
    ):
        alive = [senders.start() for _ in range(processes)]
        held = {}
        for _ in range(kills):
            time.sleep(chance.uniform(0, 2 * APART))
            place = chance.randrange(processes)
            senders.kill(alive[place])
            held.update({row: clock.now() for row in _being_sent(engine)})
            alive[place] = senders.start()
        for process in alive:
            senders.finish(process)
        ledger = rows(engine)
        settled = {row.id: row.sent_at for row in ledger}
        waits = [sent - at for row, at in held.items() if (sent := settled[row]) is not None and sent > at]
        takeover = max(waits, default=timedelta())
        return Outcome(kills, len(held), takeover, integrity(engine), judge(ledger, chat.arrived()))


def _being_sent(engine: Engine) -> list[int]:
    """By the one that was killed, or by another at this moment."""
    with session_maker(engine)() as session:
        found = session.exec(select(Outgoing.id).where(col(Outgoing.claimed_until).is_not(None))).all()
    # The connection is closed again: the next process is forked from this one.
    engine.dispose()
    return [one for one in found if one is not None]


@contextmanager
def _database(url: str | None, *, started: bool) -> Iterator[str]:
    if url is not None:
        yield url
    elif started:
        with postgres() as server:
            yield server
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'ledger.db'}"


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--url")
    reader.add_argument("--postgresql", action="store_true")
    reader.add_argument("--processes", type=int)
    reader.add_argument("--kills", type=int, default=100)
    reader.add_argument("--messages", type=int, default=3_000)
    reader.add_argument(
        "--lease", type=float, default=LEASE.total_seconds(), help="seconds; the product's, if left out"
    )
    reader.add_argument("--seed", type=int, default=1)
    ask_when(reader)
    asked = reader.parse_args()
    processes = asked.processes or (4 if asked.url or asked.postgresql else 2)
    with _database(asked.url, started=asked.postgresql) as url:
        lease = timedelta(seconds=asked.lease)
        found = run(url, processes, asked.kills, asked.messages, asked.seed, lease, asked.at)
    told = found.verdict
    columns = [
        "processes",
        "messages",
        "kills",
        "lost",
        "repeated",
        "failed",
        "silent",
        "in doubt",
        "takeover",
        "integrity",
    ]
    figures = [told.messages, found.kills, told.lost, told.repeated, told.failed, told.silent, found.in_doubt]
    show(columns, [[processes, *figures, f"{found.takeover.total_seconds():.1f} s", found.integrity]])
    faults = (told.lost, told.repeated, told.failed, told.silent)
    held = not any(faults) and found.takeover < UNDER and found.integrity == "ok"
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
