"""Pulses as their custodian writes them. A change takes back what was approved; an open round stays as it began."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from store.database import lock
from store.models.history import Change
from store.models.pulse import Pulse
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questionnaire import Questionnaire


class FloorsLoweredError(Exception):
    """What was promised of how few answers are told can only grow stricter."""


def every(session: Session, plan_id: int) -> Sequence[Pulse]:
    """Oldest first."""
    return session.exec(select(Pulse).where(Pulse.plan_id == plan_id).order_by(col(Pulse.id))).all()


# Asked several times at each beat, so built once.
_RUNNING = (
    select(Pulse)
    .where(col(Pulse.plan_id).in_(bindparam("plans", expanding=True)), col(Pulse.ended_at).is_(None))
    .order_by(col(Pulse.id))
)


def running(session: Session, plan_ids: Sequence[int]) -> Sequence[Pulse]:
    """Those that were not ended, approved or not."""
    return session.exec(_RUNNING, params={"plans": plan_ids}).all()


def of(pulse: Pulse) -> Questionnaire:
    fields = {name: getattr(pulse, name) for name in Questionnaire.model_fields}
    return Questionnaire.model_validate(fields)


def write(session: Session, plan_id: int, new: Questionnaire, *, by_id: int, now: datetime) -> Pulse:
    pulse = Pulse(plan_id=plan_id, author_id=by_id, created_at=now, **_fields(new))
    session.add(pulse)
    session.flush()
    _read_members_anew(pulse, now)
    note(session, pulse, "pulse", None, f"written, {_said(new.questions)}", by_id=by_id, now=now)
    session.flush()
    return pulse


def change(session: Session, pulse: Pulse, to: Questionnaire, *, by_id: int, now: datetime) -> bool:
    """Returns whether anything is another than before. It needs to be approved anew then.

    Raises:
        FloorsLoweredError: it would tell of fewer answers than before.
    """
    lock(session, pulse)
    before = of(pulse)
    if to.floors.answers < before.floors.answers or to.floors.detail < before.floors.detail:
        raise FloorsLoweredError
    if to == before:
        return False
    for field, name in NOTED.items():
        old, new = getattr(before, field), getattr(to, field)
        if old != new:
            note(session, pulse, name, _said(old), _said(new), by_id=by_id, now=now)
    for field, value in _fields(to).items():
        setattr(pulse, field, value)
    if to.audience != before.audience:
        _read_members_anew(pulse, now)
    pulse.author_id, pulse.approved_by_id, pulse.approved_at = by_id, None, None
    session.add(pulse)
    session.flush()
    return True


def approve(session: Session, pulse: Pulse, *, by_id: int, now: datetime) -> bool:
    """Returns whether it is new. Whoever calls this has looked that it is not its author."""
    lock(session, pulse)
    if pulse.approved_at is not None:
        return False
    pulse.approved_by_id, pulse.approved_at = by_id, now
    note(session, pulse, "approval", None, "approved", by_id=by_id, now=now)
    session.flush()
    return True


def end(session: Session, pulse: Pulse, *, by_id: int, now: datetime) -> bool:
    """No further round opens. One that is open goes on to its close. Returns whether it is new."""
    lock(session, pulse)
    if pulse.ended_at is not None:
        return False
    pulse.ended_at = now
    note(session, pulse, "pulse", None, "ended", by_id=by_id, now=now)
    session.flush()
    return True


NOTED = {
    "title": "title",
    "questions": "questions",
    "audience": "who is asked",
    "first_on": "first day",
    "every_weeks": "weeks between rounds",
    "open_days": "days open",
    "floors": "fewest answers",
}
"""How the history calls each field."""


def note(
    session: Session, pulse: Pulse, field: str, before: str | None, after: str | None, *, by_id: int, now: datetime
) -> None:
    """Write it into the plan's history."""
    what = f"Pulse {pulse.id} {pulse.title}"
    session.add(Change(plan_id=pulse.plan_id, what=what, field=field, before=before, after=after, by_id=by_id, at=now))


def _fields(of: Questionnaire) -> dict[str, Any]:
    return {name: getattr(of, name) for name in type(of).model_fields}


def _read_members_anew(pulse: Pulse, now: datetime) -> None:
    """A list stands here as it was given. Who is in a channel or group only the chat knows."""
    pulse.members_read_at = now if pulse.audience.kind is AudienceKind.LIST else None
    pulse.strangers = 0


def _said(value: object) -> str:
    match value:
        case Audience():
            return value.name or value.kind.value
        case tuple():
            return f"{len(value)} question{'' if len(value) == 1 else 's'}"
        case None:
            return "once"
        case _:
            return str(value)
