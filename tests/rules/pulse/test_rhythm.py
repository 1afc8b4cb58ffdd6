"""When rounds open, remind and close, through bank holidays, closure days and changes of the clocks."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.pulse.rhythm import closes_at, is_open_hour, opens_at, reminds_at
from store.rules.working_days import OPEN_ALL_YEAR, Calendar, is_working_day
from store.time import london_day

CLOSED_AT_CHRISTMAS = Calendar(closed=((date(2022, 12, 27), date(2023, 1, 2)),))


def test_a_round_opens_at_nine_by_the_clocks_of_summer_and_of_winter() -> None:
    """The clocks go back on 30 October 2022."""
    first = date(2022, 10, 24)

    assert opens_at(first, 1, 1, OPEN_ALL_YEAR) == datetime(2022, 10, 24, 8, tzinfo=UTC)
    assert opens_at(first, 1, 2, OPEN_ALL_YEAR) == datetime(2022, 10, 31, 9, tzinfo=UTC)


def test_a_round_that_would_open_on_a_day_off_opens_on_the_next_working_day() -> None:
    assert london_day(opens_at(date(2022, 12, 12), 2, 2, CLOSED_AT_CHRISTMAS)) == date(2023, 1, 3)


def test_the_rhythm_goes_on_from_its_first_day_and_not_from_a_day_that_stood_in() -> None:
    assert london_day(opens_at(date(2022, 12, 12), 2, 3, CLOSED_AT_CHRISTMAS)) == date(2023, 1, 9)


def test_a_round_is_open_to_the_end_of_its_last_working_day() -> None:
    assert closes_at(date(2022, 10, 27), 3, OPEN_ALL_YEAR) == datetime(2022, 10, 31, 17, tzinfo=UTC)
    assert closes_at(date(2022, 7, 27), 1, OPEN_ALL_YEAR) == datetime(2022, 7, 27, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "open_hour"),
    [
        (datetime(2022, 7, 27, 7, 59, tzinfo=UTC), False),
        (datetime(2022, 7, 27, 8, tzinfo=UTC), True),
        (datetime(2022, 7, 27, 16, tzinfo=UTC), False),
        (datetime(2022, 7, 30, 10, tzinfo=UTC), False),
    ],
)
def test_a_round_opens_in_working_hours_alone(now: datetime, open_hour: bool) -> None:
    assert is_open_hour(now, OPEN_ALL_YEAR) is open_hour


@pytest.mark.parametrize(
    ("open_days", "days"),
    [(1, []), (2, []), (3, [5]), (4, [6]), (5, [7]), (6, [6, 8]), (10, [8, 14])],
)
def test_reminders_come_at_half_and_on_the_day_before_the_last(open_days: int, days: list[int]) -> None:
    opened = opens_at(date(2022, 7, 4), None, 1, OPEN_ALL_YEAR)
    reminders = reminds_at(opened, closes_at(date(2022, 7, 4), open_days, OPEN_ALL_YEAR), OPEN_ALL_YEAR)

    assert reminders == tuple(datetime(2022, 7, day, 9, tzinfo=UTC) for day in days)


@given(st.dates(date(2021, 1, 1), date(2026, 12, 31)), st.integers(1, 30), st.sampled_from([None, 1, 2, 4, 13]))
def test_reminders_are_two_at_most_on_working_days_after_the_first_and_before_the_last(
    first: date, open_days: int, weeks: int | None
) -> None:
    opened = opens_at(first, weeks, 2, CLOSED_AT_CHRISTMAS)
    closes = closes_at(london_day(opened), open_days, CLOSED_AT_CHRISTMAS)
    days = [london_day(one) for one in reminds_at(opened, closes, CLOSED_AT_CHRISTMAS)]

    assert len(days) <= 2
    assert all(is_working_day(day, CLOSED_AT_CHRISTMAS) for day in days)
    assert all(london_day(opened) < day < london_day(closes) for day in days)
    assert opened < closes
