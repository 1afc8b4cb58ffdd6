"""Sentences that ask how the plan, or a part of it, stands, and name no word for that: "are we red or amber"."""

from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Dated, Filler
from commands.language.topics.subjects import subject_among, subject_of
from store.query.model import Query, Slips, Span, State, Wanted
from store.rules.terms import Progress

WHETHER = frozenset(["are", "is", "r", "were", "was", "will", "am"])
"""Words by which a sentence asks whether something is so."""
_LISTING = """
    what whats which list lists show anything everything all any each every give see items item things thing ones one
    full whole only just also stuff work find pull many else other rest
"""
LISTING = frozenset(_LISTING.split())
"""Words by which a list is asked for."""
_NARROWING = "in for of on under within the our your my please pls plz and only across from to with w a"
NARROWING = frozenset(_NARROWING.split())
"""Words that only lead up to a part, or are no more than polite."""
LEADING_UP = frozenset(["so", "and", "but", "ok", "do", "you", "think", "overall", "right", "then", "now", "well"])


EACH = frozenset(["all", "each", "every", "everything", "nothing", "none"])
""" "Is everything in theme C finished" asks of each, and not how the whole stands."""
JUDGED = frozenset(["ok", "okay", "fine", "alright", "good", "well", "safe", "sound", "healthy", "happy"])
US = frozenset(["we", "were", "everything", "all", "things", "it", "plan"])
SLIPS = Slips(days=Span(least=1))
STANDING = frozenset([Ask.HOW, Ask.STATUS])
SOME = frozenset(
    ["any", "anything", "anyone", "what", "whats", "what's", "which", "who", "whos", "list", "show", "ones"]
)
"""Words that ask for those of which it is so."""


def on_course(sense: Sense) -> Query | None:
    """ "Are we on track", "is Workforce on course": how it stands, and no list of what was said to be."""
    said = [one for one in sense.combined.where if _is_judged(one)]
    rest = [one for one in sense.combined.where if one not in said]
    if len(said) != 1 or sense.nouns or sense.asks - STANDING or sense.items or sense.combined.otherwise:
        return None
    if SOME & set(sense.words) or not (_asks_whether(sense) or sense.asks & STANDING):
        return None
    subject = subject_among(rest)
    whole = bool(EACH & set(sense.words))
    if (rest or said[0].field == "state") and (subject is None or (said[0].field == "state" and whole)):
        return None
    return Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else (), as_at=sense.combined.as_at)


def _is_judged(one: Any) -> bool:
    """What is asked of a whole: "is Workforce on track", "is theme C at risk", "is rec 4 finished"."""
    told = (Progress.ON_TRACK, Progress.DELAYED, Progress.AT_RISK)
    judged = one.field == "progress" and len(one.progress) == 1 and one.progress[0] in told
    return judged or (one.field == "state" and one.states == (State.COMPLETE,) and not one.negated)


def _asks_whether(sense: Sense) -> bool:
    words = [word for word in sense.words if word not in LEADING_UP]
    return bool(words) and words[0].replace("'", "") in WHETHER


def which_colour(sense: Sense) -> Query | None:
    """ "Are we red, amber or green", "is Workforce red or amber": how it stands, and no list of either colour."""
    colours = next((one for one in sense.combined.where if one.field == "colour"), None)
    if colours is None or colours.negated or len(colours.colours) < 2 or not _asks_whether(sense):
        return None
    if (
        sense.nouns
        or sense.items
        or sense.combined.otherwise
        or {"any", "anything", "some", "there"} & set(sense.words)
    ):
        return None
    rest = tuple(one for one in sense.combined.where if one.field != "colour")
    subject = subject_among(rest)
    if rest and subject is None:
        return None
    return Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else (), as_at=sense.combined.as_at)


def how_slips_stand(sense: Sense) -> Query | None:
    """ "Summary of slippage", "how bad is the slippage in theme A": what slips, and by how much."""
    slips = [one for one in sense.combined.where if one.field == "slip" and not one.negated]
    rest = tuple(one for one in sense.combined.where if one not in slips)
    if not sense.asks or sense.asks - STANDING or sense.nouns or sense.combined.limit or sense.combined.otherwise:
        return None
    asked = slips == [SLIPS] and all(one.field in ("theme", "recommendation", "owner") for one in rest)
    return Query(wanted=Wanted.SLIPPING, where=rest) if asked else None


def is_it_ok(sense: Sense) -> Query | None:
    """ "We ok?", "is the practice lead alright": how it stands with a part, or with all."""
    words = [word.replace("'", "") for word in sense.words if word not in LEADING_UP - JUDGED]
    judged = bool(JUDGED & set(sense.words)) and bool(words) and (words[0] in WHETHER or words[0] in US)
    if not judged or sense.asks - STANDING or sense.nouns or sense.items or sense.linked or SOME & set(sense.words):
        return None
    subject = subject_of(sense)
    if sense.combined.otherwise or sense.combined.order or (sense.combined.where and subject is None):
        return None
    return Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else (), as_at=sense.combined.as_at)


def part_alone(sense: Sense) -> Query | None:
    """ "Rec 12 ok?", "brief me on Workforce": nobody asks for a list, so how it stands is told."""
    subject = subject_of(sense)
    if subject is None or subject.kind == "person" or sense.nouns or sense.combined.order or sense.combined.group:
        return None
    words = {word.replace("'", "") for word in sense.words}
    if sense.asks - {Ask.ABOUT} or LISTING & words or sense.items or sense.combined.as_at:
        return None
    if any(isinstance(span.meaning, Dated) for span in sense.spans):
        # "What's due in theme B" asks for a list, whatever else it says.
        return None
    # "In Workforce" is no sentence: it narrows what a command lists.
    said = [sense.tokens[at].plain for span in sense.spans if span.meaning is Filler.WORD for at in span.places]
    return Query(wanted=Wanted.STATUS, subjects=(subject,)) if set(said) - NARROWING or sense.asks else None
