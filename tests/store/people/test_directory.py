"""People: found by name, and what each may do."""

import pytest
from sqlmodel import Session

from store.people import directory
from store.people.permissions import Verb, may
from store.rules.terms import Role
from tests.small_plan import SmallPlan


def test_an_exact_name_comes_alone_and_a_part_of_one_brings_all(small: SmallPlan) -> None:
    for name in ("Head of Service", "Head of Service, East", "Élodie Marchand"):
        small.person(name)
    small.person("Head of Service, West", active=False)
    assert [one.name for one in directory.by_name(small.session, "head of service")] == ["Head of Service"]
    assert len(directory.by_name(small.session, "head of")) == 2
    assert [one.name for one in directory.by_name(small.session, "élodie")] == ["Élodie Marchand"]
    assert directory.by_name(small.session, "100%") == []


def test_making_an_admin_finds_or_makes_the_person(small: SmallPlan) -> None:
    owner = small.person("Owner")
    assert directory.make_admin(small.session, "Owner@Council.example").id == owner.id
    assert directory.make_admin(small.session, "new@council.example").role is Role.ADMIN
    assert {one.name for one in directory.leads(small.session)} == {"Owner", "new@council.example"}


def test_the_operator_is_made_once(session: Session) -> None:
    assert directory.operator(session).id == directory.operator(session).id
    assert may(directory.operator(session), "edit")


NOTHING: set[Verb] = set()
READS: set[Verb] = {"read"}
ALL: set[Verb] = {"read", "update", "edit"}


@pytest.mark.parametrize(
    ("role", "guest", "active", "own", "others"),
    [
        (Role.VIEWER, False, True, READS | {"update"}, READS),
        (Role.LEAD, False, True, ALL, ALL),
        (Role.ADMIN, False, True, ALL, ALL),
        (Role.VIEWER, True, True, NOTHING, NOTHING),
        (Role.LEAD, True, True, NOTHING, NOTHING),
        (Role.ADMIN, False, False, NOTHING, NOTHING),
    ],
)
def test_who_may_do_what(
    small: SmallPlan, role: Role, guest: bool, active: bool, own: set[Verb], others: set[Verb]
) -> None:
    person = small.person("Person", role, guest=guest, active=active)
    mine, theirs, nobodys = (
        small.item("A1", owner_id=person.id),
        small.item("A2", owner_id=small.person("Other").id),
        small.item("A3"),
    )
    assert {verb for verb in ALL if may(person, verb, mine)} == own
    assert {verb for verb in ALL if may(person, verb, theirs)} == others
    assert {verb for verb in ALL if may(person, verb, nobodys)} == others
