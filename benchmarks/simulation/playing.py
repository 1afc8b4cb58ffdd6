"""One simulation from one seed."""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.simulation import verdict
from benchmarks.simulation.baton import Actor, Baton
from benchmarks.simulation.chat import Chat
from benchmarks.simulation.clocks import Machine, ServerClock, SkewedClock
from benchmarks.simulation.council import BEGINS, LASTS, SPEAKERS, Council, make_council, moments, queue
from benchmarks.simulation.processes import Process
from scheduler.delivery.policy import SharedClock
from store.database import session_maker
from store.database_clock import DatabaseClock

SKEW = timedelta(minutes=10)
DEATH, PAUSE = 0.05, 0.03
"""At each point."""
BOOT = 0.1
"""How often a death is the whole machine's."""
MESSAGES, SAYINGS = 24, 4


@dataclass(frozen=True)
class Outcome:
    seed: int
    deaths: int
    points: int
    messages: int
    """Copies in the chat."""
    repeats: int
    """Copies beyond the first, all marked where there is no fault."""
    faults: list[str]
    digest: str
    """Of all that stands in the chat: the same seed gives the same."""


def play(seed: int, *, messages: int = MESSAGES, sayings: int = SAYINGS) -> Outcome:
    chance = Random(seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        council = make_council(Path(folder), chance, sayings=sayings)
        baton = Baton(chance, BEGINS, death=DEATH, pause=PAUSE)
        chat = Chat(baton, tells=chance.random() < 0.75)
        _add_processes(baton, chat, council, chance)
        _add_plan_of_the_day(baton, council, messages)
        try:
            baton.run()
        except Exception as error:
            found = [f"{type(error).__name__} rose"]
        else:
            found = _judged(chat, council)
    stands = [(one.ref, one.text, str(one.arrived)) for key in sorted(chat.messages) for one in chat.messages[key]]
    digest = hashlib.sha256(repr((stands, baton.points, baton.deaths)).encode()).hexdigest()
    return Outcome(seed, baton.deaths, baton.points, len(stands), verdict.repeats(chat), found, digest)


def _judged(chat: Chat, council: Council) -> list[str]:
    engine = council.engine()
    with session_maker(engine)() as session:
        found = list(verdict.faults(session, chat, council))
    engine.dispose()
    return found


def _add_processes(baton: Baton, chat: Chat, council: Council, chance: Random) -> None:
    """Two or three, on machines of their own behind a server, or on one machine with a file."""
    on_server, many = chance.random() < 0.5, chance.choice((2, 3))
    first = SkewedClock(baton, _skew(chance))
    machine, server_skew = Machine(baton, first), _skew(chance)

    def shared_of() -> Callable[[Actor], SharedClock]:
        if on_server:
            return lambda actor: ServerClock(baton, server_skew, actor)
        return lambda _: DatabaseClock(machine)

    def dies() -> None:
        if baton.chance.random() < BOOT and not on_server:
            machine.starts_anew()
            baton.all_die()
        if baton.chance.random() < BOOT:
            baton.chance.choice(clocks).skew = _skew(baton.chance)

    clocks = [SkewedClock(baton, _skew(chance)) for _ in range(many)]
    for number, clock in enumerate(clocks):
        process = Process(baton, chat, council, clock, shared_of(), dies)
        baton.add(Actor(f"process {number}", process.run, BEGINS + timedelta(seconds=chance.random() * 20)))


def _skew(chance: Random) -> timedelta:
    return SKEW * chance.uniform(-1, 1)


def _add_plan_of_the_day(baton: Baton, council: Council, messages: int) -> None:
    """What is queued while the bot runs, and when faults end."""

    def body(actor: Actor) -> None:
        engine = council.engine()
        for number, moment in enumerate(moments(baton.chance, messages)):
            baton.wait(actor, max(moment - baton.now, timedelta()))
            to = baton.chance.choice([*SPEAKERS, None])
            queue(session_maker(engine), council, f"help/{number}", to, baton.now)
        baton.wait(actor, max(BEGINS + LASTS - baton.now, timedelta()))
        baton.faulty = False
        engine.dispose()

    baton.add(Actor("people", body, BEGINS, may_die=False))
