"""When an owner is asked: 20, 10, 5, 2 and 0 working days before a date, then once a week."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.rules import asking_people
from store.rules.nudge_days import (
    asks_weekly,
    dates_asked_about,
    last_date_ahead,
    last_date_within,
)
from store.rules.nudge_settings import NudgeSettings
from store.rules.working_days import (
    DAY,
    OPEN_ALL_YEAR,
    Calendar,
    is_working_day,
    working_day_on_or_before,
    working_days_before,
)

LEADS = NudgeSettings().lead_times
TUESDAY = asking_people.WEEKDAY
AUGUST_OFF = Calendar(((date(2022, 8, 1), date(2022, 8, 12)),))

dates = st.dates(date(2021, 1, 1), date(2027, 12, 31))
calendars = st.lists(st.tuples(dates, st.integers(0, 20)), max_size=3).map(
    lambda spans: Calendar(tuple((first, first + DAY * days) for first, days in spans))
)
lead_times = st.lists(st.integers(0, 40), min_size=1, max_size=6)


def asked_before(promised: date, first: date, last: date, calendar: Calendar = OPEN_ALL_YEAR) -> list[date]:
    """The days on which a bot that looks every day asks about a date."""
    span = [first + DAY * number for number in range((last - first).days + 1)]
    return [
        day
        for day in span
        if any(start <= promised <= end for start, end in dates_asked_about(day - DAY, day, LEADS, calendar))
    ]


def weekly(first: date, last: date, weekday: int = TUESDAY, calendar: Calendar = OPEN_ALL_YEAR) -> list[date]:
    span = [first + DAY * number for number in range((last - first).days + 1)]
    return [day for day in span if is_working_day(day, calendar) and asks_weekly(day - DAY, day, weekday, calendar)]


def test_an_owner_is_asked_20_10_5_2_and_0_working_days_before_a_date() -> None:
    friday = date(2022, 7, 29)
    assert asked_before(friday, date(2022, 6, 1), date(2022, 8, 31)) == [
        date(2022, 7, 1),
        date(2022, 7, 15),
        date(2022, 7, 22),
        date(2022, 7, 27),
        date(2022, 7, 29),
    ]


def test_a_date_on_a_sunday_is_asked_about_as_its_friday_is() -> None:
    span = date(2022, 6, 1), date(2022, 9, 1)
    assert asked_before(date(2022, 7, 31), *span) == asked_before(date(2022, 7, 29), *span)


def test_a_date_in_ones_own_leave_is_asked_about_on_the_last_day_before_it() -> None:
    asked = asked_before(date(2022, 8, 10), date(2022, 7, 1), date(2022, 8, 31), AUGUST_OFF)
    assert asked[-1] == date(2022, 7, 29)


def test_a_weekly_day_on_a_bank_holiday_is_asked_on_the_next_working_day() -> None:
    assert weekly(date(2022, 8, 23), date(2022, 9, 21), weekday=0) == [
        date(2022, 8, 30),  # for Monday 29 August, the summer bank holiday
        date(2022, 9, 5),
        date(2022, 9, 12),
        date(2022, 9, 20),  # for Monday 19 September, the Queen's funeral
    ]


def test_what_falls_due_within_two_days_is_seen_through_a_weekend() -> None:
    thursday = date(2022, 7, 28)
    assert last_date_within(thursday, 2, OPEN_ALL_YEAR) == date(2022, 7, 31), "a Sunday falls due on its Friday"
    assert last_date_within(date(2022, 7, 26), 2, OPEN_ALL_YEAR) == thursday


@given(dates, lead_times, calendars, st.integers(1, 9), st.integers(-5, 60))
def test_spans_of_dates_say_what_counting_back_from_a_date_says(
    today: date, leads: list[int], calendar: Calendar, days: int, ahead: int
) -> None:
    promised, after = today + DAY * ahead, today - DAY * days
    counted = {working_days_before(promised, lead, calendar) for lead in leads}
    expected = any(after < day <= today for day in counted)
    spans = dates_asked_about(after, today, leads, calendar)
    assert any(first <= promised <= last for first, last in spans) == expected
    assert all(one[1] + DAY < two[0] for one, two in pairwise(spans))


@given(dates, calendars, st.integers(0, 6), st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_however_the_days_are_cut_into_spans_a_week_asks_once(
    start: date, calendar: Calendar, weekday: int, cuts: list[int]
) -> None:
    """A bot that was down for some days asks once for what it missed, and never again for what it asked."""
    before, asked = start, 0
    for days in cuts:
        until = before + DAY * days
        asked += asks_weekly(before, until, weekday, calendar)
        before = until
    assert asked <= (before - start).days // 7 + 2


@given(dates, lead_times, calendars)
def test_nothing_further_ahead_than_the_longest_lead_time_is_near(
    today: date, leads: list[int], calendar: Calendar
) -> None:
    last = last_date_ahead(today, leads, calendar)
    assert working_days_before(last, max(leads), calendar) <= max(today, working_days_before(last, 0, calendar))
    assert working_days_before(last + DAY, max(leads), calendar) > today


@given(dates, st.integers(0, 10))
def test_a_date_is_within_so_many_days_when_its_working_day_is(today: date, within: int) -> None:
    last = last_date_within(today, within, OPEN_ALL_YEAR)
    assert working_day_on_or_before(last, OPEN_ALL_YEAR) <= today + timedelta(days=within)
    assert working_day_on_or_before(last + DAY, OPEN_ALL_YEAR) > today + timedelta(days=within)
