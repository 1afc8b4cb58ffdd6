"""How a plan's documents are read: what printed ratings mean, how quarters and school terms are counted."""

import re
from datetime import date

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.request import Request
from commands.settings.setting import Group, Setting, change
from commands.showing.wording import echoed, joined, quoted
from store.dates.british import day_of
from store.documents import choices
from store.documents.staged import KeyEntry
from store.loading import plan_reading
from store.models import Plan
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
Q1 = {True: "April to June", False: "January to March"}


def _quarters(plan: Plan, today: date) -> str:
    financial = plan_reading.choices_of(plan).financial_quarters
    return f"{'financial' if financial else 'calendar'}: Q1 is {Q1[financial]}"


def _terms(plan: Plan, today: date) -> str:
    return choices.said(plan_reading.choices_of(plan).term_ends)


def meaning_of(entry: KeyEntry) -> str:
    return entry.means.value if entry.means else "nothing"


def _key(plan: Plan, today: date) -> str:
    said = [f"{quoted(one.printed)} means {meaning_of(one)}" for one in plan_reading.key_of(plan)]
    return "; ".join(said) or "as the document's own key says; where it has none, somebody is asked"


def _set_quarters(request: Request, value: str) -> Card:
    word = value.strip(" .").lower().removesuffix(" quarters")
    if word not in ("financial", "calendar"):
        raise CommandError(f"Say financial or calendar. For example: {say('set plan quarters calendar')}.")
    financial = word == "financial"
    change(request, plan_reading.choices_of(request.plan).but(financial_quarters=financial))
    return Card(title=f"Quarters are {word} now: Q1 is {Q1[financial]}.", parts=[Text(text=FROM_NOW)])


def _set_terms(request: Request, value: str) -> Card:
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
    change(request, plan_reading.choices_of(request.plan).ending(ends))
    said = _terms(request.plan, request.today)
    return Card(title=f"School terms end now: {said}.", parts=[Text(text=FROM_NOW)])


def _end(term: str, words: str, today: date) -> tuple[int, int]:
    try:
        end = day_of(words, today)
    except ValueError as error:
        raise CommandError(str(error)) from error
    if end.month not in choices.TERMS[term] or (end.month, end.day) == (2, 29):
        raise CommandError(f"{end.day} {end:%B} can't be the end of the {term} term of every year. Say another day.")
    return end.month, end.day


def _set_key(request: Request, value: str) -> Card:
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
    meanings = ", ".join(Progress)
    raise CommandError(
        f"Say the rating and what it means: {meanings} or nothing. For example: {say('set plan key blue complete')}."
    )


QUARTERS = Setting(
    label="Quarters",
    says="which months Q1 is where a document prints a quarter; it counts from the next document on",
    stands=_quarters,
    keeps=("financial_quarters",),
    set=_set_quarters,
    example="quarters calendar",
    usage="quarters financial or calendar",
)
TERMS = Setting(
    label="School terms end",
    says="the day that a term means where a document prints one; it counts from the next document on",
    stands=_terms,
    keeps=("term_ends",),
    set=_set_terms,
    example="terms autumn 20 December, spring 5 April",
    usage="terms autumn 20 December, …",
)
KEY = Setting(
    label="Ratings as printed",
    says="what a printed rating says of progress; it counts from the next document on",
    stands=_key,
    keeps=("rating_key",),
    set=_set_key,
    example="key blue complete",
)
DOCUMENTS = Group("How its documents are read", (QUARTERS, TERMS, KEY))
