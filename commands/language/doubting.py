"""Readings that use every word and may still not be what was meant: asked back, with what else it may be.

Each rule knows one way in which people say one thing and words mean another: "new date in August", "moved out of July".
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.dates import DateMeaning
from commands.language.spotting.meanings import Ask, Dated, Filler, Lateness, MovedDate, Noun, Sign, Slipped
from commands.language.spotting.references import Mentioned
from commands.language.subjects import subject_among
from store.query import model
from store.query.model import (
    IS_OPEN,
    IS_OVERDUE,
    Coloured,
    FinishedLate,
    Happening,
    Happens,
    Is,
    Moved,
    Of,
    OneOf,
    Order,
    Query,
    Slips,
    Sort,
    State,
    Subject,
    Wanted,
    Window,
)
from store.rules.terms import Brag

SOON = 14
MOST_CARDS = 4
SLIPS = Slips(days=model.Span(least=1))
SUBJECTS = frozenset(["owner", "team", "item", "theme", "recommendation"])
LATER = frozenset(["new", "newer", "revised", "recovery"])
FROM = frozenset(["from", "of", "off", "past", "beyond"])
INTO = frozenset(["into", "to"])
ALREADY = frozenset(["slipping", "slippage", "slippages", "drifting", "drifted", "sliding", "slid", "backsliding"])
ALREADY_TOO = frozenset(["losing", "lost", "going", "gone", "moving", "heading"])
PROMISING = frozenset(["promised", "meant", "supposed", "scheduled", "planned", "timetabled"])
ANY = frozenset(["any", "anything", "anyone", "anybody", "which", "who", "whos", "who's", "ones", "where"])
TO_COME = frozenset(["to", "of", "might", "may", "will", "could", "should"])
TURNING = frozenset(["go", "going", "turn", "turning", "become", "becoming", "be", "being"])
SINCE = frozenset(["since", "after"])
JUDGING = frozenset(["ok", "okay", "fine", "alright", "good", "safe", "set", "covered", "sorted", "worried"])
LISTS = frozenset(["what", "whats", "what's", "which", "anything", "any", "everything"])
_OF_A_TOPIC = """
    a about all and any anything concerning everything find for give in is list me on our please pls re regarding
    related relating show stuff that the there things to we have do what whats what's which with items ones work got
"""
OF_A_TOPIC = frozenset(_OF_A_TOPIC.split())
"""Words that ask for all that is about something, and nothing else."""


def other_readings(sense: Sense, query: Query) -> list[Query] | None:
    """All that may be meant, the likeliest first; None where the reading stands without doubt."""
    for rule in (
        _only_denied,
        _yet_to_slip,
        _new_date,
        _moved_from,
        _of_boards,
        _two_colours,
        _no_days_named,
        _few_of_a_topic,
        _standing_of_any,
        _how_what_is_left,
        _yet_to_turn,
        _yet_to_finish,
        _standing_by_a_day,
        _days_of_what,
        _first_of_all,
        _one_or_other,
        _due_and_titled,
        _told_by_us,
    ):
        if (found := rule(sense, query)) is not None:
            return list(dict.fromkeys(found))
    return None


def _only_denied(sense: Sense, query: Query) -> list[Query] | None:
    """ "What hasn't the workforce lead told us": all that is anybody else's is seldom asked for."""
    if query.wanted not in (Wanted.LIST, Wanted.COUNT) or query.of is not Of.ITEMS or not query.where:
        return None
    denied = [one for one in query.where if one.field in SUBJECTS and one.negated]
    if len(denied) < len(query.where) or not any(span.meaning is Sign.NOT for span in sense.spans):
        return None
    positive = tuple(one.model_copy(update={"negated": False}) for one in denied)
    items = [ref for one in positive if isinstance(one, OneOf) for ref in one.refs]
    cards = [_card(ref) for ref in items[:MOST_CARDS]]
    subject = subject_among(positive)
    return [*cards, Query(where=(IS_OPEN, *positive)), *([_standing(subject)] if subject else []), query]


def _yet_to_slip(sense: Sense, query: Query) -> list[Query] | None:
    """ "About to go overdue": what is expected late, what is due soon, or all that slipped."""
    said = [span for span in sense.spans if span.meaning is Ask.SLIPPING]
    if query.wanted is not Wanted.SLIPPING or not said or any(_has_slipped(sense, span) for span in said):
        return None
    rest = tuple(one for one in query.where if one.field not in ("slips", "when"))
    late_too = (IS_OVERDUE,) if IS_OVERDUE in rest else ()
    rest = tuple(one for one in rest if one != IS_OVERDUE)
    soon = _soon(sense)
    expected = Query(where=(IS_OPEN, *rest, SLIPS))
    if late_too:
        return [Query(where=(IS_OVERDUE, *rest), otherwise=(IS_OPEN, *rest, soon)), expected, query]
    return [expected, Query(where=(IS_OPEN, *rest, soon)), query]


