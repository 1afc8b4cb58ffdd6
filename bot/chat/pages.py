"""What one message of a chat has no room for goes on in the next."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

Drawn = dict[str, Any]
"""A piece of a message, as a chat has it on its wire."""
Weigh = Callable[[list[Drawn]], int]
"""How much of a message's room some pieces take."""

MOST_PAGES = 4
MORE = "There is more than one message holds. Ask for less at a time: add a theme or a recommendation."


def in_pages(
    groups: Iterable[list[Drawn]], weigh: Weigh, room: int, more: Drawn, most: int | None = None
) -> list[list[Drawn]]:
    """In as many messages as it takes; where that is too many, the last one ends with `more`.

    Args:
        groups: pieces that stay together.
        room: what one message holds.
        more: says `MORE`.
        most: pieces in one message, where the chat counts them.
    """
    pages = list(filled(groups, weigh, room - weigh([more]), most and most - 1))
    if len(pages) > MOST_PAGES:
        pages = pages[:MOST_PAGES]
        pages[-1].append(more)
    return pages


def filled(groups: Iterable[list[Drawn]], weigh: Weigh, room: int, most: int | None = None) -> Iterator[list[Drawn]]:
    page: list[Drawn] = []
    left = room
    for group in groups:
        weight = weigh(group)
        if page and (weight > left or (most is not None and len(page) + len(group) > most)):
            yield page
            page, left = [], room
        page = [*page, *group]
        left -= weight
    if page:
        yield page
