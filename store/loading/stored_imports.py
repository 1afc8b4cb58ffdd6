"""Documents that people shared: being read, waiting for a yes, accepted or discarded.

Of a document that was answered, or that nobody answered, only that there was one is kept: who shared it, and when. Its
number is not given again, since buttons in older messages hold it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, and_, col, exists, func, or_, select, update

from store.database import take_turn
from store.documents.answers import without
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading.taking_back import begun
from store.models import Person, Plan, StagedImport
from store.retention import cleaning, periods
from store.rules.terms import ImportState

KEPT = timedelta(days=14)
"""How long a new plan can be taken back, and what was read of its document is kept for that."""
PASTED_KEPT = timedelta(hours=1)
GREATEST = 2**31 - 1
"""Of what a database counts rows with: whoever types a greater number means none."""


def wait_for_turn(session: Session) -> None:
    """Let nobody else take a document in until this transaction ends: what is saved follows from what is here."""
    take_turn(session, "import")


def begin(
    session: Session, *, key: str, source: str, by: Person, now: datetime, origin: str | None = None
) -> StagedImport | None:
    """Note that a shared file is being read; None where this very file already is, or was.

    Where the same person shares a file of the same name again that they gave answers about, it takes the place of the
    one that waits, and those answers count for it.

    Args:
        key: names the sharing of the file, so that one delivered twice is read once.
        source: the file's name.
        origin: by what its chat fetches it again.
    """
    wait_for_turn(session)
    if session.exec(select(StagedImport).where(StagedImport.key == key)).first() is not None:
        return None
    row = StagedImport(key=key, source=source, by_id=by.id, at=now, origin=origin)
    if origin is not None and (before := _answered(session, source, by)) is not None:
        row.guidance = said_of(before)
        end(session, before, ImportState.DISCARDED)
    session.add(row)
    session.flush()
    return row


def _answered(session: Session, source: str, by: Person) -> StagedImport | None:
    waiting = select(StagedImport).where(StagedImport.state == ImportState.WAITING, StagedImport.source == source)
    mine = waiting.where(StagedImport.by_id == by.id, col(StagedImport.guidance).is_not(None))
    return session.exec(mine.order_by(col(StagedImport.id).desc()).limit(1)).first()


def said_of(row: StagedImport) -> Guidance:
    """All that was said of it, until it is read by that; what its plan remembers goes before it and is not in it."""
    if row.guidance is not None:
        return row.guidance
    return row.staged.reading if row.staged else Guidance()


def answer(session: Session, row: StagedImport, said: Guidance) -> None:
    """Note what somebody said of it. It counts once the document is read again."""
    row.guidance = said_of(row).and_also(said)
    session.add(row)


def take_back(session: Session, row: StagedImport, code: str) -> None:
    row.guidance = without(said_of(row), code)
    session.add(row)


def get(session: Session, number: int) -> StagedImport | None:
    return session.get(StagedImport, number) if number <= GREATEST else None


_UNANSWERED = col(StagedImport.state).in_([ImportState.WAITING, ImportState.READING])
_NEVER_READ = and_(col(StagedImport.pasted).is_not(None), col(StagedImport.state) == ImportState.READING)
ANY_OLD = exists(
    select(StagedImport.id).where(
        or_(
            and_(_NEVER_READ, col(StagedImport.at) < bindparam("unread_since")),
            and_(col(StagedImport.staged).is_not(None), col(StagedImport.plan_id).is_not(None)),
        )
    )
)
"""Whether there may be something to prune, by the moments of `kept_since`."""
OLDEST_UNANSWERED = select(func.min(StagedImport.at)).where(_UNANSWERED).scalar_subquery()
"""Since when a document waits."""


def kept_since(now: datetime) -> dict[str, datetime]:
    return {"unread_since": now - PASTED_KEPT}


def prune(session: Session, now: datetime) -> None:
    """Let go of what nobody answered, of what was pasted and never read, and of what no plan can be taken back to."""
    never_read = select(StagedImport).where(_NEVER_READ, StagedImport.at < now - PASTED_KEPT)
    for row in session.exec(never_read):
        finish(session, row, None)
    let_go(session, unanswered_since(periods.since(session, periods.DOCUMENTS, now)))
    became = select(StagedImport.id, Plan, StagedImport.at).join(Plan, col(Plan.id) == StagedImport.plan_id)
    for number, plan, at in session.exec(became.where(col(StagedImport.staged).is_not(None))).all():
        if at < now - KEPT or begun(session, plan):
            session.execute(update(StagedImport).where(col(StagedImport.id) == number).values(staged=None))


def unanswered_since(before: datetime) -> ColumnElement[bool]:
    """Which documents have waited for an answer since before a moment."""
    return and_(_UNANSWERED, col(StagedImport.at) < before)


def let_go(session: Session, these: ColumnElement[bool]) -> None:
    """Keep of these documents only that there were some."""
    session.execute(
        update(StagedImport)
        .where(these)
        .values(state=ImportState.DISCARDED, source="", staged=None, pasted=None, origin=None, guidance=None)
        .execution_options(synchronize_session=False)
    )


def newest_waiting(session: Session) -> StagedImport | None:
    return next(iter(all_waiting(session)), None)


def all_waiting(session: Session) -> Sequence[StagedImport]:
    """The newest first."""
    waiting = select(StagedImport).where(StagedImport.state == ImportState.WAITING)
    return session.exec(waiting.order_by(col(StagedImport.id).desc())).all()


def finish(session: Session, row: StagedImport, staged: StagedPlan | None) -> None:
    """Keep what was read until somebody says yes or no; None where nothing could be read."""
    row.staged = staged
    row.state = ImportState.WAITING if staged else ImportState.DISCARDED
    if staged is None:
        row.source, row.pasted, row.origin, row.guidance = "", None, None, None
    session.add(row)


def staged_of(row: StagedImport) -> StagedPlan:
    assert row.staged is not None
    return row.staged


def end(session: Session, row: StagedImport, state: ImportState, plan: Plan | None = None) -> None:
    """Note the answer, and let go of all that was read.

    Args:
        plan: the new plan that it has become. What was read is kept as long as that can be taken back.
    """
    row.state, row.plan_id = state, plan.id if plan else None
    row.pasted, row.origin, row.guidance = None, None, None
    if plan is None:
        row.staged = None
    if state is ImportState.DISCARDED:
        row.source = ""
        cleaning.want(session, StagedImport)
    session.add(row)
