"""A message as a person reads it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.demo import elements
from bot.demo.json_values import Json, words_of
from bot.demo.messages import Message
from bot.demo.typed import unescape

READ_FIRST = ("title", "caption", "label", "text", "subtitle", "body", "fields", "subtext", "hint", "placeholder")
"""Reading order within one block or element: what it says before what it holds."""

NOT_READ = frozenset({
    "type", "block_id", "action_id", "value", "url", "image_url", "style", "level", "confirm", "emoji", "verbatim",
    "page_size", "row_header_column_index", "accessibility_label", "initial_date", "initial_user", "external_id",
    "options", "option_groups", "dispatch_action_config", "filter", "width",
})  # fmt: skip
"""What a block holds that nobody reads, or only after opening a list."""

TOKEN = re.compile(r"<(?P<to>[^<>|]+)(?:\|(?P<words>[^<>]*))?>")
EMPHASIS = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")


@dataclass(frozen=True)
class DisplayedMessage:
    ts: str
    conversation: str
    author: str
    text: str
    blocks: list[Json]
    ephemeral: bool
    thread_ts: str | None
    files: tuple[str, ...] = ()
    """The names of what was shared with it."""
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def plain(self) -> str:
        """All the words a person would read in it, in order. Slack shows the blocks, if any, and not the text."""
        said = words_in(self.blocks, self.names) if self.blocks else [as_read(self.text, self.names)]
        return " ".join([*filter(None, said), *self.files])

    @property
    def at(self) -> datetime:
        """When it came, by the workspace's clock. Its stamp is up to a second later than a clock that stands still."""
        return datetime.fromtimestamp(int(float(self.ts)), UTC)

    @property
    def drawn(self) -> str:
        """All that it holds, with what nobody reads."""
        return str(self.blocks)

    @property
    def buttons(self) -> list[str]:
        """What its buttons read."""
        placed = (one for _, one in elements.placed(self.blocks))
        return [words_of(one.get("text")) for one in placed if one.get("type") == "button"]

    @property
    def is_private(self) -> bool:
        """Whether nobody else can read it."""
        return self.ephemeral or self.conversation.startswith("D")


def displayed(message: Message, names: Mapping[str, str]) -> DisplayedMessage:
    """Show a message to someone who knows these names by their ids."""
    ephemeral = message.ephemeral_for is not None
    at = (message.ts, message.conversation, message.user)
    files = tuple(one.name for one in message.files)
    return DisplayedMessage(*at, message.text, message.blocks, ephemeral, message.thread_ts, files, names)


def words_in(value: Any, names: Mapping[str, str], under: str = "") -> Iterator[str]:
    """Yield every piece of text within blocks or elements, in reading order."""
    if isinstance(value, str):
        if value and under not in NOT_READ:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from words_in(one, names, under)
    elif isinstance(value, dict):
        if value.get("type") in ("mrkdwn", "markdown"):
            yield as_read(str(value.get("text", "")), names)
        elif value.get("type") == "user":
            yield f"@{names.get(str(value.get('user_id')), '')}"
        else:
            order = [name for name in READ_FIRST if name in value]
            for name in [*order, *(name for name in value if name not in order and name not in NOT_READ)]:
                yield from words_in(value[name], names, name)


def as_read(mrkdwn: str, names: Mapping[str, str]) -> str:
    """Turn mrkdwn into what stands on the screen: names for ids, words for links, no marks of emphasis."""
    shown = TOKEN.sub(lambda found: _token(found["to"], found["words"], names), mrkdwn)
    return unescape(EMPHASIS.sub(r"\2", shown))


def _token(to: str, words: str | None, names: Mapping[str, str]) -> str:
    if to[0] in "@#":
        return to[0] + (names.get(to[1:]) or words or to[1:])
    if to.startswith("!date"):
        return words or ""
    return words or (f"@{to[1:]}" if to.startswith("!") else to)
