"""What each process does: it hears what it is handed, beats, and sleeps; and is started again where it died."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session, col, select

from benchmarks.simulation.baton import Actor, Baton, DiedError
from benchmarks.simulation.chat import Chat, Line
from benchmarks.simulation.clocks import SkewedClock
from benchmarks.simulation.council import BEGINS, Council, Said
from bot.afterwards import Afterwards, Work
from bot.conversation import Conversation, Utterance
from scheduler.alarm import pause
from scheduler.clock import ClockWatch
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy, SharedClock
from scheduler.runner import tick
from store.database import SessionMaker
from store.delivery.rate_limits import Pace
from store.models import Outgoing
from store.models.outbox import OPEN

SECOND = timedelta(seconds=1)
LONGEST = timedelta(hours=2)
"""By then all has come to rest, or it never will."""
BUSY = 8 * SECOND
IDLE = 90 * SECOND
"""Between beats where nothing waits: longer than the bot's, since most of them would find nothing."""
REDELIVERED = 0.2
"""How often what was acknowledged comes once more all the same."""


class Unwritten(Afterwards):
    """Nothing is left behind: it would be written by a thread that holds no baton."""

    def leave(self, work: Work) -> None:
        pass


class TurnsSession(Session):
    """A session at whose beginning and end another process may have its turn, or this one dies."""

    def __init__(self, baton: Baton, actor: Actor, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False)
        self._baton, self._actor, self._began = baton, actor, False

    def begins(self) -> None:
        if not self._began:
            self._began = True
            self._actor.in_transaction += 1

    def close(self) -> None:
        super().close()
        if self._began:
            self._began = False
            self._actor.in_transaction -= 1
            # A stand-still that no clock of the machine counts goes unseen between the last look and the call.
            self._baton.point(self._actor, freezes=False)


@event.listens_for(TurnsSession, "after_begin")
def _begins(session: TurnsSession, *_: Any) -> None:
    session.begins()


def sessions_of(baton: Baton, actor: Actor, engine: Engine) -> SessionMaker:
    def make() -> Session:
        baton.point(actor)
        return TurnsSession(baton, actor, engine)

    return make


@dataclass(frozen=True)
class Process:
    baton: Baton
    chat: Chat
    council: Council
    clock: SkewedClock
    shared: Callable[[Actor], SharedClock]
    dies: Callable[[], None]
    """Told of each death: the machine may be started anew with it."""

    def run(self, actor: Actor) -> None:
        engine = self.council.engine()
        try:
            while self._lives(actor, engine):
                actor.in_transaction = 0
                self.dies()
                actor.doomed = False
                with suppress(DiedError):
                    self.baton.wait(actor, SECOND * self.baton.chance.randrange(1, 20))
        finally:
            engine.dispose()

    def _lives(self, actor: Actor, engine: Engine) -> bool:
        """One life. Returns whether it ended too soon."""
        sessions = sessions_of(self.baton, actor, engine)
        conversation = Conversation(sessions, self.clock, Unwritten(sessions))
        policy = DeliveryPolicy(pace=Pace(), clock=self.clock, shared_clock=self.shared(actor), may_send=in_their_hours)
        watch, line = ClockWatch(), Line(self.chat, actor)
        try:
            # One whole beat at least once faults have ended.
            rests = False
            while not (rests and self._is_done(engine)):
                rests = not self.baton.faulty
                self._hears(conversation)
                done = tick(sessions, line, self.clock.now(), policy=policy, watch=watch)
                sleeps = max(pause(done.again_at - self.clock.now()), BUSY) if done.again_at else IDLE
                self.baton.wait(actor, sleeps * self.baton.chance.uniform(0.5, 1.0))
        except DiedError:
            return True
        return False

    def _hears(self, conversation: Conversation) -> None:
        """The chat delivers again what was not acknowledged for some seconds."""
        due = [one for one in self.council.said if one.due <= self.baton.now]
        if not due:
            return
        one = self.baton.chance.choice(due)
        one.due, one.deliveries = self.baton.now + 5 * SECOND, one.deliveries + 1
        conversation.hear(Utterance(one.person, one.words, key=one.key))
        again = one.acknowledged is None and self.baton.chance.random() < REDELIVERED
        one.acknowledged = one.acknowledged or self.baton.now
        one.due = self.baton.now + (30 * SECOND if again else timedelta(days=1))

    def _is_done(self, engine: Engine) -> bool:
        if self.baton.now > BEGINS + LONGEST:
            return True
        if self.baton.faulty or any(_is_waiting(one) for one in self.council.said):
            return False
        with engine.connect() as connection:
            soon = col(Outgoing.not_before) < self.clock.now() + timedelta(hours=1)
            return connection.execute(select(Outgoing.id).where(OPEN, soon).limit(1)).first() is None


def _is_waiting(one: Said) -> bool:
    return one.acknowledged is None
