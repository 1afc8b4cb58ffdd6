"""kill -9 before every write of the close of a round: it is still sealed or closed, and no ballot is lost.

A process closes a round, as a beat of the scheduler does, and ends before its first statement, commit or write of a
file; the next one before the second; and so on, until one comes to its end. With `--strace` the kernel ends it before
the n-th system call that writes. After each, either all ballots are there with the key that opens them, or all that may
be told is there. Then comes the next beat: it goes on to the end, where neither ballots nor key are left, nor their
bytes in SQLite's files. The same with so few answers that the round is to be thrown away unread. Ends with 1 where the
claim does not hold.

To see it fail, let `store/pulse/closing.py` destroy the key before its first transaction is committed.
"""

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import structlog
from sqlalchemy import make_url
from sqlmodel import Session, select

from benchmarks.delivering.children import fork
from benchmarks.pulse.boxes import SealedBox
from benchmarks.pulse.dying import die_before
from benchmarks.pulse.given import CLOSES, OPENS, SECRET
from benchmarks.pulse.playing import settle
from benchmarks.table import show
from scheduler.pulse_rounds import close_due
from store.database import open_database, session_maker, transaction
from store.engines import make_engine
from store.models.pulse import PulseBallot, PulseComment, PulseFinding, PulseRound
from store.pulse.keys import KEYS, KeyFolder
from store.rules.terms import PulseState
from tests.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.postgres import postgres

QUICK = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of ours is made in it
"""Memory: a process that is killed loses nothing that the kernel has, on whichever disk."""
ENOUGH, TOO_FEW = 12, 4
"""Who answer a round: all of it may be told, or nothing."""
WRITING = {
    "sqlite": ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "unlink"),
    "postgresql": ("sendto", "write", "fsync", "unlink"),
}
"""System calls."""


@dataclass(frozen=True)
class Stage:
    """A database with a round that is about to close, and its keys, to be copied."""

    make: Callable[[], str]
    forget: Callable[[str], None]
    keys: Path
    round_id: int
    answers: dict[int, str]
    sealed: tuple[bytes, ...]


@contextmanager
def staged(databases: Databases, room: Path, answering: int) -> Iterator[Stage]:
    keys, answers, found = room / "ready-keys", dict[int, str](), list[SealedBox]()

    def fill(url: str) -> None:
        engine = open_database(url)
        with transaction(session_maker(engine)) as session:
            people = [one.person for one in settle(session, ENOUGH + 3)]
        box = SealedBox.made(engine, keys)
        box.open(people, OPENS)
        for person in people[:answering]:
            answers[person] = f"What would help is {person * 'more '}time"
            # Everybody thinks again: what they sent first is not to come back.
            box.answer(person, "What I sent first", OPENS)
            box.answer(person, answers[person], OPENS)
        box.answer(people[-1], None, OPENS)
        found.append(box)
        engine.dispose()

    first = databases.new(fill)
    engine = make_engine(first)
    with session_maker(engine)() as session:
        sealed = tuple(session.exec(select(PulseBallot.sealed)))
    engine.dispose()
    databases.forget(first)
    yield Stage(lambda: databases.new(fill), databases.forget, keys, found[0].round_id, answers, sealed)


def killed_everywhere(stage: Stage, room: Path, call: str | None) -> tuple[Counter[str], list[str]]:
    """How often the round was found in which state, and what was found that must not be.

    Args:
        call: the system call before which strace ends the process; None where it ends itself.
    """
    states, faults = Counter[str](), list[str]()
    for number in count(1):
        url, keys = stage.make(), room / "keys"
        shutil.copytree(stage.keys, keys)
        finished = _die(url, keys, stage.round_id, number, call)
        state, wrong = _look(url, keys, stage)
        states[state] += not finished
        _beat(url, keys)
        wrong += _look_at_end(url, keys, stage)
        faults += [f"before {call or 'write'} {number}: {one}" for one in wrong]
        shutil.rmtree(keys)
        stage.forget(url)
        if finished:
            return states, faults
    raise AssertionError


def _beat(url: str, keys: Path) -> None:
    """As every beat of the scheduler does."""
    engine = make_engine(url)
    close_due(session_maker(engine, {KEYS: KeyFolder(keys, SECRET)}), CLOSES)
    engine.dispose()


