"""Lines of code and of tests, by package: blank lines left out, comments and docstrings counted."""

import statistics
from pathlib import Path

from benchmarks.table import show

HOME = Path(__file__).parents[1]
SUFFIXES = {".py", ".js", ".css", ".html", ".yaml"}
PARTS = ("bot", "scheduler", "commands", "store", "tests", "benchmarks")


def main() -> None:
    rows = [row for part in PARTS for row in _of(part)]
    show(["package", "files", "lines", "median file", "longest file"], rows)


def _of(part: str) -> list[list[str]]:
    """Python first, and what else there is beside it in a row of its own."""
    files = [path for path in sorted((HOME / part).rglob("*")) if path.suffix in SUFFIXES]
    python = [path for path in files if path.suffix == ".py"]
    others = [path for path in files if path.suffix != ".py"]
    return [_row(part, python)] + ([_row(f"{part}, other", others)] if others else [])


def _row(name: str, files: list[Path]) -> list[str]:
    lengths = [sum(bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines()) for path in files]
    return [name, f"{len(files)}", f"{sum(lengths):,}", f"{statistics.median(lengths):.0f}", f"{max(lengths)}"]


if __name__ == "__main__":
    main()
