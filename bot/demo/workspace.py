"""Everything that is true in the demo workspace.

Only the server's own loop changes it; other threads may look.
"""

import secrets
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.demo.fault_injection import FaultInjection
from bot.demo.files import FileShelf
from bot.demo.messages import Message, MessageBook
from bot.demo.passes import ResponseUrls, Triggers
from bot.demo.people import SLACKBOT, Channel, Conversation, Member, SlashCommand, UserGroup
from bot.demo.surfaces import Surfaces

__all__ = ["Channel", "Fact", "Member", "Workspace"]

FIRST_EVENTS = ("app_home_opened", "app_mention", "message.im")

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "team_join": "users:read",
    "user_change": "users:read",
}
"""The scope without which Slack keeps an event to itself."""


@dataclass(frozen=True)
class Fact:
    """Something changed that somebody may be looking at. `member_id` empty means everybody."""

    type: Literal["messages", "view", "home", "clock", "bot", "members", "faults"]
    member_id: str = ""
    conversation: str = ""


class Workspace:
    def __init__(
        self,
        members: Iterable[Member],
        channels: Iterable[Channel],
        now: Callable[[], datetime],
        commands: Iterable[tuple[str, str, str]] = (),
        *,
        bot_name: str = "Sightline",
        scopes: Collection[str] | None = None,
        bot_events: Collection[str] = FIRST_EVENTS,
        refuses: Collection[str] = (),
        groups: Iterable[UserGroup] = (),
        enterprise_id: str = "",
        undrafted: Collection[str] = (),
        monotonic: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        """Set up a workspace with the bot installed.

        Args:
            now: the workspace's clock; messages are dated by it.
            scopes: what the bot was granted; None grants everything.
            bot_events: what the bot asked to be told of, as its manifest names it.
            enterprise_id: of the Enterprise Grid that the workspace is in; empty where it is in none.
            refuses: block types to refuse, as a Slack that does not know them yet would.
            undrafted: the callback ids of forms whose words the page forgets when it is loaded anew.
            monotonic: real time, by which trigger ids and response URLs run out and waits end.
            patience: how many times as long as Slack's three seconds a trigger id lives.
        """
        self.now = now
        self.scopes = None if scopes is None else frozenset(scopes)
        self.bot_events = frozenset(bot_events)
        self.refuses = frozenset(refuses)
        self.undrafted = frozenset(undrafted)
        self.team_id, self.team_name, self.domain = "T01SIGHTLINE", "Sightline demo", "sightline-demo"
        self.app_id, self.bot_id, self.bot_user_id = "A01SIGHTLINE", "B01SIGHTLINE", "U01SIGHTLINE"
        self.bot_token = f"xoxb-demo-{secrets.token_urlsafe(24)}"
        self.app_token = f"xapp-1-{self.app_id}-{secrets.token_urlsafe(24)}"
        self.signing_secret = secrets.token_hex(16)
        self.verification_token = secrets.token_urlsafe(18)
        bots = (Member(id=self.bot_user_id, name=bot_name, bot=True), Member(id=SLACKBOT, name="Slackbot", bot=True))
        self.members = {one.id: one for one in (*members, *bots)}
        self.conversations = {one.id: one for one in self._conversations(channels)}
        self.enterprise_id = enterprise_id
        self.groups = {one.id: one for one in groups}
        self.commands = [SlashCommand(*one) for one in commands]
        self.messages = MessageBook(now)
        self.files = FileShelf(now)
        self.surfaces = Surfaces()
        self.triggers = Triggers(lambda: monotonic() / patience)
        self.response_urls = ResponseUrls(monotonic)
        self.faults = FaultInjection(monotonic)
        self.takes_for_closed_accounts = False
        """Whether a message to somebody whose account is closed is taken without a word, as some workspaces do."""
        self.played: set[str] = set()
        """As whom somebody has spoken on the page."""
        self.watchers: list[Callable[[Fact], None]] = []
        self._read: dict[tuple[str, str], int] = {}

    def _conversations(self, channels: Iterable[Channel]) -> Iterable[Conversation]:
        for one in channels:
            people = tuple(one.member_ids)
            how = (one.has_bot, one.archived, one.private, one.shared, one.refuses_posts)
            yield Conversation(one.id, "channel", one.name, one.topic, people, *how)
        for person in self.people:
            yield self._dm_with(person)

    @property
    def people(self) -> list[Member]:
        return [one for one in self.members.values() if not one.bot]

    @property
    def names(self) -> dict[str, str]:
        """What people call what Slack knows by an id."""
        places = {one.id: one.name for one in self.conversations.values()}
        return places | {one.id: one.name for one in self.members.values()}

    @property
    def bot(self) -> Member:
        return self.members[self.bot_user_id]

    def dm_id(self, member_id: str) -> str:
        return f"D{member_id[1:]}"

    def place_named(self, name: str) -> Conversation | None:
        """Find a conversation by its id, by a channel's name with `#` or without, or by the id of whom it is with."""
        found = self.conversations.get(self.dm_id(name) if name in self.members else name)
        named = (one for one in self.conversations.values() if one.name == name.removeprefix("#"))
        return found or next((one for one in named if one.kind == "channel"), None)

    def let_in(self, member: Member) -> None:
        """Add somebody, with their direct messages to the bot."""
        self.members[member.id] = member
        dm = self._dm_with(member)
        self.conversations[dm.id] = dm

    def _dm_with(self, member: Member) -> Conversation:
        return Conversation(self.dm_id(member.id), "im", "directmessage", "", (member.id,))

    def deactivate(self, member_id: str) -> None:
        """Switch a member's account off, as an administrator would."""
        self.members[member_id] = replace(self.members[member_id], deleted=True)

    def lets_bot_in(self, conversation_id: str, *, has_bot: bool) -> None:
        """Add the bot to a channel, or take it out."""
        self.conversations[conversation_id] = replace(self.conversations[conversation_id], has_bot=has_bot)

    def tells_of_joining(self, conversation: Conversation) -> bool:
        """Whether the bot is told of who joins here: each kind of channel has a scope of its own."""
        scope = "groups:read" if conversation.private else "channels:read"
        return "member_joined_channel" in self.bot_events and self.grants(scope)

    def grants(self, *any_of: str) -> bool:
        return self.scopes is None or bool(self.scopes.intersection(any_of))

    def tells_of(self, event: str) -> bool:
        """Whether the bot asked to be told of this, and may be."""
        scope = EVENT_SCOPES.get(event)
        return event in self.bot_events and (scope is None or self.grants(scope))

    def may_see(self, member_id: str, conversation: Conversation) -> bool:
        return member_id in conversation.member_ids or (conversation.kind == "channel" and not conversation.private)

    def seen_by(self, member_id: str) -> list[Conversation]:
        return [one for one in self.conversations.values() if self.may_see(member_id, one)]

    def visible(self, member_id: str, conversation_id: str) -> list[Message]:
        return [one for one in self.messages.within(conversation_id) if one.visible_to(member_id)]

    def announce(self, fact: Fact) -> None:
        for watcher in list(self.watchers):
            watcher(fact)

    def announce_message(self, message: Message) -> None:
        conversation = self.conversations[message.conversation]
        only_for = message.ephemeral_for or (conversation.with_member if conversation.kind == "im" else "")
        self.announce(Fact("messages", only_for, message.conversation))

    def post(self, message: Message) -> Message:
        self.messages.post(message)
        self.announce_message(message)
        return message

    def tell(self, member_id: str, conversation: str, text: str, thread_ts: str | None = None) -> Message:
        """Say something to one person in Slack's own name, as Slack does when an app fails."""
        message = Message(self.messages.next_ts(), conversation, SLACKBOT, text, thread_ts=thread_ts)
        message.ephemeral_for = member_id
        return self.post(message)

    def mark_read(self, member_id: str, conversation_id: str) -> None:
        self._read[member_id, conversation_id] = self.messages.revision

    def unread(self, member_id: str, conversation_id: str) -> int:
        since = self._read.get((member_id, conversation_id), 0)
        return len([one for one in self.news(member_id, since, [conversation_id]) if one.edited is None])

    def news(self, member_id: str, since: int, among: Sequence[str] | None = None) -> list[Message]:
        """What others said or changed after a revision, that this person can see."""
        places = [one.id for one in self.seen_by(member_id)] if among is None else among
        fresh = [
            one
            for place in places
            for one in self.visible(member_id, place)
            if one.revision > since and one.user != member_id
        ]
        return sorted(fresh, key=lambda one: one.revision)
