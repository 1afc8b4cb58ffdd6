"""A newer version of a document: what is the same is found again, what was said stays, and nothing is deleted."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from store.dates import read_date
from store.documents.staged import (
    StagedAction,
    StagedMilestone,
    StagedRecommendation,
    StagedRisk,
    StagedStandard,
    StagedTheme,
)
from store.documents.staged import (
    StagedPlan as Staged,
)
from store.loading import StagedPlan
from store.loading.accepted import Accepted
from store.loading.difference import Difference, difference_of
from store.loading.revision import revise
from store.loading.saving import save_plan, save_version
from store.loading.staging import staged_of
from store.models import Item, Person, Plan, Update
from store.plan import edits, history, items, plans, practice, updates
from store.plan.updates import Statement
from store.query import executing
from store.query.model import Query
from store.rules.terms import Precision, Progress
from tests.small_plan import NOW, TODAY

LATER = NOW + timedelta(days=30)


def plan_of(*actions: StagedAction, **fields: object) -> StagedPlan:
    return Staged.model_validate(
        {
            "title": "Plan",
            "themes": [StagedTheme(ref="A", title="Workforce"), StagedTheme(ref="B", title="Practice")],
            "recommendations": [
                StagedRecommendation(ref=f"R{n}", number=n, title=f"Recommendation {n}") for n in (1, 2)
            ],
            "actions": list(actions),
            **fields,
        }
    )


def action(
    ref: str, title: str, theme: str = "A", *, printed: bool = False, due: str = "", **fields: object
) -> StagedAction:
    return StagedAction.model_validate(
        {
            "ref": ref,
            "printed_ref": ref if printed else None,
            "title": title,
            "theme": theme,
            "due": read_date(due) if due else None,
            **fields,
        }
    )


@pytest.fixture
def lead(session: Session) -> Person:
    person = Person(name="Improvement Lead", email="lead@council.example")
    session.add(person)
    session.flush()
    return person


def first(session: Session, *actions: StagedAction, **fields: object) -> Plan:
    return save_plan(session, plan_of(*actions, **fields), source="v1.docx", now=NOW)


def difference(session: Session, plan: Plan, staged: StagedPlan) -> Difference:
    return difference_of(session, revise(session, plan, staged, TODAY))


def second(session: Session, plan: Plan, staged: StagedPlan, by: Person, **accepted: object) -> None:
    save_version(session, plan, staged, Accepted(**accepted), source="v2.docx", by=by, now=LATER)  # type: ignore[arg-type]


def refs(session: Session) -> dict[str, str]:
    """Titles by reference, of what is open."""
    open_ones = select(Item.ref, Item.title).where(col(Item.closed_at).is_(None))
    return dict(session.exec(open_ones).all())


def test_the_same_document_again_changes_nothing(session: Session, lead: Person) -> None:
    actions = [action("A1", "Recruit social workers", due="July 2022", owners=["Head of HR"], rating="amber")]
    plan = first(session, *actions)
    found = difference(session, plan, plan_of(*actions))
    assert (found.state, found.nothing, found.unchanged) == ("version", True, 1)
    before = len(session.exec(select(Update)).all())
    second(session, plan, plan_of(*actions), lead)
    assert len(session.exec(select(Update)).all()) == before
    assert difference(session, plan, plan_of(*actions)).nothing


def test_what_is_new_changed_and_gone_is_said_before_it_is_done(session: Session) -> None:
    plan = first(session, action("A1", "Recruit social workers", due="July 2022"), action("A2", "Close the old office"))
    found = difference(
        session, plan, plan_of(action("A1", "Recruit social workers", due="September 2022"), action("A2", "Open a hub"))
    )
    assert [(one.ref, one.title) for one in found.added] == [("A3", "Open a hub")]
    [moved] = found.changed
    assert (moved.ref, [(one.field, one.before, one.after) for one in moved.changes]) == (
        "A1",
        [("due", "July 2022", "September 2022")],
    )
    assert [(one.ref, one.title) for one in found.gone] == [("A2", "Close the old office")]
    assert refs(session) == {"A1": "Recruit social workers", "A2": "Close the old office"}, "nothing was done yet"


def test_updates_and_history_stay_and_the_older_promise_is_kept(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers", due="July 2022"))
    item = session.exec(select(Item)).one()
    said = Statement(Progress.AT_RISK, "Two posts are vacant")
    updates.record_update(session, item, said, by=lead, now=NOW, day=TODAY)
    second(session, plan, plan_of(action("A1", "Recruit social workers", due="September 2022")), lead)
    assert (item.baseline, item.progress) == (date(2022, 9, 30), Progress.AT_RISK)
    assert len(session.exec(select(Update)).all()) == 1
    [moved] = [e.change for e in history.changes_between(session, plan, LATER, LATER) if e.change]
    assert (moved.field, moved.before, moved.after, moved.why, moved.by_id) == (
        "baseline",
        "2022-07-31",
        "2022-09-30",
        "as printed in v2.docx",
        lead.id,
    )


def test_what_was_changed_here_is_not_undone_by_a_document_that_says_what_it_said(
    session: Session, lead: Person
) -> None:
    plan = first(session, action("A1", "Recruit social workers", due="July 2022"))
    item = session.exec(select(Item)).one()
    edits.rebaseline(session, item, date(2022, 8, 12), Precision.DAY, by=lead, why="late", agreed_by="Board", now=NOW)
    same = plan_of(action("A1", "Recruit social workers", due="July 2022"))
    assert difference(session, plan, same).nothing
    second(session, plan, same, lead)
    assert item.baseline == date(2022, 8, 12)
    [changed] = difference(session, plan, plan_of(action("A1", "Recruit social workers", due="October 2022"))).changed
    [due] = changed.changes
    assert (due.before, due.after, due.moved_here) == ("12 August 2022", "October 2022", "July 2022")


def test_gone_things_close_only_after_a_yes_and_are_never_deleted(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers"), action("A2", "Close the old office"))
    shorter = plan_of(action("A1", "Recruit social workers"))
    second(session, plan, shorter, lead)
    assert "A2" in refs(session)
    second(session, plan, shorter, lead, close_gone=True)
    assert refs(session) == {"A1": "Recruit social workers"}
    assert len(session.exec(select(Item)).all()) == 2
    assert items.get(session, plan, "A2") is None
    second(session, plan, plan_of(action("A1", "Recruit social workers"), action("A2", "Close the old office")), lead)
    assert "A2" in refs(session), "a later document brings it back"


def test_what_people_added_here_is_not_gone_because_no_document_has_it(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers"))
    parent = session.exec(select(Item)).one()
    edits.add_milestone(session, parent, "Advertise", date(2022, 8, 1), Precision.DAY, by=lead, now=NOW)
    assert difference(session, plan, plan_of(action("A1", "Recruit social workers"))).nothing


def test_what_was_completed_is_not_gone(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers"), action("A2", "Close the old office", rating="blue"))
    assert difference(session, plan, plan_of(action("A1", "Recruit social workers"))).gone == []


def test_a_made_up_reference_stays_with_its_thing_when_another_is_put_before_it(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers"), action("A2", "Train managers"))
    newer = plan_of(
        action("A1", "Write a strategy"), action("A2", "Recruit social workers"), action("A3", "Train managers")
    )
    second(session, plan, newer, lead)
    assert refs(session) == {"A1": "Recruit social workers", "A2": "Train managers", "A3": "Write a strategy"}


def test_a_printed_reference_stands_though_its_words_change(session: Session, lead: Person) -> None:
    plan = first(session, action("1.1", "Recruit social workers", printed=True), action("1.2", "Train", printed=True))
    newer = plan_of(
        action("1.1", "Recruit and keep social workers", printed=True),
        action("1.2", "Train all managers", printed=True),
    )
    found = difference(session, plan, newer)
    assert (found.added, found.gone, len(found.changed)) == ([], [], 2)
    second(session, plan, newer, lead)
    assert refs(session) == {"1.1": "Recruit and keep social workers", "1.2": "Train all managers"}


def test_renumbered_actions_keep_what_was_said_of_them(session: Session, lead: Person) -> None:
    """A council puts an action in between, and all behind it move down by one."""
    plan = first(
        session, action("1.1", "Recruit social workers", printed=True), action("1.2", "Open a hub", printed=True)
    )
    hub = session.exec(select(Item).where(Item.ref == "1.2")).one()
    updates.record_update(session, hub, Statement(Progress.ON_TRACK, "Keys are here"), by=lead, now=NOW, day=TODAY)
    newer = plan_of(
        action("1.1", "Write a strategy for visits", printed=True),
        action("1.2", "Recruit social workers", printed=True),
        action("1.3", "Open a hub", printed=True),
    )
    second(session, plan, newer, lead)
    assert refs(session) == {
        "1.1": "Write a strategy for visits",
        "1.2": "Recruit social workers",
        "1.3": "Open a hub",
    }
    assert (hub.ref, hub.progress) == ("1.3", Progress.ON_TRACK)


def test_what_is_gone_gives_up_its_printed_reference_to_what_now_has_it(session: Session, lead: Person) -> None:
    plan = first(
        session, action("1.1", "Close the old office", printed=True), action("1.2", "Open a hub", printed=True)
    )
    second(session, plan, plan_of(action("1.1", "Open a hub", printed=True)), lead, close_gone=True)
    assert refs(session) == {"1.1": "Open a hub"}
    gone = session.exec(select(Item).where(Item.title == "Close the old office")).one()
    assert gone.ref == "1.1a"
    assert gone.closed_at is not None


def test_milestones_are_found_again_under_their_action_and_may_move(session: Session, lead: Person) -> None:
    step, other = StagedMilestone(title="Advertise"), StagedMilestone(title="Interview")
    plan = first(session, action("A1", "Recruit", milestones=[step, other]), action("A2", "Train"))
    newer = plan_of(action("A1", "Recruit", milestones=[step]), action("A2", "Train", milestones=[other]))
    [moved] = difference(session, plan, newer).changed
    assert (moved.ref, moved.changes[0].field, moved.changes[0].after) == ("A1.2", "action", "A2")
    second(session, plan, newer, lead)
    interview = session.exec(select(Item).where(Item.title == "Interview")).one()
    parent = session.get(Item, interview.parent_id)
    assert parent is not None
    assert (parent.ref, interview.ref) == ("A2", "A1.2")


def test_a_theme_keeps_its_letter_and_a_new_one_gets_the_next(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit"), action("B1", "Visit", "B"))
    newer = plan_of(
        action("A1", "Listen", "A"),
        action("B1", "Recruit", "B"),
        action("C1", "Visit", "C"),
        themes=[
            StagedTheme(ref="A", title="Voice"),
            StagedTheme(ref="B", title="Workforce"),
            StagedTheme(ref="C", title="Practice"),
        ],
    )
    second(session, plan, newer, lead)
    assert {one.letter: one.title for one in plans.themes(session, plan)} == {
        "A": "Workforce",
        "B": "Practice",
        "C": "Voice",
    }
    assert refs(session) == {"A1": "Recruit", "B1": "Visit", "C1": "Listen"}


def test_a_rating_that_is_printed_otherwise_is_one_more_update_of_nobody(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit", rating="amber", status="Slow"))
    second(session, plan, plan_of(action("A1", "Recruit", rating="green", status="Ten started")), lead)
    said = [(one.progress, one.words, one.by_id) for one in session.exec(select(Update).order_by(col(Update.id)))]
    assert said == [(Progress.AT_RISK, "Slow", None), (Progress.ON_TRACK, "Ten started", None)]


def test_what_a_document_no_longer_prints_takes_nothing_away(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit", due="July 2022", owners=["Head of HR"], rating="amber"))
    bare = plan_of(action("A1", "Recruit"))
    assert difference(session, plan, bare).nothing
    second(session, plan, bare, lead)
    [view] = executing.every(session, plan, Query(), TODAY)
    assert (view.baseline, view.printed_owners[0].words) == (date(2022, 7, 31), "Head of HR")


def test_what_is_left_out_stays_as_it_is(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit", due="July 2022"), action("A2", "Train", due="July 2022"))
    newer = plan_of(
        action("A1", "Recruit", due="May 2023"), action("A2", "Train", due="May 2023"), action("A3", "Open a hub")
    )
    second(session, plan, newer, lead, without=["a 1", "A3"])
    assert refs(session) == {"A1": "Recruit", "A2": "Train"}
    dues = {one.ref: one.baseline for one in session.exec(select(Item))}
    assert dues == {"A1": date(2022, 7, 31), "A2": date(2023, 5, 31)}


def test_standards_risks_and_recommendations_come_again_too(session: Session, lead: Person) -> None:
    plan = first(
        session,
        action("A1", "Recruit"),
        standards=[StagedStandard(ref="I.1", title="Visits are in time", measure="% in time")],
        risks=[StagedRisk(ref="RK1", title="Rain", likelihood="High"), StagedRisk(ref="RK2", title="Snow")],
    )
    newer = plan_of(
        action("A1", "Recruit"),
        standards=[
            StagedStandard(ref="I.1", title="Calls are answered"),
            StagedStandard(ref="I.2", title="Visits are in time", measure="% within 5 days"),
        ],
        risks=[StagedRisk(ref="RK1", title="Snow"), StagedRisk(ref="RK2", title="Wind")],
    )
    second(session, plan, newer, lead, close_gone=True)
    standards = {one.ref: one.title for one in practice.standards(session, plan)}
    assert standards == {"I.1": "Calls are answered", "I.2": "Visits are in time"}
    assert {one.ref: one.title for one in practice.risks(session, plan)} == {"RK2": "Snow", "RK3": "Wind"}


def test_another_plan_is_told_apart_from_a_next_version(session: Session) -> None:
    plan = first(session, *(action(f"A{n}", f"Recruit in area {n} and tell us") for n in range(1, 11)))
    other = plan_of(*(action(f"A{n}", f"Quite another thing of the year {2000 + n}") for n in range(1, 11)))
    assert difference(session, plan, other).state == "other"


def test_our_own_file_is_always_read_by_our_references(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit", due="July 2022", owners=["Head of HR"]), action("A2", "Train"))
    ours = staged_of(session, plan, TODAY)
    assert difference(session, plan, ours).nothing
    ours.actions[0].title, ours.actions[1].title = "Quite another thing", "Recruit"
    second(session, plan, ours, lead)
    assert sorted(refs(session).values()) == ["Quite another thing", "Recruit"]


def test_what_is_no_longer_needed_stays_closed_although_the_document_prints_it(session: Session, lead: Person) -> None:
    plan = first(session, action("A1", "Recruit social workers", due="July 2022"), action("A2", "Open a hub"))
    item = session.exec(select(Item).where(Item.ref == "A1")).one()
    edits.drop(session, item, why="Done elsewhere", by=lead, now=NOW)
    session.flush()
    later = plan_of(action("A1", "Recruit social workers", due="September 2022"), action("A2", "Open a hub"))
    assert difference(session, plan, later).nothing
    second(session, plan, later, lead)
    assert refs(session) == {"A2": "Open a hub"}
