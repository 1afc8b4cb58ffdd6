"""An account in a second chat is whoever bears its address, but rights go with it only after a yes."""

from dataclasses import replace

import pytest

from store.people import accounts, same_person
from store.people.accounts import Account
from store.people.permissions import is_lead
from store.rules.terms import Role
from tests.small_plan import NOW, SmallPlan

IN_SLACK = Account("slack", "T1", "U1", "Lena Lead", "lead@council.example")
IN_TEAMS = Account("teams", "council", "M1", "Lena Lead (CSC)", "lead@council.example")


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN, Role.CUSTODIAN])
def test_until_they_say_yes_whoever_may_more_than_read_is_a_viewer_in_a_second_chat(
    small: SmallPlan, role: Role
) -> None:
    small.person("Lead", role)
    known = accounts.remember(small.session, IN_SLACK)
    there = accounts.remember(small.session, IN_TEAMS)
    assert (there.roles, there.id == known.id) == ([], False)
    assert accounts.remember(small.session, IN_TEAMS).id == there.id, "seen again it is the same viewer"
    (question,) = same_person.waiting(small.session)
    assert [one for one, _ in same_person.who_says(small.session, question, [small.plan])] == [known]
    same_person.decide(small.session, question, same=True, by=known, now=NOW)
    again = accounts.remember(small.session, IN_TEAMS)
    assert (again.id, [one.role for one in again.roles]) == (known.id, [role])
    assert accounts.platforms_of(small.session, known.id) == ["slack", "teams"]


def test_where_it_is_not_they_both_stay_as_they_are(small: SmallPlan) -> None:
    small.person("Lead", Role.LEAD)
    known = accounts.remember(small.session, IN_SLACK)
    there = accounts.remember(small.session, IN_TEAMS)
    (question,) = same_person.waiting(small.session)
    same_person.decide(small.session, question, same=False, by=known, now=NOW)
    assert accounts.remember(small.session, IN_TEAMS).id == there.id
    assert (known.email, is_lead(known, small.plan), there.roles) == ("lead@council.example", True, [])
    assert not same_person.waiting(small.session)


def test_whoever_may_only_read_and_update_their_own_is_asked_nothing(small: SmallPlan) -> None:
    small.person("Lead")
    known = accounts.remember(small.session, IN_SLACK)
    assert accounts.remember(small.session, IN_TEAMS).id == known.id
    assert not same_person.waiting(small.session)


def test_the_first_account_of_a_named_lead_is_theirs_at_once(small: SmallPlan) -> None:
    lead = small.person("Lead", Role.LEAD)
    assert accounts.remember(small.session, IN_TEAMS).id == lead.id


@pytest.mark.parametrize("guest_first", [True, False])
def test_two_accounts_meet_only_where_both_are_full_members(small: SmallPlan, guest_first: bool) -> None:
    small.person("Lead")
    first, second = replace(IN_SLACK, guest=guest_first), replace(IN_TEAMS, guest=not guest_first)
    assert accounts.remember(small.session, first).id != accounts.remember(small.session, second).id
