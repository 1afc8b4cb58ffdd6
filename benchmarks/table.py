"""Figures as a plain table, for a terminal or a page."""

import sys
from collections.abc import Sequence


def show(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The first column names the row and stands left; figures stand right."""
    cells = [[str(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    for number, row in enumerate(cells):
        line = [cell.ljust(width) if not place else cell.rjust(width) for place, (cell, width) in _placed(row, widths)]
        sys.stdout.write("  ".join(line).rstrip() + "\n")
        if not number:
            sys.stdout.write("  ".join("-" * width for width in widths) + "\n")


def _placed(row: list[str], widths: list[int]) -> Sequence[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1_000:.1f} ms"


def mebibytes(kibibytes: float) -> str:
    return f"{kibibytes / 1_024:.0f} MiB"


def show_markdown(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The same, as a page of Markdown has it."""
    for row in (columns, ["---", *["---:"] * (len(columns) - 1)], *rows):
        sys.stdout.write(f"| {' | '.join(map(str, row))} |\n")
