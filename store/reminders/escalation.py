"""What is overdue although nobody says how it stands: the ladder as a plan has it, and what has climbed how far."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.database import rows_of
from store.delivery import outbox
from store.models import Change, Escalation, Item, Plan, Update
from store.people import leave
from store.plan import plan_settings
from store.plan.item_filters import OPEN
from store.plan.withdrawals import standing, unchanged
from store.query.model import IS_OVERDUE, Is, Query, State
from store.query.shapes import chosen
from store.reminders.nudging import BEGINNINGS
from store.rules.escalation import MOST_DAYS, Answer, Step
from store.rules.working_days import Calendar, working_days_since
from store.time import london_day

GIVEN = (*BEGINNINGS, "baseline")
"""Since the newest of these something is in its owner's hands as it is."""


@dataclass(frozen=True)
class Silent:
    """Something overdue of which no person has said a word that still counts."""

    item_id: int
    ref: str
    baseline: date
    owner_id: int | None
    days: int
    """Working days overdue without an update that counted or its owner's leave, since it is in their hands."""
    in_all: int
    """The same, whoever had it."""


def silent(session: Session, plan: Plan, today: date, only: Collection[int] | None = None) -> Iterator[Silent]:
    """Earliest promise first. What waits for the programme lead already, said complete or not its owner's, is not.

    Args:
        only: these items; all of the plan, if left out.
    """
    overdue = chosen(plan, Query(where=(IS_OVERDUE, Is(states=(State.DISOWNED,), negated=True))), today)
    given = sa.select(sa.func.max(col(Change.at))).where(
        col(Change.item_id) == Item.id, col(Change.field).in_(GIVEN), col(Change.after).is_not(None), unchanged()
    )
    said, expected = aliased(Update), aliased(Update)
    query = (
        sa.select(
            *(col(Item.id), col(Item.ref), col(Item.baseline), col(Item.owner_id)),
            *(col(said.at), col(said.forecast), col(expected.forecast), given.correlate(Item).scalar_subquery()),
        )
        .select_from(Item)
        .join(said, col(said.id) == _newest_word(), isouter=True)
        .join(expected, col(expected.id) == _newest_word(col(Update.forecast).is_not(None)), isouter=True)
        .where(*overdue.where)
    )
    if only is not None:
        query = query.where(col(Item.id).in_(only))
    calendars, stale_after = _Calendars(session, plan, today), plan_settings.nudges(plan).stale_after
    began = london_day(plan.created_at)
    in_order = query.order_by(col(Item.baseline), col(Item.position), col(Item.id))
    for item_id, ref, baseline, owner_id, spoken_at, forecast, named, handed in rows_of(
        session, in_order, overdue.values
    ):
        since = max(baseline, began)
        if spoken_at is not None:
            answer = Answer(london_day(spoken_at), forecast, named)
            if (until := answer.counts_until(stale_after)) >= today:
                continue
            since = max(since, until)
        calendar = calendars.of(owner_id)
        in_hand = since if handed is None else max(since, london_day(handed))
        yield Silent(
            item_id,
            ref,
            baseline,
            owner_id,
            days=working_days_since(in_hand, today, calendar, MOST_DAYS),
            in_all=working_days_since(since, today, calendar, MOST_DAYS),
        )


def _newest_word(*which: ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    """The newest update of an item by somebody who may: the owner, a deputy, a programme lead.

    What a document printed is by nobody.
    """
    by_people = (col(Update.item_id) == Item.id, col(Update.by_id).is_not(None), standing())
    query = sa.select(col(Update.id)).where(*by_people, *which)
    newest = query.order_by(col(Update.at).desc(), col(Update.id).desc()).limit(1)
    return newest.correlate(Item).scalar_subquery()


class _Calendars:
    """Each owner's working days, where the leave of all is read once."""

    def __init__(self, session: Session, plan: Plan, today: date) -> None:
        self._plans = plan_settings.nudges(plan).calendar
        # Something may have been overdue for long: all leave counts, however long ago.
        self._away = leave.spans_since(session, date.min)
        self._known: dict[int, Calendar] = {}

    def of(self, person_id: int | None) -> Calendar:
        if person_id is None or person_id not in self._away:
            return self._plans
        if person_id not in self._known:
            self._known[person_id] = self._plans.without(self._away[person_id])
        return self._known[person_id]


def exceptions(session: Session, plan: Plan, today: date) -> list[str]:
    """References of what has climbed to the last step, whoever owns it or nobody."""
    after = plan_settings.escalation(plan).exception_after
    if after is None:
        return []
    return [one.ref for one in silent(session, plan, today) if one.in_all >= after]


@dataclass(frozen=True)
class Told:
    """A step that one message tells, with its thing's reference."""

    row: Escalation
    ref: str
    stands: bool
    """Whether it is still so: no word on it counts, and neither the date nor the owner is another."""


def told_by(session: Session, plan: Plan, message: str, today: date) -> list[Told]:
    query = (
        select(Escalation, Item.ref)
        .join(Item, col(Item.id) == Escalation.item_id)
        .where(Escalation.message == message, Escalation.plan_id == plan.id)
        .order_by(col(Escalation.baseline), col(Item.position), col(Item.id))
    )
    rows = session.exec(query).all()
    still = {one.item_id: one for one in silent(session, plan, today, {row.item_id for row, _ in rows})}
    return [Told(row, ref, _stands(row, still.get(row.item_id))) for row, ref in rows]


def _stands(row: Escalation, now: Silent | None) -> bool:
    return now is not None and (now.baseline, now.owner_id) == (row.baseline, row.owner_id)


@dataclass(frozen=True)
class StepTold:
    """A step that was queued to be told, as much of it as the next one needs."""

    step: Step
    owner_id: int
    to_id: int
    person_id: int
    day: date
    message: str

    @property
    def is_copy(self) -> bool:
        """Whether it is what the owner is shown of what others are told."""
        return self.to_id == self.owner_id


def steps_told(
    session: Session, plan: Plan, only: Collection[int] | None = None
) -> dict[tuple[int, date], list[StepTold]]:
    """What was told of each open thing and promised date.

    Args:
        only: of these items; of all of the plan, if left out.
    """
    who = (col(Escalation.owner_id), col(Escalation.to_id), col(Escalation.person_id))
    how = (col(Escalation.day), col(Escalation.message))
    query = (
        sa.select(col(Escalation.item_id), col(Escalation.baseline), col(Escalation.step), *who, *how)
        .join(Item, col(Item.id) == Escalation.item_id)
        .where(col(Escalation.plan_id) == plan.id, OPEN)
    )
    if only is not None:
        query = query.where(col(Escalation.item_id).in_(only))
    found: dict[tuple[int, date], list[StepTold]] = defaultdict(list)
    for item, baseline, *told in session.execute(query):
        found[item, baseline].append(StepTold(*told))
    return found


def told_on(session: Session, steps: Iterable[StepTold]) -> Mapping[tuple[str, str], date]:
    """By message and reference, the day on which a message that has gone did tell of it.

    What was answered before its message went is queued and was told to nobody.
    """
    rows = outbox.with_keys(session, {step.message for step in steps})
    return {(row.key, ref): london_day(row.sent_at) for row in rows if row.sent_at for ref in outbox.refs_said(row)}
