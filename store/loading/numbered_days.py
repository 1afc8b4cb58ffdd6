"""Days printed as numbers, whose order of day and month their file must tell, and days counted as spreadsheets do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

IN_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(?:\d{4}|\d\d)(?![\d/-])")
LAST_MONTH = 12
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
DAY_NOUGHT = date(1899, 12, 30)
SERIAL_YEARS = range(2000, 2060)


@dataclass(frozen=True)
class NumberedDay:
    printed: str
    first: int
    second: int

    @property
    def can_be_either(self) -> bool:
        return self.first <= LAST_MONTH and self.second <= LAST_MONTH and self.first != self.second

    @property
    def is_month_first(self) -> bool:
        return self.first <= LAST_MONTH < self.second

    @property
    def is_day_first(self) -> bool:
        return self.second <= LAST_MONTH < self.first


def numbered_days(printed: str) -> Iterator[NumberedDay]:
    for found in IN_NUMBERS.finditer(printed):
        yield NumberedDay(found[0], int(found[1]), int(found[3]))


def can_be_either(printed: str) -> bool:
    """Whether words hold a day whose order nobody can tell from itself."""
    return any(day.can_be_either for day in numbered_days(printed))


def day_of_serial(printed: str) -> date | None:
    """Read 46126 as a spreadsheet counts days; None for a number that is no likely day of a plan."""
    if not SERIAL.fullmatch(printed.strip()):
        return None
    day = DAY_NOUGHT + timedelta(days=int(float(printed)))
    return day if day.year in SERIAL_YEARS else None
