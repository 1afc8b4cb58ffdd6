"""Cards that Teams takes.

It refuses a message of about 100 KB in all, and one of 28 KB where it comes by other ways. So one card holds less, and
what is left follows in the next.
"""

from collections.abc import Iterable, Iterator

from bot.chat import pages
from bot.chat.pages import MORE
from bot.teams.elements import Element, run, size, words

MOST_BYTES = 25_000
"""Of one card, serialised."""


def in_pages(drawn: Iterable[Element], room: int) -> list[list[Element]]:
    """In as many cards as it takes; where that is too many, the last one says so.

    Args:
        room: bytes that the elements of one card may take.
    """
    more = words(run(MORE), spacing="Large")
    return pages.in_pages(together(drawn, room), size, room, more) or [[]]


def together(drawn: Iterable[Element], room: int) -> Iterator[list[Element]]:
    """Buttons stay with what they are about, and a heading with what it heads, where one card has room for both."""
    group: list[Element] = []
    for one in drawn:
        belongs = one["type"] == "ActionSet" or (bool(group) and is_heading(group[-1]))
        if group and not (belongs and size([*group, one]) <= room):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def is_heading(drawn: Element) -> bool:
    return drawn.get("style") == "heading"
