"""Finding what a card holds."""

from collections.abc import Iterator
from typing import Any

from bot.demo.json_values import Json


def parts_of(value: Any) -> Iterator[Json]:
    """Yield every element and action in a card, in reading order, without what only stands in for another."""
    if isinstance(value, list):
        for one in value:
            yield from parts_of(one)
    elif isinstance(value, dict):
        if "type" in value:
            yield value
        for name, inner in value.items():
            if name not in ("fallback", "data"):
                yield from parts_of(inner)


def inputs_of(card: Json) -> list[Json]:
    return [one for one in parts_of(card) if str(one.get("type")).startswith("Input.")]


def actions_of(card: Json) -> list[Json]:
    return [one for one in parts_of(card) if str(one.get("type")).startswith("Action.")]
