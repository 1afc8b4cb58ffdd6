"""Working days in England: weekends and bank holidays are left out, those of 2022 among them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.working_days import (
    is_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_before,
    working_days_until,
)

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    "holiday",
    [
        date(2022, 4, 15),  # Good Friday
        date(2022, 6, 2),  # the spring holiday, moved for the Jubilee
        date(2022, 6, 3),  # the Platinum Jubilee
        date(2022, 8, 29),
        date(2022, 9, 19),  # the Queen's funeral
        date(2022, 12, 26),
        date(2022, 12, 27),  # Christmas Day fell on a Sunday
        date(2023, 1, 2),
        date(2023, 5, 8),  # the Coronation
    ],
)
def test_a_bank_holiday_is_no_working_day(holiday: date) -> None:
    assert not is_working_day(holiday)


@pytest.mark.parametrize("day", [date(2022, 5, 30), date(2022, 8, 1), date(2022, 11, 30), date(2022, 7, 12)])
def test_england_works_when_others_rest(day: date) -> None:
    """The usual spring holiday that was moved, and days off in Scotland and Northern Ireland."""
    assert is_working_day(day)


def test_days_before_a_sunday_count_from_its_friday() -> None:
    sunday = date(2022, 7, 31)
    assert working_days_before(sunday, 0) == date(2022, 7, 29)
    assert working_days_before(sunday, 2) == date(2022, 7, 27)
    assert working_days_before(sunday, 7) == date(2022, 7, 20)


def test_bank_holidays_are_stepped_over() -> None:
    assert working_days_before(date(2022, 6, 6), 2) == date(2022, 5, 31)
    assert working_days_before(date(2022, 12, 28), 1) == date(2022, 12, 23)


def test_working_days_left_are_counted_to_the_last_working_day() -> None:
    sunday = date(2022, 7, 31)
    left = [working_days_until(sunday, date(2022, 7, day)) for day in (27, 28, 29, 30, 31)]
    assert left == [2, 1, 0, 0, 0]
    assert working_days_until(sunday, date(2022, 8, 9)) == 0


@given(days)
def test_the_nearest_working_day_is_one_and_none_lies_between(day: date) -> None:
    for found, step in ((working_day_on_or_before(day), -1), (working_day_on_or_after(day), 1)):
        assert is_working_day(found)
        between = range(0, (found - day).days, step)
        assert not any(is_working_day(day + timedelta(days=away)) for away in between)


@given(days, st.integers(0, 30))
def test_counting_back_and_counting_what_is_left_agree(day: date, count: int) -> None:
    assert working_days_until(day, working_days_before(day, count)) == count


@given(days, st.integers(0, 30))
def test_one_more_day_lies_further_back(day: date, count: int) -> None:
    assert working_days_before(day, count + 1) < working_days_before(day, count)
