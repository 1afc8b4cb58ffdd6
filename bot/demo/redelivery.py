"""Events that no bot acknowledged are delivered again, as Slack does: at once, after a minute and after five.

Commands, presses and forms are not: whoever acted reads that it failed.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.demo.delivery import FIRST, Answer, Kind, Retry
from bot.demo.json_values import Json

WAITS = (0.0, 60.0, 300.0)
"""Seconds before each further delivery, in real time."""
REASONS = {"operation_timeout": "http_timeout", "dispatch_failed": "connection_failed"}
OTHER_REASON = "http_error"

Deliver = Callable[[Kind, Json, Retry], Awaitable[Answer]]


class Redelivery:
    def __init__(self, deliver: Deliver, waits: Sequence[float] = WAITS) -> None:
        self._deliver = deliver
        self._waits = waits
        self._waiting: set[asyncio.Task[None]] = set()

    async def deliver(self, kind: Kind, payload: Json) -> Answer:
        """What came of the first delivery, or of the one that follows it at once."""
        answer = await self._deliver(kind, payload, FIRST)
        if kind != "events_api" or not answer.problem or not self._waits:
            return answer
        answer = await self._again(kind, payload, 1, answer)
        if answer.problem:
            task = asyncio.create_task(self._later(kind, payload, answer))
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)
        return answer

    async def close(self) -> None:
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)

    async def _later(self, kind: Kind, payload: Json, answer: Answer) -> None:
        for number in range(2, len(self._waits) + 1):
            answer = await self._again(kind, payload, number, answer)
            if not answer.problem:
                return

    async def _again(self, kind: Kind, payload: Json, number: int, answer: Answer) -> Answer:
        await asyncio.sleep(self._waits[number - 1])
        return await self._deliver(kind, payload, Retry(number, REASONS.get(answer.problem, OTHER_REASON)))
