"""Words printed after a date: "30 June 2023 (complete)", "July 2023 and quarterly thereafter"."""

import re
from collections.abc import Iterator

# Where a remark may begin: at a bracket, a dash, a comma; or at words that are known to say more of a date.
BEGINS = re.compile(
    r" ?\(| - |[,;] ?|\. "
    r"| (?=(?:and|then)\b.*\b(?:ongoing|onward|thereafter|after|then|month|quarter|week|annual|review))"
    r"| (?=(?:completed?|done|achieved|closed|overdue|delayed|at risk|on track|ongoing|tb[ac]|at the latest|latest"
    r"|provisional|provisionally|draft|target|estimated|approx|for review|initially|onwards?)\b)"
)
ANOTHER = re.compile(r"\d{1,2}[/.-]\d{1,2}|\b(?:19|20)\d\d\b")


def before_remarks(words: str) -> Iterator[str]:
    """Give what may be a date by itself, the longest first; nothing where a second date follows it."""
    for found in reversed(list(BEGINS.finditer(words))):
        date, remark = words[: found.start()], words[found.start() :]
        if ANOTHER.search(remark):
            return
        yield date.strip(" -,;(")
