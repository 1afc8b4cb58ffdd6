"""The Bolt app: a few generic listeners that turn Slack's payloads into what was said, pressed and filled in.

Each writes first, shows the answer, and acknowledges last (`process_before_response`), within Slack's 3 seconds.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext, BoltResponse

from bot.chat.accounts import Accounts
from bot.chat.edge import EDITS_ARE_NOT_READ, SORRY, ChatEdge, Open
from bot.chat.files import SharedFiles
from bot.chat.older import FROM_OLDER_FORM
from bot.chat.origins import OpenForm, Press
from bot.conversation import FilledForm, Utterance
from bot.slack.connection import Client
from bot.slack.directory import PLATFORM, SlackDirectory
from bot.slack.files import shared
from bot.slack.form_fields import filled_values
from bot.slack.heard import is_edited, is_said
from bot.slack.prompt_app import PromptApp
from bot.slack.replies import Place, Replies
from bot.slack.sealed import SealedListeners, is_sealed
from bot.slack.sender import message_ref
from bot.slack.shortcuts import RECORD_UPDATE, UPDATE_MINE, words_of
from bot.slack.user_groups import UserGroups
from bot.slack.views import modal
from bot.slack.wording import address_of, plain_words, slash_command
from commands.advice import written
from commands.cards import Card
from commands.errors import CommandError
from commands.forms import Form
from commands.registry import is_form
from store.delivery.chats import Chat

log = structlog.get_logger()

Body = dict[str, Any]


def make_app(
    client: Client,
    edge: ChatEdge[Place],
    files: SharedFiles[Place],
    accounts: Accounts,
    replies: Replies,
    directory: SlackDirectory,
    sealed: SealedListeners,
    when_told: Callable[[], object] = lambda: None,
) -> App:
    """Args: when_told: called where Slack has told of an account that the plan knows."""
    app = PromptApp(
        client.patience,
        # Without a name Bolt looks for its caller in all modules that are loaded.
        name="Sightline",
        client=client,
        process_before_response=True,
        token_verification_enabled=False,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        url_verification_enabled=True,
    )
    listeners = Listeners(client, edge, files, accounts, replies, directory, when_told)
    app.command(re.compile(".+"))(listeners.command)
    app.event("app_mention")(listeners.mention)
    app.event("message")(listeners.message)
    app.action(re.compile(r"^say\."))(listeners.button)
    # The browser opens the page; Slack wants to know that somebody heard of the press.
    app.action(re.compile(r"^open\."))(lambda ack: ack())
    app.view("form")(listeners.form)
    sealed.listen(app)
    app.shortcut(re.compile(f"^({RECORD_UPDATE}|{UPDATE_MINE})$"))(listeners.shortcut)
    # Bolt takes the first that fits: these are left for what an earlier or a later release has put into a chat.
    for listen in (app.action, app.view, app.shortcut):
        listen(re.compile(""))(listeners.unknown)
    app.event("app_home_opened")(listeners.home)
    app.event("member_joined_channel")(listeners.joined)
    app.event("user_change")(listeners.account)
    app.event("team_join")(listeners.account)
    app.error(listeners.error)
    return app


class Listeners:
    def __init__(
        self,
        client: Client,
        edge: ChatEdge[Place],
        files: SharedFiles[Place],
        accounts: Accounts,
        replies: Replies,
        directory: SlackDirectory,
        when_told: Callable[[], object],
    ) -> None:
        self._directory = directory
        self._chat = Chat(PLATFORM, directory.tenant)
        self._when_told = when_told
        self._client = client
        self._groups = UserGroups(client)
        self._edge = edge
        self._files = files
        self._accounts = accounts
        self._replies = replies

    def command(self, ack: Ack, body: Body, context: BoltContext) -> None:
        place = Place(user=body["user_id"], response_url=body["response_url"], asked_in=body.get("channel_id"))
        said = self._said(context, body["user_id"], body.get("text", ""), body["trigger_id"], body.get("channel_id"))
        self._edge.said(said, place, self._opens(body["trigger_id"], place))
        ack()

    def mention(self, ack: Ack, event: Body, body: Body, context: BoltContext) -> None:
        # Another app that names us is nobody's question, and may have no account.
        if not event.get("bot_id"):
            said = self._said(context, event["user"], event.get("text", ""), body["event_id"], event["channel"])
            here = event["channel"]
            if body.get("is_ext_shared_channel"):
                self._replies.shared.learn(here)
            place = Place(user=event["user"], channel=here, thread=event.get("thread_ts"), asked_in=here)
            self._take(said, event, place, body["event_id"])
        ack()

    def message(self, ack: Ack, event: Body, body: Body, context: BoltContext) -> None:
        """Only what a person says to us: joins and other apps' messages are nobody's question."""
        if event.get("channel_type") == "im":
            if is_said(event):
                said = self._said(context, event["user"], event.get("text", ""), body["event_id"])
                thread = event.get("thread_ts")
                above = message_ref(event["channel"], thread) if thread else None
                said = replace(said, answers=above)
                place = Place(user=event["user"], channel=event["channel"], thread=thread, direct=True, above=above)
                self._take(said, event, place, body["event_id"])
            elif is_edited(event):
                self._not_read(event, body, context)
        ack()

    def _not_read(self, event: Body, body: Body, context: BoltContext) -> None:
        message = event["message"]
        said = self._said(context, message["user"], "", body["event_id"])
        thread = message.get("thread_ts")
        said = replace(said, answers=message_ref(event["channel"], thread) if thread else None)
        place = Place(user=message["user"], channel=event["channel"], thread=thread, direct=True)
        self._edge.remark(said, place, EDITS_ARE_NOT_READ)

    def shortcut(self, ack: Ack, body: Body, context: BoltContext) -> None:
        user = body["user"]["id"]
        said = self._said(context, user, words_of(body), f"shortcut/{body['action_ts']}/{user}")
        place = Place(user=user, response_url=body.get("response_url"))
        self._edge.said(said, place, self._opens(body["trigger_id"], place))
        ack()

    def button(self, ack: Ack, body: Body, context: BoltContext) -> None:
        user, action = body["user"]["id"], body["actions"][0]
        press = Press.read(action.get("value") or "")
        if press is None:
            self.unknown(ack, body, context)
            return
        key = f"press/{action['action_ts']}/{action['block_id']}/{action['action_id']}"
        said = self._said(context, user, press.says, key, body.get("channel", {}).get("id"))
        said = replace(said, seen_version=press.seen_version)
        place = _place_of_press(body, user, press)
        self._edge.pressed(said, place, self._opens(body["trigger_id"], place))
        ack()

    def form(self, ack: Ack, body: Body) -> None:
        view, user = body["view"], body["user"]["id"]
        kept = OpenForm[Place].read(view["private_metadata"])
        if kept is None or not is_form(kept.handler):
            ack(response_action="errors", errors={_first_field(view): FROM_OLDER_FORM})
            return
        person = self._accounts.person_id(user)
        values = filled_values(view, self._accounts.token)
        key = f"form/{view['id']}/{view['hash']}"
        filled = FilledForm(
            person, kept.handler, kept.about, values, key, kept.seen_version, self._chat, self._making_sure(user)
        )
        heard = self._edge.filled(filled, kept.origin)
        if heard.errors:
            sentences = {name: written(sentence, slash_command) for name, sentence in heard.errors.items()}
            ack(response_action="errors", errors=sentences)
        elif isinstance(heard.answer, Form):
            ack(response_action="update", view=modal(heard.answer, kept.origin, self._accounts.user_of))
        else:
            ack()

    def unknown(self, ack: Ack, body: Body, context: BoltContext) -> None:
        """A button, form or shortcut that no release known here has made, or that an early one made otherwise."""
        if body["type"] == "view_submission":
            ack(response_action="errors", errors={_first_field(body["view"]): FROM_OLDER_FORM})
            return
        user = body["user"]["id"]
        action = next(iter(body.get("actions") or [{}]))
        key = f"unknown/{action.get('action_ts') or body.get('action_ts')}/{user}"
        said = self._said(context, user, "", key)
        direct = Place(user=user, response_url=body.get("response_url"))
        log.info("nothing knows this button", kind=body["type"])
        self._edge.of_older_message(said, direct, str(action.get("value") or ""))
        ack()

    def home(self, ack: Ack, event: Body) -> None:
        if event.get("tab", "home") == "home":
            user = event["user"]
            self._edge.home(self._accounts.person_id(user), Place(user=user, home=True))
        ack()

    def joined(self, ack: Ack, event: Body, body: Body, context: BoltContext) -> None:
        """The bot itself was added to a channel; of others who join there is nothing to say."""
        channel, shared = event["channel"], self._replies.shared
        if event["user"] == context.bot_user_id:
            if body.get("is_ext_shared_channel"):
                shared.learn(channel)
            if not shared.is_shared(channel):
                self._edge.welcome(f"slack/{body['event_id']}", Place(user=event["user"], channel=channel))
        ack()

    def account(self, ack: Ack, event: Body) -> None:
        """Somebody has joined, left, come back, or is called otherwise now."""
        if self._accounts.told(self._directory.account(event["user"]), float(event["event_ts"])):
            self._when_told()
        ack()

    def error(self, error: Exception, body: Body, context: BoltContext) -> BoltResponse:
        """The edge of Slack: what no one else understood is logged once and said kindly.

        It is acknowledged, too: delivered again, it would fail again.
        """
        if is_sealed(body):
            # Its words could hold an answer.
            log.error("a ballot was not taken", code=type(error).__name__)
        else:
            log.error("request failed", kind=body.get("type") or body.get("command"), exc_info=error)
        if body.get("type") == "view_submission":
            # The form stays open, with all that was written in it.
            return Ack()(response_action="errors", errors={_first_field(body["view"]): SORRY})
        if (user := context.user_id) is not None:
            self._edge.sorry(Place(user=user, response_url=body.get("response_url")))
        return BoltResponse(status=200)

    def _said(self, context: BoltContext, user: str, text: str, key: str, channel: str | None = None) -> Utterance:
        """Args: channel: where it was said; a direct message's own is none of a plan's."""
        # Whoever calls us by name, anywhere in a sentence, does not ask about us.
        text = re.sub(rf"<@{context.bot_user_id}(\|[^>]*)?>", " ", text)
        tenant, is_shared = self._directory.tenant, self._replies.shared.is_shared
        words = plain_words(text, self._accounts.token, tenant, self._groups.name, is_shared)
        person = self._accounts.person_id(user)
        said = Utterance(person, words, f"slack/{key}", chat=self._chat, make_sure=self._making_sure(user))
        if channel is None or channel.startswith("D"):
            return said
        return replace(said, channel=address_of(self._directory.tenant, channel))

    def _take(self, said: Utterance, event: Body, place: Place, key: str) -> None:
        if event.get("files"):
            try:
                said.make_sure()
            except CommandError as error:
                self._edge.show(place, Card(title=error.sentence))
                return
            files = (shared(self._client, file) for file in event["files"])
            self._files.take(said.person_id, files, place, key)
        else:
            self._edge.said(said, place)

    def _making_sure(self, user: str) -> Callable[[], None]:
        return partial(self._accounts.make_sure, user)

    def _opens(self, trigger_id: str, place: Place) -> Open:
        return lambda form: self._replies.open_form(form, trigger_id, place, self._accounts.user_of)


def _first_field(view: Body) -> str:
    """Under which an error of the whole form is shown."""
    return next(iter(view["state"]["values"]), "")


def _place_of_press(body: Body, user: str, press: Press) -> Place:
    """A private message makes room for the answer; what a whole channel reads stays as it is."""
    if body.get("view"):
        return Place(user=user, home=True, redraw=press.redraw or "start")
    ephemeral = body.get("container", {}).get("is_ephemeral", False)
    channel, thread = str(body.get("channel", {}).get("id", "")), body.get("message", {}).get("thread_ts")
    direct = channel.startswith("D")
    return Place(
        user=user,
        response_url=body["response_url"],
        replaces=ephemeral or (direct and press.makes_room),
        redraw=press.redraw,
        above=message_ref(channel, thread) if direct and thread else None,
        asked_in=channel or None,
    )
