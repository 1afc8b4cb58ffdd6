"""Days beside how something stands: "how many reds did we have in June", "said to be at risk this week"."""

from datetime import date, timedelta
from itertools import pairwise

from commands.language.doubting.readings import SLIPS
from commands.language.sense import Sense
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.fillers import LEADING
from commands.language.spotting.meanings import Ask, Dated, Filler, Sign
from commands.language.spotting.people_meanings import PeopleMeaning
from commands.language.spotting.phrases import word_of
from commands.language.topics.subjects import subject_among
from store.query.model import (
    IS_OPEN,
    IS_OVERDUE,
    Coloured,
    Happening,
    Happens,
    Is,
    Query,
    State,
    Wanted,
    Window,
)

LISTED = (Wanted.LIST, Wanted.COUNT)
_WAS = "was were wasnt werent did didnt had hadnt been used formerly previously once then ago"
WAS = frozenset(_WAS.split())
STILL = frozenset(["still", "now", "today", "anymore", "currently"])
DUTY = frozenset(["should", "shouldve", "meant", "supposed"])
"""What should have been done by a day was due then."""
ROUGHLY = frozenset(["around", "roughly", "about", "approximately", "approx", "circa", "ish", "near", "nearly"])
NEAR = timedelta(days=3)
_GIVEN = "assigned allocated given handed passed reassigned transferred"
GIVEN = frozenset(_GIVEN.split())
_SAID = "said say says saying told reported report reporting called marked flagged rated updated"
SAID = frozenset(_SAID.split())
STANDING = frozenset(["colour", "progress", "state", "overdue by"])
COMPARED = frozenset(["before", "earlier", "ahead", "sooner", "beyond", "past", "after", "later"])
_BETWEEN = "than of the its their it is was were due promised they are"
BETWEEN = frozenset(_BETWEEN.split())
_PROMISE = "due promised deadline deadlines promise"
PROMISE = frozenset(_PROMISE.split())


def stood_then(sense: Sense, query: Query) -> list[Query] | None:
    """ "How many reds did we have in June": how it stood then, and not what was due then."""
    days = _bare_days(sense, query)
    words = set(map(word_of, sense.tokens))
    again = bool(STILL & words) and sum(isinstance(span.meaning, Coloured | Is) for span in sense.spans) > 1
    if days is None or not _stands(query) or not (WAS & words or again) or DUTY & words:
        return None
    first, last = days.window.first, days.window.last
    if first is not None and first > sense.today:
        return None
    rest = tuple(one for one in query.where if one is not days and one != IS_OPEN)
    then = [Query(wanted=query.wanted, where=rest, as_at=last)] if last is not None and last < sense.today else []
    return [*then, query, Query(wanted=Wanted.CHANGES, where=rest, period=days.window)]


def _bare_days(sense: Sense, query: Query) -> Happens | None:
    """Days of which nobody said that something is due then."""
    if query.wanted not in LISTED or any(isinstance(span.meaning, Dated) for span in sense.spans):
        return None
    return next((one for one in query.where if isinstance(one, Happens) and one.of is Happening.PROMISED), None)


def _stands(query: Query) -> bool:
    return any(one.field in STANDING and one not in (IS_OPEN, Is(states=(State.COMPLETE,))) for one in query.where)


def said_when(sense: Sense, query: Query) -> list[Query] | None:
    """ "Said to be at risk this week": the day on which it was said, or the one on which it is due."""
    days = _bare_days(sense, query)
    said = sense.says(Filler.SAYING) or bool(SAID & set(map(word_of, sense.tokens)))
    if days is None or not said or (days.window.first or sense.today) > sense.today:
        return None
    rest = tuple(one for one in query.where if one is not days and one != IS_OPEN)
    if not rest:
        return None
    heard = Query(where=(*rest, days.model_copy(update={"of": Happening.HEARD})))
    return [heard, Query(wanted=Wanted.CHANGES, where=rest, period=days.window), query]


