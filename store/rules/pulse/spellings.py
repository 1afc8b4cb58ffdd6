"""Teams and roles as they were first spelt, so that no capital and no space makes a group of its own."""

from store.rules.folding import folded
from store.rules.pulse.questions import Dimension, Slices


class Spellings:
    def __init__(self) -> None:
        self._met: dict[tuple[Dimension, str], str] = {}

    def of(self, slices: Slices) -> Slices:
        """The same slices, each as it was first met here. What folds to nothing is a blank."""
        return Slices(team=self._first("team", slices.team), role=self._first("role", slices.role))

    def _first(self, dimension: Dimension, name: str | None) -> str | None:
        known = folded(name or "")
        return self._met.setdefault((dimension, known), name) if name and known else None
