"""Whom a printed owner means: said once, remembered when documents come again, and never against what was given."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from store.documents.staged import StagedAction, StagedPlan, StagedTheme
from store.loading.accepted import Accepted
from store.loading.saving import save_plan, save_version
from store.models import Change, Item, Person, Plan, PrintedOwner
from store.plan import edits, items, printed_owners
from tests.small_plan import NOW, TODAY

LATER = NOW + timedelta(days=30)


def plan_of(**owners: list[str]) -> StagedPlan:
    """Args: owners: of each action, by its reference."""
    actions = [StagedAction(ref=ref, title=f"Title of {ref}", theme="A", owners=some) for ref, some in owners.items()]
    return StagedPlan(title="Plan", themes=[StagedTheme(ref="A", title="Workforce")], actions=actions)


def save(session: Session, **owners: list[str]) -> Plan:
    return save_plan(session, plan_of(**owners), source="v1.docx", now=NOW)


def next_version(session: Session, plan: Plan, by: Person, **owners: list[str]) -> None:
    save_version(session, plan, plan_of(**owners), Accepted(), source="v2.docx", by=by, now=LATER)


def person(session: Session, name: str) -> Person:
    made = Person(name=name, email=f"{name.lower().replace(' ', '.')}@council.example")
    session.add(made)
    session.flush()
    return made


def printed(session: Session, words: str) -> PrintedOwner:
    return session.exec(select(PrintedOwner).where(PrintedOwner.words == words)).one()


def owners(session: Session, plan: Plan) -> dict[str, str | None]:
    refs = session.exec(select(Item.ref)).all()
    return {view.ref: view.owner for view in items.views(session, plan, refs, TODAY)}


@pytest.fixture
def lead(session: Session) -> Person:
    return person(session, "Improvement Lead")


def test_a_match_is_found_again_by_the_next_document(session: Session, lead: Person) -> None:
    plan, ann = save(session, A1=["AB"]), person(session, "Ann Brown")
    moved = printed_owners.match(session, plan, printed(session, "AB"), ann, by=lead, now=NOW)
    assert [item.ref for item in moved] == ["A1"]
    next_version(session, plan, lead, A1=["AB"], A2=["ab", "LADO"])
    assert owners(session, plan) == {"A1": "Ann Brown", "A2": "Ann Brown"}
    assert len(session.exec(select(PrintedOwner)).all()) == 2


def test_nobody_is_remembered_too(session: Session, lead: Person) -> None:
    plan = save(session, A1=["Everybody"])
    printed_owners.match(session, plan, printed(session, "Everybody"), None, by=lead, now=NOW)
    person(session, "Everybody")
    next_version(session, plan, lead, A1=["Everybody"], A2=["Everybody"])
    assert owners(session, plan) == {"A1": None, "A2": None}
    [one] = printed_owners.mentioned(session, plan)
    assert (one.waits, one.person, one.named) == (False, None, 2)


def test_a_name_that_two_people_bear_stays_unmatched_also_in_the_next_document(session: Session, lead: Person) -> None:
    session.add_all([Person(name="Ann Brown", email="one@council.example"), Person(name="ann brown")])
    plan = save(session, A1=["Ann Brown"])
    next_version(session, plan, lead, A1=["Ann Brown"], A2=["Ann Brown"])
    assert owners(session, plan) == {"A1": None, "A2": None}
    assert [one.waits for one in printed_owners.mentioned(session, plan)] == [True]


def test_what_was_given_by_hand_stays_where_it_is(session: Session, lead: Person) -> None:
    plan = save(session, A1=["AB"], A2=["AB"], A3=["LADO", "AB"])
    ann, other = person(session, "Ann Brown"), person(session, "Other Owner")
    given = session.exec(select(Item).where(Item.ref == "A2")).one()
    edits.assign(session, given, other, by=lead, now=NOW)
    printed_owners.match(session, plan, printed(session, "AB"), ann, by=lead, now=NOW)
    assert owners(session, plan) == {"A1": "Ann Brown", "A2": "Other Owner", "A3": None}
    assert printed_owners.standing(session, printed(session, "AB")) == (2, 1)


def test_a_match_that_is_changed_takes_its_things_along_and_keeps_what_it_was(session: Session, lead: Person) -> None:
    plan, ann, bea = save(session, A1=["AB"]), person(session, "Ann Brown"), person(session, "Bea Allen")
    for one in (ann, bea, None):
        printed_owners.match(session, plan, printed(session, "AB"), one, by=lead, now=NOW)
    assert owners(session, plan) == {"A1": None}
    said = [(one.before, one.after) for one in session.exec(select(Change).where(Change.field == "means"))]
    assert said == [(None, "Ann Brown"), ("Ann Brown", "Bea Allen"), ("Bea Allen", None)]


@pytest.mark.parametrize("gone", [{"active": False}, {"guest": True}])
def test_whoever_can_no_longer_be_asked_waits_to_be_replaced(
    session: Session, lead: Person, gone: dict[str, bool]
) -> None:
    plan, ann = save(session, A1=["AB"], A2=["LADO"]), person(session, "Ann Brown")
    printed_owners.match(session, plan, printed(session, "AB"), ann, by=lead, now=NOW)
    printed_owners.match(session, plan, printed(session, "LADO"), person(session, "Lado"), by=lead, now=NOW)
    for name, value in gone.items():
        setattr(ann, name, value)
    session.flush()
    assert [(one.owner.words, one.waits) for one in printed_owners.mentioned(session, plan)] == [
        ("AB", True),
        ("LADO", False),
    ]
