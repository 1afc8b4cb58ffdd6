"""Where answers are kept: the product's ballot box, and two others that an attacker is to win against."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from secrets import randbelow, token_hex
from typing import Protocol

from sqlalchemy import Engine, text
from sqlmodel import Session, select

from benchmarks.pulse.given import CLOSES, SECRET, as_it_is
from commands.cards import Card
from commands.messages import pulse_asking, pulse_prompt, pulse_reminder
from store.database import SessionMaker, session_maker, transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Plan
from store.models.pulse import Pulse, PulseInvited, PulseRound
from store.pulse import ballots, closing
from store.pulse.keys import KEYS, KeyFolder, new_key
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Answers, Question, QuestionKind, Slices
from store.rules.terms import PulseState

COMMENT = Question(kind=QuestionKind.COMMENT, text="What would help you most?")
SCALE = Question(
    kind=QuestionKind.SCALE,
    text="My workload is manageable.",
    options=("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"),
)
QUESTIONS = (SCALE, COMMENT)


class Box(Protocol):
    """Answers are kept in one transaction each."""

    @property
    def sessions(self) -> SessionMaker: ...

    def ask(self, people: Sequence[int], now: datetime, *, reminder: bool) -> None:
        """Put what asks or reminds these people into the outbox. None of them has answered."""
        ...

    def open(self, people: Sequence[int], now: datetime) -> None: ...

    def answer(self, person: int, words: str | None, now: datetime) -> bool:
        """Keep what somebody answered in place of what they answered before, or that they skip the round.

        Returns whether it was kept.
        """
        ...

    def close(self, now: datetime) -> None: ...


MakeBox = Callable[[Engine, Path], Box]
"""Makes one in a database. The folder lies outside everything that an attacker gets."""


@dataclass
class SealedBox:
    """The product's."""

    sessions: SessionMaker
    round_id: int = 0

    @classmethod
    def made(cls, engine: Engine, folder: Path) -> "SealedBox":
        return cls(session_maker(engine, {KEYS: KeyFolder(folder, SECRET)}))

    def open(self, people: Sequence[int], now: datetime) -> None:
        with transaction(self.sessions) as session:
            round_ = open_round(session, dict.fromkeys(people, Slices()), QUESTIONS, now)
            assert round_.id is not None
            self.round_id = round_.id

    def ask(self, people: Sequence[int], now: datetime, *, reminder: bool) -> None:
        kind = pulse_reminder.NAME if reminder else pulse_prompt.NAME
        with transaction(self.sessions) as session:
            round_, plan = session.get_one(PulseRound, self.round_id), _plan(session)
            # Whom the box itself takes for those who have not answered.
            pulse_asking.queue(session, plan, kind, round_, pulse_asking.to_ask(session, round_), now, int(reminder))

    def answer(self, person: int, words: str | None, now: datetime) -> bool:
        answers: Answers = (None, None) if words is None else (len(words) % 5, words)
        with transaction(self.sessions) as session:
            ballots.cast(session, session.get_one(PulseRound, self.round_id), person, answers)
        return True

    def close(self, now: datetime) -> None:
        closing.close(self.sessions, self.round_id, now, screen=as_it_is)


def open_round(
    session: Session,
    invited: Mapping[int, Slices],
    questions: Sequence[Question],
    now: datetime,
    closes_at: datetime = CLOSES,
) -> PulseRound:
    """A round for these people, as the product opens it."""
    author = next(iter(invited))
    pulse = Pulse(
        plan_id=_plan(session).id or 0,
        author_id=author,
        title="Working here",
        questions=tuple(questions),
        audience=Audience(kind=AudienceKind.LIST),
        floors=Floors(),
        first_on=now.date(),
        open_days=5,
        created_at=now,
    )
    session.add(pulse)
    session.flush()
    assert pulse.id is not None
    code = token_hex(8)
    new_key(session, code)
    round_ = PulseRound(
        pulse_id=pulse.id,
        number=1,
        code=code,
        state=PulseState.OPEN,
        questions=pulse.questions,
        floors=pulse.floors,
        opened_at=now,
        closes_at=closes_at,
        invited=len(invited),
    )
    session.add(round_)
    session.flush()
    assert round_.id is not None
    session.add_all(
        PulseInvited(round_id=round_.id, person_id=person, team=slices.team, role=slices.role)
        for person, slices in invited.items()
    )
    return round_


def _plan(session: Session) -> Plan:
    return session.exec(select(Plan)).one()


@dataclass
class _PlainBox:
    """Asks by messages that anything could send."""

    engine: Engine

    def __post_init__(self) -> None:
        self.sessions = session_maker(self.engine)

    def ask(self, people: Sequence[int], now: datetime, *, reminder: bool) -> None:
        card = finished(Card(title="How is it to work here?"))
        with transaction(self.sessions) as session:
            for person in people:
                key = f"survey/{person}/{int(reminder)}"
                outbox.queue(session, _plan(session), key=key, kind="survey", card=card, now=now, person_id=person)

    def close(self, now: datetime) -> None: ...


@dataclass
class NumberedBox(_PlainBox):
    """Answers without names, in the order in which they came, with their moment."""

    @classmethod
    def made(cls, engine: Engine, _folder: Path) -> "NumberedBox":
        return cls(engine)

    def open(self, people: Sequence[int], now: datetime) -> None:
        number = "INTEGER PRIMARY KEY AUTOINCREMENT" if self.engine.dialect.name == "sqlite" else "SERIAL PRIMARY KEY"
        _say(self.engine, f"CREATE TABLE answer (id {number}, at TIMESTAMP, browser INTEGER, words TEXT)")

    def answer(self, person: int, words: str | None, now: datetime) -> bool:
        # Somebody who comes back is known by a cookie, not by name.
        browser = Random(person).randrange(10**9)  # noqa: S311
        with self.engine.begin() as connection:
            connection.execute(text("DELETE FROM answer WHERE browser = :browser"), {"browser": browser})
            insert = text("INSERT INTO answer (at, browser, words) VALUES (:at, :browser, :words)")
            connection.execute(insert, {"at": now.isoformat(), "browser": browser, "words": words or ""})
        return True


@dataclass
class TokenBox(_PlainBox):
    """As LimeSurvey keeps an anonymous survey: random numbers, one date for all, and tokens that were used up."""

    @classmethod
    def made(cls, engine: Engine, _folder: Path) -> "TokenBox":
        return cls(engine)

    def open(self, people: Sequence[int], now: datetime) -> None:
        _say(self.engine, "CREATE TABLE token (tid INTEGER PRIMARY KEY, person_id INTEGER, completed TEXT)")
        _say(self.engine, "CREATE TABLE survey (id INTEGER PRIMARY KEY, submitdate TEXT, words TEXT)")
        with self.engine.begin() as connection:
            insert = text("INSERT INTO token (tid, person_id, completed) VALUES (:tid, :person, 'N')")
            connection.execute(insert, [{"tid": tid, "person": person} for tid, person in enumerate(people, 1)])

    def answer(self, person: int, words: str | None, now: datetime) -> bool:
        """Where nothing links the two, nobody can take back an answer. So a second one is refused, as there."""
        with self.engine.begin() as connection:
            use = text("UPDATE token SET completed = 'Y' WHERE person_id = :person AND completed = 'N'")
            if not connection.execute(use, {"person": person}).rowcount:
                return False
            insert = text("INSERT INTO survey (id, submitdate, words) VALUES (:id, '1980-01-01', :words)")
            connection.execute(insert, {"id": randbelow(2**31), "words": words or ""})
            return True


def _say(engine: Engine, words: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(words)
