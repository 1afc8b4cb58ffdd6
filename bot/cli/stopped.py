"""Why delivery stands still, or what it could not do: the same words in `outbox` and in `check`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.cli.findings import Finding
from commands import chats
from commands.messages.explaining import why
from commands.messages.registry import sealed_kinds
from commands.showing.pauses import paused
from commands.showing.wording import count, moment
from store.delivery import heartbeats, outbox, pauses, rate_limits, undelivered
from store.rules.terms import OutgoingState
from store.time import london_day

RECENT = timedelta(days=7)


def why_stopped(session: Session, now: datetime) -> Iterator[Finding]:
    """What keeps every message, or every message to a chat, from being sent."""
    today = london_day(now)
    if (pause := pauses.standing(session, now)) is not None:
        yield Finding(
            ok=False,
            what=paused(session, pause, today),
            do="If that is over, a programme lead says “resume” to the bot. It shows first what would go.",
        )
    hold = heartbeats.held(session)
    if hold is not None and hold.held_at is not None and hold.held_from is not None:
        yield Finding(
            ok=False,
            what=f"Nothing is decided or sent: the clock jumped from {moment(hold.held_from, today)} to"
            f" {moment(hold.held_at, today)}.",
            do="Set the machine's clock right, then: sightline check --resume",
        )
    for lane in rate_limits.broken(session):
        since = moment(lane.broken_at, today) if lane.broken_at else ""
        yield Finding(
            ok=False,
            what=f"Nothing is sent to {_named(session, lane.name)} since {since}: {why(lane.broken_why or '')}.",
            do="Mend the token or install the app again. Once this check can log in, sending goes on.",
        )

    for chat, many in outbox.due_by_chat(session, now).items():
        served = rate_limits.last_served(session, chat)
        if served is None or now - served > rate_limits.UNSERVED:
            since = f"since {moment(served, today)}" if served else "yet"
            yield Finding(
                ok=False,
                what=f"No bot has served {_named(session, chat.name)} {since}: {count(many, 'message')} waiting.",
                do="Start it: sightline run",
            )


def _named(session: Session, chat: str) -> str:
    """By its tenant as well, where the platform has several."""
    platform, _, tenant = chat.partition("/")
    name = chats.name_of(platform)
    return f"{name} ({tenant})" if tenant and len(rate_limits.of_platform(session, platform)) > 1 else name


def what_failed(session: Session, now: datetime) -> Iterator[Finding]:
    """Messages that people should know of."""
    failed = undelivered.many_failed(session, now - RECENT)
    waiting = outbox.counts(session, without=[one.name for one in sealed_kinds()])
    if failed:
        yield Finding(
            ok=False,
            what=f"{count(failed, 'message')} of the last 7 days could not be said.",
            do="See why: sightline outbox --state failed",
        )
    if twice := undelivered.many_twice(session, now - RECENT):
        yield Finding(
            ok=False,
            what=f"{count(twice, 'message')} of the last 7 days went twice.",
            do="See which: sightline outbox --state sent. A machine that stood still while it was sending does this.",
        )
    doubt = waiting.get(OutgoingState.UNCERTAIN, 0)
    waits = waiting.get(OutgoingState.WAITING, 0)
    yield Finding(
        ok=True, what=f"Messages waiting: {waits:,}. Uncertain, and looked up before they are sent again: {doubt:,}."
    )
