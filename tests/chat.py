"""What people do and read in the demo workspace, told so that a test reads as a dialogue.

Every message that the bot shows in any story is read over on the way: see `read_over`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from slack_bolt import BoltRequest, BoltResponse

from bot.demo.displayed import DisplayedMessage
from bot.demo.messages import Message
from bot.demo.test_user import TestUser
from bot.slack.directory import PLATFORM
from bot.stage import CHANNEL, MORNING, Stage
from scheduler.delivery.sending import Sender
from store.models import Item
from store.time import london_day, london_moment
from tests.cast import TENANT, Player

MakeMilestone = Callable[..., Item]
MakeChat = Callable[..., "Chat"]
RunJobs = Callable[..., None]
ItemNow = Callable[[str], Item]
Rows = Callable[[type[Any]], list[Any]]
Log = list[MutableMapping[str, Any]]

MOST_BLOCKS = 50
LEFT_OVERS = re.compile(
    r"[\ufdd0\ufdd1]|\bNone\b|\bnull\b|Traceback|<class|\{\}|\[\]|<[@#!]|[*_]\w+[*_](?!\w)| {2,}|\.\.(?!\.)|\( *\)"
)
"""What a person should never have to read: a program's words, another chat's markup, gaps where words are missing."""


@dataclass
class Answer:
    """What one act brought to sight."""

    messages: list[DisplayedMessage]
    errors: dict[str, str] = field(default_factory=dict)
    """What a form asks to be put right, by label."""

    @property
    def words(self) -> str:
        said = [message.plain for message in self.messages]
        return type(said[0])("\n".join(said)) if said else ""

    def hears(self, *phrases: str) -> Answer:
        missing = [phrase for phrase in phrases if phrase not in self.words]
        assert not missing, f"{missing} not in: {self.words!r}"
        return self

    def hears_nothing_of(self, *phrases: str) -> Answer:
        found = [phrase for phrase in phrases if phrase in self.words]
        assert not found, f"{found} in: {self.words!r}"
        return self

    def privately(self) -> Answer:
        assert self.messages
        assert all(one.is_private for one in self.messages)
        return self

    @property
    def only(self) -> DisplayedMessage:
        (message,) = self.messages
        return message

    def buttons(self) -> list[str]:
        return [label for message in self.messages for label in message.buttons]


class Chat:
    """The stage as a test sees it, in Slack. `tests/teams_chat.py` is the same in Teams."""

    channel = CHANNEL.id
    platform = PLATFORM
    tenant = TENANT

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._test_users: dict[str, TestUser] = {}

    @property
    def sender(self) -> Sender:
        return self.stage.edge.sender

    @property
    def bot(self) -> str:
        """Who the bot is, as the author of messages."""
        return self.stage.workspace.bot_user_id

    def address_of(self, channel: str) -> str:
        """A channel as plans and messages keep it."""
        return f"{self.platform}/{self.tenant}/{channel}"

    def account_of(self, person: Player) -> str:
        """Somebody's account, as the chat names it."""
        return person.id

    def test_user(self, person: Player) -> TestUser:
        if person.id not in self._test_users:
            self._test_users[person.id] = self._new_user(person)
        return self._test_users[person.id]

    def _new_user(self, person: Player) -> TestUser:
        return TestUser(self.stage.server, person.id)

    def wait_for_files(self) -> None:
        """Until all that was shared is read and answered."""
        self.stage.edge.files.wait()

    def says(self, person: Player, text: str, where: str | None = None, thread: str | None = None) -> Answer:
        """Type a slash command or a message: to the bot, or `where` a channel is named, there."""
        return self._read(self.test_user(person).says(text, where, thread))

    def shares(
        self, person: Player, content: Path | bytes, name: str = "", text: str = "", where: str | None = None
    ) -> Answer:
        """Share a file, by its path or its bytes and a name: with the bot, or `where` a channel is named, there."""
        heard = self.test_user(person).shares(content, name, text, where)
        before = {one.ts for one in heard}
        self.wait_for_files()
        return self._read([*heard, *(one for one in self.test_user(person).hears() if one.ts not in before)])

    def read_again(self, person: Player) -> Answer:
        """What stands last in their chat, once all that is read behind an answer is shown."""
        self.wait_for_files()
        return self._read(self.messages_to(person)[-1:])

    def presses(
        self, person: Player, label: str, ref: str | None = None, *, message: DisplayedMessage | None = None
    ) -> Answer:
        return self._read(self.test_user(person).presses(label, ref, message=message))

    def fills(self, person: Player, values: dict[str, Any]) -> Chat:
        self.test_user(person).fills(values)
        return self

    def submits(self, person: Player) -> Answer:
        errors = self.test_user(person).submits()
        answer = self._read(self.test_user(person).heard)
        answer.errors = errors
        check_words(" ".join([*errors.values(), self.form(person)]))
        return answer

    def form(self, person: Player) -> str:
        """The words of the form in front of this person; nothing where none is open."""
        user = self.test_user(person)
        return user.reads() if user.modal else ""

    def home(self, person: Player) -> str:
        user = self.test_user(person)
        return user.reads(user.opens_home())

    def messages_to(self, person: Player) -> list[DisplayedMessage]:
        """What the bot said to this person alone, as it stands now."""
        return [one for one in self.test_user(person).sees() if one.author == self.bot]

    def in_channel(self, person: Player) -> list[DisplayedMessage]:
        return [one for one in self.test_user(person).sees(self.channel) if one.author == self.bot]

    def beats(self) -> None:
        """Let the scheduler look, now."""
        self.stage.beat()

    @property
    def now(self) -> datetime:
        return self.stage.clock.now()

    @property
    def today(self) -> date:
        return london_day(self.now)

    def in_days(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def goes_to(self, day: date, at: time = MORNING) -> None:
        """Move the clock on; whatever falls due on the way is said."""
        self.stage.move_to(london_moment(day, at))
        self.read_over()

    def next_day(self) -> None:
        self.goes_to(self.in_days(1))

    def bot_gets(self, payload: dict[str, Any]) -> BoltResponse:
        """Hand the bot one payload, as Slack does when it delivers the same one again."""
        return self.stage.edge.app.dispatch(BoltRequest(body=payload, mode="socket_mode"))

    def press(self, person: Player, message: DisplayedMessage, label: str) -> dict[str, Any]:
        """The payload of one press, to deliver more than once."""
        workspace = self.stage.workspace
        found = workspace.messages.find(message.conversation, message.ts)
        assert found is not None
        for block in found.blocks:
            for element in [*block.get("elements", []), *filter(None, [block.get("accessory")])]:
                if element.get("text", {}).get("text") == label:
                    at = {"block_id": block["block_id"], "action_ts": workspace.messages.next_ts()}
                    action = {**element, **at}
                    member = workspace.members[person.id]
                    return self.stage.server.payloads.pressed_in_message(member, found, action, {})
        raise LookupError(label)

    def submission(self, person: Player) -> dict[str, Any]:
        """The payload of sending the open form, to deliver more than once."""
        view = self.stage.workspace.surfaces.modal(person.id)
        assert view is not None
        return self.stage.server.payloads.submitted(self.stage.workspace.members[person.id], view)

    def event(self, person: Player, text: str) -> dict[str, Any]:
        """The payload of a direct message, to deliver more than once."""
        workspace = self.stage.workspace
        message = Message(workspace.messages.next_ts(), workspace.dm_id(person.id), person.id, text)
        return self.stage.server.payloads.said(workspace.members[person.id], message, "message")

    def read_over(self) -> None:
        """Hold every message of the bot to what any reader may expect of it."""
        workspace = self.stage.workspace
        for conversation in list(workspace.conversations):
            for message in workspace.messages.within(conversation):
                if message.user == workspace.bot_user_id:
                    check_message(message)

    def _read(self, messages: list[DisplayedMessage]) -> Answer:
        self.stage.core.afterwards.finish()
        self.read_over()
        return Answer(messages)


def check_message(message: Message) -> None:
    """It stands as plain text, starts as a sentence or a name does, and fits into what Slack takes."""
    first = message.text.lstrip().split("\n")[0]
    assert first, message.blocks
    assert first[0].isupper() or not first[0].isalpha(), first
    assert len(message.blocks) <= MOST_BLOCKS, first
    check_words(message.text)


def check_words(text: str) -> None:
    """It holds only what a person can read."""
    own = re.sub("“[^”]*”", "“”", text)
    assert not (found := LEFT_OVERS.search(own)), (found and found.group(), text)
