"""Time that is made up, and threads of which one at a time goes on."""

import heapq
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

MOMENT = timedelta(milliseconds=20)
"""Between two points, on an average."""
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 12, 20, 40, 600))
"""A busy machine, a laptop's lid, a virtual machine that is moved."""


class DiedError(BaseException):
    """A process was killed. No handler of the product stops it."""


class AbandonedError(BaseException):
    """The simulation is over."""


@dataclass(eq=False)
class Actor:
    name: str
    body: "Callable[[Actor], None]"
    wakes: datetime
    may_die: bool = True
    doomed: bool = False
    """Its machine was started anew: it dies where it stands."""
    in_transaction: int = 0
    """How many transactions are open: in none of them does another have its turn."""
    frozen: timedelta = timedelta()
    """For how long its machine stood still without counting it."""
    turn: threading.Lock = field(default_factory=threading.Lock)


class Baton:
    def __init__(self, chance: Random, begins: datetime, *, death: float, pause: float) -> None:
        """Args: death, pause: how likely either is at each point."""
        self.chance, self.now = chance, begins
        self.faulty = True
        self.deaths = self.points = 0
        self._death, self._pause = death, pause
        self._actors: list[Actor] = []
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._main = threading.Lock()
        self._error: BaseException | None = None
        self._over = False

    def add(self, actor: Actor) -> None:
        actor.turn.acquire()
        self._actors.append(actor)

    def run(self) -> None:
        """Let all go on until each has ended. Raises what any of them raised."""
        self._main.acquire()
        threads = [threading.Thread(target=self._live, args=(one,), daemon=True) for one in self._actors]
        for thread in threads:
            thread.start()
        self._next().turn.release()
        self._main.acquire()
        self._over = True
        for actor in self._actors:
            actor.turn.release()
        for thread in threads:
            thread.join()
        if self._error is not None:
            raise self._error

    def at(self, moment: datetime, happens: Callable[[], None]) -> None:
        """Have something happen outside of all processes."""
        heapq.heappush(self._events, (moment, next(self._numbers), happens))

    def point(self, actor: Actor, *, freezes: bool = True) -> None:
        """Where anything may come between.

        Args:
            freezes: also that the machine stands still and does not count it.
        """
        if actor.in_transaction:
            return
        self.points += 1
        if self.faulty and actor.may_die:
            drawn = self.chance.random()
            if drawn < self._death:
                self.deaths += 1
                raise DiedError
            if drawn < self._death + self._pause:
                pause = self.chance.choice(PAUSES)
                if freezes and self.chance.random() < 0.5:
                    actor.frozen += pause
                self.wait(actor, pause)
                return
        self.wait(actor, MOMENT * self.chance.expovariate(1.0))

    def wait(self, actor: Actor, time: timedelta) -> None:
        actor.wakes = self.now + time
        self._pass_on(actor)
        if actor.doomed:
            actor.doomed = False
            self.deaths += 1
            raise DiedError

    def all_die(self) -> None:
        """No process outlives its machine."""
        for actor in self._actors:
            actor.doomed = actor.may_die

    def _pass_on(self, actor: Actor) -> None:
        to = self._next()
        if to is actor:
            return
        to.turn.release()
        actor.turn.acquire()
        if self._over:
            raise AbandonedError

    def _next(self) -> Actor:
        """Whoever wakes first. What happens before that has happened then."""
        first = min(self._actors, key=lambda one: one.wakes)
        while self._events and self._events[0][0] <= first.wakes:
            self.now, _, happens = heapq.heappop(self._events)
            happens()
        self.now = max(self.now, first.wakes)
        return first

    def _live(self, actor: Actor) -> None:
        actor.turn.acquire()
        try:
            if not self._over:
                actor.body(actor)
        except AbandonedError:
            return
        except BaseException as error:
            self._error = error
            self._main.release()
            return
        if self._over:
            return
        self._actors.remove(actor)
        if self._actors:
            self._next().turn.release()
        else:
            self._main.release()
