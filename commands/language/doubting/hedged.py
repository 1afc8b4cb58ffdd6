"""Words that make less of a condition, or more of whose it is: "possibly red", "not all reds", "everyone else's"."""

from itertools import pairwise

from commands.language.sense import Sense
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Lateness, Sign, Slipped, Starred
from commands.language.spotting.people_meanings import PeopleMeaning
from commands.language.spotting.phrases import word_of
from store.query.model import (
    IS_OPEN,
    Coloured,
    Happening,
    Happens,
    Is,
    OwnedBy,
    Query,
    SaidToBe,
    Wanted,
)
from store.rules.terms import Progress

LISTED = (Wanted.LIST, Wanted.COUNT)
NEARLY = ("just about", "as good as", "more or less", "close to", "all but", "sort of", "kind of", "even if")
_PERHAPS = "possibly probably potentially perhaps maybe allegedly supposedly nearly almost mostly partly"
PERHAPS = frozenset(_PERHAPS.split())
NOT_WHOLE = frozenset(["all", "every", "each", "always", "necessarily", "both", "everything", "everyone"])
STATES = (Coloured, Is, Starred, Slipped, Lateness)
OTHERS = frozenset(["everyone", "everybody", "everyones", "everybodys", "others", "anyone", "anybody", "rest"])
UPDATES = frozenset(["update", "updates", "updated", "updating"])
AWAY = frozenset(["away", "off", "leave", "holiday", "al"])


def hedged(sense: Sense, query: Query) -> list[Query] | None:
    """ "Possibly red", "just about overdue", "more or less done": nearly so is not so."""
    said = [span for span in sense.spans if isinstance(span.meaning, STATES)]
    if query.wanted not in LISTED or not said or any(span.meaning is Sign.EXCEPT for span in sense.spans):
        return None
    for span in said:
        before = [word_of(token) for token in sense.tokens[max(0, span.first - 3) : span.first]]
        inside = [word_of(token) for token in sense.tokens[span.first : span.last]]
        if " ".join(before).endswith(NEARLY) or (before and before[-1] in PERHAPS - set(inside)):
            return [query]
    return None


def not_the_whole(sense: Sense, query: Query) -> list[Query] | None:
    """ "Not all reds are overdue", "never late": that it is not always so is not that it never is."""
    told = [span for span in sense.spans if isinstance(span.meaning, STATES)]
    for span in sense.spans:
        if span.meaning is not Sign.NOT or query.wanted not in LISTED:
            continue
        behind = [word_of(token) for token in sense.tokens[span.last : span.last + 1]]
        never = word_of(sense.tokens[span.first]) == "never" and any(one.first == span.last for one in told)
        if behind == ["either"] and query.otherwise:
            # "Not either red or done" is neither.
            each = dict.fromkeys([*query.where, *query.otherwise])
            return [Query(where=tuple(one.model_copy(update={"negated": True}) for one in each)), query]
        if NOT_WHOLE & set(behind) or never:
            so = tuple(one.model_copy(update={"negated": False}) for one in query.where)
            return [query, Query(where=so)]
    return None


def everyone_else(sense: Sense, query: Query) -> list[Query] | None:
    """ "My reds and everyone's overdue", "ambers for everyone else": more than one's own is asked for."""
    owned = next((one for one in query.where if isinstance(one, OwnedBy) and not one.negated), None)
    others = OTHERS & {word_of(token) for token in sense.tokens}
    if query.wanted not in LISTED or owned is None or not others or len(query.where) < 2:
        return None
    rest = tuple(one for one in query.where if one is not owned)
    return [Query(where=rest), Query(where=(*rest, owned.model_copy(update={"negated": True}))), query]


def while_away(sense: Sense, query: Query) -> list[Query] | None:
    """ "Due while I'm away": nobody said from when until when."""
    words = [word_of(token) for token in sense.tokens]
    leads = {one for one, after in pairwise(words) if one in ("while", "whilst", "when") and after != ""}
    dated = any(isinstance(span.meaning, DateMeaning) for span in sense.spans)
    days = any(isinstance(one, Happens) for one in query.where)
    return [query] if query.wanted in LISTED and leads and AWAY & set(words) and days and not dated else None


def delayed_until(sense: Sense, query: Query) -> list[Query] | None:
    """ "Delayed until August": expected then, and not due by then."""
    days = next((one for one in query.where if isinstance(one, Happens)), None)
    delayed = [one for one in query.where if isinstance(one, SaidToBe) and Progress.DELAYED in one.progress]
    words = {word_of(token) for token in sense.tokens}
    if query.wanted not in LISTED or days is None or not delayed or not words & {"until", "till", "til"}:
        return None
    then = days.model_copy(update={"of": Happening.EXPECTED})
    return [Query(where=(IS_OPEN, then)), Query(where=(*delayed, then)), query]


def from_whom(sense: Sense, query: Query) -> list[Query] | None:
    """ "Anything from the practice lead": what they said, and not what they own."""
    if query.wanted is not Wanted.LIST or len(query.where) != 1 or not isinstance(query.where[0], OwnedBy):
        return None
    for span in sense.spans:
        if not isinstance(span.meaning, PeopleMeaning) or not span.first:
            continue
        before = [word_of(token) for token in sense.tokens[max(0, span.first - 2) : span.first]]
        if "from" in before and not query.where[0].negated:
            people = query.where[0].people
            return [
                Query(wanted=Wanted.CHANGES, changed_by=people),
                Query(wanted=Wanted.CHANGES, where=query.where),
                query,
            ]
    return None


def who_updated(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which of mine did somebody else update", "which theme has the fewest updates": not how they stand."""
    words = {word_of(token) for token in sense.tokens}
    status = query.wanted is Wanted.STATUS and {"did", "somebody", "someone", "who"} & words
    if not words & UPDATES or not (status or query.wanted is Wanted.COMPARISON):
        return None
    where = tuple(sense.combined.where)
    return [Query(wanted=Wanted.CHANGES, where=where, period=query.period or sense.combined.period), query]


def from_one_to_other(sense: Sense, query: Query) -> list[Query] | None:
    """ "Why did Workforce go from green to amber": what changed, and why it is what it became."""
    colours = [span.meaning for span in sense.spans if isinstance(span.meaning, Coloured)]
    words = [word_of(token) for token in sense.tokens]
    if query.wanted is not Wanted.WHY or len(colours) != 2 or not {"from", "to"} <= set(words):
        return None
    rest = tuple(one for one in query.where if one.field != "colour")
    now = query.model_copy(update={"where": Query(where=(*rest, colours[1])).where})
    return [now, Query(wanted=Wanted.CHANGES, where=rest), query]
