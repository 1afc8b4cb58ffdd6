"""A saved plan is staged as it was read, with what has been said of it since."""

from datetime import date

import pytest
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.demo_plan import demo_plan
from store.loading import StagedPlan
from store.loading.staging import staged_of
from store.models import Item
from store.rules.terms import Brag
from tests.exporting.conftest import NOW, TODAY, Saved, current
from tests.exporting.hostile import hostile_plan

KINDS = ("title", "council", "themes", "recommendations", "timeline", "standards", "risks", "named_people")


def test_the_demo_plan_is_staged_as_it_was_saved(saved: Saved) -> None:
    plan = demo_plan().plan
    staged = saved(plan)
    assert {kind: getattr(staged, kind) for kind in KINDS} == {kind: getattr(plan, kind) for kind in KINDS}
    assert (staged.actions, staged.achievements) == (plan.actions, plan.achievements)
    # The kind of a body is not saved: its name says it, or nothing does.
    assert [one.model_dump(exclude={"kind"}) for one in staged.bodies] == [
        one.model_dump(exclude={"kind"}) for one in plan.bodies
    ]


@pytest.mark.shared_plan
def test_the_published_plan_is_staged_as_it_was_saved(published: StagedPlan, saved: Saved) -> None:
    staged = saved(published)
    kinds = [kind for kind in (*KINDS, "bodies", "achievements") if kind != "timeline"]
    assert {kind: getattr(staged, kind) for kind in kinds} == {kind: getattr(published, kind) for kind in kinds}
    assert [(one.ref, one.title, one.recommendations) for one in staged.actions] == [
        (one.ref, one.title, one.recommendations) for one in published.actions
    ]
    assert [(one.title, one.start.date, one.due.date, one.due.precision) for one in staged.timeline] == [
        (one.title, one.start.date, one.due.date, one.due.precision) for one in published.timeline
    ]


def test_dates_are_staged_as_exactly_as_they_were_printed(saved: Saved) -> None:
    plan = hostile_plan()
    words = [one.due and one.due.raw for one in saved(plan).actions]
    assert words == [one.due and one.due.raw for one in plan.actions]


def test_what_was_said_since_is_staged_with_it(demo: StagedPlan) -> None:
    milestones = {one.ref: one for action in demo.actions for one in action.milestones}
    done, late = milestones["A1.1"], milestones["A1.2"]
    assert (done.rating, done.owners, done.completed and done.completed.date) == (
        "blue",
        ["Principal Social Worker"],
        date(2022, 5, 26),
    )
    assert done.status
    assert (late.rating, late.completed) == (None, None)


def test_forecasts_and_blockers_are_staged(demo: StagedPlan) -> None:
    milestones = [one for action in demo.actions for one in action.milestones]
    assert [one.ref for one in milestones if one.forecast]
    assert [one.ref for one in milestones if one.blocker]


def test_what_has_left_the_plan_is_not_staged(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        gone = session.exec(select(Item).where(Item.ref == "A1.2")).one()
        gone.closed_at = NOW
        session.flush()
        staged = staged_of(session, current(session), TODAY)
    assert [one.ref for one in staged.actions[0].milestones] == ["A1.1", "A1.3"]


def test_verdicts_are_those_that_people_are_told(demo: StagedPlan, verdicts: dict[str, Brag]) -> None:
    assert (verdicts["A1.1"], verdicts["A1.2"], verdicts["T1"]) == (Brag.BLUE, Brag.RED, Brag.GREY)
    assert len(verdicts) == len(demo.actions) + len(demo.timeline) + sum(len(one.milestones) for one in demo.actions)
