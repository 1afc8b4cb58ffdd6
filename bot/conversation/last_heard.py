"""In which chat each person spoke last: written with what they changed, or behind the answer to what they asked."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.conversation.heard import FilledForm, Utterance
from store.delivery.chats import Chat
from store.people import accounts

FRESH = timedelta(minutes=10)
"""Meanwhile another process may have heard somebody in another chat."""


class LastHeard:
    def __init__(self) -> None:
        self._known: dict[int, tuple[Chat, datetime]] = {}

    def write_if_due(self, said: Utterance | FilledForm, now: datetime, session: Session) -> None:
        if self.is_due(said, now):
            self.write(said, now, session)

    def write(self, said: Utterance | FilledForm, now: datetime, session: Session) -> None:
        if said.chat is not None:
            accounts.heard(session, said.person_id, said.chat, now)

    def written(self, said: Utterance | FilledForm, now: datetime) -> None:
        """What was written is committed, or left to be written."""
        if said.chat is not None and self.is_due(said, now):
            self._known[said.person_id] = (said.chat, now)

    def is_due(self, said: Utterance | FilledForm, now: datetime) -> bool:
        if said.chat is None:
            return False
        chat, at = self._known.get(said.person_id, (None, now))
        return chat != said.chat or abs(now - at) > FRESH
