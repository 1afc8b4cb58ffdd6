"""Months, quarters, seasons, half-years and years: each reader takes tidy words and gives a span, or none."""

import re
from datetime import date, timedelta

from store.dates.spans import DateError, Frame, Precision, Span, day, full_year, in_likely_year, months
from store.dates.words import MONTH, MONTHS, SEASONS, YEAR

TWO_YEARS = r"(?P<first>20\d\d|\d\d) ?[/-] ?(?P<second>20\d\d|\d\d)"
FINANCIAL = rf"(?:fy|financial year|year)? ?{TWO_YEARS}"
ORDINALS = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": 4,
    "final": 4,
}


def month(words: str, frame: Frame) -> Span | None:
    if found := re.fullmatch(rf"{MONTH}(?:[ ./-]*(?:of )?{YEAR})?", words):
        number = MONTHS[found["month"]]
        if found["year"]:
            return months(full_year(found["year"]), number, 1, "month")
        return in_likely_year(lambda year: months(year, number, 1, "month"), frame)
    return _numbered_month(words)


def _numbered_month(words: str) -> Span | None:
    found = re.fullmatch(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>20\d\d|1[3-9]|[2-9]\d)", words, re.ASCII)
    if found is None:
        found = re.fullmatch(r"(?P<year>20\d\d)[/.-](?P<month>0[1-9]|1[0-2])", words, re.ASCII)
    if found is None or _is_financial_year(words):
        return None
    return months(full_year(found["year"]), int(found["month"]), 1, "month")


def _is_financial_year(words: str) -> bool:
    found = re.fullmatch(TWO_YEARS, words, re.ASCII)
    return bool(found) and _follow(found) is not None if found else False


def _follow(found: re.Match[str]) -> int | None:
    """Give the first of two years that follow each other, as in 2022/23."""
    first, second = full_year(found["first"]), full_year(found["second"])
    return first if second == first + 1 else None


def quarter(words: str, frame: Frame) -> Span | None:
    number, rest = _numbered("q|qtr|quarter", words)
    return None if number is None else _part(number, 3, "quarter", rest, frame)


def half_year(words: str, frame: Frame) -> Span | None:
    number, rest = _numbered("h|half|half year", words)
    if number is None or number > 2:
        return None
    return _part(number, 6, "half_year", rest, frame)


def _numbered(names: str, words: str) -> tuple[int | None, str]:
    """Find "Q1 2022", "2022/23 Q1", "first quarter of 2022": the part's number, and what is left as its year."""
    part = rf"(?:(?:{names}) ?(?P<after>[1-4])|(?P<before>{'|'.join(ORDINALS)}) (?:{names}))"
    found = re.match(rf"{part}(?P<rest>$|[ ,/:-].*|of.*)", words) or re.fullmatch(
        rf"(?P<rest>.*\d)[ ,/:-]*{part}", words
    )
    if found is None:
        return None, ""
    number = int(found["after"]) if found["after"] else ORDINALS[found["before"]]
    return number, re.sub(r"^(?:[ ,/:-]|of\b|in\b)+", "", found["rest"])


def _part(number: int, length: int, precision: Precision, rest: str, frame: Frame) -> Span | None:
    financial = re.fullmatch(FINANCIAL, rest, re.ASCII)
    plain = re.fullmatch(rf"(?P<fy>fy|financial year )?{YEAR}", rest, re.ASCII)
    first = (number - 1) * length + 1
    from_april = bool(financial) or bool(plain and plain["fy"]) or (frame.financial_quarters and length == 3)
    begin = first + 3 if from_april else first
    if financial and (year := _follow(financial)):
        return months(year, begin, length, precision)
    if plain:
        return months(full_year(plain["year"]), begin, length, precision)
    return None if rest else in_likely_year(lambda year: months(year, begin, length, precision), frame)


def season(words: str, frame: Frame) -> Span | None:
    found = re.fullmatch(rf"(?P<season>{'|'.join(SEASONS)})(?:[ ,]*(?:of )?(?P<when>.+))?", words)
    if found is None:
        return None
    begin, when = SEASONS[found["season"]], found["when"] or ""
    if not when:
        return in_likely_year(lambda year: months(year, begin, 3, "season"), frame)
    if both := re.fullmatch(TWO_YEARS, when, re.ASCII):
        first = _follow(both)
        # Of 2022/23, spring is the later year's; autumn and winter begin in the earlier one.
        return None if first is None else months(first + (begin == 3), begin, 3, "season")
    plain = re.fullmatch(YEAR, when, re.ASCII)
    return months(full_year(plain["year"]), begin, 3, "season") if plain else None


def term(words: str, frame: Frame) -> Span | None:
    """Read "autumn term 2022", "spring term 2022/23"; one without a year names no day in a document."""
    found = re.fullmatch(r"(?P<term>autumn|spring|summer) term(?:[ ,]*(?:of )?(?P<when>.+))?", words)
    if found is None:
        return None
    name, when = found["term"], found["when"] or ""
    if not when:
        return None if frame.today is None else in_likely_year(lambda year: _term(name, year, frame), frame)
    if both := re.fullmatch(TWO_YEARS, when, re.ASCII):
        first = _follow(both)
        return None if first is None else _term(name, first + (name != "autumn"), frame)
    plain = re.fullmatch(YEAR, when, re.ASCII)
    return _term(name, full_year(plain["year"]), frame) if plain else None


def _term(name: str, year: int, frame: Frame) -> Span:
    first = {"autumn": 9, "spring": 1, "summer": 4}[name]
    month, number = frame.term_ends[name]
    return Span(date(year, first, 1), day(year, month, number).end, "term")


def year(words: str, frame: Frame) -> Span | None:
    tidy = re.sub(r"^(?:fy|financial year|school year|year end|year ending|year) ?(?=\d)", "", words)
    if both := re.fullmatch(TWO_YEARS, tidy, re.ASCII):
        first = _follow(both)
        return None if first is None else months(first, 4, 12, "year")
    if re.fullmatch(r"20\d\d|21\d\d|19\d\d", tidy, re.ASCII):
        # "FY2022" is left alone: councils name a financial year by either of its halves.
        if words.startswith(("fy", "financial")):
            raise DateError("A financial year by one number may begin or end in it")
        return months(int(tidy), 1, 12, "year")
    if words in ("financial year", "year end", "financial year end"):
        return in_likely_year(lambda first: months(first, 4, 12, "year"), frame)
    return None


def around_today(words: str, frame: Frame) -> Span | None:
    """Read "next week", "this month"."""
    found = re.fullmatch(r"(?P<which>this|next|last|current) (?P<unit>week|month|quarter|year)", words)
    if found is None or frame.today is None:
        return None
    today, step = frame.today, {"next": 1, "last": -1}.get(found["which"], 0)
    match found["unit"]:
        case "week":
            monday = today - timedelta(days=today.weekday() - 7 * step)
            return Span(monday, monday + timedelta(days=6), "day")
        case "month":
            return months(today.year, today.month + step, 1, "month")
        case "quarter":
            return months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * step, 3, "quarter")
        case _:
            return months(today.year + step, 1, 12, "year")


READERS = (month, quarter, half_year, season, term, year, around_today)
