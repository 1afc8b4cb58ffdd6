"""Drawing a card as Adaptive Cards, within Teams' limits."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.teams.buttons import rows_of_buttons
from bot.teams.charts import chart_elements
from bot.teams.elements import Element, Json, adaptive_card, container, element, run, size, words
from bot.teams.limits import MOST_BYTES, in_pages
from bot.teams.lines import line_elements
from bot.teams.sections import Sections
from bot.teams.tables import table_elements
from bot.teams.texts import advice, escaped, heading, pieces, text_elements
from commands.advice import written, written_in
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
from commands.plain_text import card_text
from commands.showing.wording import clipped

LONGEST_SUMMARY = 500
"""What a notification shows and a screen reader announces; the card holds the whole."""
MOST_FACTS = 12_000
"""Bytes of one set of facts."""


def card_pages(card: Card) -> list[Json]:
    """A card in as many messages as it takes."""
    card = written_in(card, advice)
    opening = clipped(" ".join(filter(None, [card.notice, card.title])), LONGEST_SUMMARY)
    # A list is read in fewer lines then; a sentence would be a line that is hard to follow.
    wide = any(isinstance(part, Chart | Lines | Section | Table) for part in card.parts)
    room = MOST_BYTES - size(adaptive_card([], opening, wide=wide))
    return [adaptive_card(page, opening, wide=wide) for page in in_pages(_drawn(card, room), room)]


def summary(card: Card, page: int = 0) -> str:
    """The beginning of the answer in words, for the message that holds this page of it."""
    text = written(card_text(card), advice)
    return clipped(f"(continued) {text}" if page else text, LONGEST_SUMMARY)


def _drawn(card: Card, room: int) -> list[Element]:
    notice = _notice(card.notice) if card.notice else []
    return [*notice, *_title(card), *_parts(card.parts, card.redraw, Sections(room))]


def _notice(notice: str) -> list[Element]:
    return [container(text_elements(notice, weight="Bolder"), style="emphasis")]


def _title(card: Card) -> list[Element]:
    """A heading over what follows; a sentence that stands alone is said as one."""
    return heading(card.title, size="Medium") if card.parts else text_elements(card.title)


def _parts(parts: Sequence[Part], redraw: str | None, sections: Sections) -> list[Element]:
    drawn: list[Element] = []
    above: Part | None = None
    for part in parts:
        if isinstance(part, Buttons) and isinstance(above, Lines):
            # They are about the whole list, and not about its last line.
            drawn += rows_of_buttons(part.buttons, redraw, separator=True, spacing="Medium")
        else:
            drawn += _part(part, redraw, sections)
        above = part
    return drawn


def _part(part: Part, redraw: str | None, sections: Sections) -> list[Element]:  # noqa: C901 - an arm for each part
    match part:
        case Text():
            return text_elements(part.text)
        case Heading():
            return heading(part.text, spacing="Large")
        case Facts():
            return list(_facts(part))
        case Lines():
            return line_elements(part.lines, redraw)
        case Link():
            return [_link(part)]
        case Table():
            return table_elements(part)
        case Chart():
            return chart_elements(part)
        case Image():
            return _image(part)
        case Section():
            return sections.folding(part, _parts(part.parts, redraw, sections))
        case Buttons():
            return rows_of_buttons(part.buttons, redraw)
        case _:
            assert_never(part)


def _facts(part: Facts) -> Iterator[Element]:
    """One after the other, as many in a set as it has room for."""
    facts: list[Json] = []
    for name, value in part.facts:
        for place, piece in enumerate(pieces(value) if value else [""]):
            fact = {"title": "" if place else escaped(name), "value": escaped(piece)}
            if facts and size([*facts, fact]) > MOST_FACTS:
                yield element("FactSet", facts=facts)
                facts = []
            facts.append(fact)
    if facts:
        yield element("FactSet", facts=facts)


def _link(link: Link) -> Element:
    opens = element("Action.OpenUrl", url=link.url, tooltip=link.label)
    address = run(escaped(link.url), color="Accent", underline=True, selectAction=opens)
    return words(run(f"{escaped(link.label)}: ", weight="Bolder"), address)


def _image(image: Image) -> list[Element]:
    title = heading(image.title) if image.title else []
    return [*title, element("Image", url=image.url, altText=image.alt, msteams={"allowExpand": True})]
