"""Taking back what a pulse said, once its round is over: in the chat first, then in the outbox.

What the chat does not delete now is tried again at a later beat. Only when nothing of a round is left, it is swept.
"""

from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from commands.messages.registry import sealed_kinds
from scheduler.delivery.policy import DEFAULT_POLICY, DeliveryPolicy
from scheduler.delivery.sending import DeliveryError, Sender
from store.database import SessionMaker, reading, transaction
from store.delivery import outbox
from store.models import Outgoing
from store.models.pulse import PulseRound
from store.pulse import asked
from store.rules.terms import OutgoingState

log = structlog.get_logger()

LONGEST = timedelta(days=30)
"""After so long a message is forgotten, whatever its chat says."""


def sweep(sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy = DEFAULT_POLICY) -> None:
    """Take back what rounds that are over have left, as far as this sender reaches."""
    for round_ in asked.unswept(sessions):
        _Sweeping(sessions, sender, now, policy, round_).go_on()


class _Sweeping:
    def __init__(
        self, sessions: SessionMaker, sender: Sender, now: datetime, policy: DeliveryPolicy, round_: PulseRound
    ) -> None:
        self._sessions, self._sender, self._now, self._policy, self._round = sessions, sender, now, policy, round_

    def go_on(self) -> None:
        with reading(self._sessions) as session:
            rows = self._rows(session)
        for row in rows:
            if self._is_over:
                return
            if not self._taken_back(row):
                continue
            with transaction(self._sessions) as session:
                outbox.forget(session, [row.id])
        with transaction(self._sessions) as session:
            if not self._rows(session) and self._round.id is not None:
                asked.note_swept(session, self._round.id, self._now)

    def _rows(self, session: Session) -> list[Outgoing]:
        names = [one.name for one in sealed_kinds()]
        return list(outbox.begun_with(session, names, f"{self._round.id}/"))

    @property
    def _is_over(self) -> bool:
        """Others wait for this round of delivery, too."""
        clock = self._policy.clock
        return clock is not None and clock.now() - self._now > self._policy.longest_round

    def _taken_back(self, row: Outgoing) -> bool:
        """Whether nothing of it is left in the chat."""
        if self._now - (self._round.closed_at or self._now) > LONGEST:
            return True
        if row.message_ref is None:
            # What is in doubt, or on its way, is first looked up by delivery.
            on_its_way = row.claimed_until is not None and row.state is OutgoingState.WAITING
            return row.state is not OutgoingState.UNCERTAIN and not on_its_way
        if row.platform != self._sender.platform or self._sender.tenant not in (None, row.tenant):
            return False
        try:
            self._sender.delete(row.message_ref)
        except DeliveryError as error:
            log.info("not taken back yet", reason=error.word)
            return False
        return True
