"""Waiting for something to become so in the demo."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.demo.workspace import Fact, Workspace

Result = TypeVar("Result")


async def until(workspace: Workspace, condition: Callable[[], Result], within: float) -> Result:
    """Look again after each change; `TimeoutError` where it does not come."""
    changed = asyncio.Event()

    def watch(_: Fact) -> None:
        changed.set()

    workspace.watchers.append(watch)
    try:
        async with asyncio.timeout(within):
            while not (result := condition()):
                changed.clear()
                await changed.wait()
            return result
    finally:
        workspace.watchers.remove(watch)
