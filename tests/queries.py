"""Made-up queries over given values, for tests that hold of any query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

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
    ReportsTo,
    SaidToBe,
    Slips,
    Span,
    State,
    Titled,
    Under,
    Window,
)
from store.rules.terms import Brag, Kind, Progress


@dataclass(frozen=True)
class Values:
    """What conditions may be about."""

    letters: Sequence[str]
    numbers: Sequence[int]
    people: Sequence[int]
    refs: Sequence[str]
    actions: Sequence[str]
    words: Sequence[str]
    today: date
    around: int = 200
    """Days before and after today."""


def some(values: Sequence[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True).map(tuple)


def windows(values: Values) -> st.SearchStrategy[Window]:
    bounds = (values.today - timedelta(days=values.around), values.today + timedelta(days=values.around))
    days = st.lists(st.dates(*bounds), min_size=2, max_size=2).map(sorted)
    either = st.sampled_from([(True, True), (True, False), (False, True)])
    return st.builds(
        lambda two, which: Window(first=two[0] if which[0] else None, last=two[1] if which[1] else None), days, either
    )


def spans(least: int, most: int) -> st.SearchStrategy[Span]:
    two = st.lists(st.integers(least, most), min_size=2, max_size=2).map(sorted)
    either = st.sampled_from([(True, True), (True, False), (False, True)])
    return st.builds(
        lambda both, which: Span(least=both[0] if which[0] else None, most=both[1] if which[1] else None), two, either
    )


def conditions(values: Values) -> st.SearchStrategy[Condition]:
    negated = st.booleans()
    return st.one_of(
        st.builds(InTheme, letters=some(values.letters), negated=negated),
        st.builds(Answers, numbers=some(values.numbers), negated=negated),
        st.builds(OwnedBy, people=some(values.people), negated=negated),
        st.builds(ReportsTo, people=some(values.people, 2), negated=negated),
        st.builds(OfKind, kinds=some(list(Kind), 2), negated=negated),
        st.builds(Coloured, colours=some(list(Brag)), negated=negated),
        st.builds(SaidToBe, progress=some(list(Progress)), negated=negated),
        st.builds(Is, states=some(list(State)), negated=negated),
        st.builds(Lacks, lacking=some(list(Lacking)), negated=negated),
        st.builds(Happens, of=st.sampled_from(Happening), window=windows(values), negated=negated),
        st.builds(Moved, times=spans(1, 3), window=st.none() | windows(values), negated=negated),
        st.builds(Slips, days=spans(1, 40), negated=negated),
        st.builds(OverdueBy, days=spans(1, 40), negated=negated),
        st.builds(FinishedLate, negated=negated, days=st.none() | spans(1, 40)),
        st.builds(Titled, words=some(values.words, 2), negated=negated),
        st.builds(OneOf, refs=some(values.refs), negated=negated),
        st.builds(Under, refs=some(values.actions, 2), negated=negated),
    )


def queries(values: Values, most: int = 3) -> st.SearchStrategy[Query]:
    """Of one or two conjunctions, each of a condition or a few."""
    few = st.lists(conditions(values), min_size=1, max_size=most).map(tuple)
    return st.builds(Query, where=few, otherwise=st.just(()) | few)
