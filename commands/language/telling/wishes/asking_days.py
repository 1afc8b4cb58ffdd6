"""On which day and at what time somebody wants to be asked: "can you ping me on Tuesdays after 3 instead"."""

import re
from datetime import time

from commands.language.context import ReadingContext
from commands.language.days import read_weekday
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal, WishesToBeAsked

_VERBS = "ping nudge ask message remind chase contact send prompt write"
VERBS = frozenset(_VERBS.split())
ALWAYS = ("instead", "rather", "always", "from now on", "every", "in future", "only", "each week")
OF_MESSAGES = (
    "my reminders",
    "your reminders",
    "my nudges",
    "your nudges",
    "my messages",
    "your messages",
    "my prompts",
    "hear from you",
    "suits me",
    "suit me",
    "works better",
    "work better for me",
    "better for me",
    "best for me",
    "best time for me",
    "best day for me",
    "contact me",
)
"""They speak of when somebody is asked, as "ping me" does."""
RATHER = ("rather than", "instead of", "not on", "not at", "and not")
PARTS = {
    "mornings": time(9),
    "morning": time(9),
    "am": time(9),
    "lunchtime": time(12, 30),
    "lunch": time(12, 30),
    "afternoon": time(14),
    "afternoons": time(14),
    "pm": time(14),
}
"""What people call a part of the day, and when that is."""
ALWAYS_PARTS = frozenset({"mornings", "afternoons", "lunchtimes"})
TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
DAY_BEGINS, DAY_ENDS = 8, 18


def read_asking_days(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    verb = next((place for place, word in enumerate(told.keys) if word in VERBS), None)
    asks_me = verb is not None and told.keys[verb + 1 : verb + 2] == ["me"]
    speaks_of_it = told.holds(*OF_MESSAGES)
    if not (asks_me or speaks_of_it or _only_on(told)) or mentions.outright or context.asked or told.opens_asking:
        return None
    rather = told.place_of(*RATHER) or _not_then(told)
    if any(word in ("dont", "until", "about") for word in told.keys) or ("not" in told.keys and rather is None):
        return None
    reasons = _reasons(told)
    behind = [(place, word) for place, word in enumerate(told.keys) if place not in reasons]
    kept = [(place, word) for place, word in behind if rather is None or not rather[1] <= place < rather[1] + 3]
    named = [(place, day) for place, word in kept if (day := _weekday(word)) is not None]
    at = _time(told) or next((PARTS[word] for _, word in kept if word in PARTS), None)
    regular = speaks_of_it or _only_on(told) or rather is not None or any(word in ALWAYS_PARTS for _, word in kept)
    regular = regular or any(told.keys[place].endswith("days") for place, _ in named) or told.holds(*ALWAYS)
    if not regular or (not named and at is None) or len(named) > 1:
        return None
    return Proposal(changes=(WishesToBeAsked(weekday=named[0][1] if named else None, at=at),))


_UNFIT = (
    "cant cannot no not manic busy carnage mad bad hopeless worst useless chaos nightmare murder full rammed hectic"
)
UNFIT = frozenset([*_UNFIT.split(), "awful", "crazy", "dreadful", "horrible", "impossible", "terrible", "difficult"])
_FIT = "fine ok okay good better best too also work works suit suits either"
FIT = frozenset(_FIT.split())


def _reasons(told: Told) -> frozenset[int]:
    """ "Mondays are carnage", beside the clause that wishes: why, and no day to be asked on."""
    return frozenset(
        place
        for clause in told.clauses
        if not UNFIT.isdisjoint(words := told.words(clause.places))
        and VERBS.isdisjoint(words)
        and ("no" in words or "not" in words or FIT.isdisjoint(words))
        and any(_weekday(word) is not None for word in words)
        and len(words) > 1
        and words[0] not in ("not", "and", "or", "but")
        for place in clause.places
    )


def _not_then(told: Told) -> tuple[int, int] | None:
    """ "Afternoons not mornings"."""
    for place, word in enumerate(told.keys[:-1]):
        behind = told.keys[place + 1]
        if word == "not" and (behind in PARTS or _weekday(behind) is not None):
            return place, place + 1
    return None


_ONLY = "only just please pls on from now thanks after before at in the morning mornings afternoon afternoons for me"


def _only_on(told: Told) -> bool:
    """ "Wednesdays only please, I'm in court the rest of the week"."""
    words = told.words(told.clauses[0].places) if told.clauses else []
    named = [word for word in words if word.endswith("days") and _weekday(word) is not None]
    rest = [word for word in words if word not in named and not word[:1].isdigit()]
    return len(named) == 1 and "only" in rest and set(rest) <= set(_ONLY.split())


def _weekday(word: str) -> int | None:
    return read_weekday(word) if len(word) > 3 or word in ("mon", "tue", "wed", "thu", "fri") else None


def _time(told: Told) -> time | None:
    """ "after 3" is in the afternoon, since nobody is asked at night."""
    half = next((place for place, word in enumerate(told.keys[:-1]) if word == "half"), None)
    if half is not None:
        words = [word for word in told.keys[half + 1 : half + 3] if word != "past"]
        if words and words[0].isdecimal() and 0 < int(words[0]) < 13:
            hour = int(words[0])
            return time(hour + 12 if hour < DAY_BEGINS else hour, 30)
    for place, word in enumerate(told.keys[1:], start=1):
        found = TIME.fullmatch(word)
        if found is None or not (told.keys[place - 1] in ("at", "after", "from", "around", "about") or found[3]):
            continue
        hour = int(found[1])
        later = found[3] == "pm" or (found[3] is None and hour < DAY_BEGINS)
        hour = hour % 12 + 12 if later else hour
        if hour < 24 and int(found[2] or 0) < 60:
            return time(hour, int(found[2] or 0))
    return None
