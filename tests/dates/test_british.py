"""What people and documents write, and the day it means; today is Monday 11 July 2022."""

from datetime import date

import pytest

from store.dates import day_of, read_date

MONDAY = date(2022, 7, 11)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29 July", date(2022, 7, 29)),
        ("29/7", date(2022, 7, 29)),
        ("1/4/22", date(2022, 4, 1)),
        ("29.07.2022", date(2022, 7, 29)),
        ("29-07-2022", date(2022, 7, 29)),
        ("2022-07-29", date(2022, 7, 29)),
        ("29th July 2022", date(2022, 7, 29)),
        ("Friday 29 July", date(2022, 7, 29)),
        ("fri 29th of july, 2022", date(2022, 7, 29)),
        ("July 29th", date(2022, 7, 29)),
        ("July 29, 2022", date(2022, 7, 29)),
        ("  BY 29  JULY. ", date(2022, 7, 29)),
        ("today", MONDAY),
        ("tomorrow", date(2022, 7, 12)),
        ("yesterday", date(2022, 7, 10)),
        ("Friday", date(2022, 7, 15)),
        ("Monday", MONDAY),
        ("this Friday", date(2022, 7, 15)),
        ("next Friday", date(2022, 7, 22)),
        ("last Friday", date(2022, 7, 8)),
        ("in 2 weeks", date(2022, 7, 25)),
        ("in a fortnight", date(2022, 7, 25)),
        ("3 days ago", date(2022, 7, 8)),
        ("in three months", date(2022, 10, 11)),
        ("July", date(2022, 7, 31)),
        ("Sept 22", date(2022, 9, 30)),
        ("end of next month", date(2022, 8, 31)),
        ("the end of September 2022", date(2022, 9, 30)),
        ("29 Feb", date(2024, 2, 29)),
        ("5 January", date(2023, 1, 5)),
        ("4 July", date(2022, 7, 4)),
    ],
)
def test_a_typed_day_is_read_as_it_is_meant(typed: str, meant: date) -> None:
    assert day_of(typed, MONDAY) == meant


def test_the_year_of_a_day_without_one_can_be_told_to_lie_ahead_or_behind() -> None:
    assert day_of("4 July", MONDAY, lean="next") == date(2023, 7, 4)
    assert day_of("29 July", MONDAY, lean="last") == date(2021, 7, 29)
    assert day_of("Friday", MONDAY, lean="last") == date(2022, 7, 8)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 June", "June has no day 31"),
        ("31/6/2022", "June 2022 has no day 31"),
        ("30 Feb", "February has no day 30"),
        ("1/13/2022", "There is no month 13"),
        ("Monday 29 July", "29 July 2022 is a Friday"),
        ("July 29", "Write 29 July, or July 2029"),
        ("1/1/9999", "The year 9999"),
        ("in 9999 years", "too far away"),
        ("soon", "Try 29 July or 29/07/2022"),
        ("", "Try 29 July or 29/07/2022"),
        ("1.2", "Try 29 July"),
        ("🎉", "Try 29 July"),
    ],
)
def test_what_is_no_day_gets_one_plain_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="I can't") as refusal:
        day_of(typed, MONDAY)
    assert sentence in str(refusal.value)


def test_a_very_long_text_is_refused_with_a_short_sentence() -> None:
    with pytest.raises(ValueError, match="I can't read") as refusal:
        day_of("29 July " * 2000, MONDAY)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("printed", "last_day", "precision"),
    [
        ("July 2022", date(2022, 7, 31), "month"),
        ("by end of July 2022", date(2022, 7, 31), "month"),
        ("Feb-24", date(2024, 2, 29), "month"),
        ("07/2022", date(2022, 7, 31), "month"),
        ("12/22", date(2022, 12, 31), "month"),
        ("2022-07", date(2022, 7, 31), "month"),
        ("Q1 2022/23", date(2022, 6, 30), "quarter"),
        ("Q4 2022-23", date(2023, 3, 31), "quarter"),
        ("2022/23 Q2", date(2022, 9, 30), "quarter"),
        ("Quarter 3 2022", date(2022, 12, 31), "quarter"),
        ("first quarter of 2022", date(2022, 6, 30), "quarter"),
        ("summer 2022", date(2022, 8, 31), "season"),
        ("Winter 2022/23", date(2023, 2, 28), "season"),
        ("spring 2022/23", date(2023, 5, 31), "season"),
        ("Autumn term 2022", date(2022, 12, 31), "term"),
        ("by the end of the summer term 2022/23", date(2023, 7, 31), "term"),
        ("H2 2022/23", date(2023, 3, 31), "half_year"),
        ("first half of 2022", date(2022, 6, 30), "half_year"),
        ("2022", date(2022, 12, 31), "year"),
        ("2022/23", date(2023, 3, 31), "year"),
        ("end of financial year 2022/23", date(2023, 3, 31), "year"),
        ("31/07/2022", date(2022, 7, 31), "day"),
        ("2022-07-29 00:00:00", date(2022, 7, 29), "day"),
    ],
)
def test_a_period_is_due_on_its_last_day_and_keeps_its_precision(printed: str, last_day: date, precision: str) -> None:
    read = read_date(printed)
    assert (read.raw, read.date, read.precision, read.kind) == (printed, last_day, precision, "date")


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("", "missing"),
        (" – ", "missing"),
        ("N/A", "missing"),
        ("Ongoing", "ongoing"),
        ("on-going with termly review", "ongoing"),
        ("Monthly", "recurring"),
        ("Quarterly from April 2022", "recurring"),
        ("Every 6 weeks", "recurring"),
        ("TBC", "to_be_confirmed"),
        ("To be agreed", "to_be_confirmed"),
        ("ASAP", "immediate"),
        ("Immediate", "immediate"),
        ("Within 6 months", "relative"),
        ("tomorrow", "relative"),
        ("October Board", "event"),
        ("Next Board", "event"),
        ("following inspection", "event"),
        ("Autumn term", "event"),
        ("next half term", "event"),
        ("In progress", "status"),
        ("Completed March 2022", "status"),
        ("29 July", "unreadable"),
        ("31 June 2022", "unreadable"),
        ("see appendix", "unreadable"),
    ],
)
def test_what_names_no_day_says_what_it_is_instead(printed: str, kind: str) -> None:
    read = read_date(printed)
    assert (read.raw, read.date, read.kind) == (printed, None, kind)
    assert bool(read.why) == (kind == "unreadable")


