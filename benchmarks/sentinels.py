"""1,000 answers that nobody could mistake, and a search for them in every byte that is kept.

100 people answer a pulse of ten free texts on the demo page's own Slack, through the real edge; each first answers
something else, and some skip or stop in between. Everything logs at DEBUG. Searched are:
* while the round is open: the database, its WAL and journal, a copy and a backup of it, the logs, temporary files, and
  all messages of the workspace: no answer may be there, nor the key of the round. Nor may be what was refused: by the
  form, or because it was typed, which only the person's own message then holds; nor what the author tries in a preview;
* after its close: what was answered first, what fewer than ten people answered, and what came too late may be nowhere
  still. What may be told stands in the table of comments, and nowhere else.
Each is searched raw (as it also stands in JSON, HTML and addresses), in UTF-16, in hex, and in base64 at each of its
three places. On PostgreSQL the server logs each statement with its values, and all its files are searched. Ends with 1
where anything was found.

To see it fail, let `bot/conversation/sealed.py` log what was filled in.
"""

import argparse
import logging
import os
import sqlite3
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import structlog
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap
from sqlalchemy import make_url
from sqlmodel import Session, func, select

from benchmarks.pulse.evidence import Account
from benchmarks.pulse.given import SECRET
from benchmarks.pulse.playing import settle
from benchmarks.pulse.watching import PostgresServer
from benchmarks.table import show
from bot.demo.people import Member
from bot.demo.test_user import TestUser
from bot.stage import Stage
from store.database import open_database, session_maker, transaction
from store.models import Person, Plan
from store.models.pulse import Pulse, PulseBallot, PulseComment, PulseMember, PulseRound
from store.people import roles
from store.pulse.keys import KeyFolder
from store.pulse.sealing import derived
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questions import MOST_QUESTIONS, Question, QuestionKind
from store.rules.terms import PulseState, Role
from store.time import london_day
from tests.postgres import postgres

OPENING = datetime(2022, 7, 11, 7, 30, tzinfo=UTC)
CLOSED = datetime(2022, 7, 15, 17, tzinfo=UTC)
FIRST, LAST, FEW = "Zqxansweredfirst", "Zqxansweredlater", "Zqxansweredseldom"
"""How an answer begins: what was answered first and then changed, what stands in the end, and what few answered."""
REFUSED, TYPED, LATE, TRIED = "Zqxansweredrefused", "Zqxansweredtyped", "Zqxansweredtoolate", "Zqxansweredintrial"
"""What the form refuses, what was typed under the message that asks, what was sent when the round was over, and what
the author sent in a preview."""
IDENTIFIES = "943 476 5919"
DATABASE = "sightline.db"
OUR_LOGS = ("our log", "our structured log")
PATIENCE = 20.0
"""How many times as long as Slack waits the bot may take, on a machine that is busy with much else."""
TEMPORARY = ("TMPDIR", "SQLITE_TMPDIR")
LOOK_EVERY = 10
"""People."""
TOO_FEW = 9
"""They answer the last question."""
QUESTIONS = tuple(
    Question(kind=QuestionKind.COMMENT, text=f"What should change first, number {place}?")
    for place in range(1, MOST_QUESTIONS + 1)
)

Haystack = Mapping[str, bytes]


@dataclass
class Answers:
    """What everybody writes: a word of its own in each, and letters that encodings write otherwise."""

    chance: Random
    many: int = 0

    def of(self, begins: str) -> str:
        self.many += 1
        return f"{begins}{''.join(self.chance.choices('bcdfghkmnprstvw', k=12))} – café & “quiet”"


