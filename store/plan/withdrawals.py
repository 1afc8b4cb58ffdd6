"""What was taken back, and how every reader passes over it.

Updates and changes are only added to. What takes one back is a row of its own that points at it, so that the history
has both and everything else reads past both. `store.plan.acts` writes them.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from store.models import Change, Update, Withdrawal


def standing(of: Any = Update) -> ColumnElement[bool]:
    """That an update was not withdrawn. Args: of: the table, or the alias under which a statement has it."""
    taken = select(col(Withdrawal.id)).where(col(Withdrawal.update_id) == of.id).correlate(of)
    return ~taken.exists()


def unchanged(of: Any = Change) -> ColumnElement[bool]:
    """That a change was neither taken back nor takes one back itself."""
    undo = aliased(Change)
    undoing = select(col(undo.id)).where(col(undo.undoes_id) == of.id).correlate(of)
    return and_(of.undoes_id.is_(None), ~undoing.exists())


def is_standing(session: Session, update: Update) -> bool:
    return session.execute(select(col(Withdrawal.id)).where(col(Withdrawal.update_id) == update.id)).first() is None
