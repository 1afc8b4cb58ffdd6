"""What SQL finds is what plain Python finds, for any query, on both engines."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from pydantic import ValidationError
from sqlmodel import Session, col, select

from store.models import Item, Person, Plan
from store.plan import edits, updates
from store.plan.updates import Statement
from store.query import executing, past
from store.query.judging import fits
from store.query.model import Is, Query, State, Titled
from store.rules.terms import Kind, Precision, Progress
from tests.queries import Values, queries
from tests.small_plan import NOW, TODAY, SmallPlan, make_small_plan

DEMO_DAY = date(2022, 7, 11)


def values_of(session: Session, plan: Plan, today: date) -> Values:
    items = session.exec(select(Item).where(Item.plan_id == plan.id).order_by(col(Item.id))).all()
    return Values(
        letters=["A", "B", "Z"],
        numbers=[1, 2, 3, 7, 99],
        people=[one for one in session.exec(select(Person.id).order_by(col(Person.id)).limit(12)) if one],
        refs=[one.ref for one in items[:8]] + ["Z9"],
        actions=[one.ref for one in items if one.kind is Kind.ACTION][:6],
        words=["the", "plan", "visit", "%", "_", "é"],
        today=today,
    )


@pytest.fixture(scope="module")
def lived(module_session: Session) -> SmallPlan:
    """A plan in which all that a query can ask happened, to items owned by a circle of managers or by nobody."""
    small = make_small_plan(module_session)
    above = small.person("Above")
    middle = small.person("Middle", manager_id=above.id)
    below = small.person("Below", manager_id=middle.id)
    above.manager_id = below.id
    gone = small.person("Gone", active=False)
    owners = [above, middle, below, gone, None]
    for number in range(40):
        owner = owners[number % 5]
        action = small.item(
            f"{'AB'[number % 2]}{number + 1}",
            title=["Visits in time", "50% of the plan", "Café_talks"][number % 3],
            position=number,
            theme_id=None if number % 7 == 3 else small.themes["AB"[number % 2]].id,
            owner_id=owner.id if owner else None,
            baseline=None if number % 6 == 5 else TODAY + timedelta(days=(number * 7) % 61 - 30),
            start=None if number % 2 else TODAY - timedelta(days=number),
            evidence=["", None, "https://council.example/one"][number % 3],
            answers=((), (1,), (1, 2), (3,))[number % 4],
        )
        _live(small, action, number, above)
        if number % 4 == 0:
            _live(
                small,
                small.milestone(action, f"{action.ref}.1", baseline=TODAY - timedelta(days=number % 9)),
                number + 3,
                above,
            )
    small.timeline_entry("T1", baseline=TODAY - timedelta(days=1))
    left = small.item("A99", baseline=TODAY - timedelta(days=5))
    edits.leave(small.session, left, why="no longer needed", by=above, now=NOW)
    small.session.flush()
    return small


def _live(small: SmallPlan, item: Item, number: int, by: Person) -> None:
    for move in range(number % 3):
        if item.baseline is None:
            break
        to, at = item.baseline + timedelta(days=3), NOW - timedelta(days=40 - 13 * move)
        edits.rebaseline(small.session, item, to, Precision.DAY, by=by, why="sites", agreed_by=None, now=at)
    if number % 5 == 4:
        return
    for word in range(number % 3 + 1):
        day = TODAY - timedelta(days=30 - 9 * word)
        progress = list(Progress)[(number + word) % 5]
        said = Statement(
            progress,
            blocker=["no rooms", None, ""][number % 3],
            forecast=None if number % 2 else TODAY + timedelta(days=number % 25),
        )
        at = datetime.combine(day, NOW.time(), tzinfo=UTC)
        updates.record_update(small.session, item, said, by=None if number % 11 == 9 else by, now=at, day=day)
    if number % 9 == 8:
        updates.snooze(small.session, item, TODAY + timedelta(days=number % 2), why=None, by=by, now=NOW)
    if number % 13 == 6:
        updates.disown(small.session, item, by=by, now=NOW)
    small.session.add(item)
    small.session.flush()


def held_equal(session: Session, plan: Plan, query: Query, today: date) -> None:
    by_python = {one.view.ref for one in past.stood(session, plan, today) if fits(query, one, today)}
    every = executing.every(session, plan, query, today)
    assert {one.ref for one in every} == by_python
    assert executing.total(session, plan, query, today).number == len(every) == len(by_python)
    paged = executing.page(session, plan, query, today, size=5)
    assert [one.ref for one in paged.items] == [one.ref for one in every[:5]]


def test_sql_finds_what_python_finds_in_a_plan_in_which_everything_happened(lived: SmallPlan) -> None:
    values = values_of(lived.session, lived.plan, TODAY)

    @given(query=queries(values))
    @settings(max_examples=150)
    def holds(query: Query) -> None:
        held_equal(lived.session, lived.plan, query, TODAY)

    holds()


def test_sql_finds_what_python_finds_in_the_demo_plan(demo_session: Session, demo_plan: Plan) -> None:
    values = values_of(demo_session, demo_plan, DEMO_DAY)

    @given(query=queries(values))
    @settings(max_examples=15)
    def holds(query: Query) -> None:
        held_equal(demo_session, demo_plan, query, DEMO_DAY)

    holds()


def test_what_is_no_longer_needed_is_found_where_it_is_asked_for_alone(small: SmallPlan) -> None:
    small.item("A1")
    gone, by = small.item("A2"), small.person()
    edits.drop(small.session, gone, why="Done elsewhere", by=by, now=NOW)
    small.session.flush()
    asked = {"dropped": Query(where=(Is(states=(State.DROPPED,)),)), "all": Query(where=())}
    found = {
        name: [one.ref for one in executing.page(small.session, small.plan, query, TODAY).items]
        for name, query in asked.items()
    }
    assert found == {"dropped": ["A2"], "all": ["A1"]}
    assert executing.total(small.session, small.plan, asked["dropped"], TODAY).number == 1
    titled = Query(where=(Is(states=(State.DROPPED,)), Titled(words=("title",))))
    assert [one.ref for one in executing.page(small.session, small.plan, titled, TODAY).items] == ["A2"]


@pytest.mark.parametrize(
    "text",
    [
        '{"limit":100000000000000000000}',
        '{"where":[{"field":"owner","people":[99999999999999999999]}]}',
        '{"where":[{"field":"overdue by","days":{"least":99999999999}}]}',
        '{"wanted":"person","subjects":[{"kind":"person","key":"x"}]}',
        '{"wanted":"person","subjects":[{"kind":"person","key":"99999999999999999999"}]}',
    ],
)
def test_what_no_database_could_look_for_is_no_query(text: str) -> None:
    with pytest.raises(ValidationError):
        Query.model_validate_json(text)
