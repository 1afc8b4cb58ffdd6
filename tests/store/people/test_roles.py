"""Who leads which plan, who administers the council, and how that is written down."""

import pytest
from sqlmodel import Session, select

from store.models import Change, Plan
from store.people import roles
from store.people.permissions import may
from store.rules.terms import Role
from tests.small_plan import NOW, SmallPlan


def another_plan(session: Session) -> Plan:
    plan = Plan(title="Another plan", source="another.txt", created_at=NOW)
    session.add(plan)
    session.flush()
    return plan


def test_making_an_admin_finds_or_makes_the_person(small: SmallPlan) -> None:
    owner = small.person("Owner")
    assert roles.make_admin(small.session, "Owner@Council.example").id == owner.id
    assert roles.make_admin(small.session, "new@council.example").name == "new@council.example"
    assert {one.name for one in roles.admins(small.session)} == {"Owner", "new@council.example"}


def test_an_admin_who_is_made_again_is_one_admin(small: SmallPlan) -> None:
    for _ in range(2):
        admin = roles.make_admin(small.session, "admin@council.example")
    assert [one.role for one in admin.roles] == [Role.ADMIN]


def test_the_operator_is_made_once_and_hears_nothing(small: SmallPlan) -> None:
    operator = roles.operator(small.session)
    assert roles.operator(small.session).id == operator.id
    assert may(operator, "edit", small.plan)
    assert list(roles.leads(small.session, small.plan)) == []


def test_a_lead_is_of_one_plan_and_an_admin_of_all(small: SmallPlan) -> None:
    other = another_plan(small.session)
    lead, admin = small.person("Lead", Role.LEAD), small.person("Admin", Role.ADMIN)
    assert list(roles.leads(small.session, small.plan)) == [admin, lead]
    assert list(roles.leads(small.session, other)) == [admin]
    assert not may(lead, "edit", other)


def test_where_a_plan_has_no_lead_its_administrators_are_told(small: SmallPlan) -> None:
    lead, admin = small.person("Lead", Role.LEAD), small.person("Admin", Role.ADMIN)
    assert list(roles.programme_leads(small.session, small.plan)) == [lead]
    assert list(roles.programme_leads(small.session, another_plan(small.session))) == [admin]


def test_who_is_made_a_lead_and_who_no_longer_is_stands_in_the_history(small: SmallPlan) -> None:
    admin, person = small.person("Admin", Role.ADMIN), small.person("Person")
    assert roles.make_lead(small.session, small.plan, person, by=admin, now=NOW)
    assert not roles.make_lead(small.session, small.plan, person, by=admin, now=NOW)
    assert may(person, "edit", small.plan)
    assert roles.unmake_lead(small.session, small.plan, person, by=admin, now=NOW)
    assert not roles.unmake_lead(small.session, small.plan, person, by=admin, now=NOW)
    assert not may(person, "edit", small.plan)
    noted = small.session.exec(select(Change).where(Change.field == "role")).all()
    assert [(one.what, one.before, one.after, one.by_id) for one in noted] == [
        ("Person", None, "lead", admin.id),
        ("Person", "lead", "member", admin.id),
    ]


def test_a_custodian_is_of_one_plan_and_stands_in_the_history(small: SmallPlan) -> None:
    admin, person = small.person("Admin", Role.ADMIN), small.person("Person")
    assert roles.make_custodian(small.session, small.plan, person, by=admin, now=NOW)
    assert not roles.make_custodian(small.session, small.plan, person, by=admin, now=NOW)
    assert list(roles.custodians(small.session, small.plan)) == [person]
    assert not may(person, "pulse", another_plan(small.session))
    assert roles.unmake_custodian(small.session, small.plan, person, by=admin, now=NOW)
    assert not roles.unmake_custodian(small.session, small.plan, person, by=admin, now=NOW)
    noted = small.session.exec(select(Change).where(Change.field == "role")).all()
    assert [(one.before, one.after) for one in noted] == [(None, "custodian"), ("custodian", "member")]


def test_nobody_is_custodian_and_administrator_whichever_comes_first(small: SmallPlan) -> None:
    admin, person = small.person("Admin", Role.ADMIN), small.person("Person")
    with pytest.raises(roles.NeverBothError):
        roles.make_custodian(small.session, small.plan, admin, by=admin, now=NOW)
    assert roles.make_custodian(small.session, small.plan, person, by=admin, now=NOW)
    with pytest.raises(roles.NeverBothError):
        roles.make_admin(small.session, "person@council.example")
    assert [one.role for one in person.roles] == [Role.CUSTODIAN]
    assert [one.role for one in admin.roles] == [Role.ADMIN]


def test_somebody_who_was_given_both_runs_no_pulse(small: SmallPlan) -> None:
    """As a database may hold it that was written by hand."""
    person = small.person("Person", Role.ADMIN)
    roles.give(small.session, person, Role.CUSTODIAN, small.plan)
    assert not may(person, "pulse", small.plan)
    assert list(roles.custodians(small.session, small.plan)) == []
