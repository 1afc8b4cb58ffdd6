"""Questions about items: filters combine, pages lose nothing, and what is due is due on the right day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert
from sqlmodel import Session, select

from store.models import Item, ItemRecommendation, Plan
from store.plan import items
from store.query import executing
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    IS_OVERDUE,
    Answers,
    Coloured,
    Condition,
    Happens,
    InTheme,
    Lacking,
    Lacks,
    OfKind,
    Query,
    Titled,
    Window,
)
from store.query.often import open_of, owned_by
from store.rules.terms import Brag, Kind, Progress
from tests.databases import steps_of
from tests.small_plan import NOW, TODAY, SmallPlan, row_id

NOBODY = Lacks(lacking=(Lacking.OWNER,))
SOMEBODY = Lacks(lacking=(Lacking.OWNER,), negated=True)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
TIMELINE = OfKind(kinds=(Kind.TIMELINE,))


def refs(small: SmallPlan, *conditions: Condition) -> list[str]:
    return [item.ref for item in executing.every(small.session, small.plan, Query(where=conditions), TODAY)]


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2022, 7, 31), 0), (date(2022, 8, 1), 11), (date(2022, 12, 31), 11), (date(2023, 1, 1), 14)],
)
def test_timeline_entries_are_overdue_the_day_after_their_month(
    demo_session: Session, demo_plan: Plan, today: date, overdue: int
) -> None:
    found = executing.page(demo_session, demo_plan, Query(where=(IS_OVERDUE, TIMELINE)), today, size=50)
    assert found.total == len(found.items) == overdue
    assert executing.brag_counts(demo_session, demo_plan, Query(), today)[Kind.TIMELINE][Brag.RED] == overdue


def test_each_filter_narrows(small: SmallPlan) -> None:
    owner = small.person()
    small.item("A1", baseline=YESTERDAY, owner_id=owner.id, answers=(1,), title="Visits in time")
    small.item("A2", baseline=TOMORROW, progress=Progress.ON_TRACK, answers=(1, 2))
    small.item("B1", theme_id=small.themes["B"].id, completed_on=TODAY, closed_at=NOW)
    small.timeline_entry("T1", baseline=YESTERDAY, title="50% of Visits")
    assert refs(small) == ["T1", "A1", "A2", "B1"]
    assert refs(small, InTheme(letters=("B",))) == ["B1"]
    assert refs(small, Answers(numbers=(2,))) == ["A2"]
    assert refs(small, owned_by(owner)) == ["A1"]
    assert refs(small, NOBODY) == ["T1", "A2", "B1"]
    assert refs(small, Lacks(lacking=(Lacking.DATE,))) == ["B1"]
    assert refs(small, TIMELINE) == ["T1"]
    assert refs(small, Coloured(colours=(Brag.RED, Brag.BLUE))) == ["T1", "A1", "B1"]
    assert refs(small, IS_COMPLETE) == ["B1"]
    assert refs(small, IS_OVERDUE) == ["T1", "A1"]
    assert refs(small, Happens(window=Window(first=TODAY, last=TOMORROW))) == ["A2"]
    assert refs(small, Titled(words=("VISITS",))) == ["T1", "A1"]
    assert refs(small, Titled(words=("visits", "%"))) == ["T1"]


@pytest.mark.parametrize("gone", [{"active": False}, {"guest": True}])
def test_an_owner_who_cannot_be_asked_is_no_owner(small: SmallPlan, gone: dict[str, bool]) -> None:
    small.item("A1", owner_id=small.person("Here").id)
    small.item("A2", owner_id=small.person("Gone", None, **gone).id)
    small.item("A3")
    assert refs(small, SOMEBODY) == ["A1"]
    assert refs(small, NOBODY) == ["A2", "A3"]
    why = {view.ref: view.owner_lost for view in executing.every(small.session, small.plan, Query(), TODAY)}
    assert why == {"A1": None, "A2": "closed" if "active" in gone else "guest", "A3": None}


def test_a_recommendation_brings_the_milestones_of_its_actions(small: SmallPlan) -> None:
    answering, other = small.item("A1", answers=(3,)), small.item("A2", answers=(1,))
    small.milestone(answering, "A1.1")
    small.milestone(other, "A2.1")
    assert refs(small, Answers(numbers=(3,))) == ["A1", "A1.1"]
    assert refs(small, Answers(numbers=(9,))) == []


def test_what_has_left_the_plan_is_in_no_answer(small: SmallPlan) -> None:
    small.item("A1", closed_at=NOW, baseline=YESTERDAY)
    assert refs(small) == []
    assert items.get(small.session, small.plan, "A1") is None
    assert not any(
        sum(row.values()) for row in executing.brag_counts(small.session, small.plan, Query(), TODAY).values()
    )


@pytest.mark.only_on("postgresql")
def test_among_much_that_is_done_postgresql_finds_what_is_open_by_a_partial_index(small: SmallPlan) -> None:
    done = {"plan_id": small.plan.id, "kind": Kind.ACTION, "title": "Done", "position": 0, "demo": False, "version": 1}
    rows = [{**done, "ref": f"A{number}", "baseline": YESTERDAY, "closed_at": NOW} for number in range(2_000)]
    connection = small.session.connection()
    connection.execute(insert(Item), rows)
    small.item("B1", baseline=YESTERDAY)
    connection.exec_driver_sql("ANALYZE item")
    seen: list[tuple[str, Any]] = []
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    assert refs(small, IS_OVERDUE) == ["B1"]
    words, values = seen[0]
    steps = steps_of(connection, words, values)
    assert any("ix_item_open_by" in step for step in steps), steps


@pytest.mark.only_on("sqlite")
def test_what_is_overdue_or_owned_is_found_by_a_partial_index(small: SmallPlan) -> None:
    """So that the answer takes as long as it has lines, however much the plan has done."""
    owner = small.person()
    small.item("A1", baseline=YESTERDAY)
    small.item("A2", owner_id=owner.id, baseline=YESTERDAY)
    small.item("A3", completed_on=TODAY, closed_at=NOW)
    by_date, by_owner = "ix_item_open_by_date", "ix_item_open_by_owner"
    wishes = [
        (Query(where=(IS_OVERDUE,)), by_date),
        (Query(where=(IS_OPEN, Happens(window=Window(first=YESTERDAY, last=TOMORROW)))), by_date),
        (Query(where=(IS_OPEN,)), by_date),
        (open_of(owner), by_owner),
        (Query(where=(IS_OVERDUE, owned_by(owner))), by_owner),
        (Query(where=(IS_COMPLETE,)), "ix_item_complete_by_date"),
    ]
    connection, seen = small.session.connection(), []
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    for wanted, index in wishes:
        seen.clear()
        assert executing.page(small.session, small.plan, wanted, TODAY, size=1).items
        page, *_, counted = seen
        for words, values in (page, counted):
            steps = steps_of(connection, words, values)
            assert any(f"{index} " in step for step in steps), (wanted, steps)
            assert not any("ORDER BY" in step for step in steps), (wanted, steps)


def test_another_plan_is_not_mixed_in(small: SmallPlan) -> None:
    older = Plan(title="Older", source="older.txt", created_at=NOW)
    small.session.add(older)
    small.session.flush()
    small.session.add(
        Item(plan_id=row_id(older), kind=Kind.ACTION, ref="A1", title="Older", position=0, baseline=YESTERDAY)
    )
    small.item("A1", baseline=YESTERDAY, title="Ours")
    found = executing.every(small.session, small.plan, Query(where=(IS_OVERDUE,)), TODAY)
    assert [item.title for item in found] == ["Ours"]
    assert (
        items.get(small.session, small.plan, "a 1")
        == small.session.exec(select(Item).where(Item.title == "Ours")).one()
    )


def test_a_red_milestone_is_named_beside_its_action(small: SmallPlan) -> None:
    action = small.item("A1", progress=Progress.ON_TRACK)
    small.milestone(action, "A1.1", baseline=YESTERDAY, position=1)
    small.milestone(action, "A1.2", progress=Progress.DELAYED, position=2)
    small.milestone(action, "A1.3", baseline=YESTERDAY, completed_on=TODAY, closed_at=NOW, position=3)
    view = items.view(small.session, action, TODAY)
    assert (view.brag, view.red_below) == (Brag.GREEN, ("A1.1", "A1.2"))


def test_a_reference_of_any_printed_shape_is_found(small: SmallPlan) -> None:
    for ref in ("1.1", "WF-02", "A1"):
        small.item(ref)
    for typed, ref in (("1.1", "1.1"), (" wf-02 ", "WF-02"), ("a 1", "A1")):
        found = items.get(small.session, small.plan, typed)
        assert found is not None
        assert found.ref == ref
    assert items.get(small.session, small.plan, "") is None


def test_views_keep_the_order_that_was_asked_for(small: SmallPlan) -> None:
    for ref in ("A1", "A2", "A3"):
        small.item(ref)
    found = items.views(small.session, small.plan, ["A3", "A9", "A1"], TODAY)
    assert [item.ref for item in found] == ["A3", "A1"]


@pytest.mark.only_on("sqlite")
def test_more_items_than_a_statement_may_carry_are_read(small: SmallPlan) -> None:
    """SQLite takes 32,766 values in one statement."""
    many = 33_000
    row = {"plan_id": row_id(small.plan), "kind": Kind.ACTION, "title": "Title", "demo": False, "version": 1}
    small.session.connection().execute(
        Item.__table__.insert(),  # type: ignore[attr-defined]
        [{**row, "ref": f"A{number}", "position": number} for number in range(many)],
    )
    small.item("Z1", answers=(2,), position=many)
    found = executing.every(small.session, small.plan, Query(), TODAY)
    assert len(found) == many + 1
    assert found[-1].recommendations == (2,)


@given(size=st.integers(1, 40), overdue=st.booleans(), kinds=st.sets(st.sampled_from(Kind)).map(tuple))
@settings(max_examples=10)
def test_pages_neither_lose_nor_repeat_a_thing(
    demo_session: Session, demo_plan: Plan, size: int, overdue: bool, kinds: tuple[Kind, ...]
) -> None:
    where = [*([IS_OVERDUE] if overdue else []), *([OfKind(kinds=kinds)] if kinds else [])]
    wanted, today = Query(where=tuple(where)), date(2022, 9, 1)
    whole = [item.ref for item in executing.every(demo_session, demo_plan, wanted, today)]
    first = executing.page(demo_session, demo_plan, wanted, today, 1, size)
    turned = [
        item.ref
        for number in range(1, first.last + 1)
        for item in executing.page(demo_session, demo_plan, wanted, today, number, size).items
    ]
    assert turned == whole
    assert len(set(whole)) == len(whole) == first.total


def make_many(small: SmallPlan, many: int) -> None:
    """All overdue, written in one go."""
    row = {"plan_id": row_id(small.plan), "kind": Kind.ACTION, "title": "Late", "baseline": YESTERDAY}
    rows = [{**row, "ref": f"A{number}", "position": number, "demo": False, "version": 1} for number in range(many)]
    small.session.connection().execute(insert(Item), rows)


def test_a_long_list_is_counted_up_to_a_thousand_and_yet_shown_to_its_end(small: SmallPlan) -> None:
    make_many(small, 1_015)
    late = Query(where=(IS_OVERDUE,))

    def page(number: int) -> executing.ItemPage:
        return executing.page(small.session, small.plan, late, TODAY, number)

    first, hundredth, after, last = page(1), page(100), page(101), page(102)
    assert first.counted == hundredth.counted == executing.Total(1_000, over=True)
    assert first.last > 1
    assert hundredth.last > 100
    assert (after.counted, after.last) == (executing.Total(1_010, over=True), 102)
    assert (last.counted, last.last, len(last.items)) == (executing.Total(1_015), 102, 5)
    assert (page(500).number, page(500).items) == (102, last.items)
    assert executing.total(small.session, small.plan, late, TODAY) == executing.Total(1_000, over=True)
    assert executing.total(small.session, small.plan, late, TODAY, most=None) == executing.Total(1_015)


def test_a_thousand_things_are_said_exactly(small: SmallPlan) -> None:
    make_many(small, 1_000)
    assert executing.page(small.session, small.plan, Query(), TODAY, 100).counted == executing.Total(1_000)


def test_a_page_beyond_the_end_is_the_last_one(small: SmallPlan) -> None:
    for number in range(1, 4):
        small.item(f"A{number}", position=number)
    beyond = executing.page(small.session, small.plan, Query(), TODAY, 99, 2)
    assert (beyond.number, [item.ref for item in beyond.items]) == (2, ["A3"])
    assert executing.page(small.session, small.plan, Query(where=(IS_OVERDUE,)), TODAY, -1, 2).number == 1


def test_an_action_is_linked_to_what_it_answers_once(demo_session: Session, demo_plan: Plan) -> None:
    assert len(demo_session.exec(select(ItemRecommendation)).all()) == 263
