"""How a plan's documents are read: settled once by its lead, and counted when the next document comes."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from store.documents.choices import Choices
from store.documents.staged import Doubt, KeyEntry, StagedAction, StagedPlan, StagedTheme
from store.loading import plan_reading
from store.loading.accepted import Accepted
from store.loading.saving import save_plan, save_version
from store.loading.unguarded import read_text
from store.models import Change, Item, Person, Plan, Update
from store.plan import plan_settings
from store.rules.terms import Progress
from tests.small_plan import NOW

LATER = NOW + timedelta(days=30)
BLUE_IS_ON_TRACK = KeyEntry(printed="Blue", rating="blue", means=Progress.ON_TRACK, source="file")
ASSUMED = KeyEntry(printed="Blue", rating="blue", means=Progress.COMPLETE, source="assumed")
ASKED = Doubt(
    where="row 2", printed="Blue", reading="blue: complete", why="No key says so. Does blue mean complete here?"
)


def plan_of(*ratings: str, key: list[KeyEntry], doubts: list[Doubt] | None = None) -> StagedPlan:
    actions = [
        StagedAction.model_validate({"ref": f"A{n}", "title": f"Title {n}", "theme": "A", "rating": rating or None})
        for n, rating in enumerate(ratings, start=1)
    ]
    themes = [StagedTheme(ref="A", title="Workforce")]
    return StagedPlan(title="Plan", themes=themes, actions=actions, rating_key=key, doubts=doubts or [])


@pytest.fixture
def lead(session: Session) -> Person:
    person = Person(name="Improvement Lead", email="lead@council.example")
    session.add(person)
    session.flush()
    return person


def saved(session: Session, staged: StagedPlan) -> Plan:
    return save_plan(session, staged, source="v1.docx", now=NOW)


def next_version(session: Session, plan: Plan, staged: StagedPlan, by: Person) -> dict[str, Progress | None]:
    """How each action stands after it."""
    save_version(session, plan, staged, Accepted(), source="v2.docx", by=by, now=LATER)
    return dict(session.exec(select(Item.ref, col(Item.progress))).all())


def test_a_key_is_remembered_for_a_document_that_prints_none(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("amber", "blue", key=[BLUE_IS_ON_TRACK]))
    newer = plan_of("blue", "blue", key=[ASSUMED], doubts=[ASKED])
    read = plan_reading.with_key_of(plan, newer)
    assert (read.rating_key, read.doubts) == ([BLUE_IS_ON_TRACK], [])
    stands = next_version(session, plan, newer, lead)
    assert stands == {"A1": Progress.ON_TRACK, "A2": Progress.ON_TRACK}
    assert session.exec(select(Item).where(Item.ref == "A1")).one().completed_on is None
    assert plan_reading.key_of(plan) == [BLUE_IS_ON_TRACK]


def test_what_was_only_assumed_is_asked_again(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("blue", key=[ASSUMED]))
    read = plan_reading.with_key_of(plan, plan_of("blue", key=[ASSUMED], doubts=[ASKED]))
    assert (read.rating_key, read.doubts) == ([ASSUMED], [ASKED])


def test_a_new_key_in_the_document_takes_the_place_of_the_old_one(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("blue", key=[BLUE_IS_ON_TRACK]))
    newer = KeyEntry(printed="Blue", rating="blue", means=Progress.AT_RISK, source="file")
    assert next_version(session, plan, plan_of("amber", "blue", key=[newer]), lead)["A2"] is Progress.AT_RISK
    assert plan_reading.key_of(plan) == [newer]


def test_what_the_lead_said_counts_more_than_any_document(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("amber", key=[BLUE_IS_ON_TRACK]))
    [said] = plan_reading.set_meaning(session, plan, "blue", Progress.DELAYED, by=lead, now=NOW)
    assert said == KeyEntry(printed="Blue", rating="blue", means=Progress.DELAYED, source="confirmed")
    assert next_version(session, plan, plan_of("blue", key=[BLUE_IS_ON_TRACK]), lead) == {"A1": Progress.DELAYED}
    assert plan_reading.key_of(plan) == [said]


def test_a_rating_may_mean_nothing_at_all(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("", key=[]))
    plan_reading.set_meaning(session, plan, "blue", None, by=lead, now=NOW)
    assert next_version(session, plan, plan_of("blue", key=[ASSUMED]), lead) == {"A1": None}
    assert session.exec(select(Update)).all() == []


def test_what_no_document_prints_and_no_colour_names_is_no_rating(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("blue", key=[BLUE_IS_ON_TRACK]))
    assert plan_reading.set_meaning(session, plan, "zebra", Progress.DELAYED, by=lead, now=NOW) == []
    assert plan_reading.key_of(plan) == [BLUE_IS_ON_TRACK]


DOCUMENT = """Plan
Ref\tAction\tDue date
1\tRecruit social workers\tQ1 2022
2\tTrain every manager\tAutumn term 2022
"""


def test_quarters_and_terms_count_when_a_document_is_read(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("", key=[]))
    plan_settings.change(session, plan, Choices(financial_quarters=False), by=lead, now=NOW)
    plan_settings.change(session, plan, plan_reading.choices_of(plan).ending({"autumn": (12, 20)}), by=lead, now=NOW)
    session.flush()
    session.expire(plan)
    read = read_text(DOCUMENT, "plan.txt", plan_reading.choices_of(plan))
    assert [str(one.due.date) for one in read.actions if one.due] == ["2022-03-31", "2022-12-20"]
    before = read_text(DOCUMENT, "plan.txt")
    assert [str(one.due.date) for one in before.actions if one.due] == ["2022-06-30", "2022-12-31"]


def test_each_setting_keeps_what_was_there_before(session: Session, lead: Person) -> None:
    plan = saved(session, plan_of("blue", key=[BLUE_IS_ON_TRACK]))
    plan_settings.change(session, plan, Choices(financial_quarters=False), by=lead, now=NOW)
    plan_settings.change(session, plan, plan_reading.choices_of(plan).ending({"spring": (4, 5)}), by=lead, now=NOW)
    plan_reading.set_meaning(session, plan, "blue", Progress.COMPLETE, by=lead, now=NOW)
    said = [(one.field, one.before, one.after) for one in session.exec(select(Change).where(Change.what == "plan"))]
    assert said == [
        ("quarters", "financial", "calendar"),
        (
            "school terms end",
            "autumn 31 December, spring 31 March, summer 31 July",
            "autumn 31 December, spring 5 April, summer 31 July",
        ),
        ("meaning of Blue", "on track", "complete"),
    ]
