"""The rounds of pulses whose time is over, or whose closing was interrupted: looked for at every beat."""

from datetime import datetime

import structlog
from sqlmodel import Session

from commands.messages import pulse_closed
from commands.pulse.comments import screen_for
from store.database import SessionMaker, reading
from store.models import PulseRound
from store.pulse import closing
from store.pulse.keys import NoKeysError

log = structlog.get_logger()


def close_due(sessions: SessionMaker, now: datetime) -> None:
    """Close them, one after the other. One that cannot be closed is tried again, and holds up no other."""
    with reading(sessions) as session:
        waiting = closing.unfinished(session, now)
    for round_id in waiting:
        try:
            _close(sessions, round_id, now)
        except NoKeysError as missing:
            log.warning("pulse round waits for its key", round=round_id, why=str(missing), see="sightline check")
        except Exception:
            log.exception("pulse round not closed", round=round_id)
    if many := closing.sweep(sessions):
        log.info("keys without a round destroyed", keys=many)


def _close(sessions: SessionMaker, round_id: int, now: datetime) -> None:
    with reading(sessions) as session:
        screen = screen_for(session)

    def tell(session: Session, round_: PulseRound) -> None:
        pulse_closed.tell(session, round_, now)

    done = closing.close(sessions, round_id, now, screen=screen, when_ended=tell)
    if done.ended:
        # The audit's one line of a round: how many were counted, and what they were.
        log.info("pulse round ended", round=round_id, state=done.state, answered=done.answered, digest=done.digest)
    if done.broken:
        log.error("ballots could not be opened", round=round_id, ballots=done.broken)
    if not done.finished:
        log.info("pulse round is cleaned later", round=round_id)
