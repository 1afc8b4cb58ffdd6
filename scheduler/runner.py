"""One beat: every kind of message whose time has come is decided, then what waits is sent."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlmodel import Session

from commands.messages.registry import Schedule, end_for_closed_plans, private_kinds, scheduled
from scheduler import chores
from scheduler.beating import note_beat
from scheduler.clock import ClockWatch
from scheduler.delivery.loop import Sender, deliver, next_delivery
from scheduler.delivery.policy import DEFAULT_POLICY, DeliveryPolicy
from scheduler.delivery.sweeping import sweep
from scheduler.pulse_rounds import close_due, forget_outlived, tell_rates
from store.database import SessionMaker, reading
from store.delivery import heartbeats, inbound, restored
from store.loading import stored_imports
from store.plan import acts, plans
from store.retention import cleaning, pruning
from store.retrying import in_transaction

log = structlog.get_logger()


@dataclass(frozen=True)
class Beat:
    queued: dict[str, int]
    """By job, for those that decided something: how many messages they queued."""
    sent: int
    again_at: datetime | None = None
    """When there is next something to send; None while nothing waits."""
    held: bool = False
    """The clock is not believed, and so nothing was done."""


def tick(
    sessions: SessionMaker,
    sender: Sender | None,
    now: datetime,
    among: Iterable[Schedule] | None = None,
    *,
    policy: DeliveryPolicy = DEFAULT_POLICY,
    watch: ClockWatch | None = None,
    pauses: bool = True,
) -> Beat:
    """Decide what is to be said unasked, and send what waits.

    Args:
        sender: None where no chat is set up; what is queued then waits.
        among: the schedules there are, if not all that discovery finds.
        watch: holds everything where a real clock is not to be believed; without it `now` is taken as it is.
        pauses: whether hours without a beat are a pause, after which messages are looked up before they go.
    """
    if watch is not None and not _believed(sessions, now, watch):
        return Beat({}, 0, held=True)
    window = note_beat(sessions, now, pauses=pauses)
    to_do = chores.look(sessions, now)
    if to_do.old:
        in_transaction(sessions, lambda session: _prune(session, now))
    if to_do.outlived or to_do.unclean:
        _delete_outlived(sessions, now)
    if to_do.rounds:
        _close_rounds(sessions, now)
    if to_do.paused:
        # Nothing is even decided: what falls due is made up for afterwards, by what is true then.
        return Beat({}, 0)
    # The close of a round may have left something, too.
    if to_do.of_closed_plans or to_do.rounds:
        in_transaction(sessions, end_for_closed_plans)
    queued = _decided(sessions, [one for _, one in scheduled()] if among is None else among, now)
    if window is not None:
        in_transaction(sessions, lambda session: restored.flag(session, window))
    if sender is None:
        return Beat(queued, 0)
    return Beat(queued, *carry(sessions, sender, now, policy))


def carry(
    sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy = DEFAULT_POLICY
) -> tuple[int, datetime | None]:
    """Send what waits for one chat, and take back there what is over. A beat does it for the chat that it is given.

    Returns:
        How many messages have arrived, and when there is next something to send.
    """
    delivered = _delivered(sessions, sender, now, policy)
    try:
        sweep(sessions, sender, now, policy)
    except Exception:
        log.exception("sweeping failed")
    return delivered


def _prune(session: Session, now: datetime) -> None:
    inbound.prune(session, now)
    acts.prune(session, now)
    stored_imports.prune(session, now)


def _delete_outlived(sessions: SessionMaker, now: datetime) -> None:
    """Also in a pause: it holds what is said, not how long things are kept."""
    try:
        deleted = in_transaction(sessions, lambda session: pruning.nightly(session, now, private_kinds()))
        if deleted:
            log.info("deleted what was kept for long enough", **deleted)
        cleaning.clean_wanted(sessions)
    except Exception:
        log.exception("nothing deleted")


def _close_rounds(sessions: SessionMaker, now: datetime) -> None:
    """Also in a pause: it holds what is said, not the promise of when answers are counted and gone."""
    try:
        close_due(sessions, now)
        tell_rates(sessions, now)
        forget_outlived(sessions, now)
    except Exception:
        log.exception("rounds not looked at")


def _believed(sessions: SessionMaker, now: datetime, watch: ClockWatch) -> bool:
    before = watch.look(now)

    def look(session: Session) -> tuple[bool, bool]:
        return heartbeats.held(session) is not None, heartbeats.believe(session, now, before)

    known, believed = in_transaction(sessions, look)
    if not believed and not known:
        log.error("the clock has jumped, nothing is sent", shows=now.isoformat(), see="sightline check")
    return believed


def _delivered(
    sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy
) -> tuple[int, datetime | None]:
    try:
        return deliver(sessions, sender, now, policy), next_delivery(sessions, sender, now, policy)
    except Exception:
        log.exception("delivery failed")
        return 0, None


def _decided(sessions: SessionMaker, schedules: Iterable[Schedule], now: datetime) -> dict[str, int]:
    """Decide, one after the other, what is due; says how many messages each has queued."""
    queued, waiting = dict[str, int](), deque(schedules)
    while waiting:
        # The outermost handlers of unasked work: neither a kind nor a message that fails may silence the others.
        try:
            _leave_out(sessions, waiting, now)
            many = _decide(sessions, waiting[0], now) if waiting else None
        except Exception:
            log.exception("job failed", job=waiting[0].job)
        else:
            if waiting and many is not None:
                queued[waiting[0].job] = many
        if waiting:
            waiting.popleft()
    return queued


def _leave_out(sessions: SessionMaker, waiting: deque[Schedule], now: datetime) -> None:
    """Take away what is not due, up to the first that is.

    One transaction that only reads is enough for all of them, and each is still asked after those before it decided.
    """
    with reading(sessions) as session:
        open_plans = plans.open_ones(session)
        while waiting and not (open_plans and waiting[0].due(session, open_plans, now)):
            waiting.popleft()


def _decide(sessions: SessionMaker, schedule: Schedule, now: datetime) -> int | None:
    def decide(session: Session) -> int | None:
        open_plans = plans.open_ones(session)
        return schedule.decide(session, open_plans, now) if open_plans else None

    return in_transaction(sessions, decide)
