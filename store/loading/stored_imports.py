"""Documents that people shared: being read, waiting for a yes, accepted or discarded.

Of a document that was answered, or that nobody answered, only that there was one is kept: who shared it, and when. Its
number is not given again, since buttons in older messages hold it.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, exists, or_, select, update

from store.database import take_turn
from store.documents.staged import StagedPlan
from store.loading.taking_back import begun
from store.models import Person, Plan, StagedImport
from store.rules.terms import ImportState

KEPT = timedelta(days=14)
"""How long a document waits for an answer."""
PASTED_KEPT = timedelta(hours=1)
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


_UNANSWERED = col(StagedImport.state).in_([ImportState.WAITING, ImportState.READING])
ANY_OLD = exists(
    select(StagedImport.id).where(
        or_(
            and_(col(StagedImport.pasted).is_not(None), col(StagedImport.at) < bindparam("unread_since")),
            and_(_UNANSWERED, col(StagedImport.at) < bindparam("unanswered_since")),
            and_(col(StagedImport.staged).is_not(None), col(StagedImport.plan_id).is_not(None)),
        )
    )
)
"""Whether there may be something to prune, by the moments of `kept_since`."""


def kept_since(now: datetime) -> dict[str, datetime]:
    return {"unread_since": now - PASTED_KEPT, "unanswered_since": now - KEPT}


def prune(session: Session, now: datetime) -> None:
    """Let go of what nobody answered, of what was pasted and never read, and of what no plan can be taken back to."""
    never_read = select(StagedImport).where(col(StagedImport.pasted).is_not(None), StagedImport.at < now - PASTED_KEPT)
    for row in session.exec(never_read):
        finish(session, row, None)
    session.execute(
        update(StagedImport)
        .where(_UNANSWERED, col(StagedImport.at) < now - KEPT)
        .values(state=ImportState.DISCARDED, source="", staged=None, pasted=None)
        .execution_options(synchronize_session=False)
    )
    became = select(StagedImport.id, Plan, StagedImport.at).join(Plan, col(Plan.id) == StagedImport.plan_id)
    for number, plan, at in session.exec(became.where(col(StagedImport.staged).is_not(None))).all():
        if at < now - KEPT or begun(session, plan):
            session.execute(update(StagedImport).where(col(StagedImport.id) == number).values(staged=None))


def newest_waiting(session: Session) -> StagedImport | None:
    waiting = select(StagedImport).where(StagedImport.state == ImportState.WAITING)
    return session.exec(waiting.order_by(col(StagedImport.id).desc()).limit(1)).first()


def finish(session: Session, row: StagedImport, staged: StagedPlan | None) -> None:
    """Keep what was read until somebody says yes or no; None where nothing could be read."""
    row.staged, row.pasted = staged, None
    row.state = ImportState.WAITING if staged else ImportState.DISCARDED
    if staged is None:
        row.source = ""
    session.add(row)


def staged_of(row: StagedImport) -> StagedPlan:
    assert row.staged is not None
    return row.staged


def end(session: Session, row: StagedImport, state: ImportState, plan: Plan | None = None) -> None:
    """Note the answer, and let go of all that was read.

    Args:
        plan: the new plan that it has become. What was read is kept as long as that can be taken back.
    """
    row.state, row.plan_id, row.pasted = state, plan.id if plan else None, None
    if plan is None:
        row.staged = None
    if state is ImportState.DISCARDED:
        row.source = ""
    session.add(row)
