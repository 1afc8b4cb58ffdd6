"""What a plan's programme lead has set, and the verbs that set it, with history."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from store.models import Item, Person, Plan
from store.plan import history
from store.rules.nudge_settings import Closure, NudgeSettings
from store.rules.working_days import DAY

NUDGES = "nudges"


def nudges(plan: Plan) -> NudgeSettings:
    return NudgeSettings.model_validate((plan.settings or {}).get(NUDGES, {}))


def set_lead_times(session: Session, plan: Plan, days: Sequence[int], *, by: Person, now: datetime) -> NudgeSettings:
    before = nudges(plan)
    after = _changed(session, plan, lead_times=list(days))
    _note(session, plan, "asked before a date", listed(before.lead_times), listed(after.lead_times), by=by, now=now)
    return after


def set_stale_after(session: Session, plan: Plan, days: int, *, by: Person, now: datetime) -> NudgeSettings:
    before = nudges(plan)
    after = _changed(session, plan, stale_after=days)
    _note(session, plan, "stale after", f"{before.stale_after} days", f"{after.stale_after} days", by=by, now=now)
    return after


def close(session: Session, plan: Plan, first: date, last: date, *, by: Person, now: datetime) -> NudgeSettings:
    """Nobody works on these days, beside weekends and bank holidays."""
    kept = _cut_out(nudges(plan).closed, first, last)
    return _set_closed(session, plan, [*kept, Closure(first=first, last=last)], by=by, now=now)


def open_again(session: Session, plan: Plan, first: date, last: date, *, by: Person, now: datetime) -> NudgeSettings:
    return _set_closed(session, plan, _cut_out(nudges(plan).closed, first, last), by=by, now=now)


def set_item_lead_times(session: Session, item: Item, days: Sequence[int] | None, *, by: Person, now: datetime) -> None:
    """Args: days: None for those of the plan."""
    before, after = ("as the plan says" if one is None else listed(one) for one in (item.lead_times, days))
    history.note(session, item.plan_id, item.ref, "asked before its date", before, after, by=by, now=now, item=item)
    item.lead_times = None if days is None else list(days)
    session.add(item)


def listed(days: Sequence[int]) -> str:
    """ "20, 10, 5, 2 and 0 working days"."""
    if not days:
        return "never"
    numbers = [str(one) for one in days]
    said = " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
    return f"{said} working day{'' if said == '1' else 's'}"


def _set_closed(session: Session, plan: Plan, closed: list[Closure], *, by: Person, now: datetime) -> NudgeSettings:
    before = nudges(plan)
    closed = sorted(closed, key=lambda one: one.span)
    after = _changed(session, plan, closed=[one.model_dump(mode="json") for one in closed])
    _note(session, plan, "closed", _days(before.closed), _days(after.closed), by=by, now=now)
    return after


def _cut_out(closed: Sequence[Closure], first: date, last: date) -> list[Closure]:
    """What is left of closures outside these days."""
    left = []
    for one in closed:
        if one.first < first:
            left.append(Closure(first=one.first, last=min(one.last, first - DAY)))
        if one.last > last:
            left.append(Closure(first=max(one.first, last + DAY), last=one.last))
    return left


def _days(closed: Sequence[Closure]) -> str:
    return (
        ", ".join(one.first.isoformat() if one.first == one.last else f"{one.first} to {one.last}" for one in closed)
        or "no days"
    )


def _changed(session: Session, plan: Plan, **values: Any) -> NudgeSettings:
    """Raises `pydantic.ValidationError` for what no plan can want."""
    kept = (plan.settings or {}).get(NUDGES, {}) | values
    after = NudgeSettings.model_validate(kept)
    plan.settings = {**(plan.settings or {}), NUDGES: after.model_dump(mode="json", exclude_unset=True)}
    session.add(plan)
    return after


def _note(
    session: Session, plan: Plan, field: str, before: str | None, after: str | None, *, by: Person, now: datetime
) -> None:
    assert plan.id is not None
    history.note(session, plan.id, "plan", field, before, after, by=by, now=now)