def _has_slipped(sense: Sense, span: Span) -> bool:
    words = {sense.tokens[place].plain for place in span.places}
    first = sense.tokens[span.first].plain
    to_come = words & {"late", "overdue", "behind", "delayed", "to", "miss", "date", "deadline", "target"}
    return (bool(words & ALREADY) and not to_come) or (first in ALREADY_TOO and not to_come)


def _new_date(sense: Sense, query: Query) -> list[Query] | None:
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


def _moved_from(sense: Sense, query: Query) -> list[Query] | None:
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


def _of_boards(sense: Sense, query: Query) -> list[Query] | None:
    """ "Late ones that the board moved": who moved them, and no list of boards."""
    if query.of is not Of.BOARDS or not query.where:
        return None
    asks = query.model_copy(update={"of": Of.ITEMS})
    moved = any(one.field == "moved" for one in query.where)
    return [asks, *([Query(wanted=Wanted.CHANGES, where=query.where[1:])] if moved else [])]


def _two_colours(sense: Sense, query: Query) -> list[Query] | None:
    """ "Reds due to go green": two that stand apart, and nothing joins them."""
    spans = [span for span in sense.spans if isinstance(span.meaning, Coloured) and not span.meaning.negated]
    colours = next((one for one in query.where if isinstance(one, Coloured)), None)
    if len(spans) != 2 or colours is None or query.wanted not in (Wanted.LIST, Wanted.COUNT):
        return None
    first, last = spans
    between = [span for span in sense.spans if first.last <= span.first < last.first]
    joins = colours.negated or any(isinstance(one.meaning, Sign) or one.meaning is Ask.COUNT for one in between)
    listed = any(token.typed.endswith((",", "/", ";", "+")) for token in sense.tokens[first.first : last.first])
    if first.last == last.first or joins or listed:
        return None
    rest = [one for one in query.where if one is not colours and not isinstance(one, Happens)]
    return [Query(where=(*rest, span.meaning)) for span in spans if isinstance(span.meaning, Coloured)] + [query]


def _no_days_named(sense: Sense, query: Query) -> list[Query] | None:
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


def _few_of_a_topic(sense: Sense, query: Query) -> list[Query] | None:
    """ "What have I told you about the homes": one of a few is meant where more is said than a topic."""
    if query.wanted is not Wanted.LIST or len(query.where) != 1 or not isinstance(query.where[0], OneOf):
        return None
    topic = query.where[0]
    asked = any(isinstance(span.meaning, Mentioned | Noun) for span in sense.spans) or topic.negated
    by_title = {place for span in sense.spans if span.meaning == topic for place in span.places}
    said = {
        sense.tokens[place].plain
        for span in sense.spans
        if isinstance(span.meaning, Filler | Ask) and span.meaning is not Filler.BESIDE
        for place in span.places
    }
    if asked or not by_title or len(topic.refs) < 2 or not said - OF_A_TOPIC - _topical(sense, by_title):
        return None
    return [query, *map(_card, topic.refs[:MOST_CARDS])]


def _topical(sense: Sense, places: set[int]) -> set[str]:
    """Further words of the topic: they were read as nothing because the first one holds them."""
    return {sense.tokens[place].plain for place in places}


def _standing_of_any(sense: Sense, query: Query) -> list[Query] | None:
    """ "Anything struggling": which are, and not how the whole stands."""
    if query.wanted is not Wanted.STATUS or Ask.STATUS in sense.asks or not ANY & set(sense.words):
        return None
    hows = [span for span in sense.spans if span.meaning is Ask.HOW]
    if not hows or any(sense.tokens[span.first].plain in ("how", "hows", "where", "wheres") for span in hows):
        return None
    place = _condition_of(query.subjects)
    narrowed = (place,) if place is not None else ()
    red = Coloured(colours=(Brag.RED, Brag.AMBER))
    return [
        query,
        Query(where=(red, *narrowed)),
        Query(wanted=Wanted.SLIPPING, where=narrowed),
        Query(where=(IS_OVERDUE, *narrowed)),
    ]


def _how_what_is_left(sense: Sense, query: Query) -> list[Query] | None:
    """ "How are we doing without Workforce", "not late but should worry me": more is asked than a list of the rest."""
    if query.wanted is not Wanted.LIST or query.of is not Of.ITEMS or not sense.asks & {Ask.HOW, Ask.STATUS}:
        return None
    if not query.where or not all(one.negated for one in query.where):
        return None
    worrying = Coloured(colours=(Brag.RED, Brag.AMBER))
    return [Query(where=(worrying, *query.where)), Query(wanted=Wanted.STATUS), query]


def _yet_to_turn(sense: Sense, query: Query) -> list[Query] | None:
    """ "At risk of going red": what is red by now is not what is asked."""
    colours = [span for span in sense.spans if isinstance(span.meaning, Coloured)]
    if (
        not colours
        or query.wanted not in (Wanted.LIST, Wanted.COUNT)
        or not any(_is_to_turn(sense, one) for one in colours)
    ):
        return None
    rest = tuple(one for one in query.where if one.field not in ("colour", "progress", "state"))
    amber = Coloured(colours=(Brag.AMBER,))
    return [Query(where=(amber, *rest)), Query(where=(IS_OPEN, *rest, SLIPS)), query]


