"""Send what waits: nothing lost, nothing repeated.

Nothing is recorded as sent before the chat took it, and nothing that the chat may have taken is sent again before it
was looked up there.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
import structlog
from sqlmodel import Session

from commands import chats
from commands.cards import Card
from scheduler.delivery.claiming import ClaimedMessage, DeliveryRound, take_next
from scheduler.delivery.failures import ask_again, record
from scheduler.delivery.kinds import is_sealed, may_be_repeated, out_of_date
from scheduler.delivery.policy import DEFAULT_POLICY, MOST_TRIES, DeliveryPolicy
from scheduler.delivery.sending import AccountGoneError, DeliveryError, LookupImpossibleError, Sender, UncertainError
from store.database import SessionMaker, first_row
from store.delivery import due, heartbeats, outbox, rate_limits, restored, routing
from store.delivery.chats import Chat
from store.delivery.restored import Window
from store.models import Outgoing
from store.retrying import in_transaction
from store.rules import reasons
from store.rules.terms import LookUp

__all__ = ["DeliveryError", "Sender", "deliver", "next_delivery"]

log = structlog.get_logger()

SKEW = heartbeats.JUMP
"""How far the chat's clock may be behind the one that noted the first try: one that is further off is not believed."""


def deliver(sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy = DEFAULT_POLICY) -> int:
    """Send what is due until nothing is, or the chat asks to wait; says how many messages have arrived."""
    this = DeliveryRound(sessions, sender, now, policy)
    waits, is_served, window = _seen(this)
    this = replace(this, window=window)
    if waits:
        in_transaction(sessions, lambda session: routing.route(session, chats.in_order()))
    if not is_served and not ask_again(this):
        return 0
    if not waits:
        return 0
    arrived = 0
    while not this.over and (claimed := take_next(this)) is not None:
        arrived += _carried(this, claimed)
    return arrived


def next_delivery(
    sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy = DEFAULT_POLICY
) -> datetime | None:
    """When this sender can next do something; None while nothing is open for it."""
    chat = Chat(sender.platform, sender.tenant)
    next_up = due.next_due(sessions, chat)
    if next_up is None:
        return None
    this = DeliveryRound(sessions, sender, now, policy)

    def when(session: Session) -> datetime:
        shared = this.shared_now(session)
        free_at = rate_limits.free_at(rate_limits.locked(session, chat, shared), shared, policy.pace)
        return max(next_up.after(now, shared), now + (free_at - shared))

    return in_transaction(sessions, when)


_SEEN = sa.select(outbox.ANY_OPEN, rate_limits.IS_SERVED, *restored.WINDOW)


def _seen(this: DeliveryRound) -> tuple[bool, bool, Window | None]:
    """Whether anything is open, whether the chat lets the bot in and is noted as served, and what is looked up first.

    At most beats nothing is open: they end without waiting for a writer.
    """
    found: Any = first_row(this.sessions, _SEEN, {"chat": this.chat.name, **rate_limits.noted(this.lane_now)})
    assert found is not None
    waits, is_served, since, until, why = found
    return bool(waits), bool(is_served), restored.opened(since, until, why, this.now)


def _carried(this: DeliveryRound, claimed: ClaimedMessage) -> bool:
    try:
        message_ref = _looked_up(this, claimed) if claimed.looked_up_first else _sent(this, claimed)
    except DeliveryError as error:
        record(this, claimed, error)
        return False
    except Exception:
        # The outermost handler of one message: it must not silence the others.
        log.exception("message failed", outgoing=claimed.row.id)
        record(this, claimed, UncertainError(reasons.UNEXPECTED))
        return False
    if message_ref is None:
        return False
    arrived = message_ref
    if in_transaction(this.sessions, lambda session: _recorded(this, session, claimed.row, arrived)):
        log.error("sent twice", outgoing=claimed.row.id)
    return True


