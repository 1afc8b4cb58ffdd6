"""Who answered what? An attacker with all files and all moments tries to tell, and does no better than a guess.

Each round invites 60 people, of whom 48 answer; some change their answer, some skip the round, half are reminded. The
attacker knows all that was answered, and when each person sent something, as the owner of the chat does. They read:
* the database file after the close, with the outbox beside it;
* that and the write-ahead log, while the round was open and after its close;
* that and copies of all files after every answer;
* PostgreSQL with `xmin`, `ctid` and the files of its tables;
* that and the WAL (raw and by `pg_waldump`), and a log of every statement with its values.
They learn from one half of the rounds, whose truth they are told, which of their ways to trust in the other half. The
same attacker plays against two stores that keep no name: they win there, which shows that they can. Ends with 1 where
they win against the product by more than three standard deviations over chance, or fail to win against the others.

To see it fail, let `store/rules/pulse/tallying.py` shuffle no comments, or `store/pulse/sealing.py` use one nonce.
"""

import argparse
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from sqlalchemy import make_url

from benchmarks.pulse.attack import best_elsewhere, completed, guesses
from benchmarks.pulse.boxes import MakeBox, NumberedBox, SealedBox, TokenBox
from benchmarks.pulse.evidence import Account, Event, Evidence, Tables, tables_since
from benchmarks.pulse.given import CLOSES
from benchmarks.pulse.guessing import with_a_key_that_lies_about
from benchmarks.pulse.playing import Story, Turn, made_up, play, settle
from benchmarks.pulse.watching import PostgresServer, SqliteFiles
from benchmarks.table import show
from store.database import open_database, session_maker, transaction
from store.engines import make_engine
from tests.databases import SqliteDatabases
from tests.postgres import postgres

OURS = "sealed"
BOXES: Mapping[str, MakeBox] = {
    "numbered": NumberedBox.made,
    "as LimeSurvey": TokenBox.made,
    OURS: SealedBox.made,
}
FILE, LIVE, EVERY, ROWS, LOGS = "final file", "live WAL", "every answer", "xmin, ctid", "WAL, statements"
ENOUGH_TO_WIN = 5
"""Rounds, against the others."""
WON = 0.5
"""Of all people: so many right, and an attacker has won."""
NO_WAY_IN = {("as LimeSurvey", FILE)}
"""Its numbers are random and its dates are all one."""

Hits = dict[str, int]
"""How many people each way of the attacker linked rightly."""
Play = Callable[[MakeBox, int], Iterator[tuple[str, Evidence, Mapping[int, str]]]]
"""Plays one round: what each kind of attacker sees of it, and the truth."""


@dataclass(frozen=True)
class Score:
    right: int
    people: int
    rounds: int
    way: str

    def by_lot(self, sigmas: float = 0) -> float:
        """The share that is right by chance: of pairs drawn by lot one a round on average, with a variance of one."""
        return (self.rounds + sigmas * sqrt(self.rounds)) / self.people

    @property
    def share(self) -> float:
        return self.right / self.people


def game(play_round: Play, make: MakeBox, rounds: int, seed: int) -> dict[str, Score]:
    """By what the attacker reads. Each round is played by the way that did best in the other half of the rounds."""
    hits: dict[str, list[Hits]] = defaultdict(list)
    people = 0
    for number in range(rounds):
        for view, seen, truth in play_round(make, seed + number):
            hits[view].append(_hits(seen, truth, random.Random(seed + number)))  # noqa: S311
        people += len(truth)
    return {view: _score(of_view, people) for view, of_view in hits.items()}


BY_LOT = "by lot"


def _hits(seen: Evidence, truth: Mapping[int, str], chance: random.Random) -> Hits:
    links = {BY_LOT: {}, "a key that lies about": with_a_key_that_lies_about(seen), **guesses(seen)}
    filled = {name: completed(link, seen, chance) for name, link in links.items()}
    return {name: sum(link.get(person) == words for person, words in truth.items()) for name, link in filled.items()}


def _score(hits: Sequence[Hits], people: int) -> Score:
    ways = best_elsewhere(hits)
    right = sum(one.get(way, one[BY_LOT]) for way, one in zip(ways, hits, strict=True))
    return Score(right, people, len(hits), max(sorted(set(ways)), key=ways.count))


# SQLite


@contextmanager
def on_sqlite(people: int) -> Iterator[Play]:
    with tempfile.TemporaryDirectory() as room:
        databases = SqliteDatabases(Path(room))
        accounts: list[Account] = []

        def fill(url: str) -> None:
            accounts.extend(_settled(url, people))

        def play_round(make: MakeBox, seed: int) -> Iterator[tuple[str, Evidence, Mapping[int, str]]]:
            url = databases.new(fill)
            try:
                yield from _sqlite_round(make, url, accounts, made_up([one.person for one in accounts], seed))
            finally:
                databases.forget(url)

        yield play_round


