"""How closely what is said unasked may follow on itself, so that it never meets a limit of Teams.

Microsoft's "Rate limiting for bots" sets each limit for several spans of time at once. A few calls at once and then one
after the other, as slowly as here, keep within all of them. Answers take no turn: nobody is to wait for theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import monotonic


@dataclass(frozen=True)
class Rate:
    at_once: int
    a_second: float


TENANT = Rate(15, 25)
"""Teams takes 50 calls a second of one app; answers have the rest."""
SAYING = Rate(6, 0.49)
"""In one conversation Teams takes 7 in one second, 8 in two, 60 in thirty, 1,800 in an hour."""
ASKING = Rate(12, 0.98)
"""Who is in one conversation may be asked 14 times in one second, 16 in two, 120 in thirty, 3,600 in an hour."""
MOST_KEPT = 1_000


class Turns:
    def __init__(self, now: Callable[[], float] = monotonic, wait: Callable[[float], object] | None = None) -> None:
        """Args:
        now: real time in seconds, from any moment on.
        wait: lets this many seconds pass.
        """
        self._now = now
        self._wait = wait or Event().wait
        self._free_at: dict[tuple[Rate, str], float] = {}
        """When all that may go at once may go again."""

    def take(self, rate: Rate, conversation: str) -> None:
        """Wait until one more call may go to a conversation."""
        seconds = max(self._after(TENANT, ""), self._after(rate, conversation))
        if seconds > 0:
            self._wait(seconds)

    def _after(self, rate: Rate, where: str) -> float:
        now, apart = self._now(), 1 / rate.a_second
        if len(self._free_at) > MOST_KEPT:
            self._free_at = {one: free_at for one, free_at in self._free_at.items() if free_at > now}
        free_at = max(self._free_at.get((rate, where), now), now) + apart
        self._free_at[rate, where] = free_at
        return free_at - rate.at_once * apart - now
