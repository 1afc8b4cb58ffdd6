"""What a chat's refusal means for the message, for its person, and for all that waits."""

import structlog
from sqlmodel import Session

from commands.messages.undelivered import tell_leads
from scheduler.delivery.claiming import ClaimedMessage, DeliveryRound
from scheduler.delivery.kinds import told_where_lost
from scheduler.delivery.policy import MOST_TRIES
from scheduler.delivery.sending import AccountGoneError, DeliveryError, HeldUpError, RefusedError, UncertainError
from store.delivery import lost_channels, outbox, rate_limits
from store.models import Outgoing
from store.people import accounts
from store.retrying import in_transaction
from store.rules import reasons

log = structlog.get_logger()


def record(this: DeliveryRound, claimed: ClaimedMessage, error: DeliveryError) -> None:
    """Write down what became of a try, so that none goes unseen."""
    in_transaction(this.sessions, lambda session: _recorded(this, session, claimed, error))


def ask_again(this: DeliveryRound) -> bool:
    """Whether the chat lets the bot in. While it does not, one process asks it now and then, and nothing is sent."""
    chat = this.chat
    is_broken, may_ask = in_transaction(this.sessions, lambda session: _noted_served(this, session))
    if not is_broken or not may_ask:
        return not is_broken
    try:
        this.sender.check()
    except DeliveryError as error:
        log.info("still not let in", chat=chat.name, reason=error.word)
        return False
    in_transaction(this.sessions, lambda session: rate_limits.mend(session, chat))
    log.info("let in again", chat=chat.name)
    return True


def _noted_served(this: DeliveryRound, session: Session) -> tuple[bool, bool]:
    """Whether the lane is broken, and whether this process is the one to ask the chat about it now."""
    shared = this.shared_now(session)
    lane = rate_limits.locked(session, this.chat, shared)
    rate_limits.note_served(session, lane, this.lane_now)
    is_broken = lane.broken_at is not None
    return is_broken, is_broken and rate_limits.may_probe(session, this.chat, shared)


def _recorded(this: DeliveryRound, session: Session, claimed: ClaimedMessage, error: DeliveryError) -> None:
    if isinstance(error, RefusedError):
        _break_off(this, session, error)
        _give_back(session, claimed, error.reason)
    elif error.wait is not None:
        rate_limits.pause(session, this.chat, error.wait, this.shared_now(session))
        _give_back(session, claimed, error.reason)
        log.info("asked to wait", chat=this.chat.name, seconds=error.wait.total_seconds())
    elif isinstance(error, HeldUpError):
        _give_back(session, claimed, error.reason)
        log.warning("held up before sending", outgoing=claimed.row.id)
    else:
        _tried(this, session, claimed, error)


def _break_off(this: DeliveryRound, session: Session, error: DeliveryError) -> None:
    """One alarm, however many messages and processes meet it."""
    if rate_limits.break_off(session, this.chat, error.reason, this.shared_now(session)):
        log.error("the chat refuses the bot, nothing is sent", chat=this.chat.name, reason=error.word)


def _give_back(session: Session, claimed: ClaimedMessage, reason: str) -> None:
    outbox.give_back(session, claimed.row, _reason(claimed, reason))


def _tried(this: DeliveryRound, session: Session, claimed: ClaimedMessage, error: DeliveryError) -> None:
    row, now = claimed.row, this.now
    if isinstance(error, AccountGoneError) and row.person_id is not None:
        person = accounts.account_closed(session, this.chat, claimed.to)
        log.warning("account closed", person=person.id if person else None, reason=error.word)
    if isinstance(error, UncertainError):
        # Even after the last try it is looked up once more.
        wait = max(this.policy.settle, this.policy.wait(row.attempts))
        rests_until = this.shared_now(session) + wait
        outbox.record_doubt(session, row, error.reason, look_at=now + wait, rests_until=rests_until)
        log.warning("not sure whether it arrived", outgoing=row.id, reason=error.word)
        return
    if row.person_id is None and error.reason in lost_channels.NO_WAY_THERE and not claimed.in_doubt:
        again, until = now + lost_channels.AGAIN, row.queued_at + lost_channels.WORTH_SAYING
        outbox.give_back(session, row, error.reason, not_before=again, good_until=min(row.good_until or until, until))
        _tell(this, session, row, error.reason)
        log.warning("no way to the channel", outgoing=row.id, reason=error.word)
        return
    ends = error.permanent or row.attempts >= MOST_TRIES
    reason = error.reason
    if claimed.in_doubt and not error.permanent:
        reason = reasons.MAY_HAVE_ARRIVED if ends else _reason(claimed, error.reason)
    try_again_at = None if ends else now + this.policy.wait(row.attempts)
    outbox.record_failure(session, row, reason, try_again_at=try_again_at)
    if ends and not isinstance(error, AccountGoneError):
        _tell(this, session, row, reason)
    (log.error if ends else log.warning)("not delivered", outgoing=row.id, reason=error.word, given_up=ends)


def _tell(this: DeliveryRound, session: Session, row: Outgoing, reason: str) -> None:
    """Somebody must know of it who can do something about it."""
    if told_where_lost(row):
        of = [plan for plan in outbox.plans_of(session, row) if plan.closed_at is None]
        tell_leads(session, of, row, reason, this.now)


def _reason(claimed: ClaimedMessage, reason: str) -> str:
    """What is in doubt keeps its own reason, which decides whether it may be repeated."""
    return claimed.row.problem or reason if claimed.in_doubt else reason
