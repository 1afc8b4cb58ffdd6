"""What a sentence asks is read whole, or asked back: no word is left out without being said."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from commands.language.context import ReadingContext
from commands.language.questions import QuestionReading, read_question
from commands.language.spans import tokens_of
from store.people import directory
from store.plan import plans
from store.query.having import Having
from store.query.model import Of, Query, Window
from tests.understanding.questions import ASKED, UNSURE

DAY = date(2022, 7, 11)


@pytest.fixture(scope="module")
def context(demo_session: Session) -> ReadingContext:
    plan, person = plans.current(demo_session), directory.by_email(demo_session, "programme.manager@demo.example")
    assert plan is not None
    assert person is not None
    return ReadingContext(demo_session, plan, person, DAY)


def read(sentence: str, context: ReadingContext) -> QuestionReading:
    return read_question(tokens_of(sentence), context)


@pytest.mark.parametrize(("sentence", "asks"), ASKED, ids=[one for one, _ in ASKED])
def test_it_is_read_whole(sentence: str, asks: str, context: ReadingContext) -> None:
    found = read(sentence, context)
    assert found.unused == []
    assert found.sure
    assert found.query is not None
    assert with_changes(found.query) == asks


@pytest.mark.parametrize("sentence", UNSURE)
def test_it_is_asked_back(sentence: str, context: ReadingContext) -> None:
    assert not read(sentence, context).sure


def with_changes(query: Query) -> str:
    """Also which changes are told, by whom, and which way."""
    more = [{"moved dates": "dates"}.get(kind.value, kind.value) for kind in query.change_kinds]
    more += [f"by {'/'.join(map(str, query.changed_by))}"] if query.changed_by else []
    more += [query.direction] if query.direction else []
    return "; ".join([in_short(query), *more])


def in_short(query: Query) -> str:
    of = "" if query.of is Of.ITEMS else f" of {query.of.value}"
    of += "" if query.having is Having.SOME else f" with {query.having.value}"
    subjects = ", ".join(f"{one.kind} {one.key}" for one in query.subjects)
    told = f"{query.wanted.value}{of} {subjects}".strip()
    conditions = ", ".join(sorted(map(_condition, query.where)))
    if query.otherwise:
        conditions += " | " + ", ".join(sorted(_condition(one) for one in query.otherwise if one not in query.where))
    if query.among:
        conditions += f" of {', '.join(sorted(map(_condition, query.among)))}"
    tail = []
    if query.period:
        tail.append(f"since {_window(query.period).removesuffix('..')}")
    if query.as_at:
        tail.append(f"as at {query.as_at}")
    if query.order:
        tail.append(f"{'most' if query.order.greatest_first else 'least'} {query.order.by.value}")
    if query.limit:
        tail[-1:] = [f"{tail[-1]}, {query.limit}" if tail else str(query.limit)]
    if query.group:
        tail.append(f"by {query.group.value}")
    return "; ".join(filter(None, [f"{told}: {conditions}" if conditions else told, *tail]))


def _window(window: Window) -> str:
    return f"{window.first or ''}..{window.last or ''}"


SHORT = {"recommendation": "rec", "progress": "said", "lacking": "lacks", "slip": "slips"}


def _condition(one: Any) -> str:
    no = "not " if one.negated else ""
    match one.field:
        case "state":
            return no + "/".join(one.states)
        case "when":
            return f"{no}{one.of.value} {_window(one.window)}"
        case "moved":
            often = "" if one.times.least == 1 else f" {one.times.least}.. times"
            return f"{no}moved{often}{f' in {_window(one.window)}' if one.window else ''}"
        case "slip" | "overdue by":
            name = "slips" if one.field == "slip" else one.field
            return f"{no}{name} {one.days.least}..{one.days.most or ''}"
        case "risk":
            return f"{no}{one.of} {'/'.join(one.values)}"
        case "was":
            return f"{no}{_condition(one.so)} on {one.on}"
        case "finished late":
            how = "early" if one.negated else "late"
            return f"finished {how} by {one.days.least}.." if one.days else f"{no}finished late"
        case name:
            values = next(value for key, value in one if key not in ("field", "negated"))
            return f"{no}{SHORT.get(name, name)} {'/'.join(map(str, values))}"
