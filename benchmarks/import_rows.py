"""Read a spreadsheet of 10,000 actions through the sandbox; print the time and the most memory the reader had.

python -m benchmarks.import_rows [ROWS]
"""

import io
import resource
import sys
import time

import openpyxl

from store.loading import read_content


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    content = spreadsheet(rows)
    began = time.monotonic()
    plan = read_content(content, "plan.xlsx")
    seconds = time.monotonic() - began
    mebibytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"{len(plan.actions):,} actions in {seconds:.1f} s and {mebibytes:.0f} MiB\n")
    return 0 if len(plan.actions) == rows else 1


def spreadsheet(rows: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Yard plan"])
    sheet.append(["Ref", "Action", "Lead", "By when", "RAG", "Progress update"])
    for row in range(rows):
        ref, due, rating = f"{row // 100 + 1}.{row % 100 + 1}", f"July {2022 + row % 5}", "RAG"[row % 3]
        sheet.append([ref, f"Do thing {row} in the yard", "Head of Yards / AB", due, rating, f"Said {row}"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