@dataclass
class Play:
    stage: Stage
    people: Sequence[Account]
    answers: Answers

    def opens(self) -> None:
        """A pulse that is due, and its messages in everybody's conversation with the bot."""
        with transaction(self.stage.core.sessions) as session:
            _add_pulse(session, [one.person for one in self.people])
        self.stage.move_to(OPENING + timedelta(hours=2))
        self.stage.core.afterwards.finish()
        author = TestUser(self.stage.server, self.people[0].names[0])
        author.says("/plan pulse preview 1")
        author.fills({QUESTIONS[0].text: self.answers.of(TRIED)})
        if author.submits() or self.ballots():
            raise SystemExit("A preview was refused, or counts.")

    def ballots(self) -> int:
        with self.stage.core.sessions() as session:
            return session.exec(select(func.count()).select_from(PulseBallot)).one()

    def answer(self) -> Iterator[int]:
        """Everybody answers, some skip the round after that, and everybody answers otherwise. Yields after each."""
        for number, account in enumerate(self.people):
            user = TestUser(self.stage.server, account.names[0])
            self._sends(user, "Answer", dict.fromkeys((one.text for one in QUESTIONS), FIRST))
            if number % 7 == 0:
                user.presses("Skip this round")
            few = [FEW] * (number < TOO_FEW)
            begins = dict(zip((one.text for one in QUESTIONS), [LAST] * (len(QUESTIONS) - 1) + few, strict=False))
            if number % 5 == 0:
                self._does_what_is_refused(user)
            self._sends(user, "Answer again", begins)
            yield number

    def _sends(self, user: TestUser, button: str, begins: Mapping[str, str]) -> None:
        user.presses(button)
        user.fills({label: self.answers.of(one) for label, one in begins.items()})
        if problems := user.submits():
            raise SystemExit(f"An answer was not taken: {problems}")

    def _does_what_is_refused(self, user: TestUser) -> None:
        user.says(self.answers.of(TYPED), thread_ts=user.sees()[-1].ts)
        user.presses("Answer again")
        user.fills({QUESTIONS[0].text: f"{self.answers.of(REFUSED)} {IDENTIFIES}"})
        if not user.submits():
            raise SystemExit("What identifies somebody was taken.")
        user.dismisses()

    def closes(self) -> None:
        """Somebody still has the form open then, and sends it."""
        late = TestUser(self.stage.server, self.people[-1].names[0])
        late.presses("Answer again")
        late.fills({QUESTIONS[0].text: self.answers.of(LATE)})
        self.stage.move_to(CLOSED)
        if not late.submits():
            raise SystemExit("An answer was taken after the close.")
        self.stage.core.afterwards.finish()
        self.stage.beat()
        with transaction(self.stage.core.sessions) as session:
            round_ = session.exec(select(PulseRound)).one()
            if round_.state is not PulseState.CLOSED or round_.key_gone_at is None:
                raise SystemExit(f"The round is {round_.state} and not finished.")

    def said(self) -> bytes:
        """All that was ever said in the workspace, with what stands behind it."""
        book = self.stage.workspace.messages
        every = [one for conversation in self.stage.workspace.conversations for one in book.within(conversation)]
        return "\n".join(repr(one) for one in every).encode()


def _add_pulse(session: Session, people: Sequence[int]) -> None:
    plan = session.exec(select(Plan)).one()
    assert plan.id is not None
    roles.give(session, session.get_one(Person, people[0]), Role.CUSTODIAN, plan)
    pulse = Pulse(
        plan_id=plan.id,
        author_id=people[0],
        title="Working here",
        questions=QUESTIONS,
        audience=Audience(kind=AudienceKind.LIST),
        first_on=london_day(OPENING),
        open_days=5,
        created_at=OPENING,
        approved_by_id=people[0],
        approved_at=OPENING,
        members_read_at=OPENING,
    )
    session.add(pulse)
    session.flush()
    assert pulse.id is not None
    session.add_all(PulseMember(pulse_id=pulse.id, person_id=one) for one in people)


# Searching


def ways_to_write(needle: bytes) -> dict[str, bytes]:
    """Percent-encoding, JSON and HTML leave letters as they are."""
    aligned = {f"base64 at {skip}": b64encode(bytes(skip) + needle)[4 if skip else 0 : -4] for skip in range(3)}
    wide = b"".join(bytes([one, 0]) for one in needle)
    return {"raw": needle, "UTF-16": wide, "hex": needle.hex().encode(), **aligned}


def found(haystack: Haystack, needles: Mapping[str, bytes]) -> Counter[str]:
    """What stands where, how it is written there, and how often."""
    return Counter(
        {
            f"{name}, {way}, in {place}": many
            for name, needle in needles.items()
            for way, written in ways_to_write(needle).items()
            for place, content in haystack.items()
            if (many := content.count(written))
        }
    )


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@contextmanager
def everything_logged(folder: Path) -> Iterator[None]:
    """Every logger says all it has to say, as far as nobody keeps it from that."""
    root = logging.getLogger()
    before, handler = root.level, logging.FileHandler(folder / OUR_LOGS[0])
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    with (folder / OUR_LOGS[1]).open("w", encoding="utf-8") as structured, redirect_stderr(structured):
        structlog.configure(
            processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
            wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
            logger_factory=structlog.PrintLoggerFactory(structured),
        )
        yield
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


@dataclass
class Searched:
    answers: int
    megabytes: float
    hits: Counter[str]


def run(people: int, seed: int, url_in: Callable[[Path], str], beside: Callable[[], Haystack]) -> Searched:
    """Play a round and search all that is kept.

    Args:
        url_in: gives the URL of an empty database, in this folder where it can lie in one.
        beside: what else is searched.
    """
    with tempfile.TemporaryDirectory() as outer, ExitStack() as ending:
        kept, keys = Path(outer) / "kept", KeyFolder(Path(outer) / "keys", SECRET)
        ending.enter_context(_putting_aside(kept / "temporary"))
        url = url_in(kept)
        engine = open_database(url)
        with transaction(session_maker(engine)) as session:
            accounts = settle(session, people)
        engine.dispose()
        members = [Member(id=one.names[0], name=one.names[2], email=one.names[1]) for one in accounts]
        with everything_logged(kept):
            stage = Stage(url, OPENING, members=members, patience=PATIENCE, keys=keys)
            stage.start()
            try:
                return _searched(Play(stage, accounts, Answers(Random(seed))), kept, keys, beside)  # noqa: S311
            finally:
                stage.stop()


