"""Questions about practice standards, risks, bodies and achievements."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from store.models import Achievement, Body, Measure, NamedPerson, Plan, Risk, Seat, Standard


def standards(session: Session, plan: Plan) -> Sequence[Standard]:
    return session.exec(
        select(Standard)
        .where(Standard.plan_id == plan.id, col(Standard.left_at).is_(None))
        .order_by(col(Standard.position))
    ).all()


def measures(session: Session, standard: Standard) -> Sequence[Measure]:
    return session.exec(select(Measure).where(Measure.standard_id == standard.id).order_by(col(Measure.id))).all()


def risks(session: Session, plan: Plan) -> Sequence[Risk]:
    return session.exec(
        select(Risk).where(Risk.plan_id == plan.id, col(Risk.left_at).is_(None)).order_by(col(Risk.position))
    ).all()


def bodies(session: Session, plan: Plan) -> Sequence[Body]:
    return session.exec(
        select(Body).where(Body.plan_id == plan.id, col(Body.left_at).is_(None)).order_by(col(Body.position))
    ).all()


def seats(session: Session, body: Body) -> Sequence[Seat]:
    return session.exec(select(Seat).where(Seat.body_id == body.id).order_by(col(Seat.position))).all()


def named_people(session: Session, plan: Plan) -> Sequence[NamedPerson]:
    query = select(NamedPerson).where(NamedPerson.plan_id == plan.id, col(NamedPerson.left_at).is_(None))
    return session.exec(query.order_by(col(NamedPerson.id))).all()


def achievements(session: Session, plan: Plan) -> Sequence[Achievement]:
    query = (
        select(Achievement)
        .where(Achievement.plan_id == plan.id, col(Achievement.left_at).is_(None))
        .order_by(col(Achievement.position))
    )
    return session.exec(query).all()