def _is_to_turn(sense: Sense, span: Span) -> bool:
    words = [token.plain for token in sense.tokens[max(0, span.first - 2) : span.last]]
    return any(one in TO_COME and after in TURNING for one, after in pairwise(words))


def _yet_to_finish(sense: Sense, query: Query) -> list[Query] | None:
    """ "Set to finish late", "when it will be done": what is complete is not what is asked."""
    if query.wanted not in (Wanted.LIST, Wanted.COUNT) or not any(_is_complete(one) for one in query.where):
        return None
    said = [span for span in sense.spans if isinstance(span.meaning, Lateness) or _is_complete(span.meaning)]
    if not any(span.first and sense.tokens[span.first - 1].plain in ("to", "be", "will", "get") for span in said):
        return None
    late = any(isinstance(one, FinishedLate) for one in query.where)
    rest = tuple(one for one in query.where if not _is_complete(one) and not isinstance(one, FinishedLate))
    return [Query(where=(IS_OPEN, *rest, *([SLIPS] if late else []))), query]


def _is_complete(meaning: object) -> bool:
    return isinstance(meaning, Is) and meaning.states == (State.COMPLETE,) and not meaning.negated


def _standing_by_a_day(sense: Sense, query: Query) -> list[Query] | None:
    """ "Are we ok for the board on weds": that something is due then is not what is asked."""
    dated = any(isinstance(span.meaning, Dated) for span in sense.spans)
    days = [one for one in query.where if isinstance(one, Happens) and one.of is Happening.PROMISED]
    rest = [one for one in query.where if one not in days and one != IS_OPEN]
    judged = Ask.HOW in sense.asks or bool(JUDGING & set(sense.words))
    if not judged or query.wanted is not Wanted.LIST or not days or rest or dated:
        return None
    late = Order(by=Sort.OVERDUE, greatest_first=True)
    return [Query(wanted=Wanted.STATUS), Query(where=(IS_OVERDUE,), order=late), Query(wanted=Wanted.SLIPPING), query]


def _days_of_what(sense: Sense, query: Query) -> list[Query] | None:
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


def _first_of_all(sense: Sense, query: Query) -> list[Query] | None:
    """ "Who do I nag first": the first of all that ever was is seldom asked for."""
    first = query.order is not None and query.order.by is Sort.PROMISED and "first" in sense.words
    bare = query.wanted is Wanted.LIST and first and not query.where and query.of is Of.ITEMS
    named = {"date", "dates", "deadline", "deadlines", "due", "milestone", "action", "milestones", "actions"}
    if not bare or named & set(sense.words) or sense.nouns:
        return None
    late = Order(by=Sort.OVERDUE, greatest_first=True)
    return [Query(where=(IS_OVERDUE,), order=late), Query(wanted=Wanted.SLIPPING), query]


def _one_or_other(sense: Sense, query: Query) -> list[Query] | None:
    """ "My survey or the wellbeing one": either of two is asked, and one was found."""
    joins = any(span.meaning is Sign.OR for span in sense.spans)
    return [query] if joins and query.wanted is Wanted.CARD and not sense.combined.where else None


def _due_and_titled(sense: Sense, query: Query) -> list[Query] | None:
    """ "What's due while the schools are off": a list is asked for, and one word of a title stands in it."""
    if query.wanted is not Wanted.CARD or sense.linked is None or sense.words[0] not in LISTS:
        return None
    due = any(isinstance(span.meaning, Dated) and span.meaning.of is Happening.PROMISED for span in sense.spans)
    return [query, Query(where=(IS_OPEN, _soon(sense), *sense.combined.where))] if due and not sense.asks else None


def _told_by_us(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which did you tell the board about": what this bot said to somebody stands in no list."""
    pairs = set(pairwise(sense.words))
    asked = {(one, you) for one in ("did", "have") for you in ("you", "u")} & pairs
    return (
        [query]
        if asked and query.wanted in (Wanted.LIST, Wanted.PERSON) and not {"got", "any"} & set(sense.words)
        else None
    )


def _condition_of(subjects: Sequence[Subject]) -> model.InTheme | model.Answers | model.OwnedBy | None:
    match subjects:
        case (Subject(kind="theme", key=key),):
            return model.InTheme(letters=(key,))
        case (Subject(kind="recommendation", key=key),):
            return model.Answers(numbers=(int(key[1:]),))
        case (Subject(kind="person", key=key),):
            return model.OwnedBy(people=(int(key),))
    return None


def _soon(sense: Sense) -> Happens:
    return Happens(window=Window(first=sense.today, last=sense.today + timedelta(days=SOON)))


def _card(ref: str) -> Query:
    return Query(wanted=Wanted.CARD, subjects=(Subject(kind="item", key=ref),))


def _standing(subject: Subject) -> Query:
    return Query(wanted=Wanted.PERSON if subject.kind == "person" else Wanted.STATUS, subjects=(subject,))
