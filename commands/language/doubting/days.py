"""Days and dates that may be others than those that were read: "new date in August", "red since June"."""

from datetime import date
from itertools import pairwise

from commands.language.doubting.readings import SLIPS, due_soon
from commands.language.sense import Sense
from commands.language.spotting.dates import DateMeaning
from commands.language.spotting.meanings import Ask, Dated, MovedDate, Slipped
from commands.language.topics.subjects import subject_among
from store.query import model
from store.query.model import (
    IS_OPEN,
    IS_OVERDUE,
    Happening,
    Happens,
    Is,
    Moved,
    Of,
    Order,
    Query,
    Sort,
    Wanted,
)

LATER = frozenset(["new", "newer", "revised", "recovery"])
FROM = frozenset(["from", "of", "off", "past", "beyond"])
INTO = frozenset(["into", "to"])
PROMISING = frozenset(["promised", "meant", "supposed", "scheduled", "planned", "timetabled"])
SINCE = frozenset(["since", "after"])
JUDGING = frozenset(["ok", "okay", "fine", "alright", "good", "safe", "set", "covered", "sorted", "worried"])
LISTS = frozenset(["what", "whats", "what's", "which", "anything", "any", "everything"])


def new_date(sense: Sense, query: Query) -> list[Query] | None:
    """ "A new date in August": one that its owner gave, or one that the board agreed."""
    said = any(one in LATER and after in ("date", "dates") for one, after in pairwise(sense.words))
    days = next((one for one in query.where if isinstance(one, Happens)), None)
    if not said or days is None or days.of is not Happening.EXPECTED:
        return None
    rest = tuple(one for one in query.where if one is not days)
    moved = Moved(times=model.Span(least=1), window=days.window)
    others = [
        query.model_copy(update={"where": (*rest, days, SLIPS)}),
        Query(where=(*(one for one in rest if one != IS_OPEN), moved)),
    ]
    past = (days.window.last or date.max) < sense.today
    return [*(others[::-1] if past else others), query]


def moved_from(sense: Sense, query: Query) -> list[Query] | None:
    """ "Moved out of July", "slipped into August": the day it was promised for or is expected on, not when it moved."""
    moved = next((span for span in sense.spans if isinstance(span.meaning, MovedDate | Slipped)), None)
    if moved is None or query.wanted is not Wanted.LIST:
        return None
    told: list[Happens] = []
    for span in sense.spans:
        if isinstance(span.meaning, DateMeaning) and moved.last <= span.first:
            before = {sense.tokens[place].plain for place in (span.first - 1, span.first)}
            if before & (INTO | FROM):
                of = Happening.EXPECTED if before & INTO else Happening.PROMISED
                told.append(Happens(of=of, window=span.meaning.window))
    if not told:
        return None
    rest = tuple(one for one in query.where if one.field not in ("moved", "when", "slip"))
    return [Query(where=(*rest, SLIPS, *told)), Query(where=(*rest, Moved(times=model.Span(least=1)))), query]


def no_days_named(sense: Sense, query: Query) -> list[Query] | None:
    """ "What we promised and did not deliver": nobody asked for what is due in the next days."""
    promised = [
        span
        for span in sense.spans
        if isinstance(span.meaning, Dated)
        and span.meaning.of is Happening.PROMISED
        and sense.tokens[span.first].plain in PROMISING
    ]
    named = any(isinstance(span.meaning, DateMeaning) for span in sense.spans)
    days = [one for one in query.where if isinstance(one, Happens) and one.of is Happening.PROMISED]
    if not promised or named or not days or query.wanted not in (Wanted.LIST, Wanted.COUNT):
        return None
    rest = tuple(one for one in query.where if not isinstance(one, Happens | Is))
    return [
        Query(wanted=query.wanted, where=(IS_OVERDUE, *rest)),
        Query(wanted=query.wanted, where=(IS_OPEN, *rest)),
        query,
    ]


def standing_by_a_day(sense: Sense, query: Query) -> list[Query] | None:
    """ "Are we ok for the board on weds": that something is due then is not what is asked."""
    dated = any(isinstance(span.meaning, Dated) for span in sense.spans)
    days = [one for one in query.where if isinstance(one, Happens) and one.of is Happening.PROMISED]
    rest = [one for one in query.where if one not in days and one != IS_OPEN]
    judged = Ask.HOW in sense.asks or bool(JUDGING & set(sense.words))
    if not judged or query.wanted is not Wanted.LIST or not days or rest or dated:
        return None
    late = Order(by=Sort.OVERDUE, greatest_first=True)
    return [Query(wanted=Wanted.STATUS), Query(where=(IS_OVERDUE,), order=late), Query(wanted=Wanted.SLIPPING), query]


def status_for_a_day(sense: Sense, query: Query) -> list[Query] | None:
    """ "What do I say about rec 2 on Thursday": the day on which it is said is not one on which something is due."""
    days = [one for one in query.where if isinstance(one, Happens)]
    if query.wanted is not Wanted.STATUS or any(isinstance(span.meaning, Dated) for span in sense.spans):
        return None
    rest = tuple(one for one in query.where if one not in days)
    subject = subject_among(rest)
    if not days or len(rest) > 1 or (rest and subject is None):
        return None
    now = Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else ())
    last = days[0].window.last
    then = [now.model_copy(update={"as_at": last})] if last is not None and last < sense.today else []
    return [*then, now, query]


def days_of_what(sense: Sense, query: Query) -> list[Query] | None:
    """ "Red since June", "who should I thank this month": nobody said that something is due then."""
    days = next((one for one in query.where if isinstance(one, Happens)), None)
    dated = any(isinstance(span.meaning, Dated) for span in sense.spans)
    if days is None or days.of is not Happening.PROMISED or dated or query.wanted not in (Wanted.LIST, Wanted.COUNT):
        return None
    begun = [span for span in sense.spans if isinstance(span.meaning, DateMeaning)]
    since = any(SINCE & {token.plain for token in sense.tokens[max(0, span.first - 1) : span.last]} for span in begun)
    if not since and not (sense.asks & {Ask.WHO, Ask.WHO_IS} and len(query.where) == 1):
        return None
    rest = tuple(one for one in query.where if one is not days)
    changes = Query(wanted=Wanted.CHANGES, where=tuple(one for one in rest if one != IS_OPEN), period=days.window)
    return [query, *([Query(where=rest)] if rest else []), changes]


def due_and_titled(sense: Sense, query: Query) -> list[Query] | None:
    """ "What's due while the schools are off": a list is asked for, and one word of a title stands in it."""
    if query.wanted is not Wanted.CARD or sense.linked is None or sense.words[0] not in LISTS:
        return None
    due = any(isinstance(span.meaning, Dated) and span.meaning.of is Happening.PROMISED for span in sense.spans)
    return [query, Query(where=(IS_OPEN, due_soon(sense), *sense.combined.where))] if due and not sense.asks else None


def first_of_all(sense: Sense, query: Query) -> list[Query] | None:
    """ "Who do I nag first": the first of all that ever was is seldom asked for."""
    first = query.order is not None and query.order.by is Sort.PROMISED and "first" in sense.words
    bare = query.wanted is Wanted.LIST and first and not query.where and query.of is Of.ITEMS
    named = {"date", "dates", "deadline", "deadlines", "due", "milestone", "action", "milestones", "actions"}
    if not bare or named & set(sense.words) or sense.nouns:
        return None
    late = Order(by=Sort.OVERDUE, greatest_first=True)
    return [Query(where=(IS_OVERDUE,), order=late), Query(wanted=Wanted.SLIPPING), query]
