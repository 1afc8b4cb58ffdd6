"""The plan in use, and the themes and recommendations it is cut by."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from store.models import Plan, Recommendation, Theme


def current(session: Session) -> Plan | None:
    """The plan that questions are about: the newest one."""
    return session.exec(select(Plan).order_by(col(Plan.id).desc()).limit(1)).first()


def themes(session: Session, plan: Plan) -> Sequence[Theme]:
    found = session.exec(select(Theme).where(Theme.plan_id == plan.id)).all()
    return sorted(found, key=lambda theme: theme.letter)


def recommendations(session: Session, plan: Plan) -> Sequence[Recommendation]:
    query = select(Recommendation).where(Recommendation.plan_id == plan.id).order_by(col(Recommendation.number))
    return session.exec(query).all()
