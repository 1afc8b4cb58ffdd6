"""Dates of birth: a date beside words that say whose day it is.

A date alone is the plan's daily bread. "Born in 2011", "born after 1 April" and "dates of birth" speak of many
children, and are let pass.
"""

import re
from collections.abc import Iterator
from functools import cache

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
NTH = rf"{DAY}(?:\s?(?:st|nd|rd|th))?"
NUMBER = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:(?:19|20)[0-9]{2}|'?[0-9]{2})(?![0-9])"
BETWEEN = r"\s{0,2}[-/.,\s]\s{0,2}"

DATE = (
    rf"(?:(?:19|20)[0-9]{{2}}{BETWEEN}{NUMBER}{BETWEEN}{DAY}(?![0-9])"
    rf"|{DAY}{BETWEEN}{NUMBER}{BETWEEN}{YEAR}"
    rf"|{NTH}{BETWEEN}(?:day\s+of\s+|of\s+)?{MONTH}(?:{BETWEEN}{YEAR})?(?![a-z0-9])"
    rf"|{MONTH}{BETWEEN}{NTH}(?![a-z0-9])(?:{BETWEEN}{YEAR})?"
    rf"|{MONTH}{BETWEEN}(?:19|20)[0-9]{{2}}(?![0-9])"
    rf"|{DAY.replace('0?', '0')}{NUMBER.replace('0?', '0')}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9]))"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
SMALL = (
    "is|was|of|on|the|for|given|recorded|shown|as|his|her|their|this|that|a|child|baby|boy|girl|youngest|oldest|eldest"
    f"|young|person|pupil|sibling|brother|sister|twin|twins|being|{WEEKDAY}"
)
GAP = rf"[\s:;=(,.-]{{0,4}}(?:(?:{SMALL})\b[\s:;=(,.-]{{1,4}}){{0,6}}"
SAID = (
    r"(?:\bd\s?[./-]?\s?o\s?[./-]?\s?b\b\.?|\bdate\s*-?of\s*-?birth\b|\bbirth\s?-?date\b|\bbirthday\b"
    r"|\bb['/]?-?day\b)"
)
BORN = rf"\bborn\b[\s:;=(,.-]{{1,4}}(?:on\s+)?(?:the\s+)?(?:{WEEKDAY}[\s,]+)?(?:the\s+)?"

BEFORE_DATE = rf"(?:{SAID}{GAP}|{BORN}){DATE}(?!\s*(?:to|until)\s+{DATE})"
WHOLE = (
    rf"(?:{DAY}{BETWEEN}{NUMBER}{BETWEEN}{YEAR}|{NTH}{BETWEEN}(?:of\s+)?{MONTH}{BETWEEN}(?:19|20)[0-9]{{2}}(?![0-9])"
    rf"|(?:19|20)[0-9]{{2}}-{NUMBER}-{DAY}(?![0-9]))"
)
"""With its year: a day and a month alone are any day."""
SHORT_BORN = rf"(?<![\w.])(?:b\s?[.:]\s{{0,2}}|(?-i:(?<=[a-z] )b )){WHOLE}"
ONE = (
    "(?:child|boy|girl|baby|toddler|infant|pupil|young person|sibling|brother|sister|son|daughter|twin|nephew|niece"
    "|(?-i:[A-Z]\\.\\s?[A-Z]\\.))"
)
BESIDE_ONE = rf"\b{ONE}(?:\s(?-i:[A-Z]{{1,3}}))?\s{{0,2}}[(\[]\s?{WHOLE}\s?[)\]]"
BEHIND_DATE = rf"{DATE}\s{{0,2}}[(,-]?\s?{SAID}(?!{GAP}{DATE})"


@cache
def _patterns(listed: bool) -> tuple[re.Pattern[str], ...]:
    """Compiled when words are first looked over: it takes longer than all else that is loaded for a question."""
    patterns = (BEFORE_DATE, BEHIND_DATE, BESIDE_ONE) + (() if listed else (SHORT_BORN,))
    return tuple(re.compile(one, re.I) for one in patterns)


CUE = re.compile(
    r"b(?:orn|irth)|d\s?[./-]?\s?o\s?[./-]?\s?b|b['/]?-?day|(?<![\w.])b\s?[.:\d]|[^\W\d_.]\.?\s{0,2}[(\[]\s?[0-9]", re.I
)
"""What tells most dates apart from one of birth, quickly."""
LISTED = re.compile(r"(?<![\w.])a\s?[.:]", re.I)
"""Where there is an "a." as well, "b." counts dates."""


def dates_of_birth(text: str) -> Iterator[tuple[int, int]]:
    if CUE.search(text) is None:
        return
    for pattern in _patterns(LISTED.search(text) is not None):
        for found in pattern.finditer(text):
            yield found.span()
