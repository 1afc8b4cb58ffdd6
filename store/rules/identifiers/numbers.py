"""NHS numbers and unique pupil numbers, told from other numbers by their check digits (python-stdnum).

NHS number: 10 digits, the last a check digit by modulus 11, written 3 3 4 (NHS Data Dictionary, "NHS NUMBER").
UPN: a check letter by modulus 23 (no I, O, S), then 12 digits; a temporary one ends in a letter (Department for
Education, "Unique pupil numbers"). The library's own UPN check knows the councils of 2011 only and would let the
numbers of newer ones pass, so its check letter is used and its list is not.
"""

import re
from collections.abc import Iterator

from stdnum.gb import nhs, upn

RUN = re.compile(r"(?<![0-9])[0-9]+(?:[ .-]{1,3}[0-9]+)*")
DIGITS = re.compile(r"[0-9]+")
DIGIT = re.compile(r"[0-9]")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
LENGTH = 10
FEWEST_IN_PUPIL = 11
WRITTEN = [3, 3, 4]

PUPIL = re.compile(
    r"(?<![A-Z0-9])(?P<check>[A-HJ-NP-RT-Z])(?P<rest>(?:[ -]?[0-9]){11}[ -]?[0-9A-HJ-NP-RT-Z])(?![A-Z0-9])", re.I
)


def _holds(many: int, text: str) -> bool:
    """Whether there are so many digits at all: most words have none, and few have more than a date."""
    return len(DIGIT.findall(text)) >= many


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Groups of digits that stand together and make ten with a right check digit."""
    if not _holds(LENGTH, text):
        return
    for run in RUN.finditer(text):
        groups = [(found.group(), found.span()) for found in DIGITS.finditer(text, run.start(), run.end())]
        for first in range(len(groups)):
            if last := _last_of_ten(groups, first):
                within = groups[first:last]
                if _is_nhs_number([digits for digits, _ in within]):
                    yield within[0][1][0], within[-1][1][1]


def _last_of_ten(groups: list[tuple[str, tuple[int, int]]], first: int) -> int | None:
    """Behind which group ten digits have been counted, where a group ends just there."""
    counted = 0
    for place in range(first, min(first + LENGTH, len(groups))):
        counted += len(groups[place][0])
        if counted >= LENGTH:
            return place + 1 if counted == LENGTH else None
    return None


def _is_nhs_number(groups: list[str]) -> bool:
    sizes = list(map(len, groups))
    return sum(sizes) == LENGTH and _is_written_so(groups, sizes) and bool(nhs.is_valid("".join(groups)))


def _is_written_so(groups: list[str], sizes: list[int]) -> bool:
    """School years, dates and lists of days are groups of digits too."""
    if sizes in ([LENGTH], WRITTEN):
        return True
    return min(sizes) >= 2 and not any(YEAR.fullmatch(digits) for digits in groups)


def unique_pupil_numbers(text: str) -> Iterator[tuple[int, int]]:
    if not _holds(FEWEST_IN_PUPIL, text):
        return
    for found in PUPIL.finditer(text):
        rest = re.sub("[ -]", "", found["rest"]).upper()
        if upn.calc_check_digit(rest) == found["check"].upper():
            yield found.span()
