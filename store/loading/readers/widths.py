"""Which columns of a wide sheet are read: those with words, and none that only draw time from left to right."""

import re
from collections.abc import Mapping, Sequence

from store.loading.limits import MOST_COLUMNS

FEWEST_DRAWN, FEWEST_IN_A_NARROW_SHEET = 10, 20
DEEPEST_HEADING = 12
MARK = re.compile(r"[\W\dxX_]{0,2}")
"""What stands in a bar. One letter may be a rating, and those of twelve months are no drawing."""
DAYS = r"m|t|w|th|f|s|su|sa|mo|tu|we|fr|mon|tues?|wed|thur?s?|fri|sat|sun"
MONTHS = r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
TIME = re.compile(
    rf"(?:(?:{DAYS})[a-z]*\.?\s*)?(?:(?:w/?c|w/?b|w/?e|wk|week|day|month|q)\.?\s*(?:commencing|beginning|ending)?\s*)?"
    rf"(?:\d{{1,4}}(?:[-/. ]\d{{1,2}}(?:[-/. ]\d{{2,4}})?)?|\d{{0,2}}[-/. ]?(?:{MONTHS})[a-z]*[-/. ']*\d{{0,4}})?",
    re.I,
)


def drawn(columns: Sequence[int], words: Mapping[int, Mapping[int, str]]) -> list[int]:
    """Give the columns side by side whose headings are days, weeks or months, with no more than marks under them.

    Args:
        words: of each column, by row.
    """
    fewest = FEWEST_DRAWN if len(columns) > MOST_COLUMNS else FEWEST_IN_A_NARROW_SHEET
    if len(columns) < fewest:
        return []
    best: list[int] = []
    for row in sorted({row for column in columns for row in list(words[column])[:DEEPEST_HEADING]})[:DEEPEST_HEADING]:
        run: list[int] = []
        for column in columns:
            said = words[column].get(row, "").strip()
            is_time = bool(said) and bool(TIME.fullmatch(said)) and _only_marks(words[column], row)
            run = [*run, column] if is_time else []
            best = run if len(run) > len(best) else best
    return best if len(best) >= fewest else []


def _only_marks(words: Mapping[int, str], heading: int) -> bool:
    """A second line of headings, of days under their months, may stand between."""
    under = [(row, said.strip()) for row, said in words.items() if row > heading]
    return all(MARK.fullmatch(said) or (row <= heading + 2 and TIME.fullmatch(said)) for row, said in under)
