"""Whatever is typed, the grammar answers; whatever day is written, it comes back."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import day_of, read_date, read_window

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "by",
                "since",
                "next",
                "last",
                "31",
                "7",
                "june",
                "july",
                "22",
                "2022",
                "q1",
                "the",
                "end",
                "of",
                "to",
                "-",
                "/",
            ),
            *("friday", "in", "weeks", "spring", "2022/23", "was"),
        ]
    )
)
TEXT = st.one_of(st.text(), WORDS.map(" ".join))

FORMATS: dict[str, Callable[[date], str]] = {
    "29 July 2022": lambda day: f"{day.day} {day:%B %Y}",
    "29 Jul 22": lambda day: f"{day.day} {day:%b %y}",
    "29th July 2022": lambda day: f"{day.day}th {day:%B %Y}",
    "Friday 29 July 2022": lambda day: f"{day:%A} {day.day} {day:%B %Y}",
    "29/07/2022": lambda day: f"{day:%d/%m/%Y}",
    "29/7/22": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "29.07.2022": lambda day: f"{day:%d.%m.%Y}",
    "2022-07-29": lambda day: day.isoformat(),
}


def day_or_refusal(text: str, today: date) -> date | str:
    try:
        return day_of(text, today)
    except ValueError as refusal:
        return str(refusal)


@given(TEXT, DAYS)
def test_no_text_is_too_odd_to_be_answered(text: str, today: date) -> None:
    assert read_date(text).raw == text
    assert read_date(text, today=today).raw == text
    window = read_window(text.split(), today)
    assert window is None or 0 < window.words_used <= len(text.split())
    assert isinstance(day_or_refusal(text, today), date | str)


@pytest.mark.parametrize("form", FORMATS)
@given(day=DAYS)
def test_every_day_comes_back_from_every_way_of_writing_it(form: str, day: date) -> None:
    written = FORMATS[form](day)
    assert (read_date(written).date, read_date(written).precision) == (day, "day")
    assert day_of(written, date(2022, 7, 11)) == day


@given(DAYS)
def test_every_month_comes_back_as_its_last_day(day: date) -> None:
    read = read_date(f"{day:%B %Y}")
    assert read.precision == "month"
    assert read.date is not None
    assert (read.date.year, read.date.month) == (day.year, day.month)
    assert (read.date.replace(day=28).month, read.date.day >= 28) == (day.month, True)
