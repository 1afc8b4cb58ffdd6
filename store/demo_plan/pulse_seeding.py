"""Put the demo's pulse and the people whom it asks into a demo, ready to open."""

from datetime import datetime

from sqlmodel import Session, col, select

from store.demo_plan.pulse import DemoPulse, demo_pulse
from store.models import Measure, Person, Plan, Standard
from store.people import roles
from store.pulse import members, questionnaires
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questionnaire import Questionnaire
from store.rules.pulse.questions import Question, Slices
from store.rules.terms import Role
from store.rules.working_days import OPEN_ALL_YEAR, working_days_after
from store.time import london_day


def seed_pulse(session: Session, plan: Plan, now: datetime) -> None:
    """A programme lead has approved it already, so that one person alone can watch a whole round."""
    assert plan.id is not None
    if questionnaires.every(session, plan.id):
        return
    demo = demo_pulse()
    people = _saved(session, demo)
    custodian, lead = people[demo.custodian.email], roles.programme_leads(session, plan)[0]
    roles.give(session, custodian, Role.CUSTODIAN, plan)
    assert custodian.id is not None
    assert lead.id is not None
    pulse = questionnaires.write(
        session,
        plan.id,
        Questionnaire(
            title=demo.title,
            questions=_questions(session, demo, plan),
            audience=Audience(kind=AudienceKind.LIST),
            first_on=working_days_after(london_day(now), demo.first_in_days, OPEN_ALL_YEAR),
            every_weeks=demo.every_weeks,
            open_days=demo.open_days,
        ),
        by_id=custodian.id,
        now=now,
    )
    listed = {
        one_id: Slices(team=team.team, role=colleague.post)
        for person, team, colleague in demo.colleagues()
        if (one_id := people[person.email].id) is not None
    }
    members.give_list(session, pulse, listed, by_id=custodian.id, now=now)
    questionnaires.approve(session, pulse, by_id=lead.id, now=now)


def _saved(session: Session, demo: DemoPulse) -> dict[str, Person]:
    """By address. Whoever stands in the demo already stays who they are."""
    named = {one.email for one in demo.people} | {one.manager for one in demo.people if one.manager}
    known = {one.email: one for one in session.exec(select(Person).where(col(Person.email).in_(named)))}
    people: dict[str, Person] = {}
    for one in demo.people:
        new = Person(name=one.name, email=one.email, post=one.post, guest=one.guest)
        people[one.email] = person = known.get(one.email, new)
        manager = known.get(one.manager)
        person.manager_id = manager.id if manager else None
    session.add_all(people.values())
    session.flush()
    return people


def _questions(session: Session, demo: DemoPulse, plan: Plan) -> tuple[Question, ...]:
    measures = (
        select(Measure).join(Standard, col(Standard.id) == Measure.standard_id).where(Standard.plan_id == plan.id)
    )
    named = {one.title: one.id for one in session.exec(measures)}
    return tuple(one.tied(named.get(one.measure) if one.measure else None) for one in demo.questions)
