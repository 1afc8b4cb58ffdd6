"""Days, spans of days and times as people type them."""

import re
from datetime import date, time, timedelta

from commands.errors import CommandError
from commands.showing.wording import day, echoed
from store.dates.british import day_of
from store.rules.working_days import Span

TO = re.compile(r"\s+(?:to|until|till|-|–)\s+|\s*–\s*", re.I)
LEAD_IN = re.compile(r"^(?:from|between|on)\s+", re.I)
TIME = re.compile(r"(?:at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)?", re.I)
LATELY = timedelta(days=31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_day(words: str, today: date) -> date:
    """The next day that is called so; without a year, one that has passed within a month is not taken for next year's.

    Raises:
        CommandError: the words are no day.
    """
    try:
        coming, nearest = day_of(words, today, lean="next"), day_of(words, today, lean="near")
    except ValueError as error:
        raise CommandError(str(error)) from error
    lately = today - LATELY <= nearest < today and coming - nearest > 2 * LATELY
    return nearest if lately else coming


def read_days(words: str, today: date) -> Span:
    """ "1 Aug to 14 Aug", "from 23 Dec to 2 Jan", "5 May"; "until 14 Aug" begins today.

    Raises:
        CommandError: the words are no such days.
    """
    words = LEAD_IN.sub("", words.strip(" .,"))
    if found := re.match(r"(?:until|till) (?P<last>.+)", words, re.I):
        return today, _last(found["last"], today)
    first, *rest = TO.split(words, maxsplit=1)
    begin = _first(first, rest, today)
    return begin, _last(rest[0], begin) if rest else begin


def _first(words: str, rest: list[str], today: date) -> date:
    """ "1 to 14 Aug" says its month once."""
    if words.isdecimal() and rest and (month := re.search(r"[^\W\d]{3,}.*", rest[0])):
        words = f"{words} {month[0]}"
    return read_day(words, today)


def _last(words: str, first: date) -> date:
    last = read_day(words, first)
    if last < first:
        raise CommandError(f"{day(last, first)} is before {day(first, first)}. Say the first day, then the last.")
    return last


def read_weekday(word: str) -> int | None:
    """0 for Monday, Mon or Mondays."""
    said = word.strip(" ,.").lower().removesuffix("s")
    places = [place for place, name in enumerate(WEEKDAYS) if len(said) >= 3 and name.lower().startswith(said)]
    return places[0] if places else None


def read_time(words: str) -> time:
    """ "14:00", "2pm", "9.30".

    Raises:
        CommandError: the words are no time of day.
    """
    found = TIME.fullmatch(words.strip(" ."))
    hour = int(found["hour"]) if found else 24
    half = (found["half"] or "").lower() if found else ""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    minute = int(found["minute"] or 0) if found else 0
    if hour > 23 or minute > 59:
        raise CommandError(f"I can't read “{echoed(words)}” as a time. Say it as 14:00 or 2pm.")
    return time(hour, minute)


def days_said(first: date, last: date, today: date) -> str:
    """ "Monday 1 August to Sunday 14 August", "Friday 5 August"."""
    return day(first, today) if first == last else f"{day(first, today)} to {day(last, today)}"
