"""What delays messages: words are still taken and kept, so none of it is *down*."""

from collections.abc import Iterator
from datetime import timedelta

from bot.core import Core
from bot.health.lights import Light, State
from commands import chats
from commands.messages.explaining import why
from commands.showing.wording import count
from store.database import reading
from store.delivery import heartbeats, pauses, rate_limits, undelivered

LANES, CLOCK, BEAT, WAITING = "chats let us send", "clock", "beat", "oldest waiting message"
OLD_BEAT = timedelta(minutes=5)
"""It beats every 20 seconds. A round of delivery and a read of the directory may take some of these."""
LONG_WAIT = timedelta(minutes=30)
"""A thousand messages of one morning take six minutes."""


def look(core: Core) -> Iterator[Light]:
    now = core.clock.now()
    with reading(core.sessions) as session:
        broken = rate_limits.broken(session)
        held, beat = heartbeats.held(session), heartbeats.newest(session)
        paused = pauses.standing(session, now) is not None
        oldest = None if paused or held else undelivered.oldest_due(session, now)
    for lane in broken:
        platform = chats.name_of(lane.name.partition("/")[0])
        yield _late(
            LANES,
            f"Nothing is sent to {platform}: {why(lane.broken_why or '')}.",
            "Mend the token or install the app again, then: sightline check",
        )
    if not broken:
        yield _well(LANES, "No chat refuses the bot.")
    if held is not None:
        yield _late(CLOCK, "Nothing is decided or sent: the clock has jumped.", "See: sightline check")
    else:
        yield _well(CLOCK, "The clock is believed.")
    if beat is not None and now - beat > OLD_BEAT and held is None:
        minutes = count((now - beat) // timedelta(minutes=1), "minute")
        yield _late(
            BEAT, f"Nothing was decided or sent for {minutes}.", "Start it: sightline run. If it runs, see its log."
        )
    else:
        yield _well(BEAT, "The scheduler beats." if beat else "The scheduler has not beaten yet.")
    if oldest is not None and now - oldest > LONG_WAIT:
        minutes = count((now - oldest) // timedelta(minutes=1), "minute")
        yield _late(WAITING, f"A message has waited for {minutes}.", "See why: sightline outbox")
    else:
        yield _well(WAITING, "No message waits for long.")


def _well(name: str, says: str) -> Light:
    return Light(name=name, state=State.OK, says=says)


def _late(name: str, says: str, do: str) -> Light:
    return Light(name=name, state=State.DEGRADED, says=says, do=do)
