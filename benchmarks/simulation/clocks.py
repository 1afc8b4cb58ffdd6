"""What each machine shows and counts, and what a database server shows."""

from datetime import datetime, timedelta

from sqlmodel import Session

from benchmarks.simulation.baton import Actor, Baton


class SkewedClock:
    """A machine's time of day, ahead or behind, that may be set at any time."""

    real = True

    def __init__(self, baton: Baton, skew: timedelta) -> None:
        self._baton, self.skew = baton, skew

    def now(self) -> datetime:
        return self._baton.now + self.skew


class Machine:
    """One machine that all processes share, as on SQLite: what it counts, and which start of it this is."""

    def __init__(self, baton: Baton, clock: SkewedClock) -> None:
        self._baton, self._clock = baton, clock
        self.starts_anew()

    def starts_anew(self) -> None:
        self._began = self._baton.now
        self.boot_id = f"{self._began:%H:%M:%S.%f}"

    def elapsed(self) -> timedelta:
        return self._baton.now - self._began

    def wall(self) -> datetime:
        return self._clock.now()


class ServerClock:
    """A database server's clock, beside what the process's own machine counts."""

    def __init__(self, baton: Baton, skew: timedelta, actor: Actor) -> None:
        self._baton, self._skew, self._actor = baton, skew, actor
        self._began = baton.now

    def now(self, session: Session) -> datetime:
        return self._baton.now + self._skew

    def elapsed(self) -> timedelta:
        return self._baton.now - self._began - self._actor.frozen
