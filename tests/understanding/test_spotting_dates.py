"""Dates in sentences, a table of phrases: how, first day, last day. Today is Monday 11 July 2022."""

from datetime import date

import pytest

from commands.errors import CommandError
from commands.language.spans import tokens_of
from commands.language.spotting.dates import DateMeaning, HeldDates, NoDatesHeld, spot_dates, spot_days
from commands.language.spotting.meeting_questions import meeting_asked
from store.plan.meetings import BoardDays

MONDAY = date(2022, 7, 11)
PHRASES: dict[str, list[tuple[str, str, str, str]]] = {
    "bounds": [
        ("before the end of July", "by", "", "2022-07-31"),
        ("by the end of July", "by", "", "2022-07-31"),
        ("by the end of next week", "by", "", "2022-07-24"),
        ("by next Friday", "by", "", "2022-07-22"),
        ("before 1 August", "before", "", "2022-07-31"),
        ("no later than 5 August", "by", "", "2022-08-05"),
        ("up to 5 August", "by", "", "2022-08-05"),
        ("until Christmas", "until", "", "2022-12-25"),
        ("since April", "since", "2022-04-01", ""),
        ("since friday", "since", "2022-07-08", ""),
        ("since last week", "since", "2022-07-04", ""),
        ("since the start of July", "since", "2022-07-01", ""),
        ("since the weekend", "since", "2022-07-09", ""),
        ("after 15 July", "after", "2022-07-16", ""),
        ("on or after 1 September", "since", "2022-09-01", ""),
        ("no earlier than 1 September", "since", "2022-09-01", ""),
        ("past the end of the year", "after", "2023-01-01", ""),
        ("after the end of July", "after", "2022-08-01", ""),
        ("from August onwards", "since", "2022-08-01", ""),
        ("by year end", "by", "", "2023-03-31"),
        ("by the end of the financial year", "by", "", "2023-03-31"),
        ("by mid August", "by", "", "2022-08-15"),
        ("by quarter end", "by", "", "2022-09-30"),
        ("by 5/8", "by", "", "2022-08-05"),
        ("by the 3rd", "by", "", "2022-08-03"),
        ("by end of play Friday", "by", "", "2022-07-15"),
        ("prior to 1 September", "before", "", "2022-08-31"),
        ("by March", "by", "", "2023-03-31"),
    ],
    "weeks": [
        ("w/c 18 July", "on", "2022-07-18", "2022-07-24"),
        ("w/c 18/7", "on", "2022-07-18", "2022-07-24"),
        ("week commencing 18 July", "on", "2022-07-18", "2022-07-24"),
        ("week of 18 July", "on", "2022-07-18", "2022-07-24"),
        ("the week of the 20th", "on", "2022-07-18", "2022-07-24"),
        ("w/e 22 July", "on", "2022-07-18", "2022-07-22"),
        ("this week", "on", "2022-07-11", "2022-07-17"),
        ("last week", "on", "2022-07-04", "2022-07-10"),
        ("next week", "on", "2022-07-18", "2022-07-24"),
        ("first week of August", "on", "2022-08-01", "2022-08-07"),
        ("last week of July", "on", "2022-07-25", "2022-07-31"),
        ("this weekend", "on", "2022-07-16", "2022-07-17"),
        ("rest of this week", "between", "2022-07-11", "2022-07-17"),
    ],
    "weeks on": [
        ("a week on Friday", "on", "2022-07-22", "2022-07-22"),
        ("Friday week", "on", "2022-07-22", "2022-07-22"),
        ("a fortnight today", "on", "2022-07-25", "2022-07-25"),
        ("two weeks on Monday", "on", "2022-07-25", "2022-07-25"),
        ("three weeks from Monday", "on", "2022-08-01", "2022-08-01"),
        ("a week today", "on", "2022-07-18", "2022-07-18"),
        ("in two weeks' time", "on", "2022-07-25", "2022-07-25"),
        ("in 3 working days' time", "on", "2022-07-14", "2022-07-14"),
        ("next week Friday", "on", "2022-07-22", "2022-07-22"),
        ("Friday next week", "on", "2022-07-22", "2022-07-22"),
    ],
    "amounts from today": [
        ("next fortnight", "next", "2022-07-11", "2022-07-25"),
        ("in a couple of weeks", "next", "2022-07-11", "2022-07-25"),
        ("next 10 working days", "next", "2022-07-11", "2022-07-25"),
        ("within a fortnight of today", "next", "2022-07-11", "2022-07-25"),
        ("within 5 working days", "next", "2022-07-11", "2022-07-18"),
        ("within the next month", "next", "2022-07-11", "2022-08-11"),
        ("14d", "next", "2022-07-11", "2022-07-25"),
        ("2w", "next", "2022-07-11", "2022-07-25"),
        ("due 14 days", "next", "2022-07-11", "2022-07-25"),
        ("next 14 days", "next", "2022-07-11", "2022-07-25"),
        ("in the next week", "next", "2022-07-11", "2022-07-18"),
        ("the next month", "next", "2022-07-11", "2022-08-11"),
    ],
    "amounts up to today": [
        ("last two weeks", "last", "2022-06-27", "2022-07-11"),
        ("past fortnight", "last", "2022-06-27", "2022-07-11"),
        ("over the last 6 months", "last", "2022-01-11", "2022-07-11"),
        ("in the last week", "last", "2022-07-04", "2022-07-11"),
        ("nothing heard in two weeks", "last", "2022-06-27", "2022-07-11"),
        ("no update for 3 weeks", "last", "2022-06-20", "2022-07-11"),
        ("not a word for more than two weeks", "last", "2022-06-27", "2022-07-11"),
        ("haven't heard for a month", "last", "2022-06-11", "2022-07-11"),
    ],
    "two bounds": [
        ("between the 20th and the 27th", "between", "2022-07-20", "2022-07-27"),
        ("19th-23rd", "between", "2022-07-19", "2022-07-23"),
        ("25 July - 5 Aug", "between", "2022-07-25", "2022-08-05"),
        ("25 July to 5 August", "between", "2022-07-25", "2022-08-05"),
        ("18/19 July", "between", "2022-07-18", "2022-07-19"),
        ("1 to 12 August", "between", "2022-08-01", "2022-08-12"),
        ("from 25th July to 5th August", "between", "2022-07-25", "2022-08-05"),
        ("between July and September", "between", "2022-07-01", "2022-09-30"),
        ("between now and Friday", "between", "2022-07-11", "2022-07-15"),
        ("from now until Christmas", "between", "2022-07-11", "2022-12-25"),
        ("from Friday to Monday", "between", "2022-07-15", "2022-07-18"),
        ("between Monday and Wednesday", "between", "2022-07-11", "2022-07-13"),
        ("between April and June", "between", "2022-04-01", "2022-06-30"),
        ("May and June", "between", "2022-05-01", "2022-06-30"),
        ("due April, May or June", "between", "2022-04-01", "2022-06-30"),
        ("this week or next week", "between", "2022-07-11", "2022-07-24"),
        ("this week or next", "between", "2022-07-11", "2022-07-24"),
        ("from 23 Dec to 2 Jan", "between", "2022-12-23", "2023-01-02"),
    ],
    "periods": [
        ("in July", "on", "2022-07-01", "2022-07-31"),
        ("next month", "on", "2022-08-01", "2022-08-31"),
        ("Q3", "on", "2022-10-01", "2022-12-31"),
        ("in quarter 3", "on", "2022-10-01", "2022-12-31"),
        ("this quarter", "on", "2022-07-01", "2022-09-30"),
        ("last quarter", "on", "2022-04-01", "2022-06-30"),
        ("this financial year", "on", "2022-04-01", "2023-03-31"),
        ("2022/23", "on", "2022-04-01", "2023-03-31"),
        ("in 2023", "on", "2023-01-01", "2023-12-31"),
        ("for 2023", "on", "2023-01-01", "2023-12-31"),
        ("December", "on", "2022-12-01", "2022-12-31"),
        ("in the second half of July", "on", "2022-07-16", "2022-07-31"),
        ("the week after next", "on", "2022-07-25", "2022-07-31"),
        ("later this month", "between", "2022-07-11", "2022-07-31"),
        ("from quarter 1", "on", "2022-04-01", "2022-06-30"),
        ("early August", "on", "2022-08-01", "2022-08-10"),
        ("late July", "on", "2022-07-21", "2022-07-31"),
        ("in May", "on", "2022-05-01", "2022-05-31"),
        ("may 2022", "on", "2022-05-01", "2022-05-31"),
        ("last month", "on", "2022-06-01", "2022-06-30"),
        ("this term", "on", "2022-04-01", "2022-07-31"),
        ("next term", "on", "2022-09-01", "2022-12-31"),
        ("autumn term", "on", "2022-09-01", "2022-12-31"),
        ("in the summer", "on", "2022-06-01", "2022-08-31"),
        ("over the summer", "on", "2022-06-01", "2022-08-31"),
        ("over Christmas", "on", "2022-12-24", "2023-01-01"),
        ("next year", "on", "2023-01-01", "2023-12-31"),
    ],
    "festivals and ends": [
        ("before Christmas", "before", "", "2022-12-24"),
        ("by Christmas", "by", "", "2022-12-25"),
        ("by Easter", "by", "", "2023-04-10"),
        ("by the new year", "by", "", "2022-12-31"),
        ("in the new year", "since", "2023-01-01", ""),
        ("by the end of term", "by", "", "2022-07-31"),
        ("before the summer holidays", "by", "", "2022-07-31"),
        ("end of the month", "at", "2022-07-31", "2022-07-31"),
        ("month end", "at", "2022-07-31", "2022-07-31"),
        ("year end", "at", "2023-03-31", "2023-03-31"),
        ("end of year", "at", "2022-12-31", "2022-12-31"),
        ("on Good Friday", "on", "2023-04-07", "2023-04-07"),
    ],
    "days": [
        ("today", "on", "2022-07-11", "2022-07-11"),
        ("this morning", "on", "2022-07-11", "2022-07-11"),
        ("tomorrow", "on", "2022-07-12", "2022-07-12"),
        ("yesterday", "on", "2022-07-10", "2022-07-10"),
        ("thurs", "on", "2022-07-14", "2022-07-14"),
        ("weds", "on", "2022-07-13", "2022-07-13"),
        ("last Monday", "on", "2022-07-04", "2022-07-04"),
        ("next Monday", "on", "2022-07-18", "2022-07-18"),
        ("due sat", "on", "2022-07-16", "2022-07-16"),
        ("on the 1st", "on", "2022-08-01", "2022-08-01"),
        ("for the 28th", "on", "2022-07-28", "2022-07-28"),
        ("Friday 29 July", "on", "2022-07-29", "2022-07-29"),
        ("29/07/2022", "on", "2022-07-29", "2022-07-29"),
        ("29.07.22", "on", "2022-07-29", "2022-07-29"),
        ("2022-07-29", "on", "2022-07-29", "2022-07-29"),
        ("29th of July", "on", "2022-07-29", "2022-07-29"),
        ("July 29", "on", "2022-07-29", "2022-07-29"),
        ("July 29th", "on", "2022-07-29", "2022-07-29"),
        ("Friday the 29th", "on", "2022-07-29", "2022-07-29"),
        ("first of August", "on", "2022-08-01", "2022-08-01"),
        ("by septmber", "by", "", "2022-09-30"),
        ("12 agust", "on", "2022-08-12", "2022-08-12"),
        ("thrusday", "on", "2022-07-14", "2022-07-14"),
    ],
    "as it stood": [
        ("at the end of June", "at", "2022-06-30", "2022-06-30"),
        ("as at 30 June", "at", "2022-06-30", "2022-06-30"),
        ("as of yesterday", "at", "2022-07-10", "2022-07-10"),
        ("a month ago", "at", "2022-06-11", "2022-06-11"),
        ("two weeks ago", "at", "2022-06-27", "2022-06-27"),
        ("this time last year", "at", "2021-07-11", "2021-07-11"),
        ("more than a month ago", "before", "", "2022-06-10"),
    ],
}
NO_DATES = {
    "bits of words": ["green and red", "amber w the police", "ad hoc", "twod", "aw", "an hour", "A5 d", "w"],
    "ordinary words": ["may I ask", "march on", "who sat on the board", "has june done her update", "a second look"],
    "measures": ["14 days late", "over 14 days", "for 14 days", "slipped by more than two weeks", "snooze for 2 weeks"],
    "counts": ["3rd time of telling you", "the 3rd milestone", "second milestone", "one of the two actions", "24/7"],
    "numbers": [
        "3.4",
        "1.2",
        "5/8 done",
        "26/30",
        "done 5/8",
        "11 to 15 year olds",
        "between 5 and 10 days",
        "A1 2022",
    ],
    "titles": [
        "the summer recruitment campaign",
        "first quarterly report",
        "the summer bulletin",
        "peer challenge week",
    ],
    "no certain day": ["by then", "the last one", "on a Friday", "on Tuesdays", "weekly", "which quarter", "the week"],
}


