"""Read 10,000 actions through the sandbox, as each kind of file; print the time and the most memory the reader had.

python -m benchmarks.import_rows [ROWS]

Ends with 1 where a row is lost, or a reading takes more than 10 s of a processor or 300 MiB. The clock on the wall is
printed as well; on a busy machine it says little.
"""

import csv
import io
import sys
import time
from collections.abc import Callable

import openpyxl

from benchmarks.table import show
from store.loading import UnreadablePlanError, read_content

HEADINGS = ["Ref", "Action", "Lead", "By when", "RAG", "Status", "Progress update"]
SECONDS, MEBIBYTES = 10, 300
WIDE = 49
"""Columns of an export that hold words; as many again and more hold none."""


def row_of(number: int) -> list[str]:
    ref, due, rating = f"{number // 100 + 1}.{number % 100 + 1}", f"July {2022 + number % 5}", "RAG"[number % 3]
    status = ("In progress", "Not started", "Complete", "Achieved", "Stalled a bit")[number % 5]
    return [ref, f"Do thing {number} in the yard", "Head of Yards / AB", due, rating, status, f"Said {number}"]


def spreadsheet(rows: int) -> bytes:
    return _workbook([["Yard plan"], HEADINGS, *map(row_of, range(rows))])


def wide_spreadsheet(rows: int) -> bytes:
    """An export of 150 columns, 49 of which hold words; a tenth of the rows, since cells are what costs."""
    filled = [f"Custom {number}" for number in range(WIDE - len(HEADINGS))]
    empty = [f"Empty {number}" for number in range(150 - WIDE)]
    words = [f"Word {number % 7}" for number in range(len(filled))]
    return _workbook([[*HEADINGS, *filled, *empty], *([*row_of(number), *words] for number in range(rows // 10))])


def month_first(rows: int) -> bytes:
    """A CSV whose order of day and month has to be found."""
    lines = [row_of(number) for number in range(rows)]
    for number, line in enumerate(lines):
        line[3] = f"{number % 12 + 1:02}/{number % 28 + 1:02}/2026"
    return _delimited([HEADINGS, *lines], ",")


def _delimited(rows: list[list[str]], mark: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=mark).writerows(rows)
    return file.getvalue().encode()


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Actions")
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FILES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "a spreadsheet": ("plan.xlsx", spreadsheet),
    "150 columns, 49 with words, a tenth of the rows": ("plan.xlsx", wide_spreadsheet),
    "CSV, month first": ("plan.csv", month_first),
}


def measured(name: str, content: bytes) -> tuple[int, float, float, float]:
    """Give actions, seconds of a processor, seconds by the clock, and mebibytes, of a process that reads one file."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    try:
        actions = len(read_content(content, name).actions)
    except UnreadablePlanError as refusal:
        sys.stdout.write(f"{refusal}\n")
        actions = 0
    clock, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
    return actions, worked, clock, after.ru_maxrss / 1024


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    lines, good = [], True
    for what, (name, make) in FILES.items():
        actions, worked, clock, most = measured(name, make(rows))
        good = good and actions in (rows, rows // 10) and worked <= SECONDS and most <= MEBIBYTES
        lines.append([what, f"{actions:,}", f"{worked:.1f} s", f"{clock:.1f} s", f"{most:.0f} MiB"])
    show(["", "actions", "processor", "clock", "most memory so far"], lines)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
