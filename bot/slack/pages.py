"""Blocks in messages that Slack takes.

`chat.postMessage` refuses blocks that hold about 12,000 characters in all, with `msg_blocks_too_long`; where exactly it
draws the line is nowhere written. So one message holds less, and what is left follows in the next.
"""

from collections.abc import Iterator
from typing import Any

from bot.chat import pages
from bot.chat.pages import MORE
from bot.slack.block_kit import Block, section

MOST_BLOCKS = 50
MOST_CHARACTERS = 10_500
LEAST_CHARACTERS = 4_000
"""The longest block that cannot be taken apart is shorter than this."""
NOT_SHOWN = frozenset({"type", "block_id", "action_id", "value", "url", "image_url", "style"})


def characters(shown: Any) -> int:
    """All that people read in blocks: texts, labels and cells."""
    if isinstance(shown, str):
        return len(shown)
    if isinstance(shown, dict):
        return sum(characters(one) for name, one in shown.items() if name not in NOT_SHOWN)
    return sum(map(characters, shown)) if isinstance(shown, list) else 0


def fitted(drawn: list[Block]) -> list[Block]:
    """All in one message; where there are too many blocks, the last one says so."""
    if len(drawn) <= MOST_BLOCKS:
        return drawn
    return [*drawn[: MOST_BLOCKS - 1], section(MORE, "more")]


def in_pages(drawn: list[Block], most: int) -> list[list[Block]]:
    """In as many messages as it takes; where that is too many, the last block of the last one says so.

    Args:
        most: characters in one message.
    """
    return pages.in_pages(_together(drawn), characters, most, section(MORE, "more"), MOST_BLOCKS)


def _together(drawn: list[Block]) -> Iterator[list[Block]]:
    """Buttons stay with what they are about."""
    group: list[Block] = []
    for block in drawn:
        if group and block["type"] != "actions":
            yield group
            group = []
        group.append(block)
    if group:
        yield group
