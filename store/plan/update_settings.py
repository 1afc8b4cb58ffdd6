"""What a plan asks of an update: evidence before a thing is complete, somebody who verifies it, and its impact key."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel
from sqlmodel import Session

from store.models import Item, Person, Plan
from store.plan import history

SUBJECT = "updates"
"""Where they stand in `Plan.settings`."""


class UpdateSettings(BaseModel):
    evidence: Literal["optional", "required"] = "optional"
    verify: Literal["off", "on"] = "off"
    impact: list[str] = ["none seen yet", "some", "clear"]


def settings_of(plan: Plan) -> UpdateSettings:
    return UpdateSettings.model_validate((plan.settings or {}).get(SUBJECT, {}))


def of_item(session: Session, item: Item) -> UpdateSettings:
    """Those of its plan, with what was chosen for this one thing."""
    plan = session.get(Plan, item.plan_id)
    assert plan is not None
    found = settings_of(plan)
    found.evidence = "required" if requires_evidence(plan, item.evidence_required) else "optional"
    return found


def requires_evidence(plan: Plan, chosen: bool | None) -> bool:
    """Args: chosen: for one thing, where something was."""
    return settings_of(plan).evidence == "required" if chosen is None else chosen


def change(session: Session, plan: Plan, to: UpdateSettings, *, by: Person, now: datetime) -> None:
    assert plan.id is not None
    before = settings_of(plan)
    for field in UpdateSettings.model_fields:
        old, new = _said(getattr(before, field)), _said(getattr(to, field))
        if old != new:
            history.note(session, plan.id, "plan", field, old, new, by=by, now=now)
    # A new dict: a JSON column does not notice what changes inside it.
    plan.settings = {**(plan.settings or {}), SUBJECT: to.model_dump()}
    session.add(plan)


def require_evidence(session: Session, item: Item, required: bool | None, *, by: Person, now: datetime) -> None:
    """Args: required: None to do as the plan does."""
    if item.evidence_required == required:
        return
    words = {None: "as the plan", True: "required", False: "optional"}
    before, after = words[item.evidence_required], words[required]
    history.note(session, item.plan_id, item.ref, "evidence", before, after, by=by, now=now, item=item)
    item.evidence_required = required
    session.add(item)


def _said(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
