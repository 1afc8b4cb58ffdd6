"""When something is expected, in a text that may name other days: "moderator off till Thursday, should land fri"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from commands.language.days import WEEKDAYS
from commands.language.links import looks_like_link
from commands.language.spans import Span
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.dates import spot_days
from commands.language.telling.clauses import JOINING, NUMBERED, Told

_CUES = """
    until till til by date deadline forecast expected expect expecting land lands landing due eta looking should
    realistically hit hitting make making meet meeting hoping hope aiming aim target targeting projected anticipated
    revised rescheduled latest
"""
CUES = frozenset(_CUES.split())
_GOES = "goes go going out finish finishes finishing publish publishing ready launch launches launching ends starting"
GOES = frozenset(_GOES.split())
"""Verbs by which people say when something will be there: "goes Monday"."""
_AWAY = "off away out leave holiday sick al closed"
AWAY = frozenset(_AWAY.split())
"""Before "until" they tell of a person."""
UNTIL = frozenset({"until", "till", "til"})
_MOVES = "push pushed pushing move moved moving slip slips slipped slipping put back"
MOVES = frozenset(_MOVES.split())
_SMALL = """
    the on for at be around about end of a now to is realistic likely probably hopefully latest say more
"""
SMALL = frozenset(_SMALL.split())
LEADING_UP = SMALL | CUES | {"before", "from", "since", "in"}
_NEGATED = """
    not wont isnt cant cannot never no dont doubt unlikely wouldnt couldnt didnt doesnt hardly miss missing missed
"""
NEGATED = frozenset(_NEGATED.split())
_REACHED = """
    published sent issued held delivered launched done complete completed finished closed opened agreed signed reported
    shared presented there ready in live
