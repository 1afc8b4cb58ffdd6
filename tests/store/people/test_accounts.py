"""People and their accounts: one person by e-mail address, no role by hearsay."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session, func, select

from store.models import Identity, Person
from store.people import accounts, directory
from store.people.accounts import Account
from store.people.permissions import may
from store.rules.terms import Role
from tests.small_plan import SmallPlan

OWNER = Account("slack", "T1", "U1", "Olive Owner", "owner@council.example", "Team Manager")


def many(session: Session, model: type[Person] | type[Identity]) -> int:
    return session.exec(select(func.count()).select_from(model)).one()


def test_an_account_is_linked_to_whom_the_plan_knows_by_e_mail(small: SmallPlan) -> None:
    known = small.person("Owner")
    person = accounts.remember(small.session, replace(OWNER, email=" OWNER@Council.Example "))
    assert person.id == known.id
    assert (person.name, person.post) == ("Olive Owner", "Team Manager")
    assert accounts.by_account(small.session, "slack", "T1", "U1") == known
    assert accounts.account_of(small.session, known.id, "slack") == "U1"


def test_an_account_nobody_knows_is_a_new_viewer(session: Session) -> None:
    person = accounts.remember(session, OWNER)
    assert (person.roles, person.email) == ([], "owner@council.example")


def test_an_account_without_an_e_mail_address_is_a_person_of_its_own(session: Session) -> None:
    first = accounts.remember(session, replace(OWNER, email=None))
    second = accounts.remember(session, replace(OWNER, external_id="U2", email=None))
    assert first.id != second.id


def test_an_account_seen_again_is_brought_up_to_date_and_not_doubled(session: Session) -> None:
    person = accounts.remember(session, OWNER)
    accounts.remember(session, replace(OWNER, name="Olive Newname", post=None, active=False))
    assert (person.name, person.post, person.active) == ("Olive Newname", "Team Manager", False)
    assert (many(session, Person), many(session, Identity)) == (1, 1)


@pytest.mark.parametrize("role", Role)
def test_a_chats_directory_never_changes_a_role(small: SmallPlan, role: Role) -> None:
    small.person("Owner", role)
    for account in (OWNER, replace(OWNER, guest=True), replace(OWNER, active=False)):
        assert [one.role for one in accounts.remember(small.session, account).roles] == [role]


def test_one_person_may_have_accounts_in_several_chats(session: Session) -> None:
    person = accounts.remember(session, OWNER)
    assert accounts.remember(session, replace(OWNER, platform="teams", external_id="M1")).id == person.id
    assert accounts.account_of(session, person.id, "teams") == "M1"
    assert accounts.account_of(session, person.id, "slack") == "U1"


def test_a_guest_with_the_leads_e_mail_address_is_not_the_lead(small: SmallPlan) -> None:
    """An organisation elsewhere can write any address into its directory."""
    lead = small.person("Lead", Role.LEAD)
    accounts.remember(small.session, replace(OWNER, email=lead.email))
    stranger = accounts.remember(
        small.session, replace(OWNER, tenant="T2", external_id="U9", email=lead.email, guest=True)
    )
    assert stranger.id != lead.id
    assert not may(stranger, "read", small.plan)
    assert may(lead, "edit", small.plan)


def test_a_guest_does_not_take_an_e_mail_address_before_its_member_comes(session: Session) -> None:
    accounts.remember(session, replace(OWNER, external_id="U9", guest=True))
    member = accounts.remember(session, OWNER)
    assert may(member, "read", None)
    assert directory.by_email(session, "owner@council.example") == member


def test_a_guest_whom_the_plan_knows_as_one_is_that_person(small: SmallPlan) -> None:
    known = small.person("Owner", guest=True)
    assert accounts.remember(small.session, replace(OWNER, guest=True)).id == known.id


@pytest.mark.parametrize("closed_first", [True, False])
def test_a_closed_account_does_not_silence_somebody_who_has_a_new_one(small: SmallPlan, closed_first: bool) -> None:
    owner = small.person("Owner")
    both = [replace(OWNER, external_id="U0", active=False), OWNER]
    for account in (both if closed_first else both[::-1]) * 2:
        accounts.remember(small.session, account)
    assert may(owner, "read", small.plan)
    assert accounts.account_of(small.session, owner.id, "slack") == "U1"


def test_somebody_whose_only_account_is_closed_is_no_longer_active(small: SmallPlan) -> None:
    owner = small.person("Owner")
    accounts.remember(small.session, replace(OWNER, active=False))
    assert not owner.active


def test_a_page_of_the_directory_brings_all_up_to_date_in_one_query(session: Session) -> None:
    page = [replace(OWNER, external_id=f"U{number}", email=f"u{number}@council.example") for number in range(40)]
    accounts.remember_all(session, page)
    page[7] = replace(page[7], name="Olive Newname", active=False)
    said: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda _c, _k, words, *_: said.append(words))
    accounts.remember_all(session, page)
    assert len(said) <= 4, "the turn, the query, and the rows of the one account that changed and of its person"
    found = [accounts.by_account(session, "slack", "T1", one.external_id) for one in page]
    assert [one.name for one in found if one and not one.active] == ["Olive Newname"]
    assert len({one.id for one in found if one}) == 40


def test_of_two_accounts_on_a_page_the_newest_speaks(session: Session) -> None:
    accounts.remember(session, OWNER)
    for page in ([replace(OWNER, external_id="U2"), OWNER], [OWNER, replace(OWNER, external_id="U2")]):
        accounts.remember_all(session, [replace(one, active=one.external_id == "U2") for one in page])
        owner = accounts.by_account(session, "slack", "T1", "U2")
        assert owner is not None
        assert owner.active
    assert accounts.by_account(session, "slack", "T1", OWNER.external_id) == owner
