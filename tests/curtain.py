"""Stages on their way down: the SDK's client takes up to 3 seconds to close, which no test waits for."""

import threading
from collections.abc import Callable

from bot.stage import Stage


class CurtainCalls:
    def __init__(self) -> None:
        self._leaving: list[threading.Thread] = []

    def leave(self, stage: Stage) -> None:
        self._begin(stage.stop)

    def after(self, work: Callable[[], object]) -> None:
        """Do it once all who leave have left: a stage writes and logs until it is down, which no other story hears."""
        if before := [one for one in self._leaving if one.is_alive()]:

            def then() -> None:
                for one in before:
                    one.join()
                work()

            self._begin(then)
        else:
            work()

    def wait(self) -> None:
        while self._leaving:
            self._leaving.pop().join()

    def _begin(self, work: Callable[[], object]) -> None:
        thread = threading.Thread(target=work)
        thread.start()
        self._leaving.append(thread)
