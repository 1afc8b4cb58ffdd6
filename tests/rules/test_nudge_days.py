"""When an owner is asked: 7, 2 and 0 working days before a date, then weekly while it is overdue."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.rules.nudge_days import nudge_day_between
from store.rules.working_days import is_working_day

DAY = timedelta(days=1)
baselines = st.dates(date(2021, 1, 1), date(2026, 12, 31))


def asked_between(first: date, last: date, baseline: date) -> list[date]:
    """The days on which a bot that beats every day asks."""
    span = [first + DAY * number for number in range((last - first).days + 1)]
    return [day for day in span if nudge_day_between(day - DAY, day, baseline)]


def test_an_owner_is_asked_7_2_and_0_working_days_before_and_weekly_after() -> None:
    friday = date(2022, 7, 29)
    assert asked_between(date(2022, 7, 1), date(2022, 8, 20), friday) == [
        date(2022, 7, 20),
        date(2022, 7, 27),
        date(2022, 7, 29),
        date(2022, 8, 5),
        date(2022, 8, 12),
        date(2022, 8, 19),
    ]


def test_a_date_on_a_sunday_is_asked_about_as_its_friday_is() -> None:
    span = date(2022, 7, 1), date(2022, 9, 1)
    assert asked_between(*span, date(2022, 7, 31)) == asked_between(*span, date(2022, 7, 29))


def test_a_weekly_day_on_a_bank_holiday_is_asked_on_the_next_working_day() -> None:
    monday = date(2022, 8, 22)
    assert asked_between(date(2022, 8, 23), date(2022, 9, 30), monday) == [
        date(2022, 8, 30),  # for Monday 29 August, the summer bank holiday
        date(2022, 9, 5),
        date(2022, 9, 12),
        date(2022, 9, 20),  # for Monday 19 September, the Queen's funeral
        date(2022, 9, 26),
    ]


def test_years_after_a_date_it_is_still_asked_about_once_a_week() -> None:
    assert asked_between(date(2024, 7, 1), date(2024, 7, 14), date(2022, 7, 29)) == [
        date(2024, 7, 5),
        date(2024, 7, 12),
    ]


@given(baselines)
def test_nobody_is_asked_on_a_weekend_or_a_bank_holiday(baseline: date) -> None:
    asked = asked_between(baseline - 30 * DAY, baseline + 60 * DAY, baseline)
    assert asked
    assert all(is_working_day(day) for day in asked)


@given(baselines, st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_however_the_days_are_cut_into_spans_each_nudge_day_falls_into_one(baseline: date, cuts: list[int]) -> None:
    """A bot that was down for some days asks once for what it missed, and never again for what it asked."""
    start = before = baseline - 40 * DAY
    found = set()
    for days in cuts:
        until = before + DAY * days
        if latest := nudge_day_between(before, until, baseline):
            assert before < latest <= until
            assert latest not in found
            found.add(latest)
        before = until
    assert found <= set(asked_between(start + DAY, before, baseline))


@given(baselines, st.integers(-30, 300), st.integers(1, 20))
def test_a_span_is_asked_about_when_one_of_its_days_is(baseline: date, away: int, days: int) -> None:
    first = baseline + DAY * away
    last = first + DAY * (days - 1)
    asked = asked_between(first, last, baseline)
    assert nudge_day_between(first - DAY, last, baseline) == (asked[-1] if asked else None)
