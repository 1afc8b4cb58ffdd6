"""How things stand, where they are yet to come to it: "about to go overdue", "reds due to go green"."""

from itertools import pairwise

from commands.language.doubting.readings import SLIPS, condition_of, due_soon
from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.meanings import Ask, Lateness, Sign
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    IS_OVERDUE,
    Coloured,
    FinishedLate,
    Happens,
    Is,
    Of,
    Query,
    State,
    Wanted,
)
from store.rules.terms import Brag

ALREADY = frozenset(
    ["slipped", "slipping", "slippage", "slippages", "drifting", "drifted", "sliding", "slid", "backsliding"]
)
_SLIPS_NOW = "keep keeps kept let letting lets falling dropping lagging getting drift delays holdups"
SLIPS_NOW = frozenset(_SLIPS_NOW.split())
ALREADY_TOO = frozenset(["losing", "lost", "going", "gone", "moving", "heading"])
ANY = frozenset(["any", "anything", "anyone", "anybody", "which", "who", "whos", "who's", "ones", "where"])
TO_COME = frozenset(["to", "of", "might", "may", "will", "could", "should"])
TURNING = frozenset(["go", "going", "turn", "turning", "become", "becoming", "be", "being"])


def yet_to_slip(sense: Sense, query: Query) -> list[Query] | None:
    """ "About to go overdue": what is expected late, what is due soon, or all that slipped."""
    said = [span for span in sense.spans if span.meaning is Ask.SLIPPING]
    if query.wanted is not Wanted.SLIPPING or not said or any(_has_slipped(sense, span) for span in said):
        return None
    rest = tuple(one for one in query.where if one.field not in ("slips", "when"))
    late_too = (IS_OVERDUE,) if IS_OVERDUE in rest else ()
    rest = tuple(one for one in rest if one != IS_OVERDUE)
    soon = due_soon(sense)
    expected = Query(where=(IS_OPEN, *rest, SLIPS))
    if late_too:
        return [Query(where=(IS_OVERDUE, *rest), otherwise=(IS_OPEN, *rest, soon)), expected, query]
    return [expected, Query(where=(IS_OPEN, *rest, soon)), query]


def _has_slipped(sense: Sense, span: Span) -> bool:
    words = {sense.tokens[place].plain for place in span.places}
    first = sense.tokens[span.first].plain
    to_come = words & {"late", "overdue", "behind", "delayed", "to", "miss", "date", "deadline", "target"}
    if words & SLIPS_NOW:
        return True
    return (bool(words & ALREADY) and not to_come) or (first in ALREADY_TOO and not to_come)


def two_colours(sense: Sense, query: Query) -> list[Query] | None:
    """ "Reds due to go green": two that stand apart, and nothing joins them."""
    spans = [span for span in sense.spans if isinstance(span.meaning, Coloured) and not span.meaning.negated]
    colours = next((one for one in query.where if isinstance(one, Coloured)), None)
    if any(one.field == "was" for one in query.where):
        return None
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


def standing_of_any(sense: Sense, query: Query) -> list[Query] | None:
    """ "Anything struggling": which are, and not how the whole stands."""
    if query.wanted is not Wanted.STATUS or Ask.STATUS in sense.asks or not ANY & set(sense.words):
        return None
    hows = [span for span in sense.spans if span.meaning is Ask.HOW]
    if not hows or any(sense.tokens[span.first].plain in ("how", "hows", "where", "wheres") for span in hows):
        return None
    if any("plan" in {sense.tokens[at].plain for at in span.places} for span in hows):
        # "Which bit of the plan should I worry about": how the whole stands tells of each part.
        return None
    place = condition_of(query.subjects)
    narrowed = (place,) if place is not None else ()
    red = Coloured(colours=(Brag.RED, Brag.AMBER))
    return [
        query,
        Query(where=(red, *narrowed)),
        Query(wanted=Wanted.SLIPPING, where=narrowed),
        Query(where=(IS_OVERDUE, *narrowed)),
    ]


def status_of_some(sense: Sense, query: Query) -> list[Query] | None:
    """ "Overall picture and the worst three slips": how the whole stands, and a list of some of it."""
    parts = tuple(one for one in query.where if one.field in ("theme", "recommendation", "owner", "team"))
    rest = tuple(one for one in query.where if one not in parts and one.field not in ("kind", "when"))
    ands = [span.first for span in sense.spans if span.meaning is Sign.AND]
    order, limit = query.order or sense.combined.order, query.limit or sense.combined.limit
    if query.wanted is not Wanted.STATUS or not ands or not (rest or order or limit):
        return None
    some = Query(where=query.where, otherwise=query.otherwise, order=order, limit=limit)
    return [Query(wanted=Wanted.STATUS, where=parts), some]


def how_what_is_left(sense: Sense, query: Query) -> list[Query] | None:
    """ "How are we doing without Workforce", "not late but should worry me": more is asked than a list of the rest."""
    if query.wanted is not Wanted.LIST or query.of is not Of.ITEMS or not sense.asks & {Ask.HOW, Ask.STATUS}:
        return None
    if not query.where or not all(one.negated for one in query.where):
        return None
    worrying = Coloured(colours=(Brag.RED, Brag.AMBER))
    return [Query(where=(worrying, *query.where)), Query(wanted=Wanted.STATUS), query]


def yet_to_turn(sense: Sense, query: Query) -> list[Query] | None:
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


def yet_to_finish(sense: Sense, query: Query) -> list[Query] | None:
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


def open_and_complete(sense: Sense, query: Query) -> list[Query] | None:
    """ "Nearest to being done": nothing is both open and complete, so it is not what was asked."""
    both = {IS_OPEN, IS_COMPLETE}
    if not any(both.issubset(one) for one in (query.where, query.otherwise)):
        return None
    rest = tuple(one for one in query.where if one not in both)
    wanted = query.wanted if query.wanted is Wanted.COUNT else Wanted.LIST
    return [Query(wanted=wanted, where=(*rest, one)) for one in (IS_OPEN, IS_COMPLETE)]
