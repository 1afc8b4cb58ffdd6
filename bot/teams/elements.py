"""Adaptive Cards as Teams reads them: plain dicts, a function for each form that stands in many places.

Microsoft's own classes of cards take any property, so they find no mistake, and importing them takes a third of a
second. The tests walk all that is drawn and hold each property against them.
"""

import json
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
Element = Json

VERSION = "1.5"
"""The newest that Teams takes. Elements that came later say what stands in their place elsewhere."""


def element(kind: str, **fields: Any) -> Element:
    """Args: fields: those that are None are left out."""
    return {"type": kind, **_given(fields)}


def run(text: str, **look: Any) -> Json:
    """Words in a line, looking alike."""
    return element("TextRun", text=text, **look)


def words(*runs: Json, **look: Any) -> Element:
    """A line of plain words."""
    return element("RichTextBlock", inlines=list(runs), **look)


def container(items: Sequence[Element], **look: Any) -> Element:
    return element("Container", items=list(items), **look)


def columns(*cells: tuple[str, Sequence[Element]], **look: Any) -> Element:
    """Args: cells: how wide each is, and what stands in it."""
    drawn = [element("Column", width=width, items=list(items)) for width, items in cells]
    return element("ColumnSet", columns=drawn, **look)


def adaptive_card(body: Sequence[Element], opening: str, *, wide: bool = False) -> Json:
    """A card.

    Args:
        opening: what a screen reader says first, and what stands where no card can be drawn.
        wide: as wide as the conversation, where that is wider than Teams makes a card.
    """
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": VERSION,
        "speak": opening,
        "fallbackText": opening,
        "body": list(body),
        **({"msteams": {"width": "full"}} if wide else {}),
    }


def size(drawn: Any) -> int:
    """How many bytes it takes on the wire."""
    return len(json.dumps(drawn, ensure_ascii=False).encode())


def _given(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