def test_quarters_are_financial_unless_the_plan_says_otherwise() -> None:
    assert read_date("Q4 2022").date == date(2023, 3, 31)
    assert read_date("Q4 2022", financial_quarters=False).date == date(2022, 12, 31)
    assert read_date("Q4 2022/23", financial_quarters=False).date == date(2023, 3, 31)


@pytest.mark.parametrize("printed", ["April - June 2022", "April to June 2022", "1 April 2022 – 30 June 2022"])
def test_between_two_dates_the_last_is_due_and_the_first_is_kept(printed: str) -> None:
    read = read_date(printed)
    assert (read.start, read.date) == (date(2022, 4, 1), date(2022, 6, 30))


def test_a_stretch_over_new_year_begins_in_the_year_before() -> None:
    read = read_date("November to January 2023")
    assert (read.start, read.date) == (date(2022, 11, 1), date(2023, 1, 31))


@pytest.mark.parametrize("printed", ["30/06/22 revised to 31/07/22", "31 July 2022 (was 30 June 2022)"])
def test_a_revised_date_keeps_the_older_one(printed: str) -> None:
    read = read_date(printed)
    assert (read.date, read.was) == (date(2022, 7, 31), date(2022, 6, 30))


def test_before_a_date_ends_the_day_before_it() -> None:
    assert read_date("before 1 August 2022").date == date(2022, 7, 31)


def test_a_weekday_that_does_not_fit_its_date_is_read_and_doubted() -> None:
    read = read_date("Monday 29 July 2022")
    assert (read.date, read.why) == (date(2022, 7, 29), "29 July 2022 is a Friday")


def test_a_council_may_count_quarters_by_the_calendar_and_end_its_terms_when_it_likes() -> None:
    assert read_date("Q1 2022", financial_quarters=False).date == date(2022, 3, 31)
    ends = {"autumn": (12, 16), "spring": (3, 31), "summer": (7, 21)}
    assert read_date("Autumn term 2022", term_ends=ends).date == date(2022, 12, 16)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("30 June 2023 (complete)", date(2023, 6, 30)),
        ("June 2023 and quarterly thereafter", date(2023, 6, 30)),
        ("Summer 2023 TBC", date(2023, 8, 31)),
        ("31/7/2023 at the latest", date(2023, 7, 31)),
    ],
)
def test_words_after_a_date_are_a_doubt_and_hide_no_date(printed: str, day: date) -> None:
    read = read_date(printed)
    assert (read.kind, read.date, read.why) == ("date", day, "There are words here beside the date")


def test_two_dates_with_words_between_them_are_no_guess() -> None:
    assert read_date("31/03/2023 (draft), 30/06/2023 (final)").date is None


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("Sept/Oct 2023", date(2023, 9, 1), date(2023, 10, 31)),
        ("June & Sept 2023", date(2023, 6, 1), date(2023, 9, 30)),
    ],
)
def test_two_months_are_a_stretch(printed: str, first: date, last: date) -> None:
    read = read_date(printed)
    assert (read.start, read.date) == (first, last)


@pytest.mark.parametrize(
    "printed", ["30/09/22 → 31/12/22", "30.09.22 - delayed to 31.12.22", "Original 30/09/22; revised 31/12/22"]
)
def test_a_date_put_off_keeps_the_older_one(printed: str) -> None:
    read = read_date(printed)
    assert (read.date, read.was, read.start) == (date(2022, 12, 31), date(2022, 9, 30), None)


def test_what_goes_on_from_a_month_is_ongoing() -> None:
    assert (read_date("April 2023 onwards").kind, read_date("April 2023 onwards").start) == (
        "ongoing",
        date(2023, 4, 1),
    )
