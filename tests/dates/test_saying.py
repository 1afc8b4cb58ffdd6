"""Stored days are said as exactly as they were promised, and read back to the same."""

from datetime import date, timedelta

import pytest

from store.dates import Precision, read_date
from store.dates.saying import printed_of

YEARS = range(2019, 2031)


def ends_of(*months: int) -> list[date]:
    firsts = [date(year + month // 12, month % 12 + 1, 1) for year in YEARS for month in months]
    return [first - timedelta(days=1) for first in firsts]


@pytest.mark.parametrize(
    ("precision", "months"),
    [
        ("month", tuple(range(1, 13))),
        ("quarter", (3, 6, 9, 12)),
        ("season", (2, 5, 8, 11)),
        ("term", (3, 7, 12)),
        ("half_year", (3, 6, 9, 12)),
        ("year", (3, 12)),
    ],
)
def test_every_period_is_said_in_words_that_are_read_as_that_period(
    precision: Precision, months: tuple[int, ...]
) -> None:
    for last in ends_of(*months):
        said = printed_of(last, precision)
        assert (said.date, said.precision, said.kind) == (last, precision, "date")
        assert read_date(said.raw) == said


@pytest.mark.parametrize(
    ("last", "precision", "words"),
    [
        (date(2022, 7, 29), "day", "29 July 2022"),
        (date(2022, 7, 31), "month", "July 2022"),
        (date(2022, 9, 30), "quarter", "Q2 2022/23"),
        (date(2023, 2, 28), "season", "winter 2022"),
        (date(2022, 12, 31), "term", "autumn term 2022"),
        (date(2023, 3, 31), "half_year", "H2 2022/23"),
        (date(2022, 12, 31), "year", "2022"),
        (date(2023, 3, 31), "year", "2022/23"),
    ],
)
def test_periods_are_said_as_plans_print_them(last: date, precision: Precision, words: str) -> None:
    assert printed_of(last, precision).raw == words


@pytest.mark.parametrize("precision", ["month", "quarter", "season", "term", "half_year", "year"])
def test_a_day_that_ends_no_period_is_said_as_itself(precision: Precision) -> None:
    assert printed_of(date(2022, 10, 12), precision).raw == "12 October 2022"