"""
REACHED = frozenset(_REACHED.split())
""" "Will be published on 2 August" says when, where it is said of what is named."""
WAS_TO_BE = frozenset({"the", "on", "by", "for", "be", "to", "going", "due", "meant", "supposed", "set"})
INSTEAD = (["rather", "than"], ["instead", "of"], ["and", "not"])
"""Before a day they mean that it was to be that day."""
BEGINNING = frozenset(["start", "starting", "started", "begin", "beginning", "begun", "look", "looking", "touching"])
BARE = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
PERCENT = re.compile(r"(\d{1,3})%")


@dataclass(frozen=True)
class Day:
    first: int
    last: int
    on: date

    @property
    def places(self) -> range:
        return range(self.first, self.last)


def days_in(told: Told, today: date, around: date | None = None, places: Collection[int] = ()) -> list[Day]:
    """Days that are still to come, each from the words that lead up to it: "until 20 July".

    Behind another day a bare "19th" is of its month: "was going to be 12 Aug but now the 19th".

    Args:
        around: the day that was said before, in whose month the first is.
        places: of the words that are about one item. The days of another say nothing of its month.
    """
    found: list[Day] = []
    for span in _spotted(told, today):
        before = [one.on for one in found if one.first in places and span.first in places]
        known = before[-1] if before else around
        if known is not None and BARE.fullmatch(told.keys[span.last - 1]) and span.last - span.first < 4:
            again = [one for one in _spotted(told, today, known) if one.places == span.places]
            span = again[0] if again else span
        if isinstance(span.meaning, DateMeaning) and span.meaning.day and span.meaning.day > today:
            found.append(Day(span.first, span.last, span.meaning.day))
    return found


def _spotted(told: Told, today: date, around: date | None = None) -> list[Span]:
    """The number of a line in "delayed to the 29th 2) A13.2 fine" belongs to no day."""
    ends = [place for place, token in enumerate(told.tokens) if NUMBERED.fullmatch(token.typed)]
    found: list[Span] = []
    for first, last in pairwise([0, *ends, len(told.tokens)]):
        spans = spot_days(told.tokens[first:last], today, around)
        found += [replace(one, first=one.first + first, last=one.last + first) for one in spans]
    return found


def coming(told: Told, today: date) -> list[Span]:
    """Days and stretches of days that are wholly still to come: "tomorrow", "by Friday", "next month"."""
    found: list[Span] = []
    for span in spot_days(told.tokens, today):
        window = span.meaning.window if isinstance(span.meaning, DateMeaning) else None
        begins = (window.first or window.last) if window else None
        if begins is not None and begins > today:
            found.append(span)
    return found


def weekday_alone(told: Told, span: Span) -> bool:
    """ "Friday" or "on Friday", which may be the last one as well."""
    words = [told.keys[place] for place in span.places if told.keys[place] not in SMALL | {"as", "since"}]
    return len(words) == 1 and len(words[0]) > 2 and any(one.lower().startswith(words[0]) for one in WEEKDAYS)


def expected(
    told: Told,
    places: Collection[int],
    today: date,
    structure: Collection[int],
    stated: Collection[int],
    named: Collection[int] = (),
    around: date | None = None,
) -> Day | None:
    """The day on which something is expected; None where none of the days is said to be that.

    Args:
        places: of the words that are about it.
        structure: of those that say no more than how it stands.
        stated: of those among them that say it: "at risk 22 July", but not "signed it off Friday".
        named: of those that name it: "expect B9.1 on Monday".
        around: the day that was said before.
    """
    days = [one for one in days_in(told, today, around, places) if one.first in places]
    given_up = [one for one in days if _given_up(told, one)]
    structure = {*structure, *(place for one in given_up for place in range(one.first - 2, one.last))}
    days = [one for one in days if one not in given_up]
    weighed = [(_weight(told, one, structure, stated, named), one) for one in days]
    best = max((weight for weight, _ in weighed), default=0)
    if best == 0:
        return None
    fitting = [one for weight, one in weighed if weight == best]
    return fitting[-1] if len({one.on for one in fitting}) == 1 or best < STRONG else None


STRONG = 3
FAR = 7
"""Words before a day among which one may deny it: "don't think we will make the 20th"."""


def _given_up(told: Told, day: Day) -> bool:
    """ "Thursday rather than Weds", "22nd not 12th", "was going to be the 12th"."""
    first = day.first
    while first > 0 and told.keys[first - 1] in WAS_TO_BE:
        first -= 1
    if first > 0 and told.keys[first - 1] in ("was", "originally", "previously"):
        return True
    first = day.first
    while first > 0 and told.keys[first - 1] in ("the", "on", "by"):
        first -= 1
    before = told.keys[max(0, first - 2) : first]
    return before in INSTEAD or (before[-1:] == ["not"] and any(map(str.isdigit, "".join(before))))


def _weight(told: Told, day: Day, structure: Collection[int], stated: Collection[int], named: Collection[int]) -> int:
    clause = told.clause_at(day.first)
    itself = next((place for place in day.places if told.keys[place] not in LEADING_UP), day.first)
    before = [told.keys[place] for place in range(itself - 1, clause.first - 1, -1) if place not in named]
    cue = next((word for word in before if word not in SMALL), "")
    at = next((place for place in range(itself - 1, clause.first - 1, -1) if told.keys[place] not in SMALL), None)
    others = [place for place in clause.places if place not in {*day.places, *structure, *named}]
    until = cue in UNTIL or any(told.keys[place] in UNTIL for place in day.places) or "before" in before[:2]
    if not NEGATED.isdisjoint(before[:FAR]) and not until:
        # "Not in August", "can't do the 20th": that day is not when.
        return 0
    following = told.keys[day.last : min(clause.last, day.last + 4)]
    if "date" in following and "is" in following:
        # "22/7 is the new date".
        return STRONG
    if not NEGATED.isdisjoint(before) and not BEGINNING.isdisjoint(before):
        # "Not starting until August" does not say when it ends.
        return 0
    if cue in UNTIL or any(told.keys[place] in UNTIL for place in day.places):
        return STRONG if _until_then(told, day, clause.first, structure) else 0
    if cue in CUES or (cue == "like" and "more" in before[:3]):
        return STRONG
    if [word for word in before if word != "the"][:1] == ["to"] and any(word in MOVES for word in before):
        return STRONG
    if all(told.keys[place] in SMALL or told.keys[place] in JOINING or not told.keys[place] for place in others):
        return STRONG
    if at is not None and at in stated and before[:1] != ["on"]:
        return 2
    if cue in GOES or (cue in REACHED and _is_to_be(told, day.first, clause.first, named)):
        return 2
    behind = told.keys[day.last] if day.last < len(told.keys) else ""
    return 2 if "now" in before[:3] or (behind == "now" and before) else 0


def _is_to_be(told: Told, day: int, begin: int, named: Collection[int]) -> bool:
    """ "C16.1 will be published on …", "should be out on …": said of what is named, or of nothing else."""
    will = next((place for place in range(begin, day) if told.keys[place] in WILL), None)
    return will is not None and all(place in named or told.keys[place] in LEAD for place in range(begin, will))


WILL = frozenset({"will", "itll", "should", "shall", "to", "going"})
_LEAD = "it its this that the and but so is now which they to be"
LEAD = frozenset([*_LEAD.split(), ""])


def _until_then(told: Told, day: Day, begin: int, structure: Collection[int]) -> bool:
    """ "at risk until Friday", "until Friday" alone; not "off till Friday", nor "until Friday we will share one"."""
    first = next(
        (place for place in range(max(begin, day.first - 2), day.last) if told.keys[place] in UNTIL), day.first
    )
    clause = told.clause_at(day.first)
    behind = [place for place in range(day.last, clause.last) if place not in structure and told.keys[place]]
    if first > begin:
        if _not_before(told.keys[begin:first]):
            return True
        return first - 1 in structure and told.keys[first - 1] not in AWAY
    return not behind


def _not_before(words: Sequence[str]) -> bool:
    """ "won't be out until": of what is spoken of, not of a person."""
    return any(pair in (("wont", "be"), ("not", "be"), ("wont", "have")) for pair in pairwise(words))


def cue_places(told: Told, day: Day) -> frozenset[int]:
    """A day with the words that lead up to it."""
    first = day.first
    begin = told.clause_at(day.first).first
    while first > begin and told.keys[first - 1] in CUES | SMALL | MOVES:
        first -= 1
    last = day.last + (1 if day.last < len(told.keys) and told.keys[day.last] == "now" else 0)
    return frozenset(range(first, last))


def percent_in(told: Told, places: Sequence[int]) -> tuple[int | None, frozenset[int]]:
    """How much is said to be done: "80%", "about 60 percent"; "60% of carers" is about carers."""
    for place in places:
        word, behind = told.keys[place], told.keys[place + 1 : place + 3]
        found = PERCENT.fullmatch(word)
        number, many = (int(found[1]), 1) if found else (None, 1)
        if number is None and word.isdecimal() and behind[:1] in (["percent"], ["%"]):
            number, many = int(word), 2
        elif number is None and word.isdecimal() and behind == ["per", "cent"]:
            number, many = int(word), 3
        following = told.keys[place + many] if place + many < len(told.keys) else ""
        if number is not None and number <= 100 and following != "of":
            return number, frozenset(range(place, place + many))
    return None, frozenset()


def link_in(told: Told, places: Sequence[int]) -> tuple[str | None, frozenset[int]]:
    """The one web address."""
    found = [place for place in places if looks_like_link(told.tokens[place].typed.lstrip("(<"))]
    if len(found) != 1:
        return None, frozenset()
    before = [found[0] - 1] if found[0] and told.keys[found[0] - 1] == "evidence" else []
    return told.tokens[found[0]].typed.strip("()<>,;.!"), frozenset([*found, *before])
