"""Say a stored day as exactly as it was promised, in words that `read_date` reads back to the same."""

from collections.abc import Iterator
from datetime import date

from store.dates.british import read_date
from store.dates.printed import PrintedDate
from store.dates.spans import Precision

SEASON_BY_LAST_MONTH = {2: "winter", 5: "spring", 8: "summer", 11: "autumn"}
TERM_BY_LAST_MONTH = {12: "autumn", 3: "spring", 7: "summer"}


def day_words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def month_words(day: date) -> str:
    return f"{day:%B} {day.year}"


def printed_of(last: date, precision: Precision) -> PrintedDate:
    """Give the printed form of a period by its last day; a day that ends no such period is said as itself."""
    for words in _ways(last, precision):
        read = read_date(words)
        if (read.date, read.precision) == (last, precision):
            return read
    return read_date(day_words(last))


def _ways(last: date, precision: Precision) -> Iterator[str]:
    month, year = last.month, last.year
    financial = year if month > 3 else year - 1
    pair = f"{financial}/{(financial + 1) % 100:02d}"
    match precision:
        case "month":
            yield month_words(last)
        case "quarter":
            yield f"Q{(month - 4) % 12 // 3 + 1} {pair}"
        case "season":
            begun = year - 1 if month == 2 else year
            yield f"{SEASON_BY_LAST_MONTH.get(month, '')} {begun}"
        case "term":
            yield f"{TERM_BY_LAST_MONTH.get(month, '')} term {year}"
        case "half_year":
            yield f"H{1 if month <= 6 else 2} {year}"
            yield f"H{1 if month == 9 else 2} {pair}"
        case "year":
            yield str(year)
            yield pair
        case "day":
            return
