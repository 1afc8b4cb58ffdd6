"""Deciding who hears of what is overdue without an update that counts, and queueing it: one message a person a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from store.database import insert_many
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Escalation, Outgoing, Person, Plan
from store.people import leave, roles
from store.people.leave import Cover
from store.people.permissions import can_be_asked
from store.plan import plan_settings
from store.reminders import escalation
from store.reminders.escalation import Silent, StepTold
from store.rules.escalation import Instead, Step
from store.rules.terms import OutgoingState
from store.rules.working_days import is_working_day, working_days_since

KIND = "escalation"
AT = time(9)
"""London's; each hears in their own hours."""


class EscalationEnvelope(Envelope):
    message: str
    """Its own key, under which the steps that it tells are found."""


@dataclass(frozen=True)
class _Hearer:
    to_id: int
    """Who is meant."""
    person_id: int
    """Who is written to."""
    instead: Instead | None = None


def decide(session: Session, plan: Plan, day: date, now: datetime) -> int:
    """Queue what has climbed a step by this day; says how many messages."""
    calendar, ladder = plan_settings.nudges(plan).calendar, plan_settings.escalation(plan)
    if not ladder.steps or not is_working_day(day, calendar):
        return 0
    said, hearing = escalation.steps_told(session, plan), _Hearing(session, plan, day)
    rows: list[dict[str, object]] = []
    for one in escalation.silent(session, plan, day):
        if one.days < ladder.days[0] or (owner := hearing.owner(one.owner_id)) is None:
            continue
        step, hearers = _next(one, said.get((one.item_id, one.baseline), ()), ladder.steps, hearing, owner)
        rows += [_row(plan, one, step, hearer, day) for hearer in hearers]
    messages = _messages(session, plan, day, {hearer for row in rows if isinstance(hearer := row["person_id"], int)})
    rows = [{**row, "message": messages[row["person_id"]]} for row in rows]
    told = insert_many(session, Escalation, rows, col(Escalation.person_id), col(Escalation.message))
    cards = {message: (person_id, EscalationEnvelope(message=message)) for person_id, message in told}
    queued = outbox.queue_drawn(session, plan, KIND, cards, now)
    outbox.speak_also_of(session, cards, plan)
    return queued


def _next(
    one: Silent, said: Sequence[StepTold], steps: Sequence[tuple[Step, int]], hearing: "_Hearing", owner: Person
) -> tuple[Step, list[_Hearer]]:
    """The step that is next, and who hears of it now; nobody, where its time has not come.

    It comes as long after the step before as the ladder has between them, also where that one came late: whoever hears
    first is given their days.
    """
    before: StepTold | None = None
    after_before = 0
    for step, after in steps:
        if one.days < after:
            return step, []
        hearers = hearing.of(step, owner)
        told = [row for row in said if row.step is step]
        known = {row.to_id for row in told}
        meant = [hearer for hearer in hearers if hearer.to_id != owner.id]
        heard = any(row.owner_id == owner.id for row in told) or any(hearer.to_id in known for hearer in meant)
        if meant and not heard:
            rested = before is None or working_days_since(before.day, hearing.day, hearing.calendar, after)
            return step, hearers if before is None or rested >= after - after_before else []
        if told:
            before, after_before = max(told, key=lambda row: row.day), after
    return step, []


class _Hearing:
    """Who hears of an owner's things on a day. Who is away is not written to; their deputy is."""

    def __init__(self, session: Session, plan: Plan, day: date) -> None:
        self.day, self.calendar = day, plan_settings.nudges(plan).calendar
        self._away: dict[int, Cover] = {one.person_id: one for one in leave.covers(session, day)}
        self._leads = roles.programme_leads(session, plan)
        self._people = {one.id: one for one in session.exec(select(Person))}
        self._known: dict[tuple[Step, int | None], list[_Hearer]] = {}

    def owner(self, person_id: int | None) -> Person | None:
        """None where nobody is to be escalated: the owner cannot be asked, or is away and not asked meanwhile."""
        owner = self._people.get(person_id)
        return None if owner is None or not can_be_asked(owner) or owner.id in self._away else owner

    def of(self, step: Step, owner: Person) -> list[_Hearer]:
        if (step, owner.id) not in self._known:
            self._known[step, owner.id] = self._of_leads(owner) if step is Step.LEADS else self._of_manager(owner)
        return self._known[step, owner.id]

    def _of_manager(self, owner: Person) -> list[_Hearer]:
        assert owner.id is not None
        manager = None if owner.manager_id == owner.id else self._people.get(owner.manager_id)
        if manager is None:
            instead = Instead.NO_MANAGER
        elif not can_be_asked(manager):
            instead = Instead.MANAGER_GONE
        elif (hearer := self._reached(manager, owner)) is not None:
            return [hearer, _Hearer(owner.id, owner.id)]
        else:
            cover = self._away.get(manager.id or 0)
            stands_in = cover is not None and cover.deputy_id == owner.id
            instead = Instead.OWNER_STANDS_IN if stands_in else Instead.MANAGER_AWAY
        leads = [_Hearer(one.to_id, one.person_id, instead) for one in self._of_leads(owner)]
        return [*leads, _Hearer(owner.id, owner.id, instead)] if leads else []

    def _of_leads(self, owner: Person) -> list[_Hearer]:
        found = [self._reached(lead, owner) for lead in self._leads]
        # Of two leads of whom one stands in for the other, each thing is written to once.
        return list({one.person_id: one for one in reversed(found) if one is not None}.values())[::-1]

    def _reached(self, person: Person, owner: Person) -> _Hearer | None:
        """The person, or whoever stands in for them; never the owner, who knows."""
        assert person.id is not None
        cover = self._away.get(person.id)
        reached = person.id if cover is None else cover.deputy_id if cover.at_hand else None
        return None if reached is None or owner.id in (person.id, reached) else _Hearer(person.id, reached)


def _messages(session: Session, plan: Plan, day: date, people: Collection[int]) -> dict[object, str]:
    """By person, the key of the message that tells it: one that still waits tells this too, whatever its plans.

    What is on its way was drawn already, and would not tell any more. So where another plan's message of the day has
    gone, this plan has one of its own.
    """
    query = select(Outgoing.person_id, Outgoing.key).where(
        Outgoing.kind == KIND, Outgoing.state == OutgoingState.WAITING, col(Outgoing.claimed_until).is_(None)
    )
    waiting = dict(session.exec(query.with_for_update(skip_locked=True)).all())
    keys = {person_id: f"{KIND}/{person_id}/{day.isoformat()}" for person_id in people}
    gone = {row.key for row in outbox.with_keys(session, keys.values())}
    return {
        person_id: waiting.get(person_id) or (f"{key}/{plan.id}" if key in gone else key)
        for person_id, key in keys.items()
    }


def _row(plan: Plan, one: Silent, step: Step, hearer: _Hearer, day: date) -> dict[str, object]:
    return {
        "plan_id": plan.id,
        "item_id": one.item_id,
        "baseline": one.baseline,
        "step": step,
        "owner_id": one.owner_id,
        "to_id": hearer.to_id,
        "person_id": hearer.person_id,
        "instead": hearer.instead,
        "day": day,
    }
