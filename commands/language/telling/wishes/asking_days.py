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
TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?")
DAY_BEGINS, DAY_ENDS = 8, 18


def read_asking_days(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    verb = next((place for place, word in enumerate(told.keys) if word in VERBS), None)
    if verb is None or told.keys[verb + 1 : verb + 2] != ["me"] or mentions.outright:
        return None
    if any(word in ("not", "dont", "until", "about") for word in told.keys):
        return None
    behind = list(enumerate(told.keys))[verb:]
    named = [(place, day) for place, word in behind if (day := _weekday(word)) is not None]
    regular = any(told.keys[place].endswith("days") for place, _ in named) or told.holds(*ALWAYS)
    at = _time(told)
    if not regular or (not named and at is None) or len(named) > 1:
        return None
    return Proposal(changes=(WishesToBeAsked(weekday=named[0][1] if named else None, at=at),))


def _weekday(word: str) -> int | None:
    return read_weekday(word) if len(word) > 3 or word in ("mon", "tue", "wed", "thu", "fri") else None


def _time(told: Told) -> time | None:
    """ "after 3" is in the afternoon, since nobody is asked at night."""
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
