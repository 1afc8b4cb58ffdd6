"""Claims: one waits at a time, and what nobody in particular said needs no verifying. And who is asked about what."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from store.loading.staging import staged_of
from store.models import Claim, Item, Person
from store.plan import claims, edits, plan_settings, updates
from store.plan.item_filters import askable
from store.plan.updates import Statement
from store.query import executing
from store.query.model import Is, Query, State
from store.rules.plan_settings import PlanSettings, UpdateSettings
from store.rules.terms import Decision, Progress, Role
from tests.small_plan import NOW, TODAY, SmallPlan

DONE = Statement(Progress.COMPLETE)


@pytest.fixture
def lead(small: SmallPlan) -> Person:
    lead = small.person("Lead", Role.LEAD)
    plan_settings.change(small.session, small.plan, UpdateSettings(verify="on"), by=lead, now=NOW)
    return lead


def say(small: SmallPlan, item: Item, said: Statement, by: Person | None, days: int = 0) -> None:
    now, day = NOW + timedelta(days=days), TODAY + timedelta(days=days)
    updates.record_update(small.session, item, said, by=by, now=now, day=day)


def states(small: SmallPlan) -> list[Decision]:
    return [claim.state for claim in small.session.exec(select(Claim).order_by(col(Claim.id)))]


def test_what_a_document_prints_as_complete_needs_no_verifying(small: SmallPlan, lead: Person) -> None:
    item = small.item("A1")
    say(small, item, DONE, None)
    assert (item.completed_on, item.claimed_on, states(small)) == (TODAY, None, [])


def test_verified_late_it_was_complete_on_the_day_it_was_said(small: SmallPlan, lead: Person) -> None:
    item, owner = small.item("A1"), small.person("Owner")
    say(small, item, DONE, owner)
    say(small, item, DONE, owner, days=3)
    claims.verify(small.session, item, by=lead, now=NOW + timedelta(days=9))
    small.session.flush()
    assert (item.completed_on, item.closed_at) == (TODAY, NOW + timedelta(days=9))
    assert states(small) == [Decision.AGREED]


def test_a_document_that_prints_it_complete_settles_a_claim(small: SmallPlan, lead: Person) -> None:
    item = small.item("A1")
    say(small, item, DONE, small.person("Owner"))
    say(small, item, DONE, None, days=2)
    assert (item.completed_on, item.claimed_on) == (TODAY + timedelta(days=2), None)
    assert states(small) == [Decision.WITHDRAWN]


def test_declined_it_stands_as_before_and_can_be_said_again(small: SmallPlan, lead: Person) -> None:
    item, owner = small.item("A1"), small.person("Owner")
    for said in (Statement(Progress.AT_RISK), DONE):
        say(small, item, said, owner)
    claims.decline(small.session, item, by=lead, now=NOW)
    assert (item.progress, item.claimed_on) == (Progress.AT_RISK, None)
    say(small, item, DONE, owner, days=1)
    assert (item.claimed_on, states(small)) == (TODAY + timedelta(days=1), [Decision.DECLINED, Decision.WAITING])


def test_a_claim_that_waits_is_not_written_out_as_complete(small: SmallPlan, lead: Person) -> None:
    for ref in ("A1", "A2"):
        say(small, small.item(ref), DONE, small.person(f"Owner of {ref}") if ref == "A1" else None)
    ratings = {one.ref: one.rating for one in staged_of(small.session, small.plan, TODAY).actions}
    assert ratings == {"A1": None, "A2": "blue"}


def test_settings_of_updates_leave_those_of_others_alone(small: SmallPlan, lead: Person) -> None:
    others = {"nudges": {"lead_times": [5], "of a later release": 1}, "another subject": {"days": [5]}}
    small.plan.settings = PlanSettings.model_validate(others)
    plan_settings.change(small.session, small.plan, UpdateSettings(evidence="required"), by=lead, now=NOW)
    small.session.flush()
    small.session.refresh(small.plan)
    assert small.plan.settings is not None
    assert small.plan.settings.model_dump(mode="json", exclude_unset=True) == {
        **others,
        "updates": {"evidence": "required"},
    }
    assert plan_settings.updates(small.plan) == UpdateSettings(evidence="required")


def test_an_owner_is_asked_about_what_is_open_and_neither_claimed_snoozed_nor_disowned(
    small: SmallPlan, lead: Person
) -> None:
    owner = small.person("Owner")
    found = {ref: small.item(ref, owner_id=owner.id) for ref in ("A1", "A2", "A3", "A4", "A5", "A6")}
    say(small, found["A1"], DONE, owner)
    updates.snooze(small.session, found["A2"], date(2022, 7, 20), why="later", by=owner, now=NOW)
    updates.disown(small.session, found["A3"], by=owner, now=NOW)
    say(small, found["A4"], DONE, None)

    def asked(today: date) -> list[str]:
        return sorted(small.session.exec(select(Item.ref).where(Item.owner_id == owner.id, askable(today))))

    def those(condition: Is) -> list[str]:
        found = executing.every(small.session, small.plan, Query(where=(condition,)), TODAY)
        return [item.ref for item in found]

    small.session.flush()
    assert asked(TODAY) == asked(date(2022, 7, 19)) == ["A5", "A6"]
    assert asked(date(2022, 7, 20)) == ["A2", "A5", "A6"], "on the day itself it is asked about again"
    assert (those(Is(states=(State.CLAIMED,))), those(Is(states=(State.SNOOZED,)))) == (["A1"], ["A2"])
    assert those(Is(states=(State.DISOWNED,))) == ["A3"]
    assert "A2" not in those(Is(states=(State.SNOOZED,), negated=True))
    edits.assign(small.session, found["A3"], owner, by=lead, now=NOW)
    small.session.flush()
    assert asked(TODAY) == ["A3", "A5", "A6"]
