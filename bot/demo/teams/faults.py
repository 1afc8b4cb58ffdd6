"""What can go wrong between a bot and Teams: faults arranged beforehand, random ones, limits and waits."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from bot.demo.fault_injection import Fault
from bot.demo.random_faults import RandomFaults
from bot.demo.rate_limits import TooFastError, Waits
from bot.demo.teams.refusal import TeamsRefusalError

Call = Literal["send", "update", "delete", "create", "members", "teams"]
WRITING: tuple[Call, ...] = ("send", "update", "create")
BROKEN = (412, 502, 504)
"""With which Teams itself fails, and asks to be called again."""

A_CONVERSATION = ((7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0))
"""How many calls that write may come within how many seconds, to one conversation."""
A_ROSTER = ((14, 1.0), (16, 2.0), (120, 30.0), (3_600, 3_600.0))
"""The same for calls that ask who is in it."""
A_TENANT = ((50, 1.0),)
"""The same for all calls of one app in one tenant."""


@dataclass
class Limits:
    """Teams' own limits. It is strict: what is refused counts for nothing."""

    conversation: tuple[tuple[int, float], ...] = A_CONVERSATION
    roster: tuple[tuple[int, float], ...] = A_ROSTER
    tenant: tuple[tuple[int, float], ...] = A_TENANT
    _came: dict[str, deque[float]] = field(default_factory=dict, repr=False)

    def check(self, call: Call, where: str, now: float) -> None:
        """Count a call; `TooFastError` where it is one too many."""
        counted = [("", self.tenant)]
        if call in WRITING:
            counted.append((where, self.conversation))
        elif call == "members":
            counted.append((f"members of {where}", self.roster))
        free_at = max(self._free_at(name, windows, now) for name, windows in counted)
        if free_at > now:
            raise TooFastError(max(1, ceil(free_at - now)))
        for name, _ in counted:
            self._came.setdefault(name, deque()).append(now)

    def _free_at(self, name: str, windows: tuple[tuple[int, float], ...], now: float) -> float:
        came = self._came.get(name, deque())
        longest = max(seconds for _, seconds in windows)
        while came and came[0] + longest <= now:
            came.popleft()
        return max((came[-most] + seconds for most, seconds in windows if len(came) >= most), default=now)


class Faults:
    """One kind of call may be arranged to fail, a share of all at random; limits hold where they are set."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._coming: dict[Call, deque[Fault]] = {}
        self._drawn: Counter[str] = Counter()
        self.random_faults: RandomFaults | None = None
        self.limits: Limits | None = None
        self.refused = False
        self.waits = Waits(monotonic)
        self.happened: Counter[str] = Counter()
        """How often each kind of random fault came, and how often a call was refused for being too fast."""

    @property
    def too_early(self) -> list[str]:
        """The conversation of each call that came before the time to wait had passed."""
        return self.waits.too_early

    def arrange(self, call: Call, fault: Fault) -> None:
        self._coming.setdefault(call, deque()).append(fault)

    def set_random_faults(self, faults: RandomFaults | None) -> None:
        """Let calls that write go wrong at random from now on; None ends it. The same seed brings the same faults."""
        self.random_faults = faults
        self._drawn.clear()

    def set_limits(self, limits: Limits | None) -> None:
        """Hold calls to limits, measured on real time; None lifts them, and all waits with them."""
        self.limits = limits
        self.waits.forget()

    def refuse_everything(self, refused: bool) -> None:
        """Give no token and take none, as when the app registration was taken back."""
        self.refused = refused

    def take(self, call: Call, where: str) -> Fault | None:
        """What happens to a call that has just come. Raises `TeamsRefusalError` where it is refused at once."""
        if coming := self._coming.get(call):
            return self._told(coming.popleft(), where)
        if left := self.waits.left(where):
            raise _too_many(ceil(left))
        if self.limits is not None:
            self._check_pace(self.limits, call, where)
        faults = self.random_faults
        if faults is None or call not in WRITING:
            return None
        self._drawn[call] += 1
        kind = faults.kind_of(call, self._drawn[call])
        if kind is None:
            return None
        self.happened[kind] += 1
        match kind:
            case "rate_limited":
                return self._told(Fault("ratelimited", faults.retry_after), where)
            case "server_error":
                return self._told(Fault(status=BROKEN[self._drawn[call] % len(BROKEN)]), where)
            case "reset":
                return Fault(cut_off=True)
            case "delivered_then_dropped":
                return Fault(answer_lost=True)
            case _:
                return Fault(held_back=faults.slow_seconds)

    def _check_pace(self, limits: Limits, call: Call, where: str) -> None:
        try:
            limits.check(call, where, self.waits.now())
        except TooFastError as refusal:
            self.happened["too_fast"] += 1
            self.waits.tell(where, refusal.retry_after)
            raise _too_many(refusal.retry_after) from refusal

    def _told(self, fault: Fault, where: str) -> Fault:
        if fault.error == "ratelimited":
            self.waits.tell(where, fault.retry_after)
            raise _too_many(fault.retry_after)
        if fault.error:
            raise TeamsRefusalError(fault.status or 403, fault.error, "It was arranged so.")
        if fault.status:
            code = {412: "PreconditionFailed", 502: "BadGateway", 504: "GatewayTimeout"}.get(fault.status, "Error")
            raise TeamsRefusalError(fault.status, code, "Try again.")
        return fault


def _too_many(seconds: int) -> TeamsRefusalError:
    return TeamsRefusalError(429, "TooManyRequests", "Too many requests.", seconds)
