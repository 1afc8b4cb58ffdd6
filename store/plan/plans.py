"""The plan in use, and the themes and recommendations it is cut by."""

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from store.models import Plan, Recommendation, Theme

# Read for almost every answer, so built once.
_NEWEST = select(Plan).order_by(col(Plan.id).desc()).limit(1)
_THEMES = select(Theme).where(Theme.plan_id == bindparam("plan_id"))
_THEMES_NOT_LEFT = _THEMES.where(col(Theme.left_at).is_(None))


def current(session: Session) -> Plan | None:
    """The plan that questions are about: the newest one."""
    return session.exec(_NEWEST).first()


def open_ones(session: Session) -> Sequence[Plan]:
    """The plans about which people are asked and told, oldest first."""
    return session.exec(select(Plan).where(col(Plan.closed_at).is_(None)).order_by(col(Plan.id))).all()


def themes(session: Session, plan: Plan, *, left: bool = False) -> Sequence[Theme]:
    """Args: left: with those that a later document no longer has."""
    found = session.exec(_THEMES if left else _THEMES_NOT_LEFT, params={"plan_id": plan.id}).all()
    return sorted(found, key=lambda theme: theme.letter)


def recommendations(session: Session, plan: Plan, *, left: bool = False) -> Sequence[Recommendation]:
    """Args: left: with those that a later document no longer has."""
    query = select(Recommendation).where(Recommendation.plan_id == plan.id).order_by(col(Recommendation.number))
    return session.exec(query if left else query.where(col(Recommendation.left_at).is_(None))).all()
