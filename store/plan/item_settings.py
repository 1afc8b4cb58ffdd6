"""What is set for one item, in the place of what its plan says of all."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from store.models import Item, Person, Plan
from store.plan import history, plan_settings
from store.rules.plan_settings import UpdateSettings
from store.rules.working_days import listed


def updates(session: Session, item: Item) -> UpdateSettings:
    """Those of its plan, with what was chosen for this one."""
    plan = session.get(Plan, item.plan_id)
    assert plan is not None
    required = requires_evidence(plan, item.evidence_required)
    return plan_settings.updates(plan).but(evidence="required" if required else "optional")


def requires_evidence(plan: Plan, chosen: bool | None) -> bool:
    """Args: chosen: for one item, where something was."""
    return plan_settings.updates(plan).evidence == "required" if chosen is None else chosen


def require_evidence(session: Session, item: Item, required: bool | None, *, by: Person, now: datetime) -> None:
    """Args: required: None to do as the plan does."""
    if item.evidence_required == required:
        return
    words = {None: "as the plan", True: "required", False: "optional"}
    before, after = words[item.evidence_required], words[required]
    history.note(session, item.plan_id, item.ref, "evidence", before, after, by=by, now=now, item=item)
    item.evidence_required = required
    session.add(item)


def set_lead_times(session: Session, item: Item, days: Sequence[int] | None, *, by: Person, now: datetime) -> None:
    """Args: days: None for those of the plan."""
    before, after = ("as the plan says" if one is None else listed(one) for one in (item.lead_times, days))
    history.note(session, item.plan_id, item.ref, "asked before its date", before, after, by=by, now=now, item=item)
    item.lead_times = None if days is None else tuple(days)
    session.add(item)