def given_when(sense: Sense, query: Query) -> list[Query] | None:
    """ "Assigned to the practice lead in June": nobody said that it is due then."""
    days = _bare_days(sense, query)
    if days is None or not GIVEN & set(map(word_of, sense.tokens)) or (days.window.first or sense.today) > sense.today:
        return None
    rest = tuple(one for one in query.where if one is not days and one != IS_OPEN)
    return [Query(wanted=Wanted.CHANGES, where=rest, period=days.window), Query(where=rest), query]


def against_its_date(sense: Sense, query: Query) -> list[Query] | None:
    """ "With a forecast before its due date", "done before it was due": two days of one item are set together."""
    words = [word_of(one) for one in sense.tokens]
    for at, word in enumerate(words):
        if word not in COMPARED or not at:
            continue
        behind = at + 1
        while behind < len(words) and words[behind] in BETWEEN - PROMISE:
            behind += 1
        owned = {"its", "their", "it", "they"} & set(words[at + 1 : behind])
        if behind < len(words) and words[behind] in PROMISE and owned and not _compared_already(query):
            return [Query(where=(*query.where, SLIPS)), query] if query.wanted in LISTED else None
    return None


def _compared_already(query: Query) -> bool:
    return any(one.field in ("slip", "finished late", "moved") for one in query.where)


def will_it(sense: Sense, query: Query) -> list[Query] | None:
    """ "Will theme A be done by December": what is due by then, or was done on time, foretells nothing."""
    words = [one for one in map(word_of, sense.tokens) if one and one not in LEADING]
    told = any(isinstance(span.meaning, Is) and State.COMPLETE in span.meaning.states for span in sense.spans)
    late = any(one.field in ("finished late", "when") for one in query.where) or told
    if query.wanted not in LISTED or words[:1] not in (["will"], ["would"]) or words[1:2] in (["you"], ["u"]):
        return None
    wide = tuple(one for one in query.where if one.field in ("theme", "recommendation", "owner", "team"))
    if not late or not (told or len(wide) + 1 >= len(query.where)):
        return None
    days = next((one for one in query.where if isinstance(one, Happens)), None)
    last = days.window.last if days is not None else None
    beyond = [Happens(of=Happening.EXPECTED, window=_after(last))] if last is not None else [SLIPS]
    subject = subject_among(wide)
    return [
        Query(where=(IS_OPEN, *wide, *beyond)),
        Query(wanted=Wanted.STATUS, subjects=(subject,) if subject else ()),
        query,
    ]


def _after(last: date) -> Window:
    return Window(first=last + timedelta(days=1))


def just_now(sense: Sense, query: Query) -> list[Query] | None:
    """ "Just gone red", "newly overdue", "no longer red": what is so tells nothing of what became so."""
    words = list(map(word_of, sense.tokens))
    fresh = {"newly", "freshly", "recently"} & set(words)
    turned = any(span.meaning is Ask.TURNED for span in sense.spans) and {"just", "only"} & set(words[:-1])
    if query.wanted not in LISTED or not (fresh or turned) or not _stands(query):
        return None
    if any(isinstance(span.meaning, DateMeaning) for span in sense.spans):
        return None
    since = Window(first=sense.today - timedelta(days=7))
    return [Query(wanted=Wanted.CHANGES, where=query.where, period=since), query]


def first_then(sense: Sense, query: Query) -> list[Query] | None:
    """ "Overdue first", "the reds first": in which order, and not the first of them alone."""
    if query.wanted is not Wanted.LIST or query.limit != 1 or sense.nouns:
        return None
    for before, span in pairwise(sense.spans):
        first = sense.tokens[span.first].plain == "first" and span.last - span.first == 1
        if first and before.last == span.first and getattr(before.meaning, "field", "") in STANDING:
            whole = query.model_copy(update={"limit": None})
            late = Query(where=(IS_OPEN,)) if IS_OVERDUE in query.where else whole
            return [whole, query] if late is whole else [whole, late, query]
    return None


