"""Taking a new plan back, as long as nobody has said or been told anything of it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from store.database import lock
from store.models import Item, Outgoing, OutgoingPlan, Person, Plan, StagedImport, Update
from store.plan import history, lifecycle
from store.rules.terms import ImportState, OutgoingState


class Begun(StrEnum):
    """Why a plan can no longer be taken back."""

    UPDATE = "somebody has said how something in it stands"
    MESSAGE = "a message about it has gone out, or waits to go"


def documents_of(session: Session, plan: Plan) -> Sequence[StagedImport]:
    """The shared document that it was accepted from; none for what the command line read in."""
    return session.exec(select(StagedImport).where(StagedImport.plan_id == plan.id)).all()


def begun(session: Session, plan: Plan) -> Begun | None:
    said = select(Update.id).join(Item, col(Item.id) == Update.item_id)
    if session.exec(said.where(Item.plan_id == plan.id, col(Update.by_id).is_not(None)).limit(1)).first():
        return Begun.UPDATE
    beside = select(OutgoingPlan.outgoing_id).where(OutgoingPlan.plan_id == plan.id)
    messages = select(Outgoing.id).where(
        (col(Outgoing.plan_id) == plan.id) | col(Outgoing.id).in_(beside), Outgoing.state != OutgoingState.SUPPRESSED
    )
    return Begun.MESSAGE if session.exec(messages.limit(1)).first() else None


def take_back(session: Session, plan: Plan, *, by: Person, now: datetime) -> Plan | None:
    """Let a plan be none any more. Its document waits for an answer again, and the plan whose place it took is open.

    The caller has looked that nothing has `begun`. Gives the plan that is open again, if there is one.
    """
    lock(session, plan)
    assert plan.id is not None
    plan.undone_at = plan.closed_at = now
    session.add(plan)
    history.note(session, plan.id, "plan", "state", "new", "taken back", by=by, now=now)
    for row in documents_of(session, plan):
        row.state, row.plan_id = ImportState.WAITING if row.staged else ImportState.DISCARDED, None
        session.add(row)
    before = session.get(Plan, plan.replaces_id) if plan.replaces_id is not None else None
    if before is not None:
        lifecycle.open_again(session, before, by=by, now=now)
    session.flush()
    return before
