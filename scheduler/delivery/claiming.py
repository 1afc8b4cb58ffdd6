"""Taking the next message to carry, and a place in the lane for it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from sqlmodel import Session

from commands.cards import Card
from commands.messages.drawing import card_of
from scheduler.delivery.kinds import is_sealed, out_of_date
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import Deadline, Sender
from store.database import SessionMaker
from store.delivery import lost_channels, outbox, pauses, rate_limits, restored, routing
from store.delivery.chats import Chat
from store.delivery.restored import Window
from store.models import Outgoing
from store.people import accounts, directory
from store.retrying import in_transaction
from store.rules import reasons
from store.rules.terms import OutgoingState

_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class DeliveryRound:
    """One round of delivery by one process."""

    sessions: SessionMaker
    sender: Sender
    started: datetime
    policy: DeliveryPolicy
    window: Window | None = None
    """What goes for the first time is looked up, since beats are missing."""
    name: str = field(default_factory=lambda: uuid4().hex)

    @property
    def chat(self) -> Chat:
        return Chat(self.sender.platform, self.sender.tenant)

    @property
    def now(self) -> datetime:
        return self.policy.clock.now() if self.policy.clock else self.started

    @property
    def lane_now(self) -> datetime:
        return self.policy.lane_clock.now() if self.policy.lane_clock else self.now

    def shared_now(self, session: Session) -> datetime:
        """By the clock that all processes on this database share."""
        return self.policy.shared_clock.now(session) if self.policy.shared_clock else self.lane_now

    def elapsed(self) -> timedelta:
        return self.policy.shared_clock.elapsed() if self.policy.shared_clock else self.lane_now - _ZERO

    def deadline(self, row: Outgoing) -> Deadline | None:
        """Until when what is claimed may begin to go: then half of the lease is left for the call itself.

        None where another process has taken it over.
        """
        began = self.elapsed()
        left = in_transaction(self.sessions, lambda session: outbox.lease_left(session, row, self.shared_now(session)))
        return None if left is None else Deadline(self.elapsed, began + left - self.policy.lease / 2)

    @property
    def over(self) -> bool:
        return self.now - self.started > self.policy.longest_round


@dataclass(frozen=True)
class ClaimedMessage:
    row: Outgoing
    to: str
    tried_at: str
    """Where the last try went, if it is in doubt: the person may have another account by now."""
    near: str | None
    """The message reference of an earlier message there."""
    card: Card | None
    """As it would go now. None where there is nothing left to say of what is in doubt."""

    @property
    def in_doubt(self) -> bool:
        return self.row.state is OutgoingState.UNCERTAIN

    @property
    def looked_up_first(self) -> bool:
        """In doubt, or from a time of which this database may not know what was said."""
        return self.in_doubt or self.row.look_up_since is not None


def take_next(this: DeliveryRound) -> ClaimedMessage | None:
    """Claim a message and a place in the lane in one transaction, so that no lock is held while the chat is spoken to.

    None where nothing is due, everything is paused, or the lane is empty, paused or broken.
    """
    while not isinstance(found := in_transaction(this.sessions, partial(_take, this)), _Left):
        pass
    return found.claimed


@dataclass(frozen=True)
class _Left:
    """Where taking ends."""

    claimed: ClaimedMessage | None = None


def _take(this: DeliveryRound, session: Session) -> _Left | None:
    """None where a message was met that is not to go now, and the next one is to be looked at."""
    pace = this.policy.pace
    if pauses.standing(session, this.now) is not None:
        return _Left()
    shared = this.shared_now(session)
    lane = rate_limits.locked(session, this.chat, shared)
    if not rate_limits.lets_pass(lane, shared, pace):
        return _Left()
    apart = pace.apart if pace else None
    lease = this.policy.lease
    row = outbox.claim_next(session, this.chat, this.now, this.name, shared=shared, lease=lease, apart=apart)
    if row is None:
        return _Left()
    if (to := _address(session, this, row)) is None:
        return None
    card = card_of(session, row, this.now)
    if card is None and row.state is not OutgoingState.UNCERTAIN:
        _end_unsaid(session, row)
        return None
    rate_limits.take(session, lane, shared, pace)
    return _Left(_packed(session, this, row, card, to))


def _end_unsaid(session: Session, row: Outgoing) -> None:
    """That there was nothing left to ask would tell of a sealed message that somebody has answered."""
    if is_sealed(row):
        outbox.forget(session, [row.id])
    else:
        outbox.suppress(session, row, reasons.NOTHING_TO_ASK)


def _packed(session: Session, this: DeliveryRound, row: Outgoing, card: Card | None, to: str) -> ClaimedMessage:
    if this.window is not None and row.first_tried_at is None:
        restored.flag_one(row, this.window)
    in_doubt = row.state is OutgoingState.UNCERTAIN
    tried_at = row.address if in_doubt and row.address else to
    # What is in doubt says what it said when it went, until it is known that it did not arrive.
    says = None if in_doubt or card is None else outbox.with_drawn(row, card)
    outbox.begin(session, row, tried_at, this.now, card=says)
    return ClaimedMessage(row, to, tried_at, outbox.last_message_ref(session, row), card)


def _address(session: Session, this: DeliveryRound, row: Outgoing) -> str | None:
    """None where the message is not to go now: then the claim is over, and the ledger says why.

    What is in doubt is looked up in any case, and keeps its own reason, which decides whether it may be repeated.
    """
    now, person = this.now, directory.get(session, row.person_id)
    fresh = row.state is not OutgoingState.UNCERTAIN
    if fresh and out_of_date(row, now) and row.problem in lost_channels.NO_WAY_THERE:
        # That it came too late is not why nobody read it.
        outbox.record_failure(session, row, row.problem, try_again_at=None)
    elif fresh and out_of_date(row, now):
        outbox.suppress(session, row, reasons.OUT_OF_DATE)
    elif fresh and person is not None and not person.active:
        outbox.suppress(session, row, reasons.ACCOUNT_CLOSED)
    elif (moment := this.policy.may_send(session, row, person, now)) > now:
        outbox.give_back(session, row, row.problem or reasons.NOT_YET, not_before=moment)
    else:
        to = row.channel if row.person_id is None else _account(session, row)
        if to is not None:
            return to
        # It went since the message was given to this chat: where it goes now is decided anew.
        outbox.give_back(session, row, reasons.NO_ACCOUNT)
        routing.route_anew(session, row.person_id or 0)
    return None


def _account(session: Session, row: Outgoing) -> str | None:
    """The account to write to: where none is open any more, what is in doubt is still looked up where it went."""
    assert row.platform is not None
    account = accounts.account_of(session, row.person_id, row.platform, row.tenant)
    return account or (row.address if row.state is OutgoingState.UNCERTAIN else None)