def two_people(sense: Sense, query: Query) -> list[Query] | None:
    """ "What did the head of safeguarding report on the workforce lead's actions": two people, each in a part of it."""
    people = [span for span in sense.spans if isinstance(span.meaning, PeopleMeaning) and span.meaning.ids]
    owners = next((one for one in query.where if one.field == "owner" and not one.negated), None)
    if query.wanted not in (*LISTED, Wanted.CHANGES) or len(people) < 2 or owners is None or len(owners.people) < 2:
        return None
    first, second = people[0], people[1]
    joined = any(isinstance(one.meaning, Sign) for one in sense.spans if first.last <= one.first < second.first)
    listed = any(token.ends_clause or "/" in token.typed for token in sense.tokens[first.first : second.first])
    between = {word_of(token) for token in sense.tokens[first.last : second.first]} - {"the", "our", "", "s"}
    if joined or listed or not between:
        return None
    each = [owners.model_copy(update={"people": span.meaning.ids}) for span in people[:2]]  # type: ignore[attr-defined]
    rest = tuple(one for one in query.where if one is not owners)
    return [*(query.model_copy(update={"where": (*rest, one)}) for one in each), query]


def about_a_day(sense: Sense, query: Query) -> list[Query] | None:
    """ "Due around the 20th": some days more are meant than that one."""
    dates = [span for span in sense.spans if isinstance(span.meaning, DateMeaning)]
    days = next((one for one in query.where if isinstance(one, Happens)), None)
    if query.wanted not in LISTED or days is None or not dates:
        return None
    before = {word_of(token) for span in dates for token in sense.tokens[max(0, span.first - 1) : span.first + 1]}
    if not before & ROUGHLY or days.window.first is None or days.window.last is None:
        return None
    near = Window(first=days.window.first - NEAR, last=days.window.last + NEAR)
    rest = tuple(one for one in query.where if one is not days)
    return [query.model_copy(update={"where": (*rest, days.model_copy(update={"window": near}))}), query]


def not_until_then(sense: Sense, query: Query) -> list[Query] | None:
    """ "Not done until July", "promised for June and is now August": two days of one item, told as one of either."""
    words = set(map(word_of, sense.tokens))
    days = [one for one in (*query.where, *query.otherwise) if isinstance(one, Happens)]
    done = [one for one in query.where if isinstance(one, Is) and one.states == (State.COMPLETE,) and one.negated]
    if query.wanted in LISTED and done and days and {"until", "till", "til"} & words:
        last = days[-1].window.last
        begun = [Query(where=(Happens(of=Happening.COMPLETED, window=Window(first=last)),))] if last else []
        return [query, *begun]
    moved = {"now", "became", "becomes", "instead"} & words
    if query.wanted in LISTED and query.otherwise and len(days) > 1 and moved:
        first = days[0]
        return [Query(where=(first, SLIPS)), Query(where=(first,)), query]
    return None


def overdue_when(sense: Sense, query: Query) -> list[Query] | None:
    """ "Overdue by the end of July", "overdue throughout June": when it is late, and not what was due then alone."""
    days = _bare_days(sense, query)
    if days is None or IS_OVERDUE not in query.where or days.negated:
        return None
    rest = tuple(one for one in query.where if one not in (days, IS_OVERDUE))
    last, words = days.window.last, set(map(word_of, sense.tokens))
    if last is not None and last >= sense.today:
        by_then = Happens(window=Window(last=last))
        return [Query(where=(IS_OPEN, *rest, by_then)), Query(where=(IS_OVERDUE, *rest)), query]
    if last is not None and {"throughout", "all", "whole", "entire", "during", "point"} & words:
        return [Query(where=(IS_OVERDUE, *rest), as_at=last), query]
    return None
