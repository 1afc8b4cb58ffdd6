"""Sentences with the right outcome beside each, one a line."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from store.rules.terms import Progress

Kind = Literal[
    "list",
    "card",
    "count",
    "status",
    "changes",
    "person",
    "change",
    "choose",
    "refuse",
    "help",
    "unknown_fact",
]


class Strict(BaseModel):
    # An error must not quote a sentence that is kept unread.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Change(Strict):
    """What is to be recorded of one item or person."""

    ref: str | None
    """A reference, `person:NAME`, or the speaker: "me" or nothing."""
    progress: Progress | None = None
    not_progress: Progress | None = None
    forecast: date | None = None
    percent: int | None = None
    words: str | None = None
    not_words: str | None = None
    other: str | None = None
    """Leave, snooze, undo and the like, as `changes.demanded` reads them."""


class Outcome(Strict):
    """One outcome that is right."""

    kind: Kind
    refs: list[str] | None = None
    count: int | None = None
    subject: str | None = None
    must_say: list[str] = []
    must_not: list[str] = []
    changes: list[Change] = []


class Case(Strict):
    id: str
    email: str = Field(alias="as")
    today: date
    text: str
    where: str = "dm"
    context: list[str] = []
    expect: Outcome
    also: list[Outcome] = []
    persona: str = ""
    why: str = ""
    tags: list[str] = []

    @property
    def author(self) -> str:
        return re.sub(r"\d+$", "", self.id)

    @property
    def outcomes(self) -> list[Outcome]:
        return [self.expect, *self.also]

    @property
    def under(self) -> list[str]:
        """What the message asked about in whose thread it is said."""
        return re.findall(r"[A-Z]+\d[\d.]*", self.where) if self.where.startswith("thread") else []


def read_cases(files: Iterable[Path]) -> Iterator[Case]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield Case.model_validate_json(line)


def with_digits(cases: Iterable[Case], digits: str) -> list[Case]:
    """Those whose id ends in one of these digits."""
    return [one for one in cases if one.id[-1] in digits]
