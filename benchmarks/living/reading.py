"""A message taken apart into sentences, each with what stands around it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from benchmarks.living.facts import LONDON, Facts, Row, said_day
from bot.demo.displayed import as_read
from bot.demo.json_values import Json
from bot.demo.messages import Message

ITEM = re.compile(r"^\*(?P<ref>[A-Z]{1,2}\d+(?:\.\d+)?)\*(?: (?P<title>.*))?$")
HEADING = re.compile(r"^\*(?P<words>[^*]+)\*$")
FACT = re.compile(r"^\*(?P<key>[^*]+):\* (?P<value>.*)$")
OWNER_FACT = ":owner:"
ABOUT = re.compile(r"(?:^|that |with |own: )(?P<ref>[A-Z]{1,2}\d+(?:\.\d+)?)\b")
"""In a message's first words: what all of it is about."""
REF = re.compile(r"\b[A-Z]{1,2}\d+(?:\.\d+)?\b")
ESCALATIONS = "escalation/"
ENDS = re.compile(r"(?<=[.!?]) (?=[A-Z])")


Found = re.Match[str]


@dataclass(frozen=True)
class Said:
    """One sentence, or one detail of a line."""

    text: str
    facts: Facts
    now: datetime
    reader: int | None
    """Who reads it; nobody, where it stands in a channel."""
    key: str = ""
    """Of the message, where it was said unasked."""
    ref: str = ""
    """What it is about."""
    heading: str = ""
    details: Sequence[str] = ()
    """All that its line says."""
    beside: "list[Said]" = field(default_factory=list, compare=False, repr=False)
    """All that the message says."""

    @property
    def today(self) -> date:
        return self.now.astimezone(LONDON).date()

    def is_moment(self, day: str, time: str, moment: datetime) -> bool:
        then = moment.astimezone(LONDON)
        on = self.today if day == "today" else said_day(day, self.today)
        return (on, time) == (then.date(), f"{then:%H:%M}")

    @property
    def item(self) -> Row | None:
        return self.facts.item(self.ref) if self.ref else None


Check = Callable[[Said, Found], bool]
"""Whether a sentence that fits its words is so."""


def key_of(message: Message) -> str:
    """Under which it was said unasked; empty for an answer."""
    return str(((message.metadata or {}).get("event_payload") or {}).get("key", ""))


def blocks_of(message: Message) -> list[Json]:
    return message.blocks or [{"type": "section", "text": {"type": "mrkdwn", "text": message.text}}]


def sentences(
    blocks: Sequence[Json], key: str, facts: Facts, now: datetime, reader: int | None, names: Mapping[str, str]
) -> list[Said]:
    bare = Said("", facts, now, reader, key)
    page = _Page(bare, names)
    for raw in _texts(blocks):
        page.read(raw)
    bare.beside.extend(page.found)
    return page.found


class _Page:
    """A message, read from its first words to its last."""

    def __init__(self, bare: Said, names: Mapping[str, str]) -> None:
        self.found: list[Said] = []
        self._bare, self._names = bare, names
        self._heading = self._about = ""

    def read(self, raw: str) -> None:
        if not self.found and (of := ABOUT.search(raw)):
            self._about = of["ref"]
        for chunk in raw.split("\n\n"):
            rows = [row.removeprefix("• ") for row in chunk.split("\n") if row]
            if rows and (item := ITEM.match(rows[0])):
                self._line(item["ref"], rows[1:])
            else:
                for row in rows:
                    self._row(row)

    def _line(self, ref: str, rows: Sequence[str]) -> None:
        details = [as_read(one, self._names) for row in rows for one in row.split(" · ")]
        line = replace(self._bare, ref=ref, heading=self._heading, details=details)
        if line.key.startswith(ESCALATIONS):
            # What stands over several is said of each of them.
            self.found.append(replace(line, text=self._heading, details=()))
        self.found += [replace(line, text=one) for one in details]

    def _row(self, row: str) -> None:
        if only := HEADING.match(row):
            self._heading = as_read(only["words"], self._names)
            if not self._bare.key.startswith(ESCALATIONS):
                self.found.append(replace(self._bare, text=self._heading, heading=self._heading))
            return
        fact = FACT.match(row)
        whole = as_read(fact["value"] if fact else row.strip("*"), self._names)
        parts = whole.split(" · ") if " · " in whole else ENDS.split(whole)
        if fact and fact["key"] == "Owner":
            parts = [OWNER_FACT, whole]
        of = replace(self._bare, ref=self._about, heading=self._heading, details=parts)
        self.found += [replace(of, text=one) for one in parts if one != OWNER_FACT]


def _texts(blocks: Sequence[Json]) -> Iterator[str]:
    for block in blocks:
        match block.get("type"):
            case "header" | "section":
                yield from (one["text"] for one in [block.get("text"), *block.get("fields", ())] if one)
            case "context":
                yield from (str(one["text"]) for one in block["elements"] if "text" in one)
            case "container":
                yield str(block["title"]["text"])
                yield from _texts(block["child_blocks"])
