"""Everything that is true in the demo's Teams: who has the app, which conversations there are, what was said.

Its people and its clock are those of the Slack workspace. Only the server's own loop changes it; others may look.
"""

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.demo.files import FileShelf
from bot.demo.people import Channel, Member
from bot.demo.teams import ids
from bot.demo.teams.faults import Faults
from bot.demo.teams.messages import Message, MessageBook
from bot.demo.workspace import Fact, Workspace

TEAMS = "teams"
"""Who speaks where the client itself says something to one person."""
TEAM_NAME = "Improvement programme"
GENERAL = "General"


@dataclass(frozen=True)
class Place:
    """A personal chat between one person and the bot, or a channel of the team."""

    id: str
    kind: Literal["personal", "channel"]
    name: str
    member_ids: tuple[str, ...] = ()
    topic: str = ""

    @property
    def with_member(self) -> str:
        """The person at the other end of a personal chat."""
        return self.member_ids[0]


class Tenant:
    def __init__(
        self,
        workspace: Workspace,
        channels: Iterable[Channel],
        *,
        monotonic: Callable[[], float] = time.monotonic,
        everybody: bool = True,
    ) -> None:
        """Set up a tenant with the app in its one team.

        Args:
            everybody: whether the app is set up for each member as well, as an administrator does by a setup policy.
            monotonic: real time, by which limits and waits go.
        """
        self._workspace = workspace
        self.id, self.app_id, self.app_secret = ids.TENANT, ids.APP_ID, secrets.token_urlsafe(24)
        self.channels = {ids.TEAM: self._channel(Channel("", GENERAL), ids.TEAM)}
        self.channels |= {(at := ids.channel(one.id)): self._channel(one, at) for one in channels}
        self._known_as = {one.id: ids.channel(one.id) for one in channels}
        self.messages = MessageBook(workspace.now)
        self.files = FileShelf(workspace.now)
        self.faults = Faults(monotonic)
        self.monotonic = monotonic
        self.in_team = True
        """Whether the app is in the team."""
        self.installed = {one.id for one in self.people if not one.deleted and not one.team} if everybody else set()
        """Who has the app in a personal chat."""
        self.opened: set[str] = set()
        """With whom the bot itself has opened a personal chat."""
        self.blocked: set[str] = set()

    def _channel(self, one: Channel, at: str) -> Place:
        return Place(at, "channel", one.name, tuple(one.member_ids), one.topic)

    @property
    def now(self) -> datetime:
        return self._workspace.now()

    @property
    def people(self) -> list[Member]:
        return self._workspace.people

    @property
    def bot_name(self) -> str:
        return self._workspace.bot.name

    @property
    def names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.people}

    def member(self, member_id: str) -> Member | None:
        member = self._workspace.members.get(member_id)
        return None if member is None or member.bot else member

    def member_known_as(self, name: str) -> Member | None:
        """Find somebody by the id that this bot knows them by, or by Entra's."""
        return next((one for one in self.people if name in (ids.their_id(one.id), ids.object_id(one.id))), None)

    def place(self, name: str) -> Place | None:
        """Find a conversation by its id, or a channel by its name or as Slack knows it."""
        if found := self.channels.get(self._known_as.get(name, name)):
            return found
        if person := next((one for one in self.people if ids.personal_chat(one.id) == name), None):
            return self.chat_with(person.id)
        return next((one for one in self.channels.values() if name == f"#{one.name}"), None)

    def chat_with(self, member_id: str) -> Place:
        return Place(ids.personal_chat(member_id), "personal", self.bot_name, (member_id,))

    def roster(self, place: Place) -> list[Member]:
        """Who is in a conversation. All of a team are in its channels; a closed account is in none."""
        people = [self.member(place.with_member)] if place.kind == "personal" else self.people
        return [one for one in people if one is not None and not one.deleted]

    def may_see(self, member_id: str, place: Place) -> bool:
        return place.kind == "channel" or place.with_member == member_id

    @property
    def places(self) -> list[Place]:
        return [*(self.chat_with(one.id) for one in self.people), *self.channels.values()]

    def seen_by(self, member_id: str) -> list[Place]:
        return [self.chat_with(member_id), *self.channels.values()]

    def may_reach(self, member: Member) -> bool:
        """Whether the bot may write to somebody: it is installed for them, or in a team of theirs."""
        return not member.team and (member.id in self.installed or self.in_team)

    def visible(self, member_id: str, place_id: str) -> list[Message]:
        return [one for one in self.messages.within(place_id) if one.visible_to(member_id)]

    def news(self, member_id: str, since: int) -> list[Message]:
        """What others said or changed after a revision, that this person can see."""
        return self._newer(member_id, since, lambda one: one.revision if one.author != member_id else 0)

    def noted(self, member_id: str, since: int) -> list[Message]:
        """The messages under which the client has said something to this person after a revision."""
        return self._newer(member_id, since, lambda one: one.notes[member_id].revision if member_id in one.notes else 0)

    def _newer(self, member_id: str, since: int, at: Callable[[Message], int]) -> list[Message]:
        seen = [one for place in self.seen_by(member_id) for one in self.visible(member_id, place.id)]
        return sorted((one for one in seen if at(one) > since), key=at)

    def post(self, message: Message) -> Message:
        self.messages.post(message)
        self.announce(message)
        return message

    def load_anew(self, member_id: str) -> None:
        """Open somebody's client anew, or on another device: what answered their presses there is gone."""
        for message in self.messages.everything():
            if message.views.pop(member_id, None) is not None:
                self.announce(message)
            message.notes.pop(member_id, None)

    def announce(self, message: Message) -> None:
        place = self.place(message.conversation)
        only_for = message.only_for or (place.with_member if place and place.kind == "personal" else "")
        self._workspace.announce(Fact("messages", only_for, message.conversation))

    def tell(self, member_id: str, place_id: str, text: str, root: str | None = None) -> Message:
        """Say something to one person in Teams' own name, as its client does where an app fails."""
        return self.post(Message(self.messages.next_id(), place_id, TEAMS, text, root=root, only_for=member_id))