def said(meaning: object) -> tuple[str, str, str]:
    assert isinstance(meaning, DateMeaning)
    return meaning.how, str(meaning.window.first or ""), str(meaning.window.last or "")


@pytest.mark.parametrize("group", PHRASES)
def test_a_phrase_means_its_days(group: str) -> None:
    for phrase, how, first, last in PHRASES[group]:
        spans = spot_dates(tokens_of(phrase), MONDAY)
        assert [said(span.meaning) for span in spans] == [(how, first, last)], phrase


@pytest.mark.parametrize("group", NO_DATES)
def test_other_words_are_no_dates(group: str) -> None:
    for phrase in NO_DATES[group]:
        assert spot_dates(tokens_of(phrase), MONDAY) == [], phrase


def test_the_words_of_a_date_and_no_others_are_used() -> None:
    [span] = spot_dates(tokens_of("what falls due before the end of July in workforce?"), MONDAY)
    assert (span.first, span.last) == (3, 8)


def test_a_name_that_was_mistyped_is_said() -> None:
    [span] = spot_dates(tokens_of("due in septmber"), MONDAY)
    assert span.guessed == "I read “septmber” as September."


@pytest.mark.parametrize("words", ["31 February", "what is due on 31 June", "Monday 29 July"])
def test_a_day_that_does_not_exist_is_refused(words: str) -> None:
    with pytest.raises(CommandError, match="as a date"):
        spot_dates(tokens_of(words), MONDAY)


