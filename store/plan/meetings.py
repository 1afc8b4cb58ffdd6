"""When a plan's boards meet: kept past and to come, since "since the last board" asks for both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from store.database import lock, rows_of
from store.models import Body, BodyMeeting, Person, Plan
from store.plan import history


@dataclass(frozen=True)
class BoardDays:
    """A board and the days that are held of it, which may be none."""

    board: str
    days: tuple[date, ...]
    """In their order."""

    def last(self, today: date) -> date | None:
        """The newest before today; None where no past day is held."""
        return max((day for day in self.days if day < today), default=None)

    def next(self, today: date) -> date | None:
        """The first to come, today's included; None where none is held."""
        return min((day for day in self.days if day >= today), default=None)


# Read for sentences that speak of a board, so built once.
_BOARDS = (
    sa.select(col(Body.name), col(BodyMeeting.day))
    .join(BodyMeeting, col(BodyMeeting.body_id) == Body.id, isouter=True)
    .where(col(Body.plan_id) == bindparam("plan"), col(Body.left_at).is_(None))
    .order_by(col(Body.position), col(BodyMeeting.day))
)


def boards(session: Session, plan: Plan) -> list[BoardDays]:
    """Every board in its order, also those of which no day is held."""
    found: dict[str, list[date]] = {}
    for name, day in rows_of(session, _BOARDS, {"plan": plan.id}):
        found.setdefault(name, []).extend([] if day is None else [day])
    return [BoardDays(name, tuple(days)) for name, days in found.items()]


def days_of(session: Session, body: Body) -> list[date]:
    return [one.day for one in _of(session, body)]


def add(session: Session, body: Body, days: Iterable[date], *, by: Person, now: datetime) -> None:
    """Let a body meet on these days as well."""
    lock(session, body)
    before = days_of(session, body)
    assert body.id is not None
    session.add_all(BodyMeeting(body_id=body.id, day=day) for day in sorted({*days} - {*before}))
    _note(session, body, before, by, now)


def take_back(session: Session, body: Body, days: Iterable[date], *, by: Person, now: datetime) -> None:
    """Let a body not meet on these days; the history keeps what was said."""
    lock(session, body)
    held, gone = _of(session, body), {*days}
    for one in held:
        if one.day in gone:
            session.delete(one)
    _note(session, body, [one.day for one in held], by, now)


def _of(session: Session, body: Body) -> Sequence[BodyMeeting]:
    query = select(BodyMeeting).where(BodyMeeting.body_id == body.id)
    return session.exec(query.order_by(col(BodyMeeting.day))).all()


def _note(session: Session, body: Body, before: Sequence[date], by: Person, now: datetime) -> None:
    session.flush()
    after = days_of(session, body)
    if after != before:
        said = [", ".join(map(str, days)) or None for days in (before, after)]
        history.note(session, body.plan_id, body.name, "meets", *said, by=by, now=now)
