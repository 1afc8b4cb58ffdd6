"""Themes, recommendations, actions and people by what is under them."""

from datetime import date

from sqlmodel import Session

from store.plan import plans
from store.query import others
from store.query.having import Having
from store.query.model import IS_COMPLETE, Coloured, InTheme, Query
from store.rules.terms import Brag

DAY = date(2022, 7, 11)
RED = Coloured(colours=(Brag.RED,))


def test_what_has_none_is_all_that_has_not_some(demo_session: Session) -> None:
    plan = plans.current(demo_session)
    assert plan is not None
    some, none = Query(where=(RED,)), Query(where=(RED,), having=Having.NONE)
    red = {one.one.ref for one in others.recommendations_with(demo_session, plan, some, DAY)}
    clean = {one.one.ref for one in others.recommendations_with(demo_session, plan, none, DAY)}
    assert red
    assert clean
    assert red.isdisjoint(clean)
    assert red | clean == {one.ref for one in plans.recommendations(demo_session, plan)}


def test_an_action_of_which_each_milestone_is_complete_has_no_other(demo_session: Session) -> None:
    plan = plans.current(demo_session)
    assert plan is not None
    each = others.actions_with(demo_session, plan, Query(where=(IS_COMPLETE,), having=Having.EACH), DAY)
    some = others.actions_with(demo_session, plan, Query(where=(IS_COMPLETE,)), DAY)
    open_ones = Query(where=(IS_COMPLETE.model_copy(update={"negated": True}),))
    left = {one.ref for one in others.actions_with(demo_session, plan, open_ones, DAY)}
    assert {one.ref for one in each} == {one.ref for one in some} - left


def test_those_with_none_are_of_the_same_part_of_the_plan(demo_session: Session) -> None:
    plan = plans.current(demo_session)
    assert plan is not None
    query = Query(where=(InTheme(letters=("C",)), RED), having=Having.NONE)
    found = [one.ref for one in others.actions_with(demo_session, plan, query, DAY)]
    assert found
    assert {ref[0] for ref in found} == {"C"}
    assert "C14" not in found