def test_what_tells_of_the_past_means_the_day_that_was() -> None:
    [span] = spot_dates(tokens_of("what did we finish on Friday"), MONDAY, lean="last")
    assert said(span.meaning) == ("on", "2022-07-08", "2022-07-08")


BOARDS = [
    BoardDays("Improvement Board", (date(2022, 6, 20), date(2022, 7, 18), date(2022, 8, 15))),
    BoardDays("Shadow board", ()),
    BoardDays("Scrutiny panel", (date(2022, 9, 1),)),
]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("what changed since the last board", ("since", "2022-06-20", "")),
        ("since the last board meeting", ("since", "2022-06-20", "")),
        ("due before the next Improvement Board", ("before", "", "2022-07-17")),
        ("due before the board", ("before", "", "2022-07-17")),
        ("how many were overdue at the last board", ("at", "2022-06-20", "2022-06-20")),
        ("before the board on the 28th", ("before", "", "2022-07-27")),
        ("since we last met", ("since", "2022-06-20", "")),
        ("by the next scrutiny panel", ("by", "", "2022-09-01")),
    ],
)
def test_a_meeting_of_a_board_is_a_day_where_it_is_held(words: str, days: tuple[str, str, str]) -> None:
    [span] = spot_dates(tokens_of(words), MONDAY, held=HeldDates(boards=lambda: BOARDS))
    assert said(span.meaning) == days


