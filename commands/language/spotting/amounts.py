"""Amounts in a sentence: "more than two weeks", "twice", "80%", "the worst three"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from commands.language.spans import Span, Token
from store.query import model


class Unit(StrEnum):
    DAYS = "days"
    """Calendar days: a week is seven."""
    TIMES = "times"
    PERCENT = "percent"
    ITEMS = "items"
    """How many of a list: "top 5"."""


@dataclass(frozen=True)
class AmountMeaning:
    span: model.Span
    unit: Unit


def spot_amounts(tokens: Sequence[Token]) -> list[Span]:
    return []
