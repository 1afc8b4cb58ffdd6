"""A drill: the database is backed up while people write, wrecked, and restored, again and again.

    python -m benchmarks.restoring                                20 times, 100 MB
    python -m benchmarks.restoring --rounds 2 --megabytes 1       a short one

Each round one process writes updates as fast as it can while `sightline backup` runs. A restore is tried while it
writes, and must be refused. Then it is killed, the database is wrecked in one of five ways, and `sightline restore`
puts the backup in its place. The backup must hold every update that was acknowledged before it began, and those to some
moment before its end, in the order in which they were written. What it holds is compared, table by table and answer by
answer, with another database into which the same updates were written one by one and which never was restored.

Ends with 1 where one round does not hold.
"""

import argparse
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from mmap import mmap
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import col, func, select

from benchmarks.delivering.children import fork, kill
from benchmarks.table import show
from bot.cli import main as sightline_main
from bot.conversation import Utterance
from bot.core import make_core
from commands.cards import Card
from commands.plain_text import card_text
from scheduler.clock import SetClock
from store.copies.backups import newest_backup
from store.copies.rows import figure, plain_tables
from store.database import open_database, reading, session_maker, transaction
from store.demo_plan.seeding import seed
from store.models import Change, Item, LastBeat, Person, Plan, Update
from store.people import roles
from store.plan.updates import Statement, record_update
from store.rules.terms import Progress
from store.time import london_day, read_moment

MEBIBYTE = 1024 * 1024
MOST_SECONDS = 60
BEGAN = read_moment("2022-07-13T09:00")
STATES = (Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED)
QUESTIONS = ("overdue", "due next month", "status", "unowned", "stale", "what slipped", "at risk", "show D1", "changes")
WRITTEN = "Written"
MARKED = frozenset({LastBeat.__tablename__})
"""What a restore writes itself."""
A_WHILE = 0.3


@dataclass(frozen=True)
class Round:
    wrecked: str
    before: int
    """Acknowledged before the backup began."""
    held: int
    """In the backup."""
    after: int
    """Acknowledged when it was done."""
    backup: float
    restore: float
    faults: list[str]


def main() -> int:
    words = argparse.ArgumentParser(description="Back up, wreck and restore, again and again")
    words.add_argument("--rounds", type=int, default=20)
    words.add_argument("--megabytes", type=int, default=100)
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        drill = Drill(Path(folder), chosen.megabytes * MEBIBYTE)
        size = drill.database.stat().st_size / MEBIBYTE
        rounds = [drill.round(number) for number in range(chosen.rounds)]
    show(
        ["wrecked", "acknowledged", "held", "at its end", "backup", "restore", "faults"],
        [
            (
                one.wrecked,
                one.before,
                one.held,
                one.after,
                f"{one.backup:.1f} s",
                f"{one.restore:.1f} s",
                len(one.faults),
            )
            for one in rounds
        ],
    )
    for one in rounds:
        for fault in one.faults:
            sys.stdout.write(f"{one.wrecked}: {fault}\n")
    well = sum(not one.faults for one in rounds)
    slowest = max(one.restore for one in rounds)
    sys.stdout.write(f"\n{well} of {len(rounds)} restored, {size:.0f} MiB, the slowest in {slowest:.1f} s\n")
    return 0 if well == len(rounds) else 1