def _sqlite_round(
    make: MakeBox, url: str, accounts: Sequence[Account], story: Story
) -> Iterator[tuple[str, Evidence, Mapping[int, str]]]:
    engine, path = make_engine(url), Path(str(make_url(url).database))
    with tempfile.TemporaryDirectory() as copies, tempfile.TemporaryDirectory() as keys:
        files, events, before = SqliteFiles(path, Path(copies)), list[Event](), dict[str, Tables]()

        def look(turn: Turn) -> None:
            tables, known = files.tables(), before.get("open", {})
            events.append(Event(turn.person, tables_since(known, tables), files.new_bytes()))
            before["open"] = tables

        files.new_bytes()
        before["open"] = files.tables()
        box = make(engine, Path(keys) / "keys")
        truth = play(box, accounts, story, look)
        live = files.blobs("open")
        box.close(CLOSES)
        live |= files.blobs("closed")
        engine.dispose()
        at_last, end = files.blobs("final"), files.tables()
    blind = [Event(event.person) for event in events]
    seen = _seer(accounts, story, truth)
    yield FILE, seen(blind, {"final": end}, at_last), truth
    yield LIVE, seen(blind, {**before, "final": end}, at_last | live), truth
    yield EVERY, seen(events, {**before, "final": end}, at_last | live), truth


def _seer(accounts: Sequence[Account], story: Story, truth: Mapping[int, str]) -> Callable[..., Evidence]:
    skipped = frozenset(turn.person for turn in story.turns if turn.words is None)
    answers = tuple(sorted(truth.values()))

    def seen(events: Sequence[Event], tables: Mapping[str, Tables], blobs: Mapping[str, bytes]) -> Evidence:
        return Evidence(tuple(accounts), answers, tuple(events), skipped, tables, blobs)

    return seen


def _settled(url: str, people: int) -> tuple[Account, ...]:
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        accounts = settle(session, people)
    engine.dispose()
    return accounts


# PostgreSQL


@contextmanager
def on_postgresql(people: int) -> Iterator[Play]:
    # All files of the server are read, so it is one of our own.
    os.environ.pop("TEST_DATABASE_URL", None)
    with postgres() as url:
        server = PostgresServer(url)
        accounts = _settled(server.make("ready", "template0"), people)

        def play_round(make: MakeBox, seed: int) -> Iterator[tuple[str, Evidence, Mapping[int, str]]]:
            server.make("played", "ready")
            try:
                yield from _postgres_round(make, server, accounts, made_up([one.person for one in accounts], seed))
            finally:
                server.drop("played")

        yield play_round


def _postgres_round(
    make: MakeBox, server: PostgresServer, accounts: Sequence[Account], story: Story
) -> Iterator[tuple[str, Evidence, Mapping[int, str]]]:
    began, engine, events = server.moment(), make_engine(server.url("played")), list[Event]()
    with tempfile.TemporaryDirectory() as keys:
        box = make(engine, Path(keys) / "keys")
        truth = play(box, accounts, story, lambda turn: events.append(Event(turn.person)))
        tables = {"open": server.tables("played", dumped=server.dump(began[0]))}
        box.close(CLOSES)
    engine.dispose()
    tables["final"] = server.tables("played", dumped=server.dump(began[0]))
    blobs, seen = server.blobs("played", began), _seer(accounts, story, truth)
    without = {moment: _without_dump(one) for moment, one in tables.items()}
    yield ROWS, seen(events, without, {"heap": blobs["heap"]}), truth
    yield LOGS, seen(events, tables, blobs), truth


def _without_dump(tables: Tables) -> Tables:
    return {
        table: [{name: value for name, value in row.items() if name != "hidden_dump"} for row in rows]
        for table, rows in tables.items()
    }


ENGINES: Mapping[str, Callable[[int], AbstractContextManager[Play]]] = {
    "sqlite": on_sqlite,
    "postgresql": on_postgresql,
}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--rounds", type=int, default=50)
    reader.add_argument("--people", type=int, default=60)
    reader.add_argument("--engine", choices=list(ENGINES), action="append", help="both, if left out")
    reader.add_argument("--sigmas", type=float, default=3.0, help="over chance, at most; more where rounds are few")
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    rows, held = [], True
    for engine in asked.engine or ENGINES:
        with ENGINES[engine](asked.people) as play_round:
            for name, make in BOXES.items():
                began = time.monotonic()
                rounds = asked.rounds if name == OURS else min(asked.rounds, ENOUGH_TO_WIN)
                scores = game(play_round, make, rounds, asked.seed)
                took = time.monotonic() - began
                for view, score in scores.items():
                    bound = score.by_lot(asked.sigmas)
                    right = score.share <= bound if name == OURS else (name, view) in NO_WAY_IN or score.share >= WON
                    held = held and right
                    figures = [f"{score.share:.1%}", f"{score.by_lot():.1%}", f"{bound:.1%}"]
                    rows.append([name, view, score.rounds, *figures, "" if right else "NO", f"{took:.0f} s", score.way])
    show(["store", "attacker reads", "rounds", "linked", "chance", "bound", "holds", "took", "best way"], rows)
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
