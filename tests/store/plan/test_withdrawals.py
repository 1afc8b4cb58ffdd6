"""An update that was taken back stays in the history, and nothing else counts it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from store.models import Item, Person, Update
from store.plan import claims, history, updates
from store.plan.standing_again import Stood, withdraw
from store.plan.updates import Statement
from store.reminders import escalation
from store.rules.plan_settings import PlanSettings, UpdateSettings
from store.rules.terms import Progress
from tests.small_plan import NOW, TODAY, SmallPlan

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = Statement(Progress.DELAYED, "No room", date(2022, 9, 1), blocker="No room", percent=20)


@pytest.fixture
def by(small: SmallPlan) -> Person:
    return small.person()


def say(small: SmallPlan, item: Item, said: Statement, by: Person | None, hours: int) -> Update:
    at = NOW + HOUR * hours
    return updates.record_update(small.session, item, said, by=by, now=at, day=TODAY)


def take_back(small: SmallPlan, item: Item, said: Update, by: Person, **before: object) -> None:
    withdraw(small.session, item, said, by=by, now=NOW + HOUR * 9, stood=Stood(before))


def test_the_item_stands_as_the_newest_that_was_not_withdrawn(small: SmallPlan, by: Person) -> None:
    item = small.item("A1", baseline=TODAY)
    first = say(small, item, replace(LATE, percent=40), by, 1)
    second = say(small, item, Statement(Progress.ON_TRACK, evidence="https://example.org/a"), by, 2)
    take_back(small, item, second, by)
    assert (item.progress, item.blocker, item.percent) == (Progress.DELAYED, "No room", 40)
    assert (item.forecast, item.evidence) == (date(2022, 9, 1), None)
    take_back(small, item, first, by)
    assert (item.progress, item.blocker, item.percent, item.forecast) == (None, None, None, None)
    assert updates.latest(small.session, item) is None


def test_an_earlier_one_is_withdrawn_and_the_newest_stands(small: SmallPlan, by: Person) -> None:
    item = small.item("A1", baseline=TODAY)
    first = say(small, item, LATE, by, 1)
    say(small, item, Statement(Progress.AT_RISK), by, 2)
    take_back(small, item, first, by)
    assert (item.progress, item.forecast, item.percent) == (Progress.AT_RISK, None, None)


def test_what_was_complete_is_open_and_what_was_opened_is_complete(small: SmallPlan, by: Person) -> None:
    item, printed = small.item("A1"), small.item("A2")
    done = say(small, item, Statement(Progress.COMPLETE), by, 1)
    opened = say(small, item, LATE, by, 2)
    take_back(small, item, opened, by)
    assert (item.completed_on, item.closed_at) == (TODAY, done.at)
    take_back(small, item, done, by)
    assert (item.completed_on, item.closed_at, item.progress) == (None, None, None)
    long_ago, closed = date(2022, 5, 1), NOW
    updates.record_update(small.session, printed, Statement(Progress.COMPLETE), by=None, now=NOW, day=long_ago)
    opened = say(small, printed, LATE, by, 2)
    take_back(small, printed, opened, by, completed_on=long_ago, closed_at=closed)
    assert (printed.completed_on, printed.closed_at) == (long_ago, closed)


def test_a_claim_goes_and_comes_with_the_updates_that_stand(small: SmallPlan, by: Person) -> None:
    item = small.item("A1")
    small.plan.settings = PlanSettings(updates=UpdateSettings(verify="on"))
    small.session.flush()
    done = say(small, item, Statement(Progress.COMPLETE), by, 1)
    assert item.claimed_on == TODAY
    opened = say(small, item, LATE, by, 2)
    assert item.claimed_on is None
    take_back(small, item, opened, by)
    assert item.claimed_on == TODAY
    assert claims.waiting(small.session, item) is not None
    take_back(small, item, done, by)
    assert item.claimed_on is None
    assert claims.waiting(small.session, item) is None


def test_readers_pass_over_it_and_the_history_has_both(small: SmallPlan, by: Person) -> None:
    item = small.item("A1", baseline=TODAY - timedelta(days=40), owner_id=by.id)
    small.plan.created_at = NOW - timedelta(days=60)
    small.session.flush()
    said = say(small, item, LATE, by, 1)
    assert not list(escalation.silent(small.session, small.plan, TODAY))
    take_back(small, item, said, by)
    assert [one.ref for one in escalation.silent(small.session, small.plan, TODAY)] == ["A1"]
    assert not history.was_said_between(small.session, small.plan, NOW, NOW + HOUR * 10)
    assert history.updates_between(small.session, small.plan, NOW, NOW + HOUR * 10) == []
    assert history.withdrawn_between(small.session, small.plan, NOW, NOW + HOUR * 10) == []
    (told,) = history.withdrawn_between(small.session, small.plan, NOW + HOUR * 5, NOW + HOUR * 10)
    assert told.ref == "A1"
    assert [one.withdrawal is not None for one in history.of_item(small.session, item, 5)] == [True, False]


def test_a_day_of_completion_that_was_named_is_taken_back_with_its_update(small: SmallPlan, by: Person) -> None:
    item = small.item("A1")
    say(small, item, Statement(Progress.COMPLETE), by, 1)
    named = say(small, item, Statement(Progress.COMPLETE, completed_on=TODAY - 3 * DAY), by, 2)
    assert item.completed_on == TODAY - 3 * DAY
    corrected = say(small, item, Statement(Progress.COMPLETE, completed_on=TODAY - 4 * DAY), by, 3)
    take_back(small, item, corrected, by)
    assert item.completed_on == TODAY - 3 * DAY
    take_back(small, item, named, by)
    assert item.completed_on == TODAY
