"""Carrying what is said unasked to Teams. It knows no key of a message, so nothing can be looked up there."""

from datetime import datetime, timedelta

import structlog

from bot.teams.activities import THREAD
from bot.teams.cards import card_pages, summary
from bot.teams.connection import PLATFORM, Conversation, TeamsClient, TeamsError
from bot.teams.messages import Json, message
from bot.teams.references import References, channel_of
from bot.teams.refusals import is_removed, what_it_means
from bot.teams.turns import SAYING, Turns
from bot.teams.wording import message_ref
from commands.cards import Card
from scheduler.delivery.sending import NO_DEADLINE, AccountGoneError, Deadline, DeliveryError, LookupImpossibleError
from store.delivery.rate_limits import Pace
from store.rules import reasons

log = structlog.get_logger()

PACE = Pace(per_minute=400, apart=timedelta(seconds=2))
"""Teams takes 50 calls a second of a bot in a tenant, and 1,800 messages an hour in one conversation."""


class TeamsSender:
    platform = PLATFORM

    def __init__(self, client: TeamsClient, references: References) -> None:
        self.tenant: str | None = client.tenant
        self._client = client
        self._references = references
        self._turns = Turns()

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        to_person = "/" not in to
        external_id = channel_of(to)
        where = self._place(external_id, to_person=to_person)
        first, *rest = (message(drawn, summary(card, at)) for at, drawn in enumerate(card_pages(card)))
        try:
            self._turns.take(SAYING, where.id.partition(THREAD)[0])
            # It may have waited for its turn, and before that asked for the conversation.
            deadline.look()
            sent = self._client.send(where, first)
        except TeamsError as error:
            if is_removed(error):
                self._references.close(external_id)
            raise what_it_means(error, to_person=to_person) from error
        self._follow(where, sent, rest, to_person=to_person)
        return message_ref(where.id, sent)

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        raise LookupImpossibleError

    def delete(self, message_ref: str) -> None:
        conversation, _, activity = message_ref.rpartition("/")
        where = self._references.conversation(conversation)
        if where is None:
            return
        try:
            self._client.delete(where, activity)
        except TeamsError as error:
            if error.status not in (403, 404):
                raise what_it_means(error, to_person=True, looking=True) from error

    def check(self) -> None:
        try:
            self._client.check()
        except TeamsError as error:
            raise what_it_means(error, to_person=True, looking=True) from error

    def _say(self, where: Conversation, page: Json) -> str:
        self._turns.take(SAYING, where.id.partition(THREAD)[0])
        return self._client.send(where, page)

    def _place(self, external_id: str, *, to_person: bool) -> Conversation:
        """Raises `DeliveryError` where Teams lets the bot write there no more, or never did."""
        known = self._references.of(external_id)
        if known is not None and known.closed_at is None:
            return Conversation(known.service_url, known.conversation)
        if known is not None:
            raise AccountGoneError(reasons.ACCOUNT_CLOSED) if to_person else _not_there()
        look_for = self._references.opened_with if to_person else self._references.channel
        try:
            found = look_for(external_id, self._turns)
        except TeamsError as error:
            if error.status not in (400, 403, 404):
                raise what_it_means(error, to_person=to_person, looking=True) from error
            found = None
        if found is None:
            raise DeliveryError(reasons.NOT_INSTALLED, permanent=False) if to_person else _not_there()
        return found

    def _follow(self, where: Conversation, sent: str, rest: list[Json], *, to_person: bool) -> None:
        """Say the rest under what was said. That has arrived: it is not sent again where its rest does not."""
        thread = where if to_person else Conversation(where.service_url, f"{where.id}{THREAD}{sent}")
        try:
            for page in rest:
                self._say(thread, page)
        except TeamsError as error:
            log.warning("the rest of a message was not taken", code=error.code)


def _not_there() -> DeliveryError:
    return DeliveryError(reasons.BOT_NOT_IN_CHANNEL, permanent=True)
