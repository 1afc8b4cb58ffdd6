"""There is one way to what is kept of the answers of a pulse."""

import ast
from collections.abc import Iterator

from tests.structure.kit import Source

KEPT = frozenset({"PulseFinding", "PulseComment", "pulse_finding", "pulse_comment"})
MAY = {
    "store/models/__init__.py",
    "store/models/pulse.py",
    "store/pulse/closing.py",
    "store/pulse/results.py",
    "store/pulse/retention.py",
}
"""The tables themselves, the closing that writes them, the gate, and what deletes them."""


def test_nothing_but_the_gate_reads_what_is_kept_of_answers(sources: list[Source]) -> None:
    naming = {
        source.name
        for source in sources
        if "migrations/versions" not in source.name and not KEPT.isdisjoint(_words(source.tree))
    }
    assert naming - MAY == set()
    assert "store/pulse/results.py" in naming


def _words(tree: ast.Module) -> Iterator[str]:
    """Every name in the code, and every word that it holds as a text."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.Constant(value=str(words)):
                yield from words.replace('"', " ").replace(".", " ").split()
