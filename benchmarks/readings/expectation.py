"""What a person reads in a file, written by hand before the file is read (`NAME.expected.yaml`).

Every value stands as the words that stand there. What is not named must not be read. A field may be

    a value              due: 2026-03-31
    several that do      due: [2026-03-31, none]        (owners: a list of lists)
    nothing              due: none                      (the same as leaving it out)
    a question           due: "? 04/05/2026"            (no value is set, and a doubt names these words)
    whatever is read     due: any

A date is its last day, or the kind of words that stand in its place ("ongoing"). `means` is what a status or rating is
kept as: a progress. It is judged only where it is named.
"""

from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from store.documents.guidance import Guidance

ENDING = ".expected.yaml"
ANY, NONE, QUESTION = "any", "none", "?"

Words = str | list[str]
"""One value, or several of which each is right."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expected(Strict):
    """An action, a step or a timeline entry.

    `under` is the title of what it must stand under: an action, or else a theme.
    """

    title: Words
    kind: Words = "action"
    ref: Words = NONE
    under: str | None = None
    theme: Words = NONE
    owners: list[str] | list[list[str]] | str = []
    due: Words = NONE
    start: Words = NONE
    completed: Words = NONE
    status: Words = NONE
    rating: Words = NONE
    means: Words = ANY
    recommendations: list[str] | str = []
    steps: list["Expected"] = []


class Expectation(Strict):
    """What a whole file holds.

    Args:
        every: Values of each action that does not name them itself.
        may: Titles that may be read as well, and need not be.
        columns: The heading under which a field is printed: whoever names the heading has told of the field.
        tells: Words that must stand in one line of what is told; of a list, one is enough.
        must: Fields that must be right; for a story of the corpus, being told is not enough ("all" for every field).
        said: What a person says of columns, sheets and words to bring the file to this reading; see `--said`.
        refused: Words of the refusal, where that is what is right.
    """

    every: dict[str, Any] = {}
    actions: list[Expected] = []
    may: list[str] = []
    risks: list[str] = []
    recommendations: dict[str, str] = {}
    key: dict[str, str] | None = None
    columns: dict[str, str] = {}
    tells: list[Words] = []
    must: list[str] = []
    said: Guidance | None = None
    refused: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, given: Any) -> Any:
        return {**given, "actions": [{**given.get("every", {}), **one} for one in given.get("actions", [])]}

    @classmethod
    def of(cls, words: str) -> Self:
        return cls.model_validate(yaml.load(words, Loader=yaml.BaseLoader))  # noqa: S506 - it makes nothing but words


def expectations(folder: Path) -> dict[str, Expectation]:
    """Each by the name of its file without its ending."""
    return {
        path.name.removesuffix(ENDING): Expectation.of(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(f"*{ENDING}"))
    }
