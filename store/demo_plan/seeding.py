"""Put the demo plan and its life into an empty database, through the same verbs as people use."""

from datetime import UTC, datetime

from sqlmodel import Session, select

from store.demo_plan import DemoPlan, DemoRebaseline, DemoUpdate, demo_plan
from store.loading.saving import save_plan
from store.models import Item, Person, Plan
from store.people import roles
from store.plan import edits, updates
from store.plan.updates import Statement
from store.rules.terms import Precision, Progress, Role
from store.time import london_day

BEGAN = datetime(2022, 4, 1, 8, tzinfo=UTC)
"""When the plan was agreed: owners and milestones were set then, before anything was said."""


def seed(session: Session) -> Plan:
    demo = demo_plan()
    plan = save_plan(session, demo.plan, source="demo plan", now=BEGAN, demo=True)
    people = _save_people(session, demo, plan)
    lead = next(person for person in people.values() if person.roles)
    found = {item.ref: item for item in session.exec(select(Item).where(Item.plan_id == plan.id))}
    for one in demo.milestones:
        milestone = edits.add_milestone(
            session, found[one.action], one.title, one.due, Precision.DAY, by=lead, now=BEGAN, demo=True
        )
        found[milestone.ref] = milestone
    owners = {**demo.owners, **{one.ref: one.owner for one in demo.milestones if one.owner}}
    for ref, email in owners.items():
        edits.assign(session, found[ref], people[email], by=lead, now=BEGAN)
    _tell(session, demo, found, people)
    session.flush()
    return plan


def _save_people(session: Session, demo: DemoPlan, plan: Plan) -> dict[str, Person]:
    people = {
        one.email: Person(name=one.name, email=one.email, post=one.post, guest=one.guest, active=one.active)
        for one in demo.people
    }
    session.add_all(people.values())
    session.flush()
    for one in demo.people:
        if one.role != "viewer":
            role = Role(one.role)
            roles.give(session, people[one.email], role, plan if role is Role.LEAD else None)
        people[one.email].manager_id = people[one.manager].id if one.manager else None
    return people


def _tell(session: Session, demo: DemoPlan, found: dict[str, Item], people: dict[str, Person]) -> None:
    """What was said and moved, in the order in which it happened."""
    said_and_moved: list[DemoUpdate | DemoRebaseline] = [*demo.updates, *demo.rebaselines]
    for said in sorted(said_and_moved, key=lambda one: one.on):
        item, by = found[said.ref], people[said.by]
        if isinstance(said, DemoUpdate):
            statement = Statement(Progress(said.progress), said.words or None, said.forecast, said.blocker)
            updates.record_update(session, item, statement, by=by, now=said.on, day=london_day(said.on))
        else:
            edits.rebaseline(
                session, item, said.to, Precision.DAY, by=by, why=said.why, agreed_by=said.agreed_by, now=said.on
            )
