"""A message as a person reads it in Teams."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.demo.json_values import Json, mapping, objects
from bot.demo.teams.card_reading import actions_of
from bot.demo.teams.messages import Message

TYPED = ("Input.Text", "Input.Number")
"""Inputs whose value people read as it is."""
HAIR_SPACE = "\u200a"
"""It is not seen."""
MARKDOWN = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
MENTION = re.compile(r"<at>(.*?)</at>")


@dataclass(frozen=True)
class DisplayedMessage:
    ts: str
    """Its id."""
    conversation: str
    author: str
    text: str
    """The words by which a notification announces it."""
    cards: Sequence[Json]
    ephemeral: bool
    thread_ts: str | None
    files: tuple[str, ...] = ()
    note: str = field(default="", compare=False)
    """What the client says under it for a moment."""
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def plain(self) -> str:
        """All the words a person would read in it, in order."""
        said = [word for card in self.cards for word in words_in(card)] if self.cards else [as_read(self.text)]
        return " ".join([*filter(None, said), *self.files, *filter(None, [self.note])])

    @property
    def at(self) -> datetime:
        """When it came, by the clock here. Its id is up to a second later than a clock that stands still."""
        return datetime.fromtimestamp(int(self.ts) // 1_000_000, UTC)

    @property
    def drawn(self) -> str:
        """All that it holds, with what nobody reads."""
        return str(self.cards)

    @property
    def buttons(self) -> list[str]:
        """What its buttons read."""
        return [str(one["title"]) for card in self.cards for one in actions_of(card) if one.get("title")]

    @property
    def is_private(self) -> bool:
        """Whether nobody else can read it."""
        return self.ephemeral or self.conversation.startswith("a:")


def displayed(message: Message, reader: str, names: Mapping[str, str]) -> DisplayedMessage:
    """Show a message to one of those who see it."""
    return DisplayedMessage(
        message.id,
        message.conversation,
        message.author,
        message.summary or message.text,
        message.cards_for(reader),
        message.only_for is not None,
        message.root,
        tuple(one.name for one in message.files),
        message.notes[reader].words if reader in message.notes else "",
        names,
    )


def said_under(message: DisplayedMessage) -> DisplayedMessage:
    """The words under a message alone, which only their reader sees."""
    return replace(message, text=message.note, cards=(), ephemeral=True, files=(), note="")


def as_read(text: str) -> str:
    return MENTION.sub(r"@\1", MARKDOWN.sub(r"\1", text)).replace(HAIR_SPACE, "")


def words_in(shown: Any) -> Iterator[str]:
    """Yield every piece of text of a card, or a part of one, in reading order; what is folded away is not read."""
    if isinstance(shown, list):
        for one in shown:
            yield from words_in(one)
        return
    part = mapping(shown)
    kind = str(part.get("type", ""))
    if kind == "RichTextBlock":
        yield as_read("".join(str(one.get("text", "")) for one in objects(part.get("inlines"))))
    elif kind == "FactSet":
        for fact in objects(part.get("facts")):
            named = filter(None, [as_read(str(fact.get("title", ""))), as_read(str(fact.get("value", "")))])
            yield ": ".join(named)
    elif kind.startswith("Chart."):
        yield from _chart_words(part)
    else:
        shown = ("label", "text", "altText", "codeSnippet", "title", "placeholder")
        said = [part.get(name) for name in (*shown, *(["value"] if kind in TYPED else []))]
        yield from (as_read(str(one)) for one in said if one and str(one).strip())
        for name in ("items", "columns", "rows", "cells", "images", "body", "selectAction", "actions", "card"):
            if isinstance(part.get(name), dict | list):
                yield from words_in(part[name])


def _chart_words(chart: Json) -> Iterator[str]:
    yield str(chart.get("title", ""))
    for one in objects(chart.get("data")):
        yield str(one.get("legend") or one.get("x") or "")
        for point in objects(one.get("values")) or [one]:
            yield from filter(None, [str(point.get("x", "")), str(point.get("y", point.get("value", "")))])
