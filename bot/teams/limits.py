"""Cards that Teams takes.

It refuses a message of about 100 KB in all, and one of 28 KB where it comes by other ways. So one card holds less, and
what is left follows in the next.
"""

from collections.abc import Iterable, Iterator

from bot.teams.elements import Element, run, size, words

MOST_BYTES = 25_000
"""Of one card, serialised."""
MOST_PAGES = 4
MORE = "There is more than one message holds. Ask for less at a time: add a theme or a recommendation."


def in_pages(drawn: Iterable[Element], room: int) -> list[list[Element]]:
    """In as many cards as it takes; where that is too many, the last one says so.

    Args:
        room: bytes that the elements of one card may take.
    """
    more = words(run(MORE), spacing="Large")
    pages = list(filled(together(drawn, room), room - size(more)))
    if len(pages) > MOST_PAGES:
        pages = pages[:MOST_PAGES]
        pages[-1].append(more)
    return pages or [[]]


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


def filled(groups: Iterable[list[Element]], room: int) -> Iterator[list[Element]]:
    page: list[Element] = []
    left = room
    for group in groups:
        needed = sum(size(one) + 2 for one in group)
        if page and needed > left:
            yield page
            page, left = [], room
        page = [*page, *group]
        left -= needed
    if page:
        yield page


def is_heading(drawn: Element) -> bool:
    return drawn.get("style") == "heading"
