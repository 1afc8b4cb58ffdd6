"""The Bolt app: a few generic listeners between Slack and the conversation.

Each writes first, shows the answer, and acknowledges last (`process_before_response`), within Slack's 3 seconds.
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.conversation import Conversation, FilledForm, Heard, Utterance, as_card
from bot.documents import Documents
from bot.slack.accounts import Accounts
from bot.slack.files import SharedFiles
from bot.slack.form_fields import filled_values
from bot.slack.replies import Place, Replies
from bot.slack.sender import message_ref
from bot.slack.views import modal
from bot.slack.wording import plain_words
from commands.cards import Button, Buttons, Card
from commands.forms import Form
from commands.plain_text import part_text
from commands.registry import commands

log = structlog.get_logger()

Body = dict[str, Any]

TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "invalid_trigger"})
"""A form may be opened for 3 seconds after a press, and once."""

NOT_SHOWN = "I could not show my answer here. If you changed something, it is saved: `/plan changes` shows it."
SORRY = "Something went wrong on my side, and nothing was saved. Try again in a minute."


def make_app(
    client: WebClient,
    conversation: Conversation,
    documents: Documents,
    accounts: Accounts,
    replies: Replies,
    when_queued: Callable[[], object] = lambda: None,
) -> tuple[App, SharedFiles]:
    """Returns the app, and what reads documents behind its back.

    Args:
        when_queued: called once an answer is shown that leaves something to be said to somebody else.
    """
    # Bolt's own log lines can hold whole request bodies: only its errors about itself are let through.
    quiet = logging.getLogger("sightline.bolt")
    quiet.setLevel(logging.CRITICAL)
    app = App(
        client=client,
        logger=quiet,
        process_before_response=True,
        token_verification_enabled=False,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=True,
    )
    listeners = Listeners(conversation, accounts, replies, when_queued)
    listeners.files = SharedFiles(client, documents, listeners.show)
    app.command(re.compile(".+"))(listeners.command)
    app.event("app_mention")(listeners.mention)
    app.event("message")(listeners.message)
    app.action(re.compile(r"^say\."))(listeners.button)
    app.view("form")(listeners.form)
    app.event("app_home_opened")(listeners.home)
    app.error(listeners.error)
    return app, listeners.files


class Listeners:
    files: SharedFiles

    def __init__(
        self, conversation: Conversation, accounts: Accounts, replies: Replies, when_queued: Callable[[], object]
    ) -> None:
        self._when_queued = when_queued
        self._conversation = conversation
        self._accounts = accounts
        self._replies = replies

    def command(self, ack: Ack, body: Body, context: BoltContext) -> None:
        place = Place(user=body["user_id"], response_url=body["response_url"])
        said = self._said(context, body["user_id"], body.get("text", ""), body["trigger_id"])
        self._answer(self._conversation.hear(said), said, place, body["trigger_id"])
        ack()

    def mention(self, ack: Ack, event: Body, body: Body, context: BoltContext) -> None:
        if event.get("bot_id"):
            # Another app that names us is nobody's question, and may have no account.
            ack()
            return
        said = self._said(context, event["user"], event.get("text", ""), body["event_id"])
        place = Place(user=event["user"], channel=event["channel"], thread=event.get("thread_ts"))
        if event.get("files"):
            self.files.take(said.person_id, event["files"], place, body["event_id"])
            ack()
            return
        self._answer(self._conversation.hear(said), said, place, None)
        ack()

    def message(self, ack: Ack, event: Body, body: Body, context: BoltContext) -> None:
        """Only what a person says to us: edits, joins and other apps' messages are nobody's question."""
        said_to_us = event.get("subtype") in (None, "file_share") and not event.get("bot_id")
        if event.get("channel_type") == "im" and said_to_us:
            said = self._said(context, event["user"], event.get("text", ""), body["event_id"])
            if thread := event.get("thread_ts"):
                said = replace(said, answers=message_ref(event["channel"], thread))
            place = Place(user=event["user"], channel=event["channel"], thread=thread, direct=True)
            if event.get("files"):
                self.files.take(said.person_id, event["files"], place, body["event_id"])
            else:
                self._answer(self._conversation.hear(said), said, place, None)
        ack()

    def button(self, ack: Ack, body: Body, context: BoltContext) -> None:
        user, action = body["user"]["id"], body["actions"][0]
        pressed = json.loads(action["value"])
        key = f"press/{action['action_ts']}/{action['block_id']}/{action['action_id']}"
        said = self._said(context, user, pressed["says"], key, pressed["seen"])
        place = _place_of_press(body, user, pressed)
        heard = self._conversation.hear(said)
        if isinstance(heard.answer, Card) and _changes(said.text) and place.redraw:
            heard = self._drawn_anew(place, heard, said.person_id)
        self._answer(heard, said, place, body["trigger_id"])
        ack()

    def form(self, ack: Ack, body: Body, context: BoltContext) -> None:
        view, user = body["view"], body["user"]["id"]
        kept = json.loads(view["private_metadata"])
        tenant = str(context.team_id)
        person = self._accounts.person_id(tenant, user)
        values = filled_values(view, lambda account: self._accounts.token(tenant, account))
        key = f"form/{view['id']}/{view['hash']}"
        heard = self._conversation.take(FilledForm(person, kept["handler"], kept["about"], values, key, kept["seen"]))
        if heard.errors:
            ack(response_action="errors", errors=heard.errors)
        elif isinstance(heard.answer, Form):
            ack(response_action="update", view=modal(heard.answer, kept["origin"], self._accounts.user_of))
        else:
            place = Place.of_origin(kept["origin"])
            self.show(place, _card(self._drawn_anew(place, heard, person).answer))
            if heard.queued_for_others:
                self._when_queued()
            ack()

    def home(self, ack: Ack, event: Body, context: BoltContext) -> None:
        if event.get("tab", "home") == "home":
            said = self._said(context, event["user"], "", None)
            self.show(Place(user=event["user"], home=True), _card(self._conversation.hear(said).answer))
        ack()

    def error(self, error: Exception, body: Body, context: BoltContext) -> BoltResponse:
        """The edge of Slack: what no one else understood is logged once and said kindly.

        It is acknowledged, too: delivered again, it would fail again.
        """
        log.error("request failed", kind=body.get("type") or body.get("command"), exc_info=error)
        if body.get("type") == "view_submission":
            # The form stays open, with all that was written in it.
            first = next(iter(body["view"]["state"]["values"]), "")
            return Ack()(response_action="errors", errors={first: SORRY})
        if (user := context.user_id) is not None:
            self._say_plainly(Place(user=user, response_url=body.get("response_url")), SORRY)
        return BoltResponse(status=200)

    def _said(self, context: BoltContext, user: str, text: str, key: str | None, seen: int | None = None) -> Utterance:
        tenant = str(context.team_id)
        # Whoever calls us by name, anywhere in a sentence, does not ask about us.
        text = re.sub(rf"<@{context.bot_user_id}(\|[^>]*)?>", " ", text)
        words = plain_words(text, lambda account: self._accounts.token(tenant, account), tenant)
        return Utterance(self._accounts.person_id(tenant, user), words, f"slack/{key}" if key else None, seen)

    def _answer(self, heard: Heard, said: Utterance, place: Place, trigger_id: str | None) -> None:
        if isinstance(heard.answer, Card):
            self.show(place, _with_way_back(heard.answer) if place.home else heard.answer)
        elif trigger_id is None:
            self.show(place, as_card(heard.answer, said.text))
        else:
            self._open_form(heard.answer, said, place, trigger_id)
        if heard.queued_for_others:
            self._when_queued()

    def _open_form(self, form: Form, said: Utterance, place: Place, trigger_id: str) -> None:
        try:
            self._replies.open_form(form, trigger_id, place, self._accounts.user_of)
        except SlackApiError as error:
            if error.response["error"] not in TOO_LATE:
                raise
            log.warning("form came too late", reason=error.response["error"])
            late = as_card(form, said.text).model_copy(update={"notice": "Slack did not wait for the form."})
            self.show(replace(place, home=False, replaces=False), late)

    def show(self, place: Place, card: Card) -> None:
        """What was said is written by now: an answer that cannot be shown must not be taken for a failure to save."""
        try:
            self._replies.show(place, card)
        except (SlackClientError, OSError):
            # An answer that is no JSON, as of a server that has fallen over, is not even an API error.
            log.exception("answer not shown")
            self._say_plainly(replace(place, home=False, replaces=False), NOT_SHOWN)

    def _say_plainly(self, place: Place, sentence: str) -> None:
        try:
            self._replies.show(place, Card(title=sentence))
        except (SlackClientError, OSError) as failed:
            log.warning("could not say sorry", reason=type(failed).__name__)

    def _drawn_anew(self, place: Place, heard: Heard, person_id: int) -> Heard:
        """The message that was pressed, as things stand now, headed by what has just happened."""
        happened = _card(heard.answer)
        if not place.redraw or not (place.replaces or place.home):
            return heard
        anew = self._conversation.hear(Utterance(person_id, place.redraw))
        anew.queued_for_others = heard.queued_for_others
        if isinstance(anew.answer, Card):
            said = [happened.title, *(part_text(part) for part in happened.parts)]
            anew.answer.notice = " ".join(filter(None, said))
            # What can be done about what has happened is done by its buttons.
            anew.answer.parts = [*(part for part in happened.parts if isinstance(part, Buttons)), *anew.answer.parts]
        return anew


def _place_of_press(body: Body, user: str, pressed: dict[str, Any]) -> Place:
    """A private message makes room for the answer; what a whole channel reads stays as it is."""
    if body.get("view"):
        return Place(user=user, home=True, redraw=pressed["again"] or "start")
    ephemeral = body.get("container", {}).get("is_ephemeral", False)
    direct = str(body.get("channel", {}).get("id", "")).startswith("D")
    same = _first(pressed["says"]) == _first(pressed["again"]) or _changes(pressed["says"])
    return Place(
        user=user,
        response_url=body["response_url"],
        replaces=ephemeral or (direct and same),
        redraw=pressed["again"],
    )


def _first(words: str | None) -> str:
    return (words or "").split(" ", 1)[0]


def _changes(says: str) -> bool:
    found = commands().get(_first(says))
    return found is not None and found.changes


def _card(answer: Card | Form) -> Card:
    return answer if isinstance(answer, Card) else as_card(answer, answer.in_words)


def _with_way_back(card: Card) -> Card:
    if card.redraw in (None, "start"):
        return card
    back = Buttons(buttons=[Button(label="Back to my page", says="start")])
    return card.model_copy(update={"parts": [*card.parts, back]})
