"""Microsoft's own classes of cards know all that the demo lets a card hold, and need nothing that it leaves out."""

import warnings
from typing import Any

import pytest

from bot.demo.shapes import Check
from bot.demo.teams import card_schema

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from microsoft_teams import cards

CLASSES: dict[str, Any] = {
    str(one.model_fields["type"].default): one
    for one in vars(cards).values()
    if "type" in getattr(one, "model_fields", {})
}
TABLES: dict[str, Check] = {
    **card_schema.ELEMENTS,
    **card_schema.ACTIONS,
    "AdaptiveCard": card_schema.CARD,
    "Column": card_schema.COLUMN,
    "TableRow": card_schema.ROW,
    "TableCell": card_schema.CELL,
    "TextRun": card_schema.RUN,
}
OTHERWISE = {"Input.ChoiceSet": {"choices.data"}}
"""Names that Microsoft's classes have on the wire alone."""


def properties(kind: str) -> set[str]:
    """What Microsoft's class of this kind may hold, as the wire names it."""
    found = set()
    for name, field in CLASSES[kind].model_fields.items():
        first, *rest = name.split("_")
        found |= {first + "".join(one.title() for one in rest), str(field.serialization_alias or field.alias or name)}
    return found | {"$schema"}


def unknown_here(kind: str, name: str) -> bool:
    """Whether the demo refuses a property."""
    said = TABLES[kind]({"type": kind, name: None}, "")
    return any(what == f"invalid additional property: {name}" for _, what in said)


def allowed_here(kind: str) -> set[str]:
    names: set[Any] = {one for each in CLASSES for one in properties(each)} | {"choices.data", "labelPosition"}
    return {one for one in names if not unknown_here(kind, one)}


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_no_property_is_allowed_that_microsofts_class_has_not(kind: str) -> None:
    assert allowed_here(kind) <= properties(kind) | OTHERWISE.get(kind, set())
