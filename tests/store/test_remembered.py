"""What somebody asked last: one query a place, for an hour, in any process."""

from datetime import timedelta

from sqlmodel import Session, select

from store.database import SessionMaker, transaction
from store.models import Remembered
from store.query.model import Is, Query, State, Wanted
from store.query.remembered import KEEP, last_asked, remember
from tests.small_plan import NOW, SmallPlan, make_small_plan

LATE = Query(where=(Is(states=(State.OVERDUE,)),))
HOW_MANY = LATE.model_copy(update={"wanted": Wanted.COUNT})


def test_the_last_question_takes_the_place_of_the_one_before(session: Session, small: SmallPlan) -> None:
    person, plan = small.person("Priya").id or 0, small.plan.id or 0
    remember(session, person, "", plan, LATE, NOW)
    remember(session, person, "", plan, HOW_MANY, NOW + timedelta(minutes=1))
    remember(session, person, "C1/17", plan, LATE, NOW)
    assert last_asked(session, person, ("",), plan, NOW) == HOW_MANY
    assert last_asked(session, person, ("C1/17", ""), plan, NOW) == LATE, "the thread goes before where it stands"
    assert last_asked(session, person, ("C1/18", ""), plan, NOW) == HOW_MANY
    assert last_asked(session, small.person("Jo").id or 0, ("",), plan, NOW) is None
    assert last_asked(session, person, ("",), plan + 1, NOW) is None


def test_it_is_forgotten_after_an_hour_and_leaves_nothing(session: Session, small: SmallPlan) -> None:
    person, plan = small.person("Priya").id or 0, small.plan.id or 0
    remember(session, person, "old", plan, LATE, NOW)
    later = NOW + KEEP + timedelta(seconds=1)
    assert last_asked(session, person, ("old",), plan, later) is None
    remember(session, person, "new", plan, LATE, later)
    assert session.exec(select(Remembered.place)).all() == ["new"]


def test_another_process_knows_it_too(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        small = make_small_plan(session)
        person, plan = small.person("Priya").id or 0, small.plan.id or 0
        remember(session, person, "", plan, LATE, NOW)
    with transaction(sessions) as session:
        assert last_asked(session, person, ("",), plan, NOW) == LATE


def test_what_nothing_follows_on_leaves_nothing_to_point_to(session: Session, small: SmallPlan) -> None:
    person, plan = small.person("Priya").id or 0, small.plan.id or 0
    remember(session, person, "", plan, LATE, NOW)
    remember(session, person, "C1/17", plan, None, NOW)
    assert last_asked(session, person, ("C1/17", ""), plan, NOW) is None
    assert last_asked(session, person, ("",), plan, NOW) == LATE
