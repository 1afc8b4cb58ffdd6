"""Who and what a workspace is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

SLACKBOT = "USLACKBOT"


@dataclass(frozen=True)
class Member:
    """A person, or a bot, as the workspace knows them."""

    id: str
    name: str
    email: str = ""
    title: str = ""
    tz: str = "Europe/London"
    guest: bool = False
    single_channel: bool = False
    deleted: bool = False
    bot: bool = False
    team: str = ""
    """The workspace that keeps the account, where it is not ours: of others, or another of our Enterprise Grid."""
    workspaces: tuple[str, ...] = ()
    """Those of our Enterprise Grid of which somebody is a member; empty where there is no Grid."""
    from_elsewhere: bool = False
    """Of another organisation, also where its Grid knows them."""

    @property
    def is_stranger(self) -> bool:
        return self.from_elsewhere or bool(self.team and not self.workspaces)

    @property
    def handle(self) -> str:
        """The short name Slack puts in payloads as `user_name`."""
        return ".".join("".join(letter for letter in word if letter.isalnum()) for word in self.name.lower().split())


@dataclass(frozen=True)
class Channel:
    """A channel that people can join, or a private one."""

    id: str
    name: str
    topic: str = ""
    member_ids: Sequence[str] = ()
    has_bot: bool = True
    archived: bool = False
    private: bool = False
    """Only its members see it, and a bot that is none of them is told that there is no such channel."""
    shared: bool = False
    """With another organisation, by Slack Connect."""
    refuses_posts: str = ""
    """The word with which the workspace's own rules keep the bot from posting, such as `restricted_action`."""


@dataclass(frozen=True)
class Conversation:
    """A channel, or the direct messages between one person and the bot."""

    id: str
    kind: Literal["channel", "im"]
    name: str
    topic: str
    member_ids: tuple[str, ...]
    has_bot: bool = True
    archived: bool = False
    private: bool = False
    shared: bool = False
    refuses_posts: str = ""

    @property
    def with_member(self) -> str:
        """The person at the other end of the bot's direct messages."""
        return self.member_ids[0]


@dataclass(frozen=True)
class UserGroup:
    """Several people under one handle, whom a mention calls together."""

    id: str
    handle: str
    member_ids: Sequence[str] = ()
    disabled: bool = False


@dataclass(frozen=True)
class SlashCommand:
    command: str
    description: str = ""
    usage: str = ""
