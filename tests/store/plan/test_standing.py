"""What is kept beside an item for counting is what its row says, whatever people do."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert
from sqlmodel import Session, select

from store.models import Item, ItemRecommendation, Person, Plan
from store.plan import answered, claims, edits, items, updates
from store.plan.item_filters import brag_verdict
from store.plan.updates import Statement
from store.query import executing, figures
from store.query.figures import Figures, Picture
from store.query.model import Query, Under
from store.rules.folding import folded
from store.rules.terms import Brag, Kind, Precision, Progress
from tests.databases import steps_of
from tests.small_plan import NOW, TODAY, SmallPlan, make_small_plan, row_id

DAYS = st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))
SAID = st.builds(Statement, st.sampled_from(Progress), forecast=st.none() | DAYS, blocker=st.none() | st.just("rooms"))
ACTS = st.one_of(
    st.tuples(st.just("say"), SAID),
    st.tuples(st.just("move"), DAYS),
    st.tuples(st.just("claim"), st.booleans()),
    st.tuples(st.just("rename"), st.sampled_from(["Élan", "Visits"])),
    st.tuples(st.just("answer"), st.sets(st.sampled_from([1, 2, 3]))),
    st.tuples(st.just("add"), DAYS),
    st.tuples(st.just("leave"), st.none()),
)


@pytest.fixture(scope="module")
def small(module_session: Session) -> SmallPlan:
    return make_small_plan(module_session)


@settings(max_examples=40)
@given(acts=st.lists(st.tuples(st.integers(0, 3), ACTS), max_size=12), today=DAYS)
def test_what_is_kept_counts_what_is_there(
    small: SmallPlan, acts: list[tuple[int, tuple[str, object]]], today: date
) -> None:
    session = small.session
    with session.begin_nested() as undone:
        person = small.person()
        first = small.item("A1", baseline=TODAY, answers=(1, 2))
        found = [first, small.item("B1", theme_id=small.themes["B"].id), small.timeline_entry("T1", baseline=TODAY)]
        found.append(edits.add_milestone(session, first, "Its own", TODAY, Precision.DAY, by=person, now=NOW))
        for place, (verb, value) in acts:
            do(small, found[place], verb, value)
        session.flush()
        assert counted(session, small.plan, today) == by_the_rows(session, small.plan, today)
        assert figures.picture(session, small.plan, Query(), today) == drawn(session, small.plan, today)
        for item in session.exec(select(Item)):
            assert item.folded_title == folded(item.title)
        assert answered.note(session, row_id(small.plan)) == 0
        undone.rollback()


def do(small: SmallPlan, item: Item, verb: str, value: object) -> None:
    session, by = small.session, small.session.exec(select(Person)).one()
    match verb, value:
        case "say", Statement():
            updates.record_update(session, item, value, by=by, now=NOW, day=TODAY)
        case "move", date():
            edits.rebaseline(session, item, value, Precision.DAY, by=by, why="", agreed_by=None, now=NOW)
        case "claim", bool() if item.closed_at is None:
            claims.make(session, item, by=by, now=NOW, day=TODAY)
            (claims.verify if value else claims.decline)(session, item, by=by, now=NOW)
        case "rename", str():
            edits.rename(session, item, value, by=by, now=NOW)
        case "add", date() if item.kind is Kind.ACTION:
            edits.add_milestone(session, item, "Another", value, Precision.DAY, by=by, now=NOW)
        case "answer", set() if item.kind is Kind.ACTION:
            for link in session.exec(select(ItemRecommendation).where(ItemRecommendation.item_id == item.id)):
                session.delete(link)
            session.flush()
            session.add_all(
                ItemRecommendation(item_id=row_id(item), recommendation_id=row_id(small.recommendations[number]))
                for number in value
            )
            session.flush()
            answered.note(session, row_id(small.plan))
        case "leave", _ if item.closed_at is None:
            edits.leave(session, item, why="", by=by, now=NOW)


def counted(session: Session, plan: Plan, today: date) -> Counter[tuple[object, ...]]:
    """By the product, without what is none."""
    standing = items.standing(session, plan, today)
    cuts = [
        ("plan", {0: standing.kinds}),
        ("again", {0: executing.brag_counts(session, plan, Query(), today)}),
        ("theme", standing.themes),
        ("recommendation", standing.recommendations),
    ]
    return Counter(
        {
            (cut, place, kind, colour): many
            for cut, places in cuts
            for place, kinds in places.items()
            for kind, colours in kinds.items()
            for colour, many in colours.items()
            if many
        }
    )


def by_the_rows(session: Session, plan: Plan, today: date) -> Counter[tuple[object, ...]]:
    """One by one, by the verdict of the rules in SQL, which `test_verdict` compares with the rules."""
    found: Counter[tuple[object, ...]] = Counter()
    links = session.exec(select(ItemRecommendation)).all()
    for item, colour in session.exec(select(Item, brag_verdict(today)).where(Item.plan_id == plan.id)):
        if item.closed_at is not None and item.completed_on is None:
            continue
        places = [("plan", 0), ("again", 0), *([("theme", item.theme_id)] if item.theme_id else [])]
        places += [
            ("recommendation", one.recommendation_id) for one in links if one.item_id == (item.parent_id or item.id)
        ]
        found.update((*place, item.kind, Brag(colour)) for place in places)
    return found


def drawn(session: Session, plan: Plan, today: date) -> Picture:
    """The same picture item by item, by the rules in Python."""
    found = Picture()
    for one in executing.every(session, plan, Query(), today):
        numbers = [found.recommendations[number] for number in one.recommendations]
        themes: list[Figures] = [found.themes[one.theme_letter]] if one.theme_letter else []
        for place in (found.whole, *themes, *numbers):
            place.add(one, today)
    return found


def test_rows_that_are_inserted_in_bulk_keep_the_same(small: SmallPlan) -> None:
    row = {"plan_id": row_id(small.plan), "kind": Kind.ACTION, "position": 0, "demo": False, "version": 1}
    rows = [
        {**row, "ref": "X1", "title": "ÉLAN", "baseline": TODAY},
        {**row, "ref": "X2", "title": "Done", "baseline": TODAY, "completed_on": TODAY, "closed_at": NOW},
        {**row, "ref": "X3", "title": "Left", "baseline": None, "completed_on": None, "closed_at": NOW},
    ]
    with small.session.begin_nested() as undone:
        for one in rows:
            small.session.connection().execute(insert(Item), [one])
        found = small.session.exec(select(Item).where(Item.plan_id == small.plan.id).order_by(Item.ref)).all()
        kept = [(one.folded_title, one.brag_in_time, one.red_after) for one in found]
        assert kept == [("elan", Brag.GREY, TODAY), ("done", Brag.BLUE, None), ("left", None, None)]
        undone.rollback()


@pytest.mark.only_on("sqlite")
def test_the_whole_plan_is_counted_in_its_index_alone(small: SmallPlan) -> None:
    connection, seen = small.session.connection(), []
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    items.standing(small.session, small.plan, TODAY)
    figures.picture(small.session, small.plan, Query(), TODAY)
    counting = [one for one in seen if "count(*)" in one[0]]
    assert len(counting) == 2
    for words, values in counting:
        assert steps_of(connection, words, values) == ["SEARCH item USING COVERING INDEX ix_item_brag (plan_id=?)"]


@pytest.mark.only_on("sqlite")
def test_milestones_of_one_action_are_found_by_their_action(small: SmallPlan) -> None:
    connection, seen = small.session.connection(), []
    event.listen(connection, "before_cursor_execute", lambda _c, _k, words, values, *_: seen.append((words, values)))
    under = Under(refs=("A1",))
    executing.every(small.session, small.plan, Query(where=(under,)), TODAY)
    steps = steps_of(connection, *seen[0])
    assert "SEARCH item USING INDEX ix_item_parent_id (parent_id=?)" in steps