class Drill:
    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self.database, self._twin = folder / "state" / "sightline.db", folder / "twin.db"
        self.database.parent.mkdir()
        _fill(self.database, size)
        shutil.copy(self.database, self._twin)
        self._written = 0
        """As many updates both hold."""
        self._acknowledged = mmap(-1, 8)
        os.environ["SIGHTLINE_DATABASE_URL"] = f"sqlite:///{self.database}"

    def round(self, number: int) -> Round:
        wrecked, wreck = list(WRECKS.items())[number % len(WRECKS)]
        backups, faults = self._folder / f"backups-{number}", list[str]()
        writer = fork(self._write)
        try:
            self._wait_for(self._written + 1)
            time.sleep(A_WHILE)
            before = self._many()
            began = time.monotonic()
            faults += _said(("backup", str(backups)), 0, "was read whole")
            backup, after = time.monotonic() - began, self._many()
            self._wait_for(after + 1)
            made = newest_backup(backups)
            assert made is not None
            faults += _said(("restore", str(made.file)), 1, "A program has")
        finally:
            kill(writer)
        wreck(self.database)
        began = time.monotonic()
        faults += _said(("restore", str(made.file), "--stopped"), 0, "is what sightline-")
        restore = time.monotonic() - began
        held = _updates(self.database)
        faults += self._compared(held, before, after)
        if restore > MOST_SECONDS:
            faults.append(f"it took {restore:.1f} s")
        for left in self.database.parent.glob("*.until-*"):
            left.unlink()
        return Round(wrecked, before, held, after, backup, restore, faults)

    def _write(self) -> None:
        """In a process of its own, until it is killed."""
        engine = open_database(f"sqlite:///{self.database}")
        for number in range(self._written + 1, sys.maxsize):
            _write_one(engine, number)
            self._acknowledged[:] = number.to_bytes(8)

    def _many(self) -> int:
        return int.from_bytes(self._acknowledged[:])

    def _wait_for(self, many: int) -> None:
        until = time.monotonic() + MOST_SECONDS
        while self._many() < many:
            if time.monotonic() > until:
                raise TimeoutError("nobody writes")
            time.sleep(0.005)

    def _compared(self, held: int, before: int, after: int) -> list[str]:
        """Write the same into the twin, and compare both."""
        if not before <= held <= after + 1:
            return [f"{held} updates are in it, of {before} to {after} that were acknowledged"]
        engine = open_database(f"sqlite:///{self._twin}")
        for number in range(self._written + 1, held + 1):
            _write_one(engine, number)
        engine.dispose()
        self._written = held
        self._acknowledged[:] = held.to_bytes(8)
        ours, theirs = _content(self.database), _content(self._twin)
        return [f"{name} differs" for name in ours if ours[name] != theirs[name]]


def _write_one(engine: object, number: int) -> None:
    now = BEGAN + timedelta(seconds=number)
    with transaction(session_maker(engine)) as session:  # type: ignore[arg-type]
        items = session.exec(select(Item).order_by(col(Item.id)).limit(50)).all()
        by = session.exec(select(Person).order_by(col(Person.id)).limit(1)).one()
        said = Statement(STATES[number % len(STATES)], words=f"{WRITTEN} {number}.")
        record_update(session, items[number % len(items)], said, by=by, now=now, day=london_day(now))


def _fill(database: Path, size: int) -> None:
    """The demo plan, and years of changes to it."""
    engine = open_database(f"sqlite:///{database}")
    with transaction(session_maker(engine)) as session:
        seed(session)
        plan = session.exec(select(Plan)).one()
        many = size // 2_000
        for first in range(0, many, 1_000):
            rows = [
                {"plan_id": plan.id, "what": f"{number}", "field": "title", "before": f"{number} " * 150,
                 "after": f"{number}. " * 150, "at": BEGAN - timedelta(hours=number)}
                for number in range(first, min(first + 1_000, many))
            ]  # fmt: skip
            session.connection().execute(insert(Change), rows)
    engine.dispose()


def _updates(database: Path) -> int:
    """How many of ours it holds. A number that is missing in between is found by the comparison."""
    engine = open_database(f"sqlite:///{database}")
    with reading(session_maker(engine)) as session:
        many = session.exec(select(func.count()).where(col(Update.words).startswith(WRITTEN))).one()
    engine.dispose()
    return many


def _content(database: Path) -> dict[str, object]:
    """What each table holds, and what is answered."""
    core = make_core(f"sqlite:///{database}", SetClock(BEGAN + timedelta(days=30)))
    try:
        with core.engine.connect() as connection:
            found: dict[str, object] = {
                one.name: figure(connection, one) for one in plain_tables() if one.name not in MARKED
            }
        with transaction(core.sessions) as session:
            speaker = roles.operator(session).id
        assert speaker is not None
        for words in QUESTIONS:
            answer = core.conversation.hear(Utterance(speaker, words)).answer
            found[f"the answer to “{words}”"] = card_text(answer) if isinstance(answer, Card) else repr(answer)
        return found
    finally:
        core.afterwards.close()
        core.engine.dispose()


def _said(words: tuple[str, ...], code: int, phrase: str) -> list[str]:
    """Run the command line in this process. Returns what is wrong with what it said."""
    sys.argv, said = ["sightline", *words], io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        ended = sightline_main()
    well = ended == code and phrase in said.getvalue()
    return [] if well else [f"{' '.join(words)}: {ended} {said.getvalue()}"]


def _delete(database: Path) -> None:
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()


def _write_over(database: Path) -> None:
    _delete(database)
    database.write_bytes(os.urandom(MEBIBYTE))


def _cut(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2)


def _damage(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(b"\xff" * 65_536)


def _leave(_: Path) -> None:
    """It is whole, and somebody wants it as it was."""


WRECKS: dict[str, Callable[[Path], None]] = {
    "deleted": _delete,
    "written over": _write_over,
    "cut in half": _cut,
    "pages damaged": _damage,
    "whole": _leave,
}

if __name__ == "__main__":
    sys.exit(main())
