"""NHS numbers and unique pupil numbers, told from other numbers by their check digits (python-stdnum).

NHS number: 10 digits, the last a check digit by modulus 11, written 3 3 4 (NHS Data Dictionary, "NHS NUMBER").
UPN: a check letter by modulus 23 (no I, O, S), then 12 digits; a temporary one ends in a letter (Department for
Education, "Unique pupil numbers"). The library's own UPN check knows the councils of 2011 only and would let the
numbers of newer ones pass, so its check letter is used and its list is not.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum.gb import nhs, upn

APART = r"[\s./,():;\[\]-]"
"""What may stand between the digits of one number."""
RUN = re.compile(rf"(?<![0-9])[0-9]+(?:{APART}{{1,4}}[0-9]+)*")
DIGITS = re.compile(r"[0-9]+")
DIGIT = re.compile(r"[0-9]")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
USUAL = re.compile(r"[ .-]{1,3}")
"""Between groups of any size; a list or a fraction has other signs."""
SAID_TO_BE_ONE = re.compile(r"\bnhs\s*(?:number|num|no|nr|id|ref|#)\.?[\s:=#()-]{0,6}(?:is\s+)?$", re.I)
LENGTH = 10
FEWEST_IN_PUPIL = 11
WRITTEN = [3, 3, 4]
MOST_GROUPS = 5

PUPIL = re.compile(
    rf"(?<![A-Z0-9])(?P<check>[A-HJ-NP-RT-Z])(?P<rest>(?:{APART}{{0,3}}[0-9]){{11}}{APART}{{0,3}}[0-9A-HJ-NP-RT-Z])"
    r"(?![A-Z0-9])",
    re.I,
)

Group = tuple[str, tuple[int, int]]


def _holds(many: int, text: str) -> bool:
    """Whether there are so many digits at all: most words have none, and few have more than a date."""
    return len(DIGIT.findall(text)) >= many


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Groups of digits that stand together and make ten with a right check digit, or are said to be such a number."""
    if not _holds(LENGTH, text):
        return
    for run in RUN.finditer(text):
        groups = [(found.group(), found.span()) for found in DIGITS.finditer(text, run.start(), run.end())]
        for first in range(len(groups)):
            if last := _last_of_ten(groups, first):
                within = groups[first:last]
                if _is_nhs_number(within, text):
                    yield within[0][1][0], within[-1][1][1]


def _last_of_ten(groups: list[Group], first: int) -> int | None:
    """Behind which group ten digits have been counted, where a group ends just there."""
    counted = 0
    for place in range(first, min(first + LENGTH, len(groups))):
        counted += len(groups[place][0])
        if counted >= LENGTH:
            return place + 1 if counted == LENGTH else None
    return None


def _is_nhs_number(groups: list[Group], text: str) -> bool:
    start = groups[0][1][0]
    if SAID_TO_BE_ONE.search(text, max(0, start - 30), start):
        return True
    number = "".join(digits for digits, _ in groups)
    # Ten times the same digit is right by its check digit, and is a row of a table.
    return _is_written_so(groups, text) and len(set(number)) > 1 and bool(nhs.is_valid(number))


def _is_written_so(groups: list[Group], text: str) -> bool:
    """School years, dates and lists of days are groups of digits too."""
    sizes = [len(digits) for digits, _ in groups]
    if sizes in ([LENGTH], WRITTEN):
        return True
    between = [text[here[1] : there[0]] for (_, here), (_, there) in pairwise(groups)]
    if len(groups) == LENGTH:
        return len({signs.strip() for signs in between}) == 1
    if min(sizes) < 2 or any(YEAR.fullmatch(digits) for digits, _ in groups):
        return False
    return all(map(USUAL.fullmatch, between))


def unique_pupil_numbers(text: str) -> Iterator[tuple[int, int]]:
    if not _holds(FEWEST_IN_PUPIL, text):
        return
    for found in PUPIL.finditer(text):
        groups = re.split(f"{APART}+", found["rest"].strip())
        rest = "".join(groups).upper()
        # A list of small numbers behind a letter is no number of a pupil.
        written = len(groups) <= MOST_GROUPS or len(groups) >= FEWEST_IN_PUPIL
        if written and upn.calc_check_digit(rest) == found["check"].upper():
            yield found.span()
