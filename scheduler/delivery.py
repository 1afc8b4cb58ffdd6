"""Send what waits. Nothing is recorded as sent before the chat took it."""

from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlmodel import Session

from commands.cards import Card
from scheduler.drawing import card_of
from store import outbox, people
from store.database import SessionMaker
from store.models import Outgoing

log = structlog.get_logger()

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=30)
NOTHING_TO_ASK = "nothing_to_ask"
"""All of it was answered or given away before the message went."""


class DeliveryError(Exception):
    """The chat did not take a message.

    Args:
        reason: the chat's error word.
        permanent: whether trying again cannot help.
        wait: how long the chat asked to be left alone.
    """

    def __init__(self, reason: str, *, permanent: bool, wait: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.wait = wait


class Sender(Protocol):
    """An edge that can carry a card to a person or a channel."""

    platform: str

    def send(self, key: str, card: Card, *, to: str) -> str:
        """Returns a receipt: where the chat put it.

        Args:
            key: goes with the message, so that it can be looked up after a crash.
            to: an account of this platform, or the address of a channel.

        Raises:
            DeliveryError: the chat did not take it.
        """
        ...


def deliver(sessions: SessionMaker, sender: Sender, now: datetime) -> int:
    """Send every message that is due, oldest first; says how many the chat took."""
    sent = 0
    with sessions() as session:
        while (row := outbox.claim_next(session, now)) is not None:
            account = people.account_of(session, row.person_id, sender.platform)
            card = card_of(session, row, now)
            # The claim is committed, and no lock is held while the chat takes its time.
            session.commit()
            if card is None:
                outbox.record_failure(session, row, NOTHING_TO_ASK, try_again_at=None)
            else:
                sent += _attempt(session, sender, row, card, account, now)
            session.commit()
    return sent


def _attempt(session: Session, sender: Sender, row: Outgoing, card: Card, account: str | None, now: datetime) -> bool:
    try:
        receipt = sender.send(row.key, card, to=_address(row, account))
    except DeliveryError as error:
        again = None if error.permanent else now + (error.wait or _wait(row.attempts))
        outbox.record_failure(session, row, error.reason, try_again_at=again)
        if error.wait:
            outbox.put_off(session, now + error.wait)
        log.warning("not delivered", outgoing=row.id, reason=error.reason, permanent=error.permanent)
        return False
    if not outbox.record_sent(session, row, receipt, now):
        log.warning("sent after its claim ran out", outgoing=row.id)
    return True


def _address(row: Outgoing, account: str | None) -> str:
    """A person who never spoke to the bot has no account yet: the message waits until the directory knows them."""
    address = account if row.person_id is not None else row.channel
    if address is None:
        raise DeliveryError("no_account_known", permanent=False)
    return address


def _wait(attempts: int) -> timedelta:
    """Twice as long after each attempt."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 10)), LONGEST_WAIT)
