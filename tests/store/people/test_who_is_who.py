"""On either engine: names that tell two people apart, addresses that follow, and two people who become one."""

from dataclasses import replace

from sqlmodel import select

from store.models import Identity, Person, PersonAlias, SamePerson
from store.people import accounts, addresses, naming, same_person
from store.people.accounts import Account
from store.people.permissions import may
from store.rules.terms import Role
from tests.small_plan import NOW, SmallPlan

OLIVE = Account("slack", "T1", "U1", "Olive Owner", "owner@council.example", "Team Manager")
OSCAR = replace(OLIVE, external_id="U2", name="Oscar Owner")


def names(small: SmallPlan, *people: Person) -> list[str]:
    return [naming.name_of(one) for one in people]


def test_two_of_one_name_are_told_apart_by_post_else_by_address_and_others_are_not(small: SmallPlan) -> None:
    east, west, none, alone = (
        Person(name="Sarah Jones", post="Manager, East", email="a@council.example"),
        Person(name="SARAH JONES", post="Manager, West"),
        Person(name="Sarah\u00a0Jones", email="c@council.example"),
        Person(name="Sarah Johns", post="Manager, East"),
    )
    gone = Person(name="Sarah Johns", post="Manager, North", active=False)
    small.session.add_all([east, west, none, alone, gone])
    small.session.flush()
    assert names(small, east, west, none) == [
        "Sarah Jones (Manager, East)",
        "SARAH JONES (Manager, West)",
        "Sarah\u00a0Jones (c@council.example)",
    ]
    assert names(small, alone, gone) == ["Sarah Johns", "Sarah Johns (Manager, North)"]
    twin = Person(name="Sarah Jones", post="manager, east")
    small.session.add(twin)
    small.session.flush()
    assert names(small, east, twin) == ["Sarah Jones (a@council.example)", f"Sarah Jones (number {twin.id})"]


def test_a_changed_address_follows_and_the_old_one_is_an_alias(small: SmallPlan) -> None:
    person = accounts.remember(small.session, OLIVE)
    accounts.remember(small.session, replace(OLIVE, email="olive@council.example"))
    assert person.email == "olive@council.example"
    for address in ("owner@council.example", "Olive@Council.Example"):
        assert addresses.by_address(small.session, address) == person
    newcomer = accounts.remember(small.session, OSCAR)
    assert newcomer != person, "an alias lends an account nothing"
    assert addresses.by_address(small.session, "owner@council.example") == newcomer
    accounts.remember(small.session, OLIVE)
    assert (person.email, newcomer.email) == ("olive@council.example", "owner@council.example")


def test_of_two_who_are_one_all_is_the_ones(small: SmallPlan) -> None:
    lead, person = small.person("Lead", Role.LEAD), accounts.remember(small.session, OLIVE)
    accounts.remember(small.session, replace(OLIVE, active=False))
    other = accounts.remember(small.session, OSCAR)
    assert other != person
    assert not may(person, "read", small.plan)
    (question,) = same_person.waiting(small.session)
    assert [one for one, _ in same_person.who_says(small.session, question, [small.plan])] == [lead]
    item = small.item("A9", owner_id=other.id)
    same_person.decide(small.session, question, same=True, by=lead, now=NOW)
    assert (person.active, person.name, person.email) == (True, "Oscar Owner", "owner@council.example")
    assert accounts.by_account(small.session, "slack", "T1", "U2") == person
    assert may(person, "update", small.plan, item)
    assert not may(other, "read", small.plan)
    assert accounts.remember(small.session, OSCAR) == person
    assert same_person.waiting(small.session) == []


def test_an_address_is_asked_about_once(small: SmallPlan) -> None:
    accounts.remember(small.session, OLIVE)
    accounts.remember(small.session, replace(OLIVE, active=False))
    for _ in range(2):
        accounts.remember_all(small.session, [replace(OLIVE, active=False), OSCAR])
    assert len(small.session.exec(select(SamePerson)).all()) == 1
    assert len(small.session.exec(select(Identity)).all()) == 2
    assert small.session.exec(select(PersonAlias)).all() == []


def test_an_account_of_the_same_name_is_the_same_person_again(small: SmallPlan) -> None:
    person = accounts.remember(small.session, OLIVE)
    accounts.remember(small.session, replace(OLIVE, active=False))
    again = accounts.remember(small.session, replace(OLIVE, external_id="U3", name="olive  OWNER"))
    assert (again, again.active) == (person, True)


def test_an_account_that_a_grid_kept_under_another_workspace_comes_over(small: SmallPlan) -> None:
    person = accounts.remember(small.session, replace(OLIVE, tenant="T9"))
    assert accounts.remember(small.session, OLIVE) == person
    (identity,) = small.session.exec(select(Identity)).all()
    assert identity.tenant == "T1"
