"""A light, and how all of them are looked at within a bound."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock, Thread

import structlog
from pydantic import BaseModel

from bot.troubles import for_the_log, trouble_said
from store.unusable import Trouble, trouble_of

log = structlog.get_logger()

LONGEST_SECONDS = 1.5
"""For all lights together. Whoever watches gives up after a few seconds, and would then hear nothing at all."""


class State(StrEnum):
    OK = "ok"
    DEGRADED = "degraded"
    """What is to be sent may come late."""
    DOWN = "down"
    """Words are not taken, or not kept."""


class Light(BaseModel):
    name: str
    state: State
    says: str
    """One sentence, which anybody who reaches the port may read."""
    do: str | None = None
    """What to do about it."""


class Health(BaseModel):
    """What `/health/ready` answers."""

    ok: bool
    state: State
    lights: list[Light]


Look = Callable[[], Iterable[Light]]


@dataclass
class _Looking:
    """One look, which may still be going on when nobody waits for it any more."""

    look: Look
    blind: Light
    """What is said where the look gives no answer."""
    answer: Future[tuple[Light, ...]] | None = None

    def begin(self) -> Future[tuple[Light, ...]]:
        """A look that hangs is not begun a second time, so that threads do not pile up."""
        if self.answer is None or self.answer.done():
            self.answer = Future()
            # A daemon, so that a look that hangs does not keep the process from ending.
            Thread(target=self._run, args=(self.answer,), name=f"light {self.blind.name}", daemon=True).start()
        return self.answer

    def _run(self, answer: Future[tuple[Light, ...]]) -> None:
        try:
            answer.set_result(tuple(self.look()))
        except Exception as error:
            # The outermost handler of a look: one that fails must not put the others out.
            if trouble_of(error) is not Trouble.REPLACED:  # of which the log was told once
                log.exception("light not read", light=self.blind.name, **for_the_log(error))
            answer.set_result((self._blinded_by(error),))

    def _blinded_by(self, error: Exception) -> Light:
        said = trouble_said(error) if trouble_of(error) is not None else None
        return self.blind.model_copy(update={"says": said[0], "do": said[1]}) if said else self.blind


class Lights:
    """Looks at all lights side by side, so that one which hangs takes no time from the others."""

    def __init__(self, longest: float = LONGEST_SECONDS) -> None:
        self._longest = longest
        self._looks: list[_Looking] = []
        self._one_at_a_time = Lock()

    def add(self, name: str, look: Look, *, blind: State = State.DEGRADED) -> None:
        """Add lights that are looked at together.

        Args:
            look: gives any number of lights; those that are well are named as well, so that their absence is seen.
            blind: the state where the look fails, or takes too long.
        """
        says = f"Nobody can tell: looking at “{name}” failed or took too long."
        self._looks.append(_Looking(look, Light(name=name, state=blind, says=says, do="See the log.")))

    def look(self) -> list[Light]:
        with self._one_at_a_time:
            answers = [(one, one.begin()) for one in self._looks]
        wait([answer for _, answer in answers], self._longest)
        return [light for one, answer in answers for light in (answer.result() if answer.done() else (one.blind,))]


def health_of(lights: Iterable[Light]) -> Health:
    lights = list(lights)
    states = {light.state for light in lights}
    worst = next((state for state in (State.DOWN, State.DEGRADED) if state in states), State.OK)
    return Health(ok=worst is not State.DOWN, state=worst, lights=lights)
