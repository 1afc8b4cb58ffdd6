"""A staged plan that somebody accepted: all of it or nothing, and nothing of its own making."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, func, select

from store.database import SessionMaker, transaction
from store.dates import read_date
from store.documents.staged import StagedAction, StagedMilestone, StagedRecommendation, StagedTheme, StagedTimelineEntry
from store.loading import StagedPlan, read_plan
from store.loading.saving import save_plan
from store.models import Item, ItemRecommendation, Person, Plan, Update
from store.plan import history, items, plans, practice
from store.query import executing
from store.query.model import IS_OVERDUE, Query
from store.rules.terms import Kind, Precision, Progress
from tests.small_plan import NOW

SHARED_PLAN = Path(__file__).parents[4] / "shared" / "plan" / "practice-improvement-plan-2022-23.txt"
LEFT_OUT = "The shared plan is not beside the project, so the tests that read it were left out"


def staged(*actions: StagedAction, **fields: Any) -> StagedPlan:
    return StagedPlan(
        title="Plan",
        themes=[StagedTheme(ref="A", title="Workforce")],
        recommendations=[StagedRecommendation(ref=f"R{number}", number=number, title="Title") for number in (1, 2)],
        actions=list(actions),
        **fields,
    )


def action(ref: str = "A1", **fields: Any) -> StagedAction:
    return StagedAction(ref=ref, title=f"Title of {ref}", theme="A", **fields)


def save(session: Session, plan: StagedPlan) -> Plan:
    return save_plan(session, plan, source="plan.txt", now=NOW)


def saved_item(session: Session, ref: str = "A1") -> Item:
    return session.exec(select(Item).where(Item.ref == ref)).one()


def test_a_printed_rating_is_the_first_update_and_nobodys(session: Session) -> None:
    save(session, staged(action(rating="amber", status="At risk", progress="Two posts are vacant")))
    update = session.exec(select(Update)).one()
    assert (update.progress, update.words, update.by_id) == (
        Progress.AT_RISK,
        "At risk; Two posts are vacant",
        None,
    )
    assert saved_item(session).progress is Progress.AT_RISK


def test_a_printed_blue_is_complete(session: Session) -> None:
    save(session, staged(action(rating="blue")))
    assert saved_item(session).completed_on == date(2022, 7, 11)


def test_a_printed_owner_who_bears_a_persons_whole_name_is_that_person(session: Session) -> None:
    session.add(Person(name="Head of Service", email="head@council.example"))
    plan = save(
        session, staged(action("A1", owners=["head of service", "LADO"]), action("A2", owners=["HEAD@council.example"]))
    )
    assert [one.owner for one in items.views(session, plan, ["A1", "A2"], NOW.date())] == ["Head of Service"] * 2
    assert [one.words for one in items.views(session, plan, ["A1"], NOW.date())[0].printed_owners] == [
        "head of service",
        "LADO",
    ]


def test_any_other_printed_owner_is_kept_word_for_word_and_nobody_is_made_up(session: Session) -> None:
    plan = save(session, staged(action("A1", owners=["LADO"]), action("A2", owners=["LADO", "Head of Homes"])))
    session.add(Person(name="Head of Homes", email="one@council.example"))
    session.add(Person(name="Head of Homes", email="two@council.example"))
    first, second = items.views(session, plan, ["A1", "A2"], NOW.date())
    assert (first.owner, second.owner) == (None, None)
    assert [one.words for one in second.printed_owners] == ["LADO", "Head of Homes"]
    assert len(session.exec(select(Person)).all()) == 2


def test_milestones_and_timeline_entries_keep_their_own_owner_and_rating(session: Session) -> None:
    milestone = StagedMilestone(title="Step", owners=["Workforce Lead"], rating="amber", blocker="No room")
    january = read_date("January 2022")
    entry = StagedTimelineEntry(ref="T1", title="Entry", start=january, due=january, owners=["Practice Lead"])
    plan = save(session, staged(action(milestones=[milestone]), timeline=[entry]))
    step, line = items.views(session, plan, ["A1.1", "T1"], NOW.date())
    assert (step.printed_owners[0].words, step.progress, step.blocker) == (
        "Workforce Lead",
        Progress.AT_RISK,
        "No room",
    )
    assert line.printed_owners[0].words == "Practice Lead"


def test_a_plain_word_for_progress_counts_without_a_rating(session: Session) -> None:
    save(session, staged(action(status="Complete"), action("A2", status="on track.")))
    assert [saved_item(session, ref).progress for ref in ("A1", "A2")] == [Progress.COMPLETE, Progress.ON_TRACK]


def test_a_printed_completion_keeps_its_day(session: Session) -> None:
    plan = save(session, staged(action(completed=read_date("3 May 2022"))))
    assert items.views(session, plan, ["A1"], NOW.date())[0].completed_on == date(2022, 5, 3)


def test_printed_words_without_a_rating_are_kept_and_rate_nothing(session: Session) -> None:
    plan = save(session, staged(action(status="Ongoing", progress="Two teams done")))
    found = items.get(session, plan, "A1")
    assert found is not None
    assert found.progress is None
    (event,) = history.of_item(session, found, 5)
    assert event.change is not None
    assert event.change.after == "Ongoing; Two teams done"


def test_a_date_keeps_how_exactly_it_was_printed(session: Session) -> None:
    save(session, staged(action("A1", due=read_date("July 2022")), action("A2", due=read_date("29 July 2022"))))
    assert [(one.baseline, one.baseline_precision) for one in session.exec(select(Item))] == [
        (date(2022, 7, 31), Precision.MONTH),
        (date(2022, 7, 29), Precision.DAY),
    ]


def test_a_revised_date_is_the_promise_and_the_older_one_its_history(session: Session) -> None:
    due = read_date("September 2022 (was July 2022)")
    assert due.was is not None
    plan = save(session, staged(action(due=due)))
    [moved] = history.changes_between(session, plan, NOW.replace(hour=0), NOW)
    assert moved.change is not None
    assert (moved.ref, moved.change.field, moved.change.before, moved.change.after) == (
        "A1",
        "baseline",
        "2022-07-31",
        "2022-09-30",
    )


def test_a_reference_printed_twice_is_told_apart(session: Session) -> None:
    """An action and a timeline entry, or a milestone and another action, may bear the same one."""
    entry = StagedTimelineEntry(ref="1.1", title="Entry", start=read_date("May 2022"), due=read_date("July 2022"))
    milestones = [StagedMilestone(title="First"), StagedMilestone(ref="1.1", title="Second")]
    save(session, staged(action("1", milestones=milestones), action("1.1"), timeline=[entry]))
    refs = session.exec(select(Item.ref).order_by(col(Item.id))).all()
    assert refs == ["1", "1.1", "1.1a", "1.1b", "1.1c"]


def test_a_recommendation_named_twice_is_one_link(session: Session) -> None:
    save(session, staged(action(recommendations=[1, 2, 1])))
    assert len(session.exec(select(ItemRecommendation)).all()) == 2


def test_a_plan_that_cannot_be_saved_leaves_nothing_behind(sessions: SessionMaker) -> None:
    broken = staged(action("A1"), action("A2", recommendations=[9]))

    def accept() -> None:
        with transaction(sessions) as session:
            save(session, broken)

    with pytest.raises(KeyError):
        accept()
    with sessions() as session:
        for table in SQLModel.metadata.sorted_tables:
            assert session.connection().execute(select(func.count()).select_from(table)).scalar_one() == 0


def test_the_newest_plan_is_the_one_that_is_asked(session: Session) -> None:
    save(session, staged(action()))
    newest = save(session, staged(action()))
    assert plans.current(session) == newest


def test_a_new_plan_stands_beside_the_older_or_takes_its_place(session: Session) -> None:
    older, beside = save(session, staged(action())), save(session, staged(action()))
    assert plans.open_ones(session) == [older, beside]
    newest = save_plan(session, staged(action()), source="plan.txt", now=NOW, in_place_of=older)
    assert older.closed_at == NOW
    assert plans.open_ones(session) == [beside, newest]


@pytest.fixture(scope="module")
def staged_shared() -> StagedPlan:
    if not SHARED_PLAN.exists():
        pytest.skip(LEFT_OUT)
    return read_plan(SHARED_PLAN)


@pytest.fixture(scope="module")
def shared(staged_shared: StagedPlan, module_session: Session) -> Plan:
    """Saved once on each engine, to be read only."""
    return save_plan(module_session, staged_shared, source=SHARED_PLAN.name, now=NOW)


@pytest.mark.shared_plan
def test_the_published_plan_is_saved_whole(module_session: Session, shared: Plan) -> None:
    kinds = Counter(module_session.exec(select(Item.kind).where(Item.plan_id == shared.id)))
    assert kinds == {Kind.ACTION: 73, Kind.TIMELINE: 14}
    assert len(module_session.exec(select(ItemRecommendation)).all()) == 263
    assert len(plans.themes(module_session, shared)) == 4
    assert len(plans.recommendations(module_session, shared)) == 12
    assert len(practice.standards(module_session, shared)) == 17
    assert len(practice.risks(module_session, shared)) == 9
    assert len(practice.achievements(module_session, shared)) == 19
    assert len(practice.named_people(module_session, shared)) == 1
    seats = [practice.seats(module_session, body) for body in practice.bodies(module_session, shared)]
    assert [sum(not seat.attends_only for seat in one) for one in seats] == [12, 0, 0, 0, 0]
    assert [sum(seat.attends_only for seat in one) for one in seats] == [0, 0, 0, 5, 0]


@pytest.mark.shared_plan
@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2022, 7, 31), 0), (date(2022, 8, 1), 11), (date(2022, 12, 31), 11), (date(2023, 1, 1), 14)],
)
def test_the_published_plan_falls_overdue_on_the_right_days(
    module_session: Session, shared: Plan, today: date, overdue: int
) -> None:
    assert executing.page(module_session, shared, Query(where=(IS_OVERDUE,)), today).total == overdue


@pytest.mark.shared_plan
def test_nothing_is_invented_for_the_published_plan(module_session: Session, shared: Plan) -> None:
    for item in module_session.exec(select(Item)):
        assert (item.owner_id, item.progress, item.forecast, item.completed_on, item.demo) == (None,) * 4 + (False,)
        assert (item.baseline is None) == (item.kind is Kind.ACTION)
    assert module_session.exec(select(Update)).all() == []
    assert module_session.exec(select(Person)).all() == []
