"""A second opinion: where another British date reader understands the same words, both agree."""

from datetime import date, timedelta

import pytest

from store.dates import read_date, read_window

MONDAY = date(2022, 7, 11)


def second_opinion(words: str) -> tuple[date | None, date | None]:
    """Its ranges leave out their last day; ours include it."""
    # It compiles its patterns for a second, which only the process of this file need wait for.
    from date_wrangler import parse_one

    match = parse_one(words, today=MONDAY)
    assert match is not None
    return match.range.start, match.range.end - timedelta(days=1) if match.range.end else None


@pytest.mark.parametrize(
    "words",
    [
        *("1/4/22", "29/07/2022", "2022-07-29", "29th July 2022", "29 July 2022", "29 July", "July 2022", "Sept 2022"),
        *("July", "2022", "April to June 2022", "today", "tomorrow", "yesterday", "Friday"),
        *("this week", "next week", "this month", "next month", "last month", "next year", "Feb 2024", "3 Mar 2023"),
    ],
)
def test_dates_and_periods_agree(words: str) -> None:
    window = read_window(words.split(), MONDAY)
    assert window is not None
    assert (window.start, window.end) == second_opinion(words)
    assert read_date(words, today=MONDAY).date == window.end


@pytest.mark.parametrize("words", ["by July", "since 4 July", "since 1 June 2022", "by 29 July"])
def test_open_ended_stretches_agree(words: str) -> None:
    window = read_window(words.split(), MONDAY)
    assert window is not None
    assert (window.start, window.end) == second_opinion(words)
