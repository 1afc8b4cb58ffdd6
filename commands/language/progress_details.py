"""Reading what stands behind how a thing stands: `60% until 5 August evidence https://… impact some`, in any order."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commands.errors import CommandError
from commands.language.completion_days import completion_day
from commands.language.links import as_link, looks_like_link
from commands.language.progress_words import read_forecast
from commands.language.spans import tokens_of

PERCENT = re.compile(r"(\d{1,3})%[,.;]?")
OF_WHICH = frozenset({"done", "complete", "completed", "finished", "there"})
""" "80% done" says no more than "80%"."""
LITERALLY = "saying"
"""All that follows is the owner's own words, whatever it looks like."""


@dataclass
class Details:
    words: list[str]
    percent: int | None = None
    forecast: date | None = None
    evidence: str | None = None
    impact: str | None = None
    completed_on: date | None = None
    certain: bool = True
    """Whether that day can be no other one."""


def read_details(words: list[str], today: date, impacts: Sequence[str], *, complete: bool = False) -> Details:
    """Args:
    impacts: the plan's own words for impact.
    complete: whether they stand behind that word, so that a day that has passed is the day on which it became so.

    Raises:
        CommandError: a percentage, date or address that cannot be one.
    """
    found, before = Details(words), None
    while found.words and found.words != before:
        before = found.words
        if _word(before[0]) == LITERALLY:
            found.words = before[1:]
            return found
        _read_percent(found)
        if complete and found.completed_on is None:
            _read_completion_day(found, today)
        if found.forecast is None:
            found.forecast, found.words = read_forecast(found.words, today)
        _read_impact(found, impacts)
        _read_evidence(found, 0)
    for place in range(len(found.words) - 1):
        if _read_evidence(found, place):
            break
    _read_bare_link(found)
    return found


def _read_completion_day(found: Details, today: date) -> None:
    if (said := completion_day(tokens_of(" ".join(found.words)), today)) is not None:
        found.completed_on, found.certain, found.words = said.day, said.certain, found.words[said.words :]


def _read_bare_link(found: Details) -> None:
    """One link is evidence without that word before it. It leaves the words only where it begins them."""
    links = [word for word in found.words if looks_like_link(word)]
    if found.evidence or len(links) != 1:
        return
    with contextlib.suppress(ValueError):
        found.evidence = as_link(links[0].rstrip(",;."))
    if found.evidence and found.words[0] == links[0]:
        found.words = found.words[1:]


def _read_percent(found: Details) -> None:
    """ "60% of carers" is about carers."""
    said = PERCENT.fullmatch(found.words[0]) if found.words else None
    if said is None or found.percent is not None or (len(found.words) > 1 and _word(found.words[1]) == "of"):
        return
    if int(said[1]) > 100:
        raise CommandError("Say how much is done as 0% to 100%. Nothing was saved.")
    found.percent, found.words = int(said[1]), found.words[1:]
    if found.words and _word(found.words[0]) in OF_WHICH:
        found.words = found.words[1:]


def _read_impact(found: Details, impacts: Sequence[str]) -> None:
    if not found.words or _word(found.words[0]) != "impact":
        return
    for known in sorted(impacts, key=len, reverse=True):
        many = len(known.split())
        if " ".join(map(_word, found.words[1 : many + 1])) == known.lower():
            found.impact, found.words = known, found.words[many + 1 :]
            return


def _read_evidence(found: Details, place: int) -> bool:
    words = found.words
    if found.evidence or len(words) < place + 2 or _word(words[place]) != "evidence":
        return False
    if not looks_like_link(words[place + 1]):
        return False
    try:
        found.evidence = as_link(words[place + 1].rstrip(",;."))
    except ValueError as error:
        raise CommandError(f"{error} Nothing was saved.", field="evidence") from error
    found.words = [*words[:place], *words[place + 2 :]]
    return True


def _word(word: str) -> str:
    return word.lower().strip(" ,.;:")
