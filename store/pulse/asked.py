"""The rounds that ask somebody, and what they leave in the chat until they are swept."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, exists, select, update

from store.database import SessionMaker, first_row, reading
from store.models.pulse import Pulse, PulseInvited, PulseRound
from store.rules.terms import PulseState


def by_code(session: Session, code: str) -> tuple[Pulse, PulseRound] | None:
    query = select(Pulse, PulseRound).join(PulseRound, col(PulseRound.pulse_id) == Pulse.id)
    return session.exec(query.where(PulseRound.code == code)).first()


def by_id(session: Session, round_id: int | None) -> tuple[Pulse, PulseRound] | None:
    query = select(Pulse, PulseRound).join(PulseRound, col(PulseRound.pulse_id) == Pulse.id)
    return session.exec(query.where(PulseRound.id == round_id)).first()


def invited(session: Session, round_: PulseRound) -> list[int]:
    """All of them, also for whoever asks about one: no statement names who is about to answer."""
    query = select(PulseInvited.person_id).where(PulseInvited.round_id == round_.id)
    return list(session.exec(query.order_by(col(PulseInvited.person_id))))


ANY_WAS_OPENED = exists(select(PulseRound.id))


# Asked at each beat, so built once.
_OPEN = (
    select(Pulse, PulseRound)
    .join(PulseRound, col(PulseRound.pulse_id) == Pulse.id)
    .where(PulseRound.state == PulseState.OPEN, col(Pulse.plan_id).in_(bindparam("plans", expanding=True)))
    .order_by(col(PulseRound.id))
)


def open_rounds(session: Session, plan_ids: Sequence[int | None]) -> Sequence[tuple[Pulse, PulseRound]]:
    """Those of these plans, oldest first."""
    return session.exec(_OPEN, params={"plans": plan_ids}).all()


def every_open(session: Session) -> Sequence[PulseRound]:
    """In all plans, also one that was closed meanwhile."""
    return session.exec(
        select(PulseRound).where(PulseRound.state == PulseState.OPEN).order_by(col(PulseRound.id))
    ).all()


def has_asked_anybody(session: Session) -> bool:
    """Whether a round is open, or one that is over still counts in the check of what later ones may tell."""
    return session.exec(select(PulseInvited.round_id).limit(1)).first() is not None


def asking(session: Session, person_id: int) -> Sequence[PulseRound]:
    """The open rounds that ask somebody, whether or not they have answered."""
    query = select(PulseRound).join(PulseInvited, col(PulseInvited.round_id) == PulseRound.id)
    return session.exec(query.where(PulseRound.state == PulseState.OPEN, PulseInvited.person_id == person_id)).all()


_UNSWEPT = (
    select(PulseRound)
    .where(col(PulseRound.swept_at).is_(None), PulseRound.state != PulseState.OPEN)
    .order_by(col(PulseRound.id))
)


def unswept(sessions: SessionMaker) -> Sequence[PulseRound]:
    """Rounds that are over and may still stand in the chat."""
    if first_row(sessions, _UNSWEPT, {}) is None:
        return []
    with reading(sessions) as session:
        return session.exec(_UNSWEPT).all()


def note_swept(session: Session, round_id: int, now: datetime) -> None:
    one = update(PulseRound).where(col(PulseRound.id) == round_id, col(PulseRound.swept_at).is_(None))
    session.execute(one.values(swept_at=now).execution_options(synchronize_session=False))
