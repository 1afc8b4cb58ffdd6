"""Who may do what: said for each sort of person, and the same in Python and in SQL for every mixture of them."""

from dataclasses import dataclass
from itertools import product

import pytest
from sqlmodel import Session, select

from store.models import Item, Person, Plan
from store.people import roles
from store.people.permissions import VERBS, Verb, can_be_asked, may, who_can_be_asked, who_may
from store.rules.terms import Role
from tests.small_plan import NOW, SmallPlan

NOTHING: set[Verb] = set()
READS: set[Verb] = {"read"}
OWNS: set[Verb] = {"read", "personal", "own", "update"}
LEADS: set[Verb] = {"read", "personal", "update", "edit", "answer_pulse", "lead", "lead_some"}
ALL: set[Verb] = {*LEADS, "admin"}
RUNS_PULSES: set[Verb] = {"pulse", "answer_pulse"}
CLOSED: set[Verb] = {"own", "update", "edit", *RUNS_PULSES}


@dataclass
class Two:
    """Two plans, each with an item of the same person, one of another, and one of nobody."""

    session: Session
    small: SmallPlan
    plans: tuple[Plan, Plan]

    def items(self, plan: Plan, owner: Person) -> list[Item]:
        owners = (owner.id, self.small.person(f"Other {plan.id} {owner.id}").id, None)
        start = len(self.session.exec(select(Item)).all())
        return [self.small.item(f"A{start + place}", plan_id=plan.id, owner_id=one) for place, one in enumerate(owners)]


@pytest.fixture
def two(small: SmallPlan) -> Two:
    other = Plan(title="Another plan", source="another.txt", created_at=NOW)
    small.session.add(other)
    small.session.flush()
    return Two(small.session, small, (small.plan, other))


@pytest.mark.parametrize(
    ("role", "gone", "own", "others", "elsewhere"),
    [
        (None, {}, OWNS, READS, READS),
        (Role.LEAD, {}, LEADS | OWNS, LEADS, READS | {"personal", "lead_some"}),
        (Role.ADMIN, {}, ALL | OWNS, ALL, ALL),
        (Role.CUSTODIAN, {}, OWNS | RUNS_PULSES, READS | RUNS_PULSES, READS),
        (None, {"guest": True}, NOTHING, NOTHING, NOTHING),
        (Role.LEAD, {"guest": True}, NOTHING, NOTHING, NOTHING),
        (Role.ADMIN, {"active": False}, NOTHING, NOTHING, NOTHING),
    ],
)
def test_who_may_do_what(
    two: Two, role: Role | None, gone: dict[str, bool], own: set[Verb], others: set[Verb], elsewhere: set[Verb]
) -> None:
    """In the plan of the role, on an item of one's own and on others; and in a plan beside it."""
    person = two.small.person("Person", role, **gone)
    here, there = two.plans
    mine, theirs, nobodys = two.items(here, person)
    _, far, _ = two.items(there, person)
    assert {verb for verb in VERBS if may(person, verb, here, mine)} == own
    assert {verb for verb in VERBS if may(person, verb, here, theirs)} == others
    assert {verb for verb in VERBS if may(person, verb, here, nobodys)} == others
    assert {verb for verb in VERBS if may(person, verb, there, far)} == elsewhere
    here.closed_at = NOW
    assert {verb for verb in VERBS if may(person, verb, here, mine)} == own - CLOSED


def test_a_deputy_updates_and_gives_nothing_back(two: Two) -> None:
    person, owner = two.small.person("Person"), two.small.person("Owner")
    mine, *_ = two.items(two.plans[0], owner)
    assert owner.id is not None
    allowed = {verb for verb in VERBS if may(person, verb, two.plans[0], mine, stands_in_for=[owner.id])}
    assert allowed == {"read", "update"}


def everybody(two: Two) -> list[Person]:
    """One of each mixture: of roles, and of being here."""
    people = []
    given: list[tuple[Role, Plan | None]] = [(Role.LEAD, two.plans[0]), (Role.LEAD, two.plans[1]), (Role.ADMIN, None)]
    given += [(Role.CUSTODIAN, two.plans[0]), (Role.CUSTODIAN, two.plans[1])]
    for number, (held, guest, active) in enumerate(product(product((0, 1), repeat=5), (0, 1), (0, 1))):
        person = two.small.person(f"Person {number}", guest=bool(guest), active=bool(active))
        for has, (role, plan) in zip(held, given, strict=True):
            if has:
                roles.give(two.session, person, role, plan)
        people.append(person)
    return people


@pytest.mark.parametrize("closed", [False, True])
def test_python_and_sql_agree_for_everybody_and_everything(two: Two, closed: bool) -> None:
    people = everybody(two)
    owner = people[0]
    assert owner.id is not None
    two.plans[0].closed_at = NOW if closed else None
    items = {plan.id: [None, *two.items(plan, owner)] for plan in two.plans}
    told = asked = 0
    for verb, plan, deputises in product(VERBS, (*two.plans, None), ((), (owner.id,))):
        for item in items[plan.id] if plan else [None]:
            where = who_may(verb, plan, item, stands_in_for=deputises)
            found = set(two.session.exec(select(Person.id).where(where)))
            wanted = {one.id for one in people if may(one, verb, plan, item, stands_in_for=deputises)}
            assert found & {one.id for one in people} == wanted, (verb, plan and plan.title, item and item.ref)
            asked, told = asked + 1, told + len(wanted)
    assert asked > 100
    assert told > 100


def test_who_can_be_asked_is_the_same_in_sql(two: Two) -> None:
    people = everybody(two)
    found = set(two.session.exec(select(Person.id).where(who_can_be_asked())))
    assert found == {one.id for one in people if can_be_asked(one)}
