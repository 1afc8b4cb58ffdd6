"""What a reading says about itself: its doubts, what it left out, what it suggests, and its refusal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from store.documents.staged import Doubt, StagedPlan

UNTITLED = "no title"
"""What the doubt about a missing title prints; it tells of nothing else."""

ALL_OF_IT = "wrong columns"
"""A doubt with these words names every field of its table."""

SHORTEST = 3
"""Words shorter than this ("1") would be found in too many lines."""


def folded(words: object) -> str:
    return " ".join(str(words).casefold().replace("’", "'").split()).strip(" .")


@dataclass(frozen=True)
class Told:
    """Lines that a person reads beside the plan. Counts of what is absent name nothing, so they are no lines."""

    lines: tuple[str, ...]
    rows: tuple[str, ...] = ()
    """Those that tell of something left out."""

    @classmethod
    def by(cls, plan: StagedPlan) -> "Told":
        doubts = [f"{one.where} | {one.printed} | {one.reading} | {one.why}" for one in _doubts(plan)]
        skipped = [f"{one.where} | {one.what} | {one.why}" for one in plan.skipped]
        offered = [f"{one.about} | {one.printed} | {one.reading} | {one.why}" for one in plan.suggestions]
        lines = [*doubts, *skipped, *offered]
        return cls(tuple(map(folded, lines)), tuple(map(folded, skipped)))

    @property
    def everything(self) -> bool:
        return any(ALL_OF_IT in line for line in self.lines)

    def names(self, *words: str) -> bool:
        """Whether one line has one of these, as whole words."""
        return any(_has(line, one) for one in map(folded, words) if len(one) >= SHORTEST for line in self.lines)

    def leaves_out(self, words: str) -> bool:
        return any(_has(line, folded(words)) for line in self.rows)

    def names_cell(self, words: str) -> bool:
        """Whether these stand by themselves as what is printed or read; that serves for short ones as well."""
        return any(folded(words) in [part.strip() for part in line.split("|")] for line in self.lines)

    def names_heading(self, heading: str) -> bool:
        quoted = f"“{folded(heading)}”"
        return any(quoted in line for line in self.lines) or self.names_cell(heading)

    def says(self, words: str | list[str]) -> bool:
        some = [words] if isinstance(words, str) else words
        return any(folded(one) in line for one in some for line in self.lines)


def _doubts(plan: StagedPlan) -> Iterable[Doubt]:
    return (one for one in plan.doubts if one.printed != UNTITLED)


def _has(line: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line))
