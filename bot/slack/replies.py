"""Showing an answer where it was asked for."""

from collections.abc import Callable
from http.client import HTTPException
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.edge import FormTooLateError, NotShownError
from bot.chat.origins import Origin
from bot.slack.connection import Client, outbound_of
from bot.slack.form_fields import UserOf
from bot.slack.patience import seconds_left
from bot.slack.refused_blocks import REFUSALS, TOO_LONG, Answer, RefusedBlocks, Surface
from bot.slack.response_urls import ResponseUrls
from bot.slack.shared_channels import SharedChannels
from bot.slack.views import home, modal
from bot.slack.wording import escaped, slash_command
from commands.advice import written
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import card_text
from commands.showing.wording import clipped

log = structlog.get_logger()

LONGEST_FALLBACK = 500
"""What a notification shows and a screen reader announces; the blocks hold the whole."""
NOT_THERE = frozenset({"user_not_in_channel", "not_in_channel", "channel_not_found", "is_archived"})
"""The person, or we, have not joined the channel: then the answer goes to the two of us."""
TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "invalid_trigger"})
"""A form may be opened for 3 seconds after a press, and once."""

NOT_SHARED = "This channel is shared with another organisation, so I show this to you alone."

Content = dict[str, Any]


class Place(Origin):
    """Where in Slack an answer goes."""

    user: str
    response_url: str | None = None
    channel: str | None = None
    thread: str | None = None
    direct: bool = False
    asked_in: str | None = None
    """The channel that would read what is shared."""


class Replies:
    def __init__(self, client: Client) -> None:
        self._client = client
        self.shared = SharedChannels(client)
        self._response_urls = ResponseUrls(outbound_of(client), lambda: seconds_left(client.patience))
        self._refused = RefusedBlocks()

    def open_form(self, form: Form, trigger_id: str, place: Place, user_of: UserOf) -> None:
        """Raises `FormTooLateError`."""
        try:
            self._client.views_open(trigger_id=trigger_id, view=modal(form, place, user_of))
        except SlackApiError as error:
            if error.response["error"] not in TOO_LATE:
                raise
            raise FormTooLateError("Slack did not wait for the form.") from error

    def show(self, place: Place, card: Card) -> None:
        """Raises `NotShownError`."""
        if card.share and place.asked_in and self.shared.is_shared(place.asked_in):
            card = card.model_copy(update={"share": False, "notice": NOT_SHARED})
        try:
            self._shown(place, card)
        except (SlackClientError, OSError, HTTPException) as error:
            # An answer that is no JSON, as of a server that has fallen over, is not even an API error.
            raise NotShownError from error

    def _shown(self, place: Place, card: Card) -> None:
        if place.home:
            self._published(place.user, card)
        elif place.response_url:
            self._to_response_url(place.response_url, place, card)
        elif place.channel and not place.direct and not card.share:
            self._to_one_reader(place, card)
        else:
            where: dict[str, Any] = {"channel": place.channel or place.user, "thread_ts": place.thread}
            self._drawn(card, lambda content: self._client.chat_postMessage(**where, **content))

    def post(self, channel: str, card: Card, metadata: dict[str, Any]) -> tuple[str, str]:
        """Say something unasked; returns its channel and its time stamp."""
        answer = self._drawn(
            card,
            lambda content: self._client.chat_postMessage(channel=channel, metadata=metadata, **content),
            lambda said, content: self._followed(str(said["channel"]), str(said["ts"]), content),
        )
        return str(answer["channel"]), str(answer["ts"])

    def redraw(self, message_ref: str, card: Card) -> None:
        """Raises `NotShownError`."""
        channel, _, ts = message_ref.partition("/")
        try:
            self._drawn(card, lambda content: self._client.chat_update(channel=channel, ts=ts, **content))
        except (SlackClientError, OSError, HTTPException) as error:
            raise NotShownError from error

    def _followed(self, channel: str, thread: str, content: Content) -> None:
        """Say the rest under what was said. That has arrived: it is not sent again where its rest does not."""
        try:
            self._client.chat_postMessage(channel=channel, thread_ts=thread, **content)
        except (SlackClientError, OSError, HTTPException) as error:
            if isinstance(error, SlackApiError) and error.response["error"] in TOO_LONG:
                raise
            log.warning("the rest of a message was not taken", reason=type(error).__name__)

    def _to_one_reader(self, place: Place, card: Card) -> None:
        private: dict[str, Any] = {"channel": place.channel, "user": place.user, "thread_ts": place.thread}
        try:
            self._drawn(card, lambda content: self._client.chat_postEphemeral(**private, **content))
        except SlackApiError as error:
            if error.response["error"] not in NOT_THERE:
                raise
            self._drawn(card, lambda content: self._client.chat_postMessage(channel=place.user, **content))

    def _to_response_url(self, url: str, place: Place, card: Card) -> None:
        kind = "in_channel" if card.share else "ephemeral"

        def send(content: Content, *, replaces: bool = place.replaces and not card.share) -> None:
            where = {"response_type": kind, "replace_original": replaces}
            status, said = self._response_urls.post(url, {**where, **content})
            if status != 200:
                # Its answers are text: some are a word, some a document that holds it.
                word = next((one for one in sorted(REFUSALS["response"] | TOO_LONG) if one in said), "")
                found = {"error": word, "response_metadata": said, "status": status}
                raise SlackApiError("the response url did not take it", found)

        try:
            self._drawn(card, send, lambda _, content: send(content, replaces=False), surface="response")
        except SlackApiError as error:
            # The address works for half an hour and five times; a direct message works always.
            log.info("response url refused", status=error.response["status"])
            self._drawn(card, lambda content: self._client.chat_postMessage(channel=place.user, **content))

    def _published(self, user: str, card: Card) -> None:
        self._refused.send("home", card, lambda blocks: self._client.views_publish(user_id=user, view=home(blocks)))

    def _drawn(
        self,
        card: Card,
        send: Callable[[Content], Answer],
        follow: Callable[[Answer, Content], object] | None = None,
        surface: Surface = "message",
    ) -> Answer:
        """Args: follow: posts what does not fit into the first message; as the first, if left out."""
        text, again = fallback(card), follow or (lambda _, content: send(content))
        continued = f"(continued) {text}"[:LONGEST_FALLBACK]
        return self._refused.send(
            surface,
            card,
            lambda blocks: send({"text": text, "blocks": blocks}),
            lambda said, blocks: again(said, {"text": continued, "blocks": blocks}),
        )


def fallback(card: Card) -> str:
    """The beginning of the answer in words."""
    return clipped(escaped(written(card_text(card), slash_command)), LONGEST_FALLBACK)
