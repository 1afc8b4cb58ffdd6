"""Read which recommendations an action answers: "Recommendation 2.3, 4.8 & 9", "2-12", "R1; R4"."""

import re

from store.loading.notes import Notes

LABELLED = re.compile(
    r"(?:ofsted |ilacs )?(?:rec(?:ommendation|\.)?|area for (?:improvement|development)|afi|cause of concern"
    r"|requirement|finding)\s*(?:no\.?\s*)?(?P<number>\d{1,3})",
    re.I,
)
IN_A_LINE = re.compile(rf"{LABELLED.pattern}\s*[:.–-]\s*(?P<title>\S.*)", re.I)
LABEL = re.compile(r"\b(?:ofsted|ilacs|recommendations?|recs?)\b\.?|\b(?:nos?|numbers?)\b\.?|\br(?=\d)|\bafis?\b", re.I)
RANGE = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:-|–|—|\bto\b)\s*(\d{1,3})(?![\d.])", re.I)
SEPARATORS = re.compile(r"[\s,;/&+.()]|\band\b", re.I)


def is_only_numbers(printed: str) -> bool:
    """Whether words are a list of numbers, which point at recommendations and are none: "R1; R4", "Recs 2 & 3"."""
    bare = SEPARATORS.sub("", RANGE.sub("0", LABEL.sub(" ", printed)))
    return bare.isdecimal() or (bool(bare) and bare.replace("-", "").replace("–", "").isdecimal())


def recommendation_numbers(printed: str, listed: frozenset[int], where: str, notes: Notes) -> list[int]:
    """Read the numbers printed, keeping those the plan lists; say what was unusual about the reading."""
    if not printed.strip():
        return []
    bare = LABEL.sub(" ", printed)
    if re.fullmatch(r"\s*all\s*", bare, re.I):
        notes.doubt(where, printed, _list(sorted(listed)), "“All” is read as every recommendation of the plan")
        return sorted(listed)
    spelled_out = RANGE.sub(_every_number, bare)
    numbers = list(dict.fromkeys(int(number) for number in re.findall(r"\d{1,4}", spelled_out)))
    kept = [number for number in numbers if number in listed]
    for why in _reasons(bare, numbers, listed):
        notes.doubt(where, printed, _list(kept), why)
    return kept


def _every_number(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return " ".join(str(number) for number in range(first, last + 1)) if first < last else found[0]


def _reasons(bare: str, numbers: list[int], listed: frozenset[int]) -> list[str]:
    reasons = []
    if RANGE.search(bare):
        reasons.append("The dash is read as every number from the first to the last")
    if re.search(r"\d\s*\.\s*\d", bare):
        reasons.append("A full stop between two numbers is read as a comma")
    if unlisted := [number for number in numbers if number not in listed]:
        reasons.append(f"The plan lists no recommendation {_list(unlisted)}, so it is left out")
    if not numbers or re.search(r"[^\d-]", SEPARATORS.sub("", RANGE.sub("", bare))):
        reasons.append("There are words here beside the numbers, and they are left out")
    return reasons


def _list(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers) or "none"
