"""Sentences that ask how the plan, or a part of it, stands, and name no word for that: "are we red or amber"."""

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Filler
from commands.language.subjects import subject_among, subject_of
from store.query.model import Query, Wanted
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


def on_course(sense: Sense) -> Query | None:
    """ "Are we on track", "is Workforce on course": how it stands, and no list of what was said to be."""
    asks = _asks_whether(sense)
    said = [one for one in sense.combined.where if one.field == "progress"]
    rest = [one for one in sense.combined.where if one.field != "progress"]
    on_course = len(said) == 1 and said[0].progress in ((Progress.ON_TRACK,), (Progress.DELAYED,))
    if not asks or not on_course or sense.nouns or sense.asks - {Ask.HOW} or sense.items or sense.combined.otherwise:
        return None
    subject = subject_among(rest)
    if rest and subject is None:
        return None
    return Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else (), as_at=sense.combined.as_at)


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


def part_alone(sense: Sense) -> Query | None:
    """ "Rec 12 ok?", "brief me on Workforce": nobody asks for a list, so how it stands is told."""
    subject = subject_of(sense)
    if subject is None or subject.kind == "person" or sense.nouns or sense.combined.order or sense.combined.group:
        return None
    if sense.asks - {Ask.ABOUT} or LISTING & set(sense.words) or sense.items or sense.combined.as_at:
        return None
    # "In Workforce" is no sentence: it narrows what a command lists.
    said = [sense.tokens[at].plain for span in sense.spans if span.meaning is Filler.WORD for at in span.places]
    return Query(wanted=Wanted.STATUS, subjects=(subject,)) if set(said) - NARROWING else None