@pytest.mark.parametrize(
    "words",
    ["since the last shadow board", "since the last scrutiny panel", "before half term", "over the school holidays"],
)
def test_where_no_day_is_held_that_is_said(words: str) -> None:
    [span] = spot_dates(tokens_of(words), MONDAY, held=HeldDates(boards=lambda: BOARDS))
    assert isinstance(span.meaning, NoDatesHeld)
    assert span.meaning.sentence.startswith("I hold no")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("When do we next meet?", "boards"),
        ("when is the next board", "boards"),
        ("when did the scrutiny panel last meet", "boards Scrutiny panel"),
        ("what dates does the improvement board meet", "boards Improvement Board"),
        ("when is A4.2 due", None),
        ("what is due before we next meet", None),
        ("when will the board paper be ready", None),
    ],
)
def test_a_question_about_a_meeting_itself_asks_for_the_boards(words: str, says: str | None) -> None:
    assert meeting_asked(tokens_of(words), HeldDates(boards=lambda: BOARDS)) == says


@pytest.mark.parametrize("words", ["agreed by the board", "for the board paper", "since the board report"])
def test_a_board_that_decides_or_reads_is_no_day(words: str) -> None:
    assert spot_dates(tokens_of(words), MONDAY, held=HeldDates(boards=lambda: BOARDS)) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("no venue yet, looking at 9 Sept now", "2022-09-09"),
        ("moderator off till thurs", "2022-07-14"),
        ("should land fri", "2022-07-15"),
        ("on track for the 28th", "2022-07-28"),
        ("a week late, 26th", "2022-07-26"),
        ("at risk, 22 july", "2022-07-22"),
        ("now looking at end of march", "2023-03-31"),
        ("at risk until 20 july, admin is off", "2022-07-20"),
        ("goes monday", "2022-07-18"),
        ("moved to November", "2022-11-30"),
        ("in two weeks", "2022-07-25"),
        ("in 3 wks", "2022-08-01"),
        ("by cop fri", "2022-07-15"),
        ("Fri 22.7", "2022-07-22"),
        ("9-Sep", "2022-09-09"),
        ("call is weds morning", "2022-07-13"),
        ("first Monday in August", "2022-08-01"),
        ("last Friday of next month", "2022-08-26"),
        ("mid sept", "2022-09-15"),
        ("1st wk Sept", "2022-09-07"),
        ("by mid August", "2022-08-15"),
    ],
)
def test_a_statement_names_a_single_day(words: str, day: str) -> None:
    [span] = spot_days(tokens_of(words), MONDAY)
    assert said(span.meaning)[1:] == (day, day)


def test_of_two_ends_neither_is_a_day_alone() -> None:
    assert spot_days(tokens_of("confirmed for the 19th-23rd, no concerns"), MONDAY) == []


def test_a_bare_number_falls_in_the_month_that_is_spoken_of() -> None:
    [span] = spot_days(tokens_of("both councils come on the 19th"), MONDAY, around=date(2022, 9, 23))
    assert said(span.meaning)[1:] == ("2022-09-19", "2022-09-19")