@contextmanager
def _putting_aside(folder: Path) -> Iterator[None]:
    """What is put aside while something is read or drawn lies where it is searched for."""
    folder.mkdir(parents=True)
    before, outside = tempfile.tempdir, {name: os.environ.get(name) for name in TEMPORARY}
    tempfile.tempdir = str(folder)
    os.environ.update(dict.fromkeys(TEMPORARY, str(folder)))
    yield
    tempfile.tempdir = before
    for name, value in outside.items():
        os.environ.pop(name)
        if value is not None:
            os.environ[name] = value


def _searched(play: Play, kept: Path, keys: KeyFolder, beside: Callable[[], Haystack]) -> Searched:
    hits, answers = Counter[str](), {name: name.encode() for name in (FIRST, LAST, FEW, REFUSED, LATE, TRIED)}
    typed = {TYPED: TYPED.encode()}
    play.opens()
    for number in play.answer():
        if number % LOOK_EVERY == 0:
            hits += found(files_in(kept), answers | typed)
    hits["ballots beside one a person"] = abs(play.ballots() - len(play.people))
    (code,) = keys.codes()
    wrapped = (keys.folder / f"{code}.key").read_bytes()
    secrets = {"the key": aes_key_unwrap(derived(SECRET, "wrapping"), wrapped), "the wrapped key": wrapped}
    _back_up(play.stage, kept)
    files, said = {**files_in(kept), **beside()}, {"the messages": play.said()}
    hits += found(files, answers | typed | secrets) + found(said, answers | secrets)
    play.closes()
    hits += _told(play, {**files_in(kept), **beside()}, answers | typed | secrets)
    return Searched(play.answers.many, sum(map(len, [*files.values(), *said.values()])) / 1e6, hits)


def _told(play: Play, files: Haystack, needles: Mapping[str, bytes]) -> Counter[str]:
    """Comments that may be told stand once in a SQLite file, and neither in a log nor in a message."""
    told_of = {LAST: needles[LAST]}
    wrong = found(files, {name: one for name, one in needles.items() if name != LAST})
    wrong += found({"the messages": play.said()}, {name: one for name, one in needles.items() if name != TYPED})
    # PostgreSQL's own log has the statement that writes what may be told.
    wrong += found({name: one for name, one in files.items() if name in OUR_LOGS}, told_of)
    with play.stage.core.sessions() as session:
        told = list(session.exec(select(PulseComment.text)))
    if not told or not all(one.startswith(LAST) for one in told):
        wrong["comments that may not be told, or none that may"] = len(told)
    if (file := files.get(DATABASE)) is not None and (many := file.count(needles[LAST])) != len(told):
        wrong[f"{many} comments in the file, of which {len(told)} are told"] += 1
    return wrong


def _back_up(stage: Stage, kept: Path) -> None:
    if stage.core.engine.dialect.name == "sqlite":
        database = str(make_url(str(stage.core.engine.url)).database)
        with sqlite3.connect(database) as source, sqlite3.connect(kept / "backup.db") as target:
            source.backup(target)
        source.close()
        target.close()


def on_sqlite(people: int, seed: int) -> Searched:
    return run(people, seed, lambda folder: f"sqlite:///{folder / DATABASE}", lambda: {})


def on_postgresql(people: int, seed: int) -> Searched:
    os.environ.pop("TEST_DATABASE_URL", None)
    with postgres() as url:
        server = PostgresServer(url)
        made, began = server.make("sentinels", "template0"), server.moment()
        return run(people, seed, lambda _: made, lambda: server.blobs("sentinels", began))


ENGINES = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--people", type=int, default=100, help="each with ten answers that stand in the end")
    reader.add_argument("--engine", choices=list(ENGINES), action="append", help="both, if left out")
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    rows, hits = [], Counter[str]()
    for engine in asked.engine or ENGINES:
        began = time.monotonic()
        one = ENGINES[engine](asked.people, asked.seed)
        took = f"{time.monotonic() - began:.0f} s"
        rows.append([engine, asked.people, one.answers, f"{one.megabytes:.1f} MB", one.hits.total(), took])
        hits += one.hits
    show(["engine", "people", "answers", "searched", "hits", "took"], rows)
    for what, many in hits.items():
        sys.stdout.write(f"{many} × {what}\n")
    raise SystemExit(1 if hits else 0)


if __name__ == "__main__":
    main()
