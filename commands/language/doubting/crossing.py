"""Two questions whose parts were put together: "red in theme A, amber in theme B", "by theme and owner"."""

from datetime import date
from itertools import pairwise
from typing import Any

from commands.language.gathering.combining import combined
from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Grouped, Lateness, Noun, Sign, Slipped, Starred
from commands.language.spotting.people_meanings import PeopleMeaning
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from store.query.model import (
    IS_OPEN,
    Coloured,
    FinishedLate,
    Group,
    Happening,
    Happens,
    Is,
    Of,
    OfKind,
    Query,
    State,
    Wanted,
    Window,
)

LISTED = (Wanted.LIST, Wanted.COUNT)
HOW = (Coloured, Is, Starred, Slipped, Lateness, DateMeaning)
GROUPS = {Of.THEMES: Group.THEME, Of.RECOMMENDATIONS: Group.RECOMMENDATION, Of.PEOPLE: Group.OWNER}


def crossed(sense: Sense, query: Query) -> list[Query] | None:
    """ "Red in theme A, amber in theme B": either colour in either theme is more than that."""
    if query.wanted not in LISTED:
        return None
    told = [span for span in sense.spans if _place(span) or isinstance(span.meaning, HOW)]
    kinds = ["place" if _place(span) else "how" for span in told]
    places = [at for at, kind in enumerate(kinds) if kind == "place"]
    for first, second in pairwise(places):
        alike = _place(told[first]) == _place(told[second])
        between = kinds[first + 1 : second]
        around = kinds[:first] if first else kinds[second + 1 :]
        if not alike or "how" not in between or "how" not in around or not _parted(sense, told[first], told[second]):
            continue
        ends = told[second].last if not first else told[first].last
        halves = [span for span in sense.spans if span.first < ends], [s for s in sense.spans if s.first >= ends]
        if not first:
            # "Theme A overdue, theme B due this week": the second begins with its place.
            begins = told[second].first
            halves = [s for s in sense.spans if s.first < begins], [s for s in sense.spans if s.first >= begins]
        each = [tuple(combined(sense.tokens, half, sense.today).where) for half in halves]
        if not all(each):
            return [query]
        halved = Query(wanted=query.wanted, where=each[0], otherwise=each[1])
        return [halved, query] if halved != query else None
    return None


def _place(span: Span) -> str:
    match span.meaning:
        case Themed():
            return "theme"
        case Mentioned(subjects=subjects) if subjects:
            return subjects[0].kind
        case PeopleMeaning():
            return "person"
    return ""


def _parted(sense: Sense, first: Span, second: Span) -> bool:
    between = sense.tokens[first.first : second.last]
    signs = any(first.last <= span.first < second.first and isinstance(span.meaning, Sign) for span in sense.spans)
    return signs or any(token.ends_clause for token in between[:-1])


def two_groups(sense: Sense, query: Query) -> list[Query] | None:
    """ "How many overdue by owner and theme": one of them is how it is told, and the other was left out."""
    for span in sense.spans:
        if not isinstance(span.meaning, Grouped):
            continue
        behind = [one for one in sense.spans if one.first >= span.last][:2]
        if len(behind) < 2 or behind[0].meaning not in (Sign.AND, Sign.OR) or not isinstance(behind[1].meaning, Noun):
            continue
        if (other := GROUPS.get(behind[1].meaning.of)) is None:
            continue
        each = [Query(where=query.where, otherwise=query.otherwise, group=one) for one in (span.meaning.by, other)]
        return each if query.wanted in (*LISTED, Wanted.SHARE, Wanted.COMPARISON) else None
    return None


def never_both(sense: Sense, query: Query) -> list[Query] | None:
    """ "Done and overdue", "milestones other than their actions": what shuts itself out was not meant so."""
    if query.wanted not in LISTED or query.otherwise:
        return None
    states = [one for one in query.where if isinstance(one, Is) and len(one.states) == 1]
    done = next((one for one in states if one.states == (State.COMPLETE,) and not one.negated), None)
    finished = any(isinstance(one, Happens) and _was_done(one) for one in query.where)
    late = next((one for one in states if one.states[0] in (State.OVERDUE, State.OPEN)), None)
    if (done is not None or finished) and late is not None:
        rest = tuple(one for one in query.where if one is not late)
        behind = FinishedLate(negated=late.negated)
        return [Query(wanted=query.wanted, where=(*rest, behind)), Query(where=rest)]
    due = next((one for one in query.where if isinstance(one, Happens) and _is_to_come(one, sense.today)), None)
    if late is not None and due is not None and late.states == (State.OVERDUE,) and not late.negated:
        # Nothing that is to come is overdue by now.
        parts = [_less(query, [due]), _less(query, [late])]
        last = due.window.last
        return [Query(where=(IS_OPEN, Happens(window=Window(last=last)))), *parts] if last else parts
    kinds = [one for one in query.where if isinstance(one, OfKind)]
    return [_less(query, kinds[1:])] if len(kinds) > 1 and not _rather(sense) else None


def _was_done(one: Happens) -> bool:
    return one.of is Happening.COMPLETED and not one.negated


def _is_to_come(one: Happens, today: date) -> bool:
    return one.of is Happening.PROMISED and not one.negated and (one.window.first or date.min) >= today


def _less(query: Query, rest: list[Any]) -> Query:
    return query.model_copy(update={"where": tuple(one for one in query.where if one not in rest)})


def _rather(sense: Sense) -> bool:
    """ "Milestones rather than actions", "not the actions, just the milestones" says one thing twice."""
    return not any(token.stem != token.plain for token in sense.tokens)
