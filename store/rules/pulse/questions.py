"""What a pulse asks."""

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from store.rules.folding import folded

MOST_QUESTIONS = 10
SCALE_STEPS = 5
ENPS_STEPS = 11
"""From 0 to 10."""
LONGEST_QUESTION = 150
SIGNS = re.compile(r"[\W_]+")
LONGEST_COMMENT = 1_000
"""Characters of a free answer."""


class QuestionKind(StrEnum):
    SCALE = "scale"
    """One of five labelled steps, the best last."""
    CHOICE = "choice"
    CHOICES = "choices"
    """Any number of the options."""
    ENPS = "eNPS"
    """How likely somebody is to recommend working here, from 0 to 10."""
    COMMENT = "comment"
    """Free text."""


def _told_apart(options: tuple[str, ...]) -> tuple[str, ...]:
    if len({one.casefold() for one in options}) < len(options):
        raise ValueError("Two options read alike.")
    return options


Option = Annotated[str, StringConstraints(min_length=1, max_length=70, strip_whitespace=True)]
Options = Annotated[tuple[Option, ...], Field(max_length=10), AfterValidator(_told_apart)]
Asked = Annotated[str, StringConstraints(min_length=3, max_length=LONGEST_QUESTION, strip_whitespace=True)]


class Question(BaseModel):
    """One question of a pulse. Every question may be left unanswered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: QuestionKind
    text: Asked
    options: Options = ()
    """The five steps of a scale, from the least to the best; the options of a choice; else empty."""
    standard: str | None = None
    """The reference of the practice standard that it is tied to."""
    measure_id: int | None = None
    """The measure whose reading its figure becomes."""

    @property
    def bare(self) -> str:
        """What it asks, however it is written. No questionnaire asks one question twice."""
        return SIGNS.sub(" ", folded(self.text)).strip()

    @model_validator(mode="after")
    def _has_its_options(self) -> "Question":
        many = len(self.options)
        if self.kind is QuestionKind.SCALE and many != SCALE_STEPS:
            raise ValueError(f"A scale has {SCALE_STEPS} labelled steps.")
        if self.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES) and many < 2:
            raise ValueError("A choice has at least two options.")
        if self.kind in (QuestionKind.ENPS, QuestionKind.COMMENT) and many:
            raise ValueError("This kind of question has no options.")
        return self


Questions = Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]

Answer = int | tuple[int, ...] | str
"""The place of the chosen option from 0, the places of several, the number from 0 to 10 of an eNPS, or free text."""
Answers = tuple[Answer | None, ...]
"""One for each question, in order. None where it was not answered."""

Dimension = Literal["team", "role"]
DIMENSIONS: tuple[Dimension, ...] = ("team", "role")


class Slices(BaseModel):
    """Where somebody stands in the list that the pulse was given. A blank is no slice."""

    model_config = ConfigDict(frozen=True)

    team: str | None = None
    role: str | None = None