def _die(url: str, keys: Path, round_id: int, before: int, call: str | None) -> bool:
    """Returns whether it came to its end, since it makes fewer writes."""
    if call is None:
        process = fork(lambda: die_before(before, lambda: _beat(url, keys)))
        _, status = os.waitpid(process, 0)
        code = os.waitstatus_to_exitcode(status)
    else:
        injected = [f"trace={call}", "-e", f"inject={call}:signal=KILL:when={before}"]
        child = [sys.executable, "-m", "benchmarks.pulse.dying", url, str(keys), str(round_id)]
        command = ["strace", "-f", "-o", "/dev/null", "-e", *injected, *child]
        quiet = subprocess.DEVNULL
        code = subprocess.run(command, check=False, stdout=quiet, stderr=quiet).returncode  # noqa: S603 (our own words)
    if code not in (0, -9, 137):
        raise SystemExit(f"The process that was to close ended with {code}.")
    return code == 0


def _look(url: str, keys: Path, stage: Stage) -> tuple[str, list[str]]:
    """In which state a round was left, and what must not be."""
    engine = make_engine(url)
    try:
        with session_maker(engine)() as session:
            round_ = session.get_one(PulseRound, stage.round_id)
            if round_.state is PulseState.OPEN:
                return "sealed", _sealed(session, round_, keys, stage)
            return str(round_.state), _told(session, round_, stage)
    finally:
        engine.dispose()


def _sealed(session: Session, round_: PulseRound, keys: Path, stage: Stage) -> list[str]:
    key = KeyFolder(keys, SECRET).load(round_.code)
    if key is None:
        return ["ballots without a key"]
    ballots = session.exec(select(PulseBallot)).all()
    opened = {one.tag: key.open(one.tag, one.sealed)[1] for one in ballots}
    lost = [person for person, words in stage.answers.items() if opened.get(key.tag(person)) != words]
    early = session.exec(select(PulseFinding)).all() or session.exec(select(PulseComment)).all()
    return [f"{len(lost)} ballots lost"] * bool(lost) + ["told while sealed"] * bool(early)


def _told(session: Session, round_: PulseRound, stage: Stage) -> list[str]:
    enough = len(stage.answers) >= ENOUGH
    findings = session.exec(select(PulseFinding)).all()
    comments = sorted(session.exec(select(PulseComment.text)))
    wrong = {
        "the wrong state": round_.state is not (PulseState.CLOSED if enough else PulseState.TOO_FEW),
        "not all answers are counted": enough and round_.answered != len(stage.answers),
        "no findings": enough and not findings,
        "not all comments, or some twice": comments != (sorted(stage.answers.values()) if enough else []),
        "told of too few": not enough and bool(findings),
        "ballots beside what may be told": bool(session.exec(select(PulseBallot)).all()),
    }
    return [what for what, found in wrong.items() if found]


def _look_at_end(url: str, keys: Path, stage: Stage) -> list[str]:
    engine = make_engine(url)
    with session_maker(engine)() as session:
        round_ = session.get_one(PulseRound, stage.round_id)
        wrong = _told(session, round_, stage)
        wrong += ["not finished"] * (round_.key_gone_at is None)
        wrong += ["the key is still there"] * (KeyFolder(keys, SECRET).load(round_.code) is not None)
    engine.dispose()
    if engine.dialect.name == "sqlite":
        path = Path(str(make_url(url).database))
        files = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
        wrong += ["bytes of ballots"] * any(one[:24] in files or one[-24:] in files for one in stage.sealed)
    return [f"at its end, {one}" for one in wrong]


@contextmanager
def _databases(engine: str, room: Path) -> Iterator[Databases]:
    if engine == "sqlite":
        yield SqliteDatabases(room)
        return
    with postgres() as server:
        databases = PostgresDatabases(server)
        yield databases
        databases.close()


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--engine", choices=list(WRITING), action="append")
    reader.add_argument("--answers", type=int, choices=(ENOUGH, TOO_FEW), action="append", help="both, if left out")
    reader.add_argument("--strace", action="store_true", help="before each system call that writes, too")
    asked = reader.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    rows, faults = [], list[str]()
    for engine in asked.engine or WRITING:
        for answering in asked.answers or (ENOUGH, TOO_FEW):
            for call in (None, *(WRITING[engine] if asked.strace else ())):
                began = time.monotonic()
                with tempfile.TemporaryDirectory(dir=QUICK) as folder:
                    room = Path(folder)
                    with _databases(engine, room) as databases, staged(databases, room, answering) as stage:
                        states, found = killed_everywhere(stage, room, call)
                faults += [f"{engine}, {answering} answers, {one}" for one in found]
                figures = [sum(states.values()), states["sealed"], states["closed"] + states["too few"], len(found)]
                rows.append([engine, answering, call or "itself", *figures, f"{time.monotonic() - began:.0f} s"])
    show(["engine", "answers", "ended by", "kills", "left sealed", "left ended", "faults", "took"], rows)
    for one in faults:
        sys.stdout.write(f"{one}\n")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
