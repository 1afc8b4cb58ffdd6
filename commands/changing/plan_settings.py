"""`set plan quarters | terms | key …`: how the plan's documents are read. Said through `set`."""

import re
from collections.abc import Callable
from datetime import date

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import echoed, joined, quoted
from store.dates.british import day_of
from store.loading import plan_reading
from store.rules.terms import Progress

FROM_NOW = "It counts from the next document on. What has been read stays as it is."
NOTHING = ("nothing", "none", "no progress")
MEANINGS: dict[str, Progress | None] = {
    **{progress.value: progress for progress in Progress},
    **dict.fromkeys(("completed", "done", "finished"), Progress.COMPLETE),
    **{progress.value.replace(" ", "-"): progress for progress in Progress},
    **dict.fromkeys(NOTHING, None),
}
TERM = re.compile(r"(?P<term>autumn|spring|summer)(?: term)?(?: ends?)?(?: on)? (?P<day>.+)", re.I)


def _quarters(request: Request, value: str) -> Card:
    word = value.strip(" .").lower().removesuffix(" quarters")
    if word not in ("financial", "calendar"):
        raise CommandError(f"Say financial or calendar. For example: {say('set plan quarters calendar')}.")
    financial = word == "financial"
    plan_reading.set_quarters(request.session, request.plan, financial=financial, by=request.person, now=request.now)
    first = "April to June" if financial else "January to March"
    return Card(title=f"Quarters are {word} now: Q1 is {first}.", parts=[Text(text=FROM_NOW)])


def _terms(request: Request, value: str) -> Card:
    ends: dict[str, tuple[int, int]] = {}
    for said in filter(None, (part.strip(" .") for part in re.split(r"[,;]|\band\b", value))):
        found = TERM.fullmatch(said)
        if found is None:
            raise CommandError(
                f"I can't read “{echoed(said)}”. Say each term and its last day, as in"
                f" {say('set plan terms autumn 20 December, spring 5 April, summer 22 July')}."
            )
        term = found["term"].lower()
        ends[term] = _end(term, found["day"], request.today)
    if not ends:
        raise CommandError(f"Say when terms end: {say('set plan terms autumn 20 December, spring 5 April')}.")
    plan_reading.set_terms(request.session, request.plan, ends, by=request.person, now=request.now)
    said = plan_reading.term_ends(plan_reading.choices_of(request.plan))
    return Card(title=f"School terms end now: {said}.", parts=[Text(text=FROM_NOW)])


def _end(term: str, words: str, today: date) -> tuple[int, int]:
    try:
        end = day_of(words, today)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if end.month not in plan_reading.TERMS[term] or (end.month, end.day) == (2, 29):
        raise CommandError(f"{end.day} {end:%B} can't be the end of the {term} term of every year. Say another day.")
    return end.month, end.day


def _key(request: Request, value: str) -> Card:
    printed, means = _printed_and_meaning(value)
    set_now = plan_reading.set_meaning(
        request.session, request.plan, printed, means, by=request.person, now=request.now
    )
    if not set_now:
        raise CommandError(
            f"The document prints no rating “{echoed(printed)}”. {say('key')} lists those it prints; a colour can be"
            " named too."
        )
    names = joined([quoted(entry.printed) for entry in set_now])
    mean = "mean" if len(set_now) > 1 else "means"
    said = f"{names} {mean} {means.value if means else 'nothing that counts'} in this plan's documents."
    return Card(title=said, parts=[Text(text=FROM_NOW)])


def _printed_and_meaning(value: str) -> tuple[str, Progress | None]:
    words = value.split()
    for length in (2, 1):
        tail = " ".join(words[-length:]).lower().strip(" .")
        if tail in MEANINGS and len(words) > length:
            printed = " ".join(words[:-length]).strip(' “”"=:')
            return re.sub(r"\s+(?:means|is)$", "", printed).strip(' “”"=:'), MEANINGS[tail]
    choices = ", ".join(Progress)
    raise CommandError(
        f"Say the rating and what it means: {choices} or nothing. For example: {say('set plan key blue complete')}."
    )


SETTINGS: dict[str, Callable[[Request, str], Card]] = {"quarters": _quarters, "terms": _terms, "key": _key}
"""By the word behind `set plan`."""
