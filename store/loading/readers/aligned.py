"""Tables in plain text whose columns are set apart by spaces: their lines are given tabs instead."""

import re
from collections.abc import Iterator

GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
FEWEST_COLUMNS = 3


def with_tabs(lines: list[str]) -> list[str]:
    """Give the same lines; what is cut in two by the width of its column is joined to the line it goes on from."""
    found = list(lines)
    at = 0
    while at < len(lines):
        starts = _starts(lines[at])
        below = list(_rows_under(lines, at, starts)) if len(starts) >= FEWEST_COLUMNS else []
        if not below:
            at += 1
            continue
        rows = [(at, _cells(lines[at], starts))]
        for number, cells in below:
            if not cells[0] and rows[-1][0] != at:
                rows[-1][1][:] = [f"{above} {more}".strip() for above, more in zip(rows[-1][1], cells, strict=True)]
                found[number] = ""
            else:
                rows.append((number, cells))
        for number, cells in rows:
            found[number] = "\t".join(cells)
        at = below[-1][0] + 1
    return found


def _starts(line: str) -> list[int]:
    if "\t" in line or not line.strip() or line.lstrip().startswith("|"):
        # A line between bars is a row of its own kind, however many blanks its empty cells have.
        return []
    first = len(line) - len(line.lstrip(" "))
    return [first, *(gap.end() for gap in GAP.finditer(line))]


def _rows_under(lines: list[str], at: int, starts: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Give the lines under a header that keep to its columns: none has a word across where a column begins."""
    has_row = False
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if "\t" in line or not line.strip() or any(_is_across(line, start) for start in starts[1:]):
            return
        has_row = has_row or len(set(_starts(line)) & set(starts)) >= FEWEST_COLUMNS
        if not has_row:
            return
        yield number, _cells(line, starts)


def _is_across(line: str, start: int) -> bool:
    return len(line) > start and line[start - 1] != " "


def _cells(line: str, starts: list[int]) -> list[str]:
    ends = [*starts[1:], max(len(line), starts[-1])]
    return [" ".join(line[start:end].split()) for start, end in zip([0, *starts[1:]], ends, strict=True)]
