"""Statements by owners: added and never rewritten, said once however often they are delivered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from store.database import SessionMaker, transaction
from store.models import Item, Update
from store.plan import updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.small_plan import NOW, TODAY, SmallPlan, make_small_plan

ON_TRACK = Statement(Progress.ON_TRACK, "All teams briefed")


def say(small: SmallPlan, item: Item, said: Statement, *, days: int = 0, key: str | None = None) -> Update:
    now, day = NOW + timedelta(days=days), TODAY + timedelta(days=days)
    return updates.record_update(small.session, item, said, by=None, now=now, day=day, said_key=key)


def all_said(session: Session) -> list[Progress]:
    return [update.progress for update in session.exec(select(Update).order_by(col(Update.id)))]


def test_the_item_stands_as_the_newest_statement_says(small: SmallPlan) -> None:
    item = small.item("A1", baseline=date(2022, 7, 29))
    say(small, item, Statement(Progress.AT_RISK, "Late start", date(2022, 8, 5), "no rooms"))
    assert (item.progress, item.forecast, item.blocker) == (Progress.AT_RISK, date(2022, 8, 5), "no rooms")
    say(small, item, ON_TRACK, days=1)
    assert (item.progress, item.forecast, item.blocker) == (Progress.ON_TRACK, date(2022, 8, 5), None)
    assert item.baseline == date(2022, 7, 29)


def test_a_new_statement_leaves_the_older_ones_as_they_were(small: SmallPlan) -> None:
    item = small.item("A1")
    first = say(small, item, Statement(Progress.AT_RISK, "Late start"))
    before = first.model_dump()
    say(small, item, ON_TRACK, days=1)
    small.session.refresh(first)
    assert first.model_dump() == before
    assert all_said(small.session) == [Progress.AT_RISK, Progress.ON_TRACK]


def test_the_same_click_delivered_twice_is_one_update(small: SmallPlan) -> None:
    item = small.item("A1")
    first = say(small, item, ON_TRACK, key="press/1")
    again = say(small, item, replace(ON_TRACK, words="Something else"), key="press/1")
    assert again.id == first.id
    assert all_said(small.session) == [Progress.ON_TRACK]
    assert again.words == "All teams briefed"


def test_another_click_that_says_the_same_is_another_update(small: SmallPlan) -> None:
    item = small.item("A1")
    for key in ("press/1", "press/2", None, None):
        say(small, item, ON_TRACK, key=key)
    assert len(all_said(small.session)) == 4


def test_what_is_said_complete_is_complete_on_that_day(small: SmallPlan) -> None:
    item = small.item("A1")
    say(small, item, Statement(Progress.COMPLETE), days=2)
    assert (item.completed_on, item.closed_at) == (TODAY + timedelta(days=2), NOW + timedelta(days=2))


def test_saying_complete_again_keeps_the_first_day(small: SmallPlan) -> None:
    item = small.item("A1")
    say(small, item, Statement(Progress.COMPLETE))
    say(small, item, Statement(Progress.COMPLETE, "Evidence added"), days=9)
    assert item.completed_on == TODAY


def test_another_word_opens_it_again(small: SmallPlan) -> None:
    item = small.item("A1")
    say(small, item, Statement(Progress.COMPLETE))
    say(small, item, Statement(Progress.AT_RISK, "It came undone"), days=3)
    assert (item.completed_on, item.closed_at) == (None, None)
    assert all_said(small.session) == [Progress.COMPLETE, Progress.AT_RISK]


def test_the_latest_of_two_at_one_moment_is_the_one_said_last(small: SmallPlan) -> None:
    item = small.item("A1")
    say(small, item, Statement(Progress.AT_RISK))
    last = say(small, item, ON_TRACK)
    assert updates.latest(small.session, item) == last


def test_a_write_over_a_newer_version_is_refused(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        make_small_plan(session).item("A1")
    with sessions() as slow:
        stale = slow.exec(select(Item)).one()
        slow.commit()
        with transaction(sessions) as session:
            session.exec(select(Item)).one().title = "Said meanwhile"
        stale.title = "Said from what was seen before"
        with pytest.raises(StaleDataError):
            slow.commit()
    with sessions() as session:
        kept = session.exec(select(Item)).one()
        assert (kept.title, kept.version) == ("Said meanwhile", 2)
