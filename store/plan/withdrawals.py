"""What was taken back, and how every reader passes over it.

Updates and changes are only added to. What takes one back is a row of its own that points at it, so that the history
has both and everything else reads past both. `store.plan.acts` writes them.
"""

from functools import cache

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from store.models import Change, Update, Withdrawal


# Building what these say takes longer than asking it, and they are in most statements.
@cache
def standing() -> ColumnElement[bool]:
    """That an update was not withdrawn."""
    taken = select(col(Withdrawal.id)).where(col(Withdrawal.update_id) == col(Update.id)).correlate(Update)
    return ~taken.exists()


@cache
def unchanged() -> ColumnElement[bool]:
    """That a change was neither taken back nor takes one back itself."""
    undo = aliased(Change)
    undoing = select(col(undo.id)).where(col(undo.undoes_id) == col(Change.id)).correlate(Change)
    return and_(col(Change.undoes_id).is_(None), ~undoing.exists())


def is_standing(session: Session, update: Update) -> bool:
    return session.execute(select(col(Withdrawal.id)).where(col(Withdrawal.update_id) == update.id)).first() is None
