"""Two lists of made-up words: what people paste and type of children, and what a council writes of its plan."""

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def evasions() -> list[tuple[str, str]]:
    """What must be found, by the name of its kind, and the words."""
    return [(kind, words) for kind, _, words in (line.partition(" | ") for line in _lines("evasions.txt"))]


def innocents() -> list[str]:
    """Words of which none may be refused or doubted."""
    return list(_lines("innocent.txt"))


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            # Line breaks, tabs and marks that combine are written as Python has them.
            yield line.encode("latin-1", "backslashreplace").decode("unicode_escape")
