"""What was said in a week, and what of it is complete."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from store.models import Item, Person, Snapshot
from store.plan import claims, edits, history, updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.databases import steps_of
from tests.small_plan import NOW, TODAY, SmallPlan

WEEK = timedelta(days=7)
COMPLETE = Statement(Progress.COMPLETE)


def say(small: SmallPlan, item: Item, progress: Progress) -> None:
    by = small.session.exec(select(Person)).first() or small.person()
    updates.record_update(small.session, item, Statement(progress), by=by, now=NOW, day=TODAY)


def done_since(small: SmallPlan, since: datetime | Snapshot) -> list[str]:
    return [ref for ref, _ in history.completed_since(small.session, small.plan, since)]


def test_what_was_said_complete_and_is_so_is_named_once(small: SmallPlan) -> None:
    assert not history.was_said_between(small.session, small.plan, NOW - WEEK, NOW)
    done, taken_back, going_on = small.item("B1"), small.item("A2"), small.item("A3")
    say(small, done, Progress.COMPLETE)
    say(small, done, Progress.COMPLETE)
    say(small, small.item("A10"), Progress.COMPLETE)
    say(small, taken_back, Progress.COMPLETE)
    say(small, taken_back, Progress.DELAYED)
    say(small, going_on, Progress.ON_TRACK)
    assert done_since(small, NOW - WEEK) == ["A10", "B1"]
    assert history.was_said_between(small.session, small.plan, NOW - WEEK, NOW)
    later = NOW + timedelta(seconds=1)
    assert done_since(small, later) == []
    assert not history.was_said_between(small.session, small.plan, later, later + WEEK)


def test_what_joined_those_that_were_counted_is_done_whoever_made_it_so(small: SmallPlan) -> None:
    counted = Snapshot(plan_id=1, day=TODAY, at=NOW, counts={})
    read, verified = small.item("A1"), small.item("A2")
    before = NOW - timedelta(hours=1)
    updates.record_update(small.session, small.item("A3"), COMPLETE, by=None, now=before, day=TODAY)
    updates.record_update(small.session, read, COMPLETE, by=None, now=NOW + WEEK, day=TODAY + WEEK)
    by = small.person()
    claims.make(small.session, verified, by=by, now=before, day=TODAY)
    claims.verify(small.session, verified, by=by, now=NOW + WEEK)
    small.session.flush()
    assert done_since(small, counted) == ["A1", "A2"]
    assert done_since(small, before) == [], "what a first document printed is no news"


def test_a_document_changes_nothing_in_a_persons_name(small: SmallPlan) -> None:
    item, lead = small.item("A1"), small.person("Lead")
    assert history.last_by_a_person(small.session, [small.plan]) is None
    with history.read_from(small.session, "second.docx"):
        edits.rename(small.session, item, "Another title", by=lead, now=NOW)
    small.session.flush()
    assert history.last_by_a_person(small.session, [small.plan]) is None
    edits.rename(small.session, item, "A third", by=lead, now=NOW + WEEK)
    small.session.flush()
    assert history.last_by_a_person(small.session, [small.plan]) == NOW + WEEK
    say(small, item, Progress.ON_TRACK)
    assert history.last_by_a_person(small.session, [small.plan]) == NOW + WEEK


@pytest.mark.only_on("sqlite")
def test_what_was_said_is_found_by_when_it_was_said(small: SmallPlan) -> None:
    connection, seen = small.session.connection(), list[tuple[str, Any]]()
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    history.completed_since(small.session, small.plan, NOW - WEEK)
    history.updates_between(small.session, small.plan, NOW - WEEK, NOW)
    for words, values in list(seen):
        steps = steps_of(connection, words, values)
        assert any("ix_update_at" in step or "ix_item_complete_since" in step for step in steps), steps
