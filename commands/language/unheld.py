"""What no improvement plan holds, however it is asked: said so, with what the plan does say."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.language.spans import Token
from commands.language.vocabulary import PlanWords
from store.query.model import Subject


@dataclass(frozen=True)
class Offer:
    """A button that asks a question."""

    label: str
    says: str


@dataclass(frozen=True)
class Unheld:
    sentence: str
    """ "The plan does not hold …", in plain English, with what it says instead."""
    subject: Subject | None
    """What of the plan is nearest."""
    offers: tuple[Offer, ...] = ()


def unheld(tokens: Sequence[Token], words: PlanWords) -> Unheld | None:
    """Whether a sentence asks for something that no plan holds."""
    return None
