"""The same dialogues in Teams: what people do and read there. It is loaded for stories in Teams alone."""

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from slack_bolt import BoltResponse

from bot.demo import displayed
from bot.demo.teams import ids
from bot.demo.teams.displayed import DisplayedMessage, as_read, words_in
from bot.demo.teams.form_in_sight import FormInSight
from bot.demo.teams.messages import Message
from bot.demo.teams.test_user import TeamsTestUser
from bot.demo.teams.wire import typed
from bot.demo.test_user import TestUser
from bot.stage import CHANNEL, Stage
from bot.stage_teams import TeamsOnStage
from bot.teams.connection import PLATFORM
from bot.teams.messages import BELOW
from scheduler.delivery.sending import Sender
from tests.cast import Player
from tests.chat import Chat, check_words

LONGEST_SUMMARY = 500
LARGEST_CARD = 25_000


ADVICE = re.compile(r'"plan( [^"]*)?"')
"""What to say, as Teams' people are told to say it."""


class Words(str):
    """What is read in Teams, in which a phrase of a story is found as it is told in Slack.

    Lines and columns break elsewhere, and what to say stands there as it is typed: without a slash, in quotes.
    """

    def __contains__(self, phrase: object) -> bool:
        return isinstance(phrase, str) and _bare(phrase) in _bare(self)

    def replace(self, *what: object) -> "Words":
        return Words(str(self).replace(*what))  # type: ignore[arg-type]


def _bare(text: str) -> str:
    return " ".join(ADVICE.sub(r"/plan\1", str(text)).split())


@dataclass(frozen=True)
class Read(DisplayedMessage):
    """A message, whose words a story reads as it does in Slack."""

    @property
    def plain(self) -> Words:
        return Words(super().plain)


class TeamsReader(TeamsTestUser):
    __test__ = False

    def submits(self) -> dict[str, str]:
        return {label: _bare(sentence) for label, sentence in super().submits().items()}

    def reads(self, form: FormInSight | None = None) -> str:
        return Words(super().reads(form))

    def hears(self) -> list[DisplayedMessage]:
        """The answer that a line under the pressed card points to is heard, and not the line as well."""
        return [one for one in super().hears() if one.plain != BELOW]

    def _displayed(self, message: Message) -> Read:
        return Read(**vars(super()._displayed(message)))


class TeamsChat(Chat):
    """What a story asks of a chat, in Teams. Slack's own payloads it has none of."""

    channel = ids.channel(CHANNEL.id)
    platform = PLATFORM
    tenant = ids.TENANT

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        assert stage.teams is not None
        self.teams: TeamsOnStage = stage.teams

    @property
    def sender(self) -> Sender:
        return self.teams.edge.sender

    @property
    def bot(self) -> str:
        return ids.BOT

    def account_of(self, person: Player) -> str:
        return ids.object_id(person.id)

    def bot_gets(self, payload: dict[str, Any]) -> BoltResponse:
        """Hand the bot one activity, and draw its answer, as Teams does when it delivers the same one again."""
        return cast(BoltResponse, self.stage.server.run(self.teams.chat.user_actions.redeliver(payload)))

    def press(self, person: Player, message: displayed.DisplayedMessage, label: str) -> dict[str, Any]:
        return self._reader(person).press(label, cast(DisplayedMessage, message))

    def submission(self, person: Player) -> dict[str, Any]:
        return self._reader(person).submission()

    def event(self, person: Player, text: str) -> dict[str, Any]:
        tenant, wire = self.teams.chat.tenant, self.teams.chat.wire
        place, member = tenant.chat_with(person.id), self.stage.workspace.members[person.id]
        message = Message(tenant.messages.next_id(), place.id, person.id, text)
        return wire.message(member, message, place, typed(tenant, place, text))

    def _reader(self, person: Player) -> TeamsReader:
        return cast(TeamsReader, self.test_user(person))

    def home(self, person: Player) -> str:
        """Teams has no page of one's own beside the chat: the start page is asked for."""
        return self.says(person, "/plan").words

    def read_over(self) -> None:
        for message in self.teams.chat.tenant.messages.everything():
            if message.author == ids.BOT:
                check_message(message)

    def _new_user(self, person: Player) -> TestUser:
        # It has the same methods by the same names; a story of what only Slack's messages hold is told there alone.
        return cast(TestUser, TeamsReader(self.stage.server, self.teams.chat, person.id))

    def wait_for_files(self) -> None:
        self.teams.edge.files.wait()


def check_message(message: Message) -> None:
    """A notification can say it in a sentence, and each card is of the size that we allow ourselves."""
    first = (message.summary or message.text).lstrip().split("\n")[0]
    assert first, message.cards
    assert first.lstrip("(")[0].isupper() or not first[0].isalpha(), first
    assert len(message.summary) <= LONGEST_SUMMARY, first
    check_words(as_read(message.summary or message.text))
    for card in [*message.cards, *(card for cards in message.views.values() for card in cards)]:
        assert len(json.dumps(card, ensure_ascii=False).encode()) <= LARGEST_CARD, first
        for words in words_in(card):
            check_words(words)
