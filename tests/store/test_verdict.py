"""The verdict that SQL gives of a row is the one that the rules give."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from store.models import Item
from store.plan.item_filters import brag_verdict
from store.query.executing import brag_counts, page
from store.query.model import IS_OVERDUE, Query
from store.rules.brag import brag, is_overdue
from store.rules.terms import Progress
from tests.small_plan import NOW, TODAY, SmallPlan, make_small_plan

days = st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))

rows = st.fixed_dictionaries(
    {
        "progress": st.none() | st.sampled_from(Progress),
        "blocker": st.none() | st.sampled_from(["", " ", "no rooms"]),
        "baseline": st.none() | days,
        "forecast": st.none() | days,
        "completed_on": st.none() | days,
        "claimed_on": st.none() | days,
    }
)


@pytest.fixture(scope="module")
def small(module_session: Session) -> SmallPlan:
    return make_small_plan(module_session)


def put(small: SmallPlan, drawn: list[dict[str, Any]]) -> None:
    for number, row in enumerate(drawn, start=1):
        small.item(f"A{number}", closed_at=NOW if row["completed_on"] else None, **row)


def by_the_rules(item: Item, today: date) -> str:
    return brag(
        progress=item.progress,
        blocker=item.blocker,
        baseline=item.baseline,
        forecast=item.forecast,
        completed_on=item.completed_on,
        claimed_on=item.claimed_on,
        today=today,
    )


def verdicts(session: Session, today: date) -> list[tuple[Item, str]]:
    return list(session.exec(select(Item, brag_verdict(today))))


@settings(max_examples=60)
@given(drawn=st.lists(rows, min_size=1, max_size=12), today=days)
def test_sql_and_the_rules_agree_on_every_row(small: SmallPlan, drawn: list[dict[str, Any]], today: date) -> None:
    with small.session.begin_nested() as undone:
        put(small, drawn)
        found = verdicts(small.session, today)
        assert [colour for _, colour in found] == [by_the_rules(item, today) for item, _ in found]
        counted = brag_counts(small.session, small.plan, Query(), today)
        assert sum(sum(row.values()) for row in counted.values()) == len(drawn)
        late = page(small.session, small.plan, Query(where=(IS_OVERDUE,)), today, size=50)
        overdue = {
            item.ref for item, _ in found if is_overdue(item.baseline, item.completed_on, today, item.claimed_on)
        }
        assert {item.ref for item in late.items} == overdue
        undone.rollback()
