"""Documents that people shared: being read, waiting for a yes, accepted or discarded."""

from datetime import datetime

from sqlmodel import Session, col, select

from store.database import take_turn
from store.documents.staged import StagedPlan
from store.models import Person, Plan, StagedImport
from store.rules.terms import ImportState

GREATEST = 2**31 - 1
"""Of what a database counts rows with: whoever types a greater number means none."""


def wait_for_turn(session: Session) -> None:
    """Let nobody else take a document in until this transaction ends: what is saved follows from what is here."""
    take_turn(session, "import")


def begin(session: Session, *, key: str, source: str, by: Person, now: datetime) -> StagedImport | None:
    """Note that a shared file is being read; None where this very file already is, or was.

    Args:
        key: names the sharing of the file, so that one delivered twice is read once.
        source: the file's name.
    """
    wait_for_turn(session)
    if session.exec(select(StagedImport).where(StagedImport.key == key)).first() is not None:
        return None
    row = StagedImport(key=key, source=source, by_id=by.id, at=now)
    session.add(row)
    session.flush()
    return row


def get(session: Session, number: int) -> StagedImport | None:
    return session.get(StagedImport, number) if number <= GREATEST else None


def forget_pasted(session: Session, before: datetime) -> None:
    """Let go of what was pasted and never read."""
    old = select(StagedImport).where(col(StagedImport.pasted).is_not(None), StagedImport.at < before)
    for row in session.exec(old):
        finish(session, row, None)


def newest_waiting(session: Session) -> StagedImport | None:
    waiting = select(StagedImport).where(StagedImport.state == ImportState.WAITING)
    return session.exec(waiting.order_by(col(StagedImport.id).desc()).limit(1)).first()


def finish(session: Session, row: StagedImport, staged: StagedPlan | None) -> None:
    """Keep what was read until somebody says yes or no; None where nothing could be read."""
    row.staged, row.pasted = staged, None
    row.state = ImportState.WAITING if staged else ImportState.DISCARDED
    session.add(row)


def staged_of(row: StagedImport) -> StagedPlan:
    assert row.staged is not None
    return row.staged


def end(session: Session, row: StagedImport, state: ImportState, plan: Plan | None = None) -> None:
    """Args: plan: the new plan that it has become."""
    row.state, row.plan_id = state, plan.id if plan else None
    session.add(row)
