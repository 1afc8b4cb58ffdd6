"""Drawing a card with Block Kit, within Slack's limits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.slack.block_kit import Block, block, header, plain, section
from bot.slack.buttons import actions
from bot.slack.charts import chart_blocks, figures_in_words
from bot.slack.lines import line_blocks
from bot.slack.pages import MOST_CHARACTERS, characters, fitted, in_pages
from bot.slack.tables import rows_as_sentences, size, table_blocks
from bot.slack.text_blocks import sections
from bot.slack.wording import escaped, linked, slash_command
from commands.advice import written_in
from commands.cards import (
    Buttons,
    Card,
    Facts,
    Heading,
    Image,
    Lines,
    Link,
    Part,
    Section,
    Table,
    Text,
)
from commands.charts import Chart
from commands.showing.wording import clipped

MORE = " (continued)"

LONGEST_HEADER = 150
LONGEST_CAPTION = 2_000
LONGEST_TABLES = 19_000
"""Characters in all tables of a message; Slack takes 20,000."""
MOST_CHARTS = 2
MOST_FOLDED = 10
"""Blocks in a container."""
CAN_BE_REFUSED = frozenset({"container", "data_table", "data_visualization", "image"})
"""What a Slack may not know yet, or not be able to fetch. Each can be said in other blocks."""


@dataclass
class Room:
    """What a message can still hold."""

    without: Collection[str]
    """Kinds of block that are not to be drawn."""
    tables: int = LONGEST_TABLES
    charts: int = MOST_CHARTS
    most: int = LONGEST_TABLES
    """Characters in one block, so that it can stand in one message."""


def card_blocks(card: Card, *, without: Collection[str] = ()) -> list[Block]:
    """All of a card in one message or view, however long.

    Args:
        without: kinds of block that this Slack does not take, of `CAN_BE_REFUSED`.
    """
    return fitted(_drawn(card, Room(without)))


def card_pages(card: Card, *, without: Collection[str] = (), most: int = MOST_CHARACTERS) -> list[list[Block]]:
    """A card in as many messages as it takes.

    Args:
        most: characters in one message.
    """
    return in_pages(_drawn(card, Room(without, most=most * 4 // 5)), most)


def _drawn(card: Card, room: Room) -> list[Block]:
    card = written_in(card, slash_command)
    drawn: list[Block] = []
    if card.notice:
        drawn += sections(f"*{escaped(card.notice)}*", "notice")
    drawn += _title(card)
    return drawn + _parts(card.parts, "part", card.redraw, room)


def _parts(parts: Sequence[Part], name: str, again: str | None, room: Room) -> list[Block]:
    return [block for place, part in enumerate(parts) for block in _part(part, f"{name}{place}", again, room)]


def _title(card: Card) -> list[Block]:
    """A heading over what follows; a sentence that stands alone is said as one."""
    if not card.parts:
        return sections(escaped(card.title), "title")
    # A header is plain text, in which a command would not stand out.
    if len(card.title) > LONGEST_HEADER or "`/plan" in card.title:
        return sections(f"*{escaped(card.title)}*", "title")
    return [header(card.title, "title")]


def _part(part: Part, name: str, again: str | None, room: Room) -> list[Block]:  # noqa: C901 - an arm for each part
    match part:
        case Text():
            return sections(escaped(part.text), name)
        case Heading():
            return sections(f"*{escaped(part.text)}*", name)
        case Facts():
            return sections("\n".join(f"*{escaped(key)}:* {escaped(value)}" for key, value in part.facts), name)
        case Lines():
            return line_blocks(part.lines, name, again)
        case Link():
            return [section(f"*{escaped(part.label)}:* {linked(part.url)}", name)]
        case Table():
            return _table(part, name, room)
        case Chart():
            return _chart(part, name, room)
        case Image():
            return _image(part, name, room)
        case Section():
            return _folding(part, name, again, room)
        case Buttons():
            return [actions(part.buttons, name, again)] if part.buttons else []
        case _:
            assert_never(part)


def _table(table: Table, name: str, room: Room) -> list[Block]:
    needed = size(table)
    if "data_table" in room.without or needed > room.tables:
        return rows_as_sentences(table, name)
    room.tables -= needed
    return table_blocks(table, name, room.most)


def _chart(chart: Chart, name: str, room: Room) -> list[Block]:
    drawn = chart_blocks(chart, name) if room.charts and "data_visualization" not in room.without else []
    room.charts -= bool(drawn)
    return drawn or figures_in_words(chart, name)


def _image(image: Image, name: str, room: Room) -> list[Block]:
    if "image" in room.without:
        return sections(f"*{escaped(image.title or 'Picture')}:* {escaped(image.alt)} {linked(image.url)}", name)
    title = plain(clipped(image.title, LONGEST_CAPTION)) if image.title else None
    return [block("image", name, image_url=image.url, alt_text=image.alt, title=title)]


def _folding(part: Section, name: str, again: str | None, room: Room) -> list[Block]:
    """Folded in containers, as many as it takes. Tables and charts cannot stand in one: there they are words."""
    inside = Room({*room.without, "data_table", "data_visualization"}, most=room.most)
    blocks = _parts(part.parts, f"{name}.in", again, inside)
    if "container" in room.without or not blocks:
        heading = sections(f"*{escaped(part.title)}*", name)
        return [*heading, *_parts(part.parts, f"{name}.in", again, room)]
    return [
        block(
            "container",
            f"{name}.{place}",
            title=plain(clipped(part.title, LONGEST_HEADER - len(MORE)) + (MORE if place else "")),
            child_blocks=inner,
            is_collapsible=True,
            default_collapsed=part.folded,
        )
        for place, inner in enumerate(_in_containers(blocks, room.most))
    ]


def _in_containers(blocks: list[Block], most: int) -> list[list[Block]]:
    """Args: most: characters in one."""
    filled: list[list[Block]] = [[]]
    for one in blocks:
        if filled[-1] and (len(filled[-1]) == MOST_FOLDED or characters([*filled[-1], one]) > most):
            filled.append([])
        filled[-1].append(one)
    return filled
