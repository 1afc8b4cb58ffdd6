"""What was said in a week, and what of it is complete."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from store.models import Item, Person
from store.plan import history, updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.databases import steps_of
from tests.small_plan import NOW, TODAY, SmallPlan

WEEK = timedelta(days=7)


def say(small: SmallPlan, item: Item, progress: Progress) -> None:
    by = small.session.exec(select(Person)).first() or small.person()
    updates.record_update(small.session, item, Statement(progress), by=by, now=NOW, day=TODAY)


def test_what_was_said_complete_and_is_so_is_named_once(small: SmallPlan) -> None:
    assert not history.was_said_between(small.session, small.plan, NOW - WEEK, NOW)
    done, taken_back, going_on = small.item("B1"), small.item("A2"), small.item("A3")
    say(small, done, Progress.COMPLETE)
    say(small, done, Progress.COMPLETE)
    say(small, small.item("A10"), Progress.COMPLETE)
    say(small, taken_back, Progress.COMPLETE)
    say(small, taken_back, Progress.DELAYED)
    say(small, going_on, Progress.ON_TRACK)
    assert history.completed_between(small.session, small.plan, NOW - WEEK, NOW) == ["A10", "B1"]
    assert history.was_said_between(small.session, small.plan, NOW - WEEK, NOW)
    later = NOW + timedelta(seconds=1)
    assert history.completed_between(small.session, small.plan, later, later + WEEK) == []
    assert not history.was_said_between(small.session, small.plan, later, later + WEEK)


@pytest.mark.only_on("sqlite")
def test_what_was_said_is_found_by_when_it_was_said(small: SmallPlan) -> None:
    connection, seen = small.session.connection(), list[tuple[str, Any]]()
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    history.completed_between(small.session, small.plan, NOW - WEEK, NOW)
    history.updates_between(small.session, small.plan, NOW - WEEK, NOW)
    for words, values in list(seen):
        steps = steps_of(connection, words, values)
        assert any("ix_update_at" in step for step in steps), steps
