"""Whether an item fulfils a condition, in plain Python: `conditions.py` is the same in SQL.

A past day is judged here, from how each item stood then.
"""

from datetime import date
from typing import NamedTuple, assert_never

from store.plan.item_views import ItemView
from store.query.model import (
    Answers,
    Coloured,
    Condition,
    FinishedLate,
    Happening,
    Happens,
    InTheme,
    Is,
    Lacking,
    Lacks,
    Moved,
    OfKind,
    OneOf,
    OverdueBy,
    OwnedBy,
    Query,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    Span,
    State,
    Titled,
    Under,
    Was,
    Window,
)
from store.rules.brag import days_late, is_overdue
from store.rules.folding import folded
from store.rules.terms import Kind


class Stood(NamedTuple):
    """How an item stood on a day, with what its row does not tell."""

    view: ItemView
    heard: date | None = None
    """The day of the newest word by a person."""
    moved: tuple[date, ...] = ()
    """The days on which its promised date was moved."""
    managers: frozenset[int] = frozenset()
    """To whom its owner reports, at any distance."""
    has_milestones: bool = False


def fits(query: Query, stood: Stood, today: date) -> bool:
    if all(fulfils(condition, stood, today) for condition in query.where):
        return True
    return bool(query.otherwise) and all(fulfils(condition, stood, today) for condition in query.otherwise)


def fulfils(condition: Condition, stood: Stood, today: date) -> bool:
    if isinstance(condition, FinishedLate):
        return _finished(condition, stood.view)
    return _holds(condition, stood, today) is not condition.negated


def _holds(condition: Condition, stood: Stood, today: date) -> bool:  # noqa: C901 one arm a condition
    item = stood.view
    match condition:
        case InTheme(letters=letters):
            return item.theme_letter in letters
        case Answers(numbers=numbers):
            return not set(numbers).isdisjoint(item.recommendations)
        case OwnedBy(people=people):
            return item.owner_id in people
        case ReportsTo(people=people):
            return not stood.managers.isdisjoint(people)
        case OfKind(kinds=kinds):
            return item.kind in kinds
        case Coloured(colours=colours):
            return item.brag in colours
        case SaidToBe(progress=progress):
            return item.progress in progress
        case Is(states=states):
            return any(_is(state, stood, today) for state in states)
        case Lacks(lacking=lacking):
            return any(_lacks(one, stood) for one in lacking)
        case Happens(of=of, window=window):
            return _in_window(day_of(of, stood), window)
        case Moved(times=times, window=window):
            return _in_span(sum(window is None or _in_window(day, window) for day in stood.moved), times)
        case Slips(days=days):
            return _in_span(slip(item), days)
        case OverdueBy(days=days):
            late = overdue_by(item, today)
            return late is not None and _in_span(late, days)
        case FinishedLate():
            return _finished(condition, item)
        case Titled(words=words):
            return all(folded(word) in folded(item.title) for word in words)
        case OneOf(refs=refs):
            return item.ref in refs
        case Under(refs=refs):
            return item.parent_ref in refs
        case Rated() | Was():
            return False
        case _:
            assert_never(condition)


def _finished(condition: FinishedLate, item: ItemView) -> bool:
    if item.completed_on is None or item.baseline is None:
        return False
    late = (item.completed_on - item.baseline).days
    if condition.days is not None:
        return _in_span(-late if condition.negated else late, condition.days)
    return (late > 0) is not condition.negated


def _is(state: State, stood: Stood, today: date) -> bool:
    item = stood.view
    match state:
        case State.OPEN:
            return item.open
        case State.COMPLETE:
            return item.completed_on is not None
        case State.OVERDUE:
            return overdue_by(item, today) is not None
        case State.BLOCKED:
            return item.open and bool(item.blocker)
        case State.SNOOZED:
            return item.snoozed_until is not None and item.snoozed_until > today
        case State.CLAIMED:
            return item.claimed_on is not None
        case State.DISOWNED:
            return item.disowned
        case State.DROPPED:
            return item.dropped
        case State.NEVER_UPDATED:
            return stood.heard is None
        case _:
            assert_never(state)


def _lacks(lacking: Lacking, stood: Stood) -> bool:
    item = stood.view
    match lacking:
        case Lacking.OWNER:
            return item.owner_id is None or item.owner_lost is not None
        case Lacking.DATE:
            return item.baseline is None
        case Lacking.FORECAST:
            return item.forecast is None
        case Lacking.EVIDENCE:
            return not item.evidence
        case Lacking.MILESTONES:
            return item.kind is Kind.ACTION and not stood.has_milestones
        case _:
            assert_never(lacking)


def overdue_by(item: ItemView, today: date) -> int | None:
    """Days since the promised date; None for what is not overdue."""
    if item.baseline is None or not is_overdue(item.baseline, item.completed_on, today, item.claimed_on):
        return None
    return days_late(item.baseline, today)


def slip(item: ItemView) -> int | None:
    """Days from the promised to the expected date of what is open; None where one of them is unknown."""
    if not item.open or item.baseline is None or item.forecast is None:
        return None
    return (item.forecast - item.baseline).days


def day_of(of: Happening, stood: Stood) -> date | None:
    item = stood.view
    match of:
        case Happening.PROMISED:
            return item.baseline
        case Happening.EXPECTED:
            return item.forecast or item.baseline
        case Happening.COMPLETED:
            return item.completed_on
        case Happening.HEARD:
            return stood.heard
        case Happening.STARTS:
            return item.start
        case _:
            assert_never(of)


def _in_window(day: date | None, window: Window) -> bool:
    if day is None:
        return False
    return (window.first is None or day >= window.first) and (window.last is None or day <= window.last)


def _in_span(number: int | None, span: Span) -> bool:
    if number is None:
        return False
    return (span.least is None or number >= span.least) and (span.most is None or number <= span.most)
