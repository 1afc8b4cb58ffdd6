"""Whether two people are one: the questions that wait for a lead's word, and the verb that makes them one."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, and_, col, select, update

from store.database import lock, take_turn
from store.delivery.routing import UNTRIED, route_anew
from store.models import Identity, Item, Leave, Outgoing, Person, Plan, PrintedOwner, SamePerson
from store.people import addresses, roles
from store.people.directory import PEOPLE
from store.people.permissions import is_admin
from store.plan import edits, history, plans
from store.pulse import members
from store.rules.terms import Role

REFER_TO_PEOPLE = (
    (Identity, "person_id"),
    (PrintedOwner, "person_id"),
    (Person, "manager_id"),
    (Leave, "person_id"),
    (Leave, "deputy_id"),
)


_WAITING = select(SamePerson).where(col(SamePerson.same).is_(None)).order_by(col(SamePerson.id))


def waiting(session: Session) -> Sequence[SamePerson]:
    return session.exec(_WAITING).all()


def get(session: Session, number: int) -> SamePerson | None:
    return session.get(SamePerson, number)


def both(session: Session, question: SamePerson) -> tuple[Person, Person]:
    """Who would stay, and who would become them."""
    return session.get_one(Person, question.person_id), session.get_one(Person, question.other_id)


def needs_admin(session: Session, question: SamePerson) -> bool:
    """Whether either administers: nobody else may give that away."""
    return any(is_admin(one) for one in both(session, question))


def former_ids(session: Session, person_id: int) -> list[int]:
    """Under which others this person was known. All are read, so that no statement names who is looked for."""
    became = dict(session.exec(select(Person.id, Person.became_id).where(col(Person.became_id).is_not(None))).all())
    return [other for other, into in became.items() if other is not None and into == person_id]


def who_says(session: Session, question: SamePerson, among: Sequence[Plan]) -> Sequence[tuple[Person, Plan]]:
    """Who is asked, each with a plan of theirs: themselves, or the leads of the plans that it touches, else of all."""
    person, _ = both(session, question)
    if question.platform is not None:
        return [(person, (plans.of_person(session, among, person) or among)[0])]
    people = {question.person_id, question.other_id}
    if needs_admin(session, question):
        return [(one, among[0]) for one in roles.admins(session) if one.id not in people]
    touched = plans.of_person(session, among, person) or among
    found = {lead.id: (lead, plan) for plan in touched[::-1] for lead in roles.programme_leads(session, plan)}
    return [one for number, one in found.items() if number not in people]


def decide(session: Session, question: SamePerson, *, same: bool, by: Person, now: datetime) -> None:
    take_turn(session, PEOPLE)
    lock(session, question)
    question.same = same
    person, other = both(session, question)
    if same:
        _make_one(session, person, other, by=by, now=now)
    elif person.email == question.email and not person.active:
        person.email = None
        session.flush()
        addresses.take(session, other, question.email)
    session.flush()


def _make_one(session: Session, person: Person, other: Person, *, by: Person, now: datetime) -> None:
    """All that is the other's becomes the person's. The other stays as a name that leads to them."""
    assert person.id is not None
    history.note_in_each_plan(session, person.name, "same person", None, other.name, by=by, now=now)
    for plan in plans.open_ones(session):
        theirs = select(Item).where(Item.plan_id == plan.id, Item.owner_id == other.id, col(Item.closed_at).is_(None))
        for item in session.exec(theirs.with_for_update()).all():
            edits.assign(session, item, person, by=by, now=now)
    for role in list(other.roles):
        if not any((one.role, one.plan_id) == (role.role, role.plan_id) for one in person.roles):
            roles.give(session, person, role.role, plan_of(session, role.plan_id))
        other.roles.remove(role)
        session.delete(role)
    _never_both(session, person)
    session.flush()
    email, name, post, guest = other.email, other.name, other.post, other.guest
    reached = session.exec(select(Identity.id).where(Identity.person_id == other.id, ~col(Identity.closed))).first()
    other.email, other.active, other.became_id = None, False, person.id
    session.flush()
    if reached is not None:
        person.name, person.post, person.guest, person.active = name, post or person.post, guest, True
    elif email is not None:
        addresses.take(session, person, email)
    for table, column in REFER_TO_PEOPLE:
        refers = getattr(table, column) == other.id
        session.execute(update(table).where(refers).values({column: person.id}))
    assert other.id is not None
    members.make_one(session, person.id, other.id)
    waits = and_(UNTRIED, col(Outgoing.person_id) == other.id)
    session.execute(update(Outgoing).where(waits).values(person_id=person.id))
    session.expire_all()
    route_anew(session, person.id)


def _never_both(session: Session, person: Person) -> None:
    """Of two who were told apart, one may have been administrator and the other custodian."""
    for role in [one for one in person.roles if one.role is Role.CUSTODIAN] if is_admin(person) else []:
        person.roles.remove(role)
        session.delete(role)


def plan_of(session: Session, plan_id: int | None) -> Plan | None:
    return session.get(Plan, plan_id) if plan_id is not None else None
