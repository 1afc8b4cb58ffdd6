"""Sealed buttons and forms in Slack: nothing of them passes what other presses and forms pass.

A ballot's thanks take the place of the pressed message by the response URL of the press, which the form carries
encrypted. Where that is over, the bot's own message is edited, and where that is gone the thanks are a new one.
"""

import re
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from slack_bolt import Ack, App
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.sealed_edge import Kept, SealedEdge, Spot
from bot.conversation.sealed import WHOLE_FORM, SealedConversation
from bot.slack.blocks import card_blocks
from bot.slack.buttons import SEALED
from bot.slack.connection import Client, outbound_of
from bot.slack.form_fields import filled_values
from bot.slack.patience import seconds_left
from bot.slack.response_urls import ResponseUrls
from bot.slack.views import BALLOT, sealed_modal
from bot.slack.wording import escaped
from commands.cards import Card
from commands.forms import Form

Body = dict[str, Any]

TOO_LATE = frozenset({"expired_trigger_id", "invalid_trigger_id", "invalid_trigger"})
OPEN_ALREADY = "exchanged_trigger_id"
"""The same press was delivered before."""


class SealedSpot(Spot):
    user: str
    response_url: str | None = None
    channel: str | None = None
    ts: str | None = None


class SealedListeners:
    def __init__(
        self, client: Client, conversation: SealedConversation, person_of: Callable[[str], int | None]
    ) -> None:
        """Args: person_of: finds whose account it is, without asking Slack and without writing."""
        self._client = client
        self._person_of = person_of
        self._edge = SealedEdge[SealedSpot](conversation, Kept[SealedSpot], self._show)
        self._response_urls = ResponseUrls(outbound_of(client), lambda: seconds_left(client.patience))

    def listen(self, app: App) -> None:
        app.action(re.compile(f"^{re.escape(SEALED)}"))(self.button)
        app.view(BALLOT)(self.form)

    def button(self, ack: Ack, body: Body) -> None:
        user, action = body["user"]["id"], body["actions"][0]
        act = action["action_id"].removeprefix(SEALED).partition(".")[0]
        says = f"{act} {action.get('value') or ''}".strip()
        self._edge.pressed(lambda: self._person_of(user), says, _spot(body, user), self._opens(body["trigger_id"]))
        ack()

    def form(self, ack: Ack, body: Body) -> None:
        view, user = body["view"], body["user"]["id"]
        values = filled_values(view, str)
        errors = self._edge.filled(lambda: self._person_of(user), view["private_metadata"], values)
        if not errors:
            ack()
            return
        first = next(iter(view["state"]["values"]), "")
        ack(
            response_action="errors",
            errors={first if name == WHOLE_FORM else name: one for name, one in errors.items()},
        )

    def _opens(self, trigger_id: str) -> Callable[[Form, str], bool]:
        def opens(form: Form, hidden: str) -> bool:
            try:
                self._client.views_open(trigger_id=trigger_id, view=sealed_modal(form, hidden))
            except SlackApiError as error:
                word = str(error.response["error"])
                if word not in TOO_LATE and word != OPEN_ALREADY:
                    raise
                return word == OPEN_ALREADY
            return True

        return opens

    def _show(self, spot: SealedSpot, card: Card, replaces: bool) -> None:
        content: Body = {"text": escaped(card.title), "blocks": card_blocks(card)}
        if spot.response_url and self._to_response_url(spot.response_url, content, replaces=replaces):
            return
        if replaces and spot.channel and spot.ts:
            try:
                self._client.chat_update(channel=spot.channel, ts=spot.ts, **content)
            except SlackClientError:
                pass
            else:
                return
        self._client.chat_postMessage(channel=spot.user, **content)

    def _to_response_url(self, url: str, content: Body, *, replaces: bool) -> bool:
        """Whether Slack took it: the address works for half an hour and five times."""
        where = {"response_type": "ephemeral", "replace_original": replaces}
        try:
            status, _ = self._response_urls.post(url, {**where, **content})
        except (OSError, HTTPException):
            return False
        return status == 200


def is_sealed(body: Body) -> bool:
    """Whether nothing may be recorded of what Slack sends here, and nothing of it logged."""
    match body:
        case {"view": {"callback_id": str(name)}} if name == BALLOT:
            return True
        case {"actions": [{"action_id": str(name)}, *_]}:
            return name.startswith(SEALED)
    return False


def _spot(body: Body, user: str) -> SealedSpot:
    """An answer that only its reader sees has no message of ours behind it that could be edited."""
    ephemeral = body.get("container", {}).get("is_ephemeral", False)
    message = {} if ephemeral else body.get("message", {})
    return SealedSpot(
        user=user,
        response_url=body.get("response_url"),
        channel=body.get("channel", {}).get("id") if message else None,
        ts=message.get("ts"),
    )