def _recorded(this: DeliveryRound, session: Session, row: Outgoing, message_ref: str) -> bool:
    """Returns whether the chat holds it twice."""
    return not outbox.record_sent(session, row, message_ref, this.now) and outbox.note_copy(session, row, message_ref)


def _sent(this: DeliveryRound, claimed: ClaimedMessage, *, repeat: bool = False) -> str | None:
    """None where this process was held up since its claim, and another took it over."""
    assert claimed.card is not None
    card = _marked(claimed.card) if repeat else claimed.card
    deadline = this.deadline(claimed.row)
    if deadline is None:
        log.info("another process took it over", outgoing=claimed.row.id)
        return None
    return this.sender.send(claimed.row.key, card, to=claimed.to, deadline=deadline)


def _looked_up(this: DeliveryRound, claimed: ClaimedMessage) -> str | None:
    """Look up what is in doubt, and send it where it has not arrived. None where it ends, or another took it over."""
    row = claimed.row
    try:
        message_ref = _found(this, claimed)
    except LookupImpossibleError:
        if not claimed.in_doubt and row.look_up_why == LookUp.PAUSE:
            return _sent_after_all(this, claimed, repeat=False)
        # After each crash it is said once more; after any other doubt once at all, and then people are told.
        said_again = claimed.in_doubt and row.problem != reasons.CUT_SHORT and row.repeats
        if said_again or not may_be_repeated(row):
            _end(this, claimed, reasons.MAY_HAVE_ARRIVED)
            return None
        return _sent_after_all(this, claimed, repeat=True)
    if message_ref is not None:
        log.info("had arrived", outgoing=row.id)
        return message_ref
    return _sent_after_all(this, claimed, repeat=False)


def _found(this: DeliveryRound, claimed: ClaimedMessage) -> str | None:
    row = claimed.row
    assert row.first_tried_at is not None
    since = min(row.first_tried_at, row.look_up_since or row.first_tried_at) - SKEW
    try:
        return this.sender.find(row.key, to=claimed.tried_at, since=since, near=claimed.near)
    except AccountGoneError as error:
        if claimed.tried_at == claimed.to:
            raise
        raise LookupImpossibleError from error


def _sent_after_all(this: DeliveryRound, claimed: ClaimedMessage, *, repeat: bool) -> str | None:
    row, now = claimed.row, this.now
    if claimed.card is None:
        _end(this, claimed, reasons.NOTHING_TO_ASK)
        return None
    too_late = out_of_date(row, now)
    if too_late or row.attempts > MOST_TRIES:
        why = reasons.OUT_OF_DATE if too_late else row.problem or reasons.UNEXPECTED
        _end(this, claimed, reasons.MAY_HAVE_ARRIVED if repeat else why)
        return None
    card = outbox.with_drawn(row, claimed.card)

    def hold_on(session: Session) -> bool:
        until = this.shared_now(session) + this.policy.lease
        return outbox.hold_on(session, row, claimed.to, now, until=until, repeat=repeat, card=card)

    if not in_transaction(this.sessions, hold_on):
        log.info("another process took it over", outgoing=row.id)
        return None
    return _sent(this, claimed, repeat=repeat)


def _end(this: DeliveryRound, claimed: ClaimedMessage, why: str) -> None:
    row = claimed.row
    if why == reasons.NOTHING_TO_ASK and is_sealed(row):
        in_transaction(this.sessions, lambda session: outbox.forget(session, [row.id]))
    elif why in (reasons.OUT_OF_DATE, reasons.NOTHING_TO_ASK):
        in_transaction(this.sessions, lambda session: outbox.suppress(session, row, why))
        log.info("not said", outgoing=row.id, reason=why)
    else:
        in_transaction(this.sessions, lambda session: outbox.record_failure(session, row, why, try_again_at=None))
        log.error("given up", outgoing=row.id, reason=why)


def _marked(card: Card) -> Card:
    """Say that it may be read for the second time."""
    if card.notice:
        return card.model_copy(update={"notice": f"(repeat) {card.notice}"})
    return card.model_copy(update={"title": f"(repeat) {card.title}"})
