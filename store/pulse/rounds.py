"""Rounds of pulses: which is due, whom it would ask, and opening it. What stands in one is fixed from then on."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from secrets import token_hex

from sqlmodel import Session, col, select

from store.database import insert_once, lock
from store.models.plan import Plan
from store.models.pulse import Pulse, PulseInvited, PulseRound
from store.pulse import keys, members, questionnaires
from store.rules.plan_settings import PlanSettings
from store.rules.pulse import rhythm
from store.rules.pulse.outlook import settled
from store.rules.pulse.questions import Slices
from store.rules.terms import PulseState
from store.rules.working_days import Calendar
from store.time import london_day

Reachable = Callable[[Session, Collection[int]], Collection[int]]
"""Of these people, those who can be asked: full members with an open account (`store.people.accounts.reachable`)."""


class WhyNot(StrEnum):
    """Why a round that is due does not open."""

    NOT_APPROVED = "not approved"
    NOT_READ = "who is asked is not known"
    TOO_FEW = "too few can be asked"
    NO_KEYS = "no keys"


@dataclass(frozen=True)
class Guests:
    """Whom a round would ask if it opened now.

    Args:
        left_out: how many of its audience cannot be asked.
        waiting: how many joined since the round before, and wait until there are enough of them.
    """

    invited: dict[int, Slices]
    left_out: int
    waiting: int


@dataclass(frozen=True)
class NotOpened:
    pulse: Pulse
    why: WhyNot
    guests: Guests
    words: str = ""
    """Of whoever refused."""


def every(session: Session, pulse: Pulse) -> Sequence[PulseRound]:
    """Oldest first."""
    query = select(PulseRound).where(PulseRound.pulse_id == pulse.id).order_by(col(PulseRound.number))
    return session.exec(query).all()


def last(session: Session, pulse: Pulse) -> PulseRound | None:
    query = select(PulseRound).where(PulseRound.pulse_id == pulse.id).order_by(col(PulseRound.number).desc())
    return session.exec(query.limit(1)).first()


def begun(session: Session, pulse: Pulse) -> PulseRound | None:
    """The round with which it began: the first since its first day, which a change may have moved; None before."""
    return next((one for one in every(session, pulse) if london_day(one.opened_at) >= pulse.first_on), None)


def invited(session: Session, round_: PulseRound) -> dict[int, Slices]:
    query = select(PulseInvited).where(PulseInvited.round_id == round_.id)
    return {one.person_id: Slices(team=one.team, role=one.role) for one in session.exec(query)}


def guests(session: Session, pulse: Pulse, reachable: Reachable) -> Guests:
    """A few who joined wait: between two rounds that differ by them alone, their answers could be reckoned."""
    audience = members.of(session, pulse)
    can = set(reachable(session, audience))
    now = {person_id: slices for person_id, slices in audience.items() if person_id in can}
    before = last(session, pulse)
    asked = now if before is None else settled(invited(session, before), now, pulse.floors.answers)
    return Guests(asked, left_out=len(audience) - len(can) + pulse.strangers, waiting=len(now) - len(asked))


def next_opening(session: Session, pulse: Pulse, plan: Plan, now: datetime) -> datetime | None:
    """When its next round opens, or should have opened; None where none is to come."""
    if pulse.ended_at is not None:
        return None
    calendar, before = _calendar(plan), last(session, pulse)
    if before is not None and before.state is PulseState.OPEN and pulse.every_weeks is None:
        return None
    return _next(session, pulse, calendar, before, now)


def to_read(session: Session, plans: Sequence[Plan], now: datetime, platform: str, tenant: str) -> list[Pulse]:
    """The pulses whose channel or group this chat is to be asked for: those that it never told of, and on the day
    before a round those of which it told longer ago.
    """
    by_id, begins = {plan.id: plan for plan in plans}, f"{platform}/{tenant}/"
    running = questionnaires.running(session, [one for one in by_id if one is not None])
    here = [one for one in running if (one.audience.address or "").startswith(begins)]
    unknown = [one for one in here if not members.are_known(one, now)]
    return [one for one in unknown if one.members_read_at is None or _soon(session, one, by_id[one.plan_id], now)]


def _soon(session: Session, pulse: Pulse, plan: Plan, now: datetime) -> bool:
    opens = next_opening(session, pulse, plan, now)
    return opens is not None and opens - now < members.GOOD_FOR


def due(session: Session, plans: Sequence[Plan], now: datetime) -> list[tuple[Pulse, Plan]]:
    """The pulses with a round to open now, approved or not."""
    by_id = {plan.id: plan for plan in plans}
    found = []
    for pulse in questionnaires.running(session, [one for one in by_id if one is not None]):
        plan = by_id[pulse.plan_id]
        if _is_due(session, pulse, _calendar(plan), last(session, pulse), now):
            found.append((pulse, plan))
    return found


def open_due(
    session: Session, plans: Sequence[Plan], now: datetime, reachable: Reachable
) -> tuple[list[PulseRound], list[NotOpened]]:
    """Open what is due. Whoever calls it tells the custodian of what did not open: `commands.pulse.opening`."""
    opened, refused = list[PulseRound](), list[NotOpened]()
    for pulse, plan in due(session, plans, now):
        match _open(session, pulse, plan, now, reachable):
            case PulseRound() as new:
                opened.append(new)
            case NotOpened() as no:
                refused.append(no)
    return opened, refused


def _open(
    session: Session, pulse: Pulse, plan: Plan, now: datetime, reachable: Reachable
) -> PulseRound | NotOpened | None:
    """Open one round.

    1. Lock the pulse and look again: another process may have opened it, or somebody may have changed it.
    2. Make its key, on the disk, before any row can need it.
    3. Insert the round. Its pulse and number are unique: of processes that race, one opens it.
    4. Freeze who is asked, with their slices.
    """
    lock(session, pulse)
    calendar, before = _calendar(plan), last(session, pulse)
    if pulse.ended_at is not None or not _is_due(session, pulse, calendar, before, now):
        return None
    asked = guests(session, pulse, reachable)
    if (why := _why_not(pulse, asked, now)) is not None:
        return NotOpened(pulse, why, asked)
    code, number = token_hex(8), before.number + 1 if before else 1
    try:
        keys.new_key(session, code)
    except keys.NoKeysError as error:
        return NotOpened(pulse, WhyNot.NO_KEYS, asked, str(error))
    row = {
        "pulse_id": pulse.id,
        "number": number,
        "code": code,
        "state": PulseState.OPEN,
        "questions": pulse.questions,
        "floors": pulse.floors,
        "opened_at": now,
        "closes_at": rhythm.closes_at(london_day(now), pulse.open_days, calendar),
        "invited": len(asked.invited),
        "left_out": asked.left_out,
    }
    if not insert_once(session, PulseRound, row):
        keys.keys_of(session).destroy(code)
        return None
    new = session.exec(select(PulseRound).where(PulseRound.code == code)).one()
    assert new.id is not None
    for person_id, slices in asked.invited.items():
        session.add(PulseInvited(round_id=new.id, person_id=person_id, team=slices.team, role=slices.role))
    session.flush()
    return new


def _calendar(plan: Plan) -> Calendar:
    return (plan.settings or PlanSettings()).nudges.calendar


def _why_not(pulse: Pulse, asked: Guests, now: datetime) -> WhyNot | None:
    if pulse.approved_at is None:
        return WhyNot.NOT_APPROVED
    if not members.are_known(pulse, now):
        return WhyNot.NOT_READ
    return WhyNot.TOO_FEW if len(asked.invited) < pulse.floors.answers else None


def _is_due(session: Session, pulse: Pulse, calendar: Calendar, before: PulseRound | None, now: datetime) -> bool:
    if before is not None and before.state is PulseState.OPEN:
        return False
    opens = _next(session, pulse, calendar, before, now)
    return opens is not None and opens <= now and rhythm.is_open_hour(now, calendar)


def _next(
    session: Session, pulse: Pulse, calendar: Calendar, before: PulseRound | None, now: datetime
) -> datetime | None:
    """The first opening after the round before, without those that were missed.

    A first round that waits for approval, or a single one, opens late. Of a rhythm, a round that nobody opened while it
    should have been open is left out.
    """
    first_on, number = _counts_from(session, pulse, calendar), 1
    while True:
        opens = rhythm.opens_at(first_on, pulse.every_weeks, number, calendar)
        if before is None or opens > before.opened_at:
            late = rhythm.closes_at(london_day(opens), pulse.open_days, calendar) <= now
            if before is None or pulse.every_weeks is None or not late:
                return opens
        if pulse.every_weeks is None:
            return None
        number += 1


def _counts_from(session: Session, pulse: Pulse, calendar: Calendar) -> date:
    """Its first day; where the round of that day opened late, the day on which it did.

    Otherwise the second would follow on the heels of a first that waited for approval.
    """
    first = begun(session, pulse)
    if first is None:
        return pulse.first_on
    opened, planned = london_day(first.opened_at), rhythm.opens_at(pulse.first_on, None, 1, calendar)
    return opened if opened > london_day(planned) else pulse.first_on
