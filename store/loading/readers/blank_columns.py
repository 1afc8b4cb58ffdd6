"""Tables on a printed page: columns are told by where their words begin, however the headings stand over them."""

import re
from collections import Counter
from collections.abc import Sequence

SEGMENT = re.compile(r"\S+(?: \S+)*")
FEWEST_COLUMNS = 3
FEWEST_ALIKE = 2
LONGEST_REFERENCE = 8
LONGEST_TABLE = 400
MOST_ACROSS = 5
"""One line in so many."""


def with_tabs(lines: Sequence[str]) -> list[str]:
    """Give the same lines, those of a table with tabs; lines that a cell goes on in are joined to the first."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        starts, end = _table_at(lines, at)
        if end - at < FEWEST_ALIKE:
            found.append(lines[at])
            at += 1
            continue
        heading = _heading(lines[at], starts)
        rows = _rows([heading, *(_cells(line, starts) for line in lines[at + 1 : end])])
        found += ["\t".join(row) for row in rows]
        at = end
    return found


def _table_at(lines: Sequence[str], at: int) -> tuple[list[int], int]:
    """Give where the columns of a table begin whose headings stand here, and the line behind it."""
    if len(_starts(lines[at])) < FEWEST_COLUMNS:
        return [], at
    run = [lines[at]]
    for line in lines[at + 1 : at + LONGEST_TABLE]:
        if not line.strip():
            break
        run.append(line)
    rows = [line for line in run[1:] if len(_starts(line)) > 1]
    counts = Counter(start for line in rows for start in _starts(line))
    alike = FEWEST_ALIKE if len(rows) > 1 else 1
    starts = sorted(start for start, count in counts.items() if count >= alike and _keeps_blank(rows, start))
    if len(starts) < FEWEST_COLUMNS:
        return [], at
    end = at + 1
    while end - at < len(run) and not any(_is_across(lines[end], start) for start in starts):
        end += 1
    return starts, end


def _starts(line: str) -> list[int]:
    return [found.start() for found in SEGMENT.finditer(line)]


def _keeps_blank(rows: Sequence[str], start: int) -> bool:
    """A line at the foot of the page may stand across; it is no row of the table."""
    return MOST_ACROSS * sum(_is_across(line, start) for line in rows) <= len(rows)


def _is_across(line: str, start: int) -> bool:
    """Whether a word stands across where a column begins."""
    cut = _cut(line, start)
    return bool(cut) and len(line) > cut and line[cut - 1] != " "


def _cut(line: str, start: int) -> int:
    """Give where this line's words of a column begin: the same place on a page may be rounded to a letter less."""
    begins_before = start > 1 and line[start - 2 : start - 1] == " " and line[start - 1 : start + 1].strip() != ""
    return start - 1 if begins_before and " " not in line[start - 1 : start + 1] else start


def _heading(line: str, starts: list[int]) -> list[str]:
    """Give each heading to the column in which its middle stands; the first may stand before them all."""
    cells = [""] * len(starts)
    for found in SEGMENT.finditer(line):
        middle = (found.start() + found.end()) // 2
        column = max((at for at, start in enumerate(starts) if start <= middle), default=0)
        cells[column] = f"{cells[column]} {found[0]}".strip()
    return cells


def _cells(line: str, starts: list[int]) -> list[str]:
    cuts = [0, *(_cut(line, start) for start in starts[1:])]
    ends = [*cuts[1:], max(len(line), cuts[-1])]
    return [" ".join(line[begin:end].split()) for begin, end in zip(cuts, ends, strict=True)]


def _rows(lines: list[list[str]]) -> list[list[str]]:
    """Join a line to the row above it where nothing new begins in its first cell."""
    firsts = [cells[0] for cells in lines[1:] if cells[0]]
    by_reference = bool(firsts) and all(len(first) <= LONGEST_REFERENCE for first in firsts)
    rows = [lines[0]]
    for cells in lines[1:]:
        goes_on = not cells[0] or (not by_reference and 2 * sum(bool(cell) for cell in cells) <= len(cells))
        if goes_on:
            rows[-1] = [f"{above} {more}".strip() for above, more in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows
