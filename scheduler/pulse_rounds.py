"""The rounds of pulses whose time is over, or whose closing was interrupted: looked for at every beat.

Of those that are open it is told once a day how many have answered.
"""

from datetime import datetime

import structlog
from sqlmodel import Session

from commands.messages import pulse_closed
from commands.pulse.comments import screen_for
from store.database import SessionMaker, reading, transaction
from store.delivery import job_days
from store.models import Plan, PulseRound
from store.pulse import asked, ballots, closing, retention
from store.pulse.ballots import RoundEndedError
from store.pulse.keys import NoKeysError
from store.time import london_day

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


def forget_outlived(sessions: SessionMaker, now: datetime) -> None:
    """Delete who was asked and the comments, a year after a round."""
    with reading(sessions) as session:
        outlived = retention.outlived(session, now)
    for round_id in outlived:
        with transaction(sessions) as session:
            retention.forget(session, round_id)
        log.info("pulse round's list and comments deleted", round=round_id)


def tell_rates(sessions: SessionMaker, now: datetime) -> None:
    """Bring up to date how many have answered, each morning from the second day on."""
    today = london_day(now)
    with reading(sessions) as session:
        rounds = [
            one.id for one in asked.every_open(session) if london_day(one.opened_at) < today and now < one.closes_at
        ]
    for round_id in rounds:
        try:
            _tell_rate(sessions, round_id, now)
        except (NoKeysError, RoundEndedError):
            continue


def _tell_rate(sessions: SessionMaker, round_id: int | None, now: datetime) -> None:
    with transaction(sessions) as session:
        if (found := asked.by_id(session, round_id)) is None:
            return
        pulse, round_ = found
        plan = session.get_one(Plan, pulse.plan_id)
        if job_days.claim(session, plan, f"pulse rate {round_id}", london_day(now), now):
            ballots.bring_rate_up_to_date(session, round_)


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
