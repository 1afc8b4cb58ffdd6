"""What is kept of a plan's titles is known to be old once one has changed, and not before."""

from sqlmodel import Session

from store.plan import council_words, edits, titles
from tests.small_plan import NOW, SmallPlan


def titled(session: Session, small: SmallPlan) -> dict[str, str]:
    return {one.key: one.title for one in titles.titled(session, small.plan) if one.kind == "item"}


def test_a_new_title_is_told_and_so_is_a_new_action(session: Session, small: SmallPlan) -> None:
    lead, action = small.person(), small.item("A1", title="Mend the roof")
    before = titles.mark(session, small.plan)
    edits.rename(session, action, "Paint the roof", by=lead, now=NOW)
    after = titles.mark(session, small.plan)
    assert before != after
    assert not titles.as_they_were(session, small.plan, before)
    assert titled(session, small) == {"A1": "Paint the roof"}
    small.item("A2", title="Sweep the yard")
    assert titles.mark(session, small.plan) != after
    assert not titles.as_they_were(session, small.plan, after)


def test_what_touches_no_title_leaves_them_as_they_were(session: Session, small: SmallPlan) -> None:
    lead, action = small.person(), small.item("A1")
    edits.rename(session, action, "Paint the roof", by=lead, now=NOW)
    known = titles.mark(session, small.plan)
    edits.assign(session, action, lead, by=lead, now=NOW)
    assert titles.mark(session, small.plan) != known
    assert titles.as_they_were(session, small.plan, known)
    council_words.add(session, small.plan, "Big project", "A1", by=lead, now=NOW)
    assert not titles.as_they_were(session, small.plan, known)


def test_a_change_that_was_undone_is_no_mark_to_go_by(session: Session, small: SmallPlan) -> None:
    lead, action = small.person(), small.item("A1", title="Mend the roof")
    session.flush()
    undone = session.begin_nested()
    edits.rename(session, action, "Paint the roof", by=lead, now=NOW)
    known = titles.mark(session, small.plan)
    undone.rollback()
    session.refresh(action)
    edits.rename(session, action, "Sell the roof", by=lead, now=NOW)
    assert titles.mark(session, small.plan) != known
    assert not titles.as_they_were(session, small.plan, known)


def test_what_left_the_plan_is_called_nothing(session: Session, small: SmallPlan) -> None:
    lead, action = small.person(), small.item("A1")
    edits.leave(session, action, why="merged", by=lead, now=NOW)
    assert titled(session, small) == {}
    assert titles.mark(session, small.plan)[0]
