"""One beat for all chats of a process: what is to be said unasked is decided once, then each chat is carried for."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.core import Core
from scheduler.clock import ClockWatch
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import Sender
from scheduler.runner import Beat, carry, tick


class Carried(Protocol):
    """A chat as a beat sees it."""

    @property
    def sender(self) -> Sender: ...

    @property
    def policy(self) -> DeliveryPolicy: ...

    def look(self) -> None:
        """Read in the chat what it is time to read."""
        ...


def beat_of(core: Core, chats: Sequence[Carried], beside: Sequence[Callable[[], object]] = ()) -> Callable[[], Beat]:
    """Make the beat of all chats.

    Args:
        beside: what else is looked at, where the clock is believed. None of it may take long.
        chats: those that have let the bot in, to which others may come. Without any, what is queued waits. None of
            several waits for another's messages longer than a round of delivery takes.
    """
    watch = ClockWatch() if core.clock.real else None

    def beat() -> Beat:
        there = list(chats)
        for chat in there:
            chat.look()
        if there:
            first = there[0]
            done = tick(
                core.sessions, first.sender, core.clock.now(), policy=first.policy, watch=watch, pauses=core.clock.real
            )
        else:
            done = tick(core.sessions, None, core.clock.now(), watch=watch, pauses=core.clock.real)
        if done.held:
            return done
        for look in beside:
            look()
        sent, again = done.sent, [done.again_at]
        for chat in there[1:]:
            arrived, next_at = carry(core.sessions, chat.sender, core.clock.now(), chat.policy)
            sent, again = sent + arrived, [*again, next_at]
        return Beat(done.queued, sent, min((at for at in again if at is not None), default=None))

    return beat
