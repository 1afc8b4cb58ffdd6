"""Stretches of time in questions; today is Monday 11 July 2022."""

from datetime import date

import pytest

from store.dates import read_window

MONDAY = date(2022, 7, 11)


def day(number: int, month: int = 7, year: int = 2022) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("asked", "start", "end", "said"),
    [
        ("14 days", MONDAY, day(25), "in the next 14 days (by 25 July 2022)"),
        ("14d", MONDAY, day(25), "in the next 14 days (by 25 July 2022)"),
        ("2 weeks", MONDAY, day(25), "in the next 2 weeks (by 25 July 2022)"),
        ("next 2 weeks", MONDAY, day(25), "in the next 2 weeks (by 25 July 2022)"),
        ("last 2 weeks", day(27, 6), MONDAY, "in the last 2 weeks (since 27 June 2022)"),
        ("this week", MONDAY, day(17), "this week (from 11 to 17 July 2022)"),
        ("next week", day(18), day(24), "next week (from 18 to 24 July 2022)"),
        ("this month", day(1), day(31), "this month (in July 2022)"),
        ("next month", day(1, 8), day(31, 8), "next month (in August 2022)"),
        ("July", day(1), day(31), "in July 2022"),
        ("in August", day(1, 8), day(31, 8), "in August 2022"),
        ("by July", None, day(31), "by 31 July 2022"),
        ("by the end of July", None, day(31), "by 31 July 2022"),
        ("by 29 July", None, day(29), "by 29 July 2022"),
        ("by next Friday", None, day(22), "by 22 July 2022"),
        ("by next week", None, day(24), "by 24 July 2022"),
        ("by March", None, day(31, 3, 2023), "by 31 March 2023"),
        ("before 1 August", None, day(31), "before 1 August 2022"),
        ("since 4 July", day(4), None, "since 4 July 2022"),
        ("since Friday", day(8), None, "since 8 July 2022"),
        ("since last week", day(4), None, "since 4 July 2022"),
        ("since December", day(1, 12, 2021), None, "since 1 December 2021"),
        ("after 15 July", day(16), None, "after 15 July 2022"),
        ("on 15 July", day(15), day(15), "on 15 July 2022"),
        ("from 1 July to 5 August", day(1), day(5, 8), "from 1 July 2022 to 5 August 2022"),
        ("between July and September", day(1), day(30, 9), "from 1 July 2022 to 30 September 2022"),
        ("today", MONDAY, MONDAY, "on 11 July 2022"),
    ],
)
def test_a_stretch_of_time_is_read_and_said_aloud(asked: str, start: date | None, end: date | None, said: str) -> None:
    window = read_window(asked.split(), MONDAY)
    assert window is not None
    assert (window.start, window.end, window.said) == (start, end, said)
    assert window.words_used == len(asked.split())


def test_only_the_words_that_say_when_are_used() -> None:
    window = read_window(["by", "29", "July", "workforce", "rec", "3"], MONDAY)
    assert window is not None
    assert window.words_used == 3


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "overdue",
        "workforce",
        "D1.2",
        "1.2",
        "7",
        "rec 3",
        "summer",
        "by",
        "next",
        "by 31 June",
        "🎉",
        "99999 years",
    ],
)
def test_words_that_name_no_time_are_left_for_others(asked: str) -> None:
    assert read_window(asked.split(), MONDAY) is None
