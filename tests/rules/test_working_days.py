"""Working days in England: weekends and bank holidays are left out, those of 2022 among them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.working_days import (
    DAY,
    OPEN_ALL_YEAR,
    Calendar,
    Nation,
    closed_in_all,
    first_working_day_of_week,
    is_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_after,
    working_days_before,
    working_days_since,
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
    assert not is_working_day(holiday, OPEN_ALL_YEAR)


@pytest.mark.parametrize("day", [date(2022, 5, 30), date(2022, 8, 1), date(2022, 11, 30), date(2022, 7, 12)])
def test_england_works_when_others_rest(day: date) -> None:
    """The usual spring holiday that was moved, and days off in Scotland and Northern Ireland."""
    assert is_working_day(day, OPEN_ALL_YEAR)


PUBLISHED = {
    Nation.SCOTLAND: {
        2022: "3 Jan, 4 Jan, 15 Apr, 2 May, 2 Jun, 3 Jun, 1 Aug, 19 Sep, 30 Nov, 26 Dec, 27 Dec",
        2023: "2 Jan, 3 Jan, 7 Apr, 1 May, 8 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec",
        2024: "1 Jan, 2 Jan, 29 Mar, 6 May, 27 May, 5 Aug, 2 Dec, 25 Dec, 26 Dec",
        2025: "1 Jan, 2 Jan, 18 Apr, 5 May, 26 May, 4 Aug, 1 Dec, 25 Dec, 26 Dec",
    },
    Nation.NORTHERN_IRELAND: {
        2022: "3 Jan, 17 Mar, 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 12 Jul, 29 Aug, 19 Sep, 26 Dec, 27 Dec",
        2023: "2 Jan, 17 Mar, 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 12 Jul, 28 Aug, 25 Dec, 26 Dec",
        2024: "1 Jan, 18 Mar, 29 Mar, 1 Apr, 6 May, 27 May, 12 Jul, 26 Aug, 25 Dec, 26 Dec",
        2025: "1 Jan, 17 Mar, 18 Apr, 21 Apr, 5 May, 26 May, 14 Jul, 25 Aug, 25 Dec, 26 Dec",
    },
}
"""As the government lists them."""


@pytest.mark.parametrize("nation", PUBLISHED)
def test_each_nation_rests_on_the_days_that_are_published(nation: Nation) -> None:
    calendar = Calendar(nations=frozenset({nation}))
    for year, published in PUBLISHED[nation].items():
        every = [date(year, 1, 1) + DAY * number for number in range(365)]
        rests = [day for day in every if day.weekday() < 5 and not is_working_day(day, calendar)]
        assert ", ".join(f"{day.day} {day:%b}" for day in rests) == published


def test_where_two_nations_are_asked_together_only_what_both_have_is_a_holiday() -> None:
    both = closed_in_all([Calendar(nations=frozenset({nation})) for nation in Nation])
    assert not is_working_day(date(2022, 4, 15), both)
    assert is_working_day(date(2022, 4, 18), both), "Scotland works on Easter Monday"


def test_the_first_working_day_of_a_week_is_the_plans() -> None:
    easter = date(2022, 4, 18)
    assert first_working_day_of_week(easter, OPEN_ALL_YEAR) == easter + DAY
    assert first_working_day_of_week(easter + 4 * DAY, Calendar(nations=frozenset({Nation.SCOTLAND}))) == easter
    assert first_working_day_of_week(easter, Calendar(((easter, easter + 6 * DAY),))) is None


def test_days_before_a_sunday_count_from_its_friday() -> None:
    sunday = date(2022, 7, 31)
    assert working_days_before(sunday, 0, OPEN_ALL_YEAR) == date(2022, 7, 29)
    assert working_days_before(sunday, 2, OPEN_ALL_YEAR) == date(2022, 7, 27)
    assert working_days_before(sunday, 7, OPEN_ALL_YEAR) == date(2022, 7, 20)


def test_bank_holidays_are_stepped_over() -> None:
    assert working_days_before(date(2022, 6, 6), 2, OPEN_ALL_YEAR) == date(2022, 5, 31)
    assert working_days_before(date(2022, 12, 28), 1, OPEN_ALL_YEAR) == date(2022, 12, 23)


def test_working_days_left_are_counted_to_the_last_working_day() -> None:
    sunday = date(2022, 7, 31)
    left = [working_days_until(sunday, date(2022, 7, day), OPEN_ALL_YEAR) for day in (27, 28, 29, 30, 31)]
    assert left == [2, 1, 0, 0, 0]
    assert working_days_until(sunday, date(2022, 8, 9), OPEN_ALL_YEAR) == 0


@given(days)
def test_the_nearest_working_day_is_one_and_none_lies_between(day: date) -> None:
    for found, step in (
        (working_day_on_or_before(day, OPEN_ALL_YEAR), -1),
        (working_day_on_or_after(day, OPEN_ALL_YEAR), 1),
    ):
        assert is_working_day(found, OPEN_ALL_YEAR)
        between = range(0, (found - day).days, step)
        assert not any(is_working_day(day + timedelta(days=away), OPEN_ALL_YEAR) for away in between)


@given(days, st.integers(0, 30))
def test_counting_back_and_counting_what_is_left_agree(day: date, count: int) -> None:
    assert working_days_until(day, working_days_before(day, count, OPEN_ALL_YEAR), OPEN_ALL_YEAR) == count


@given(days, st.integers(0, 30))
def test_one_more_day_lies_further_back(day: date, count: int) -> None:
    assert working_days_before(day, count + 1, OPEN_ALL_YEAR) < working_days_before(day, count, OPEN_ALL_YEAR)


CHRISTMAS = Calendar(((date(2022, 12, 23), date(2023, 1, 2)),))


def test_closure_days_and_leave_are_no_working_days() -> None:
    away = CHRISTMAS.without([(date(2022, 12, 20), date(2022, 12, 21))])
    assert [day for day in range(19, 32) if is_working_day(date(2022, 12, day), away)] == [19, 22]
    assert working_days_before(date(2022, 12, 31), 1, away) == date(2022, 12, 19)
    assert working_days_after(date(2022, 12, 22), 1, away) == date(2023, 1, 3)


@given(days, st.integers(0, 30), st.sampled_from([OPEN_ALL_YEAR, CHRISTMAS]))
def test_counting_on_and_counting_back_meet(day: date, count: int, calendar: Calendar) -> None:
    on = working_days_after(day, count, calendar)
    assert working_days_before(on, count, calendar) == working_day_on_or_after(day, calendar)
    assert working_day_on_or_before(on + DAY, calendar) >= on


@pytest.mark.parametrize(
    ("today", "since"),
    [(date(2022, 7, 15), 0), (date(2022, 7, 17), 0), (date(2022, 7, 18), 1), (date(2022, 7, 22), 5)],
)
def test_working_days_since_a_date_leave_out_the_date_itself_and_weekends(today: date, since: int) -> None:
    assert working_days_since(date(2022, 7, 15), today, OPEN_ALL_YEAR, 20) == since


@given(day=days, ahead=st.integers(0, 60), most=st.integers(0, 30))
def test_working_days_since_counts_what_there_is_and_no_further(day: date, ahead: int, most: int) -> None:
    passed = [day + DAY * number for number in range(1, ahead + 1)]
    expected = sum(is_working_day(one, OPEN_ALL_YEAR) for one in passed)
    assert working_days_since(day, day + DAY * ahead, OPEN_ALL_YEAR, most) == min(expected, most)
