"""What has slipped, how far, how often its promise was moved, since when and why."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, or_, select

from store.database import rows_of
from store.models import Change, Item, Person, Plan, Update
from store.people.naming import called
from store.plan.item_filters import CLAIMED, OPEN
from store.plan.withdrawals import standing, unchanged
from store.query.shapes import Chosen
from store.rules.slipping import Slip, Step, grew, slip_of


@dataclass(frozen=True)
class Move:
    """A promised date that was moved."""

    item_id: int
    at: datetime
    before: date
    after: date
    by: str | None
    why: str | None
    agreed_by: str | None
    source: str | None
    """The document that brought it."""


@dataclass(frozen=True)
class Slipping:
    item_id: int
    slip: Slip
    moves: tuple[Move, ...]
    """Oldest first."""


@dataclass(frozen=True)
class Reason:
    since: datetime | None
    """When it last became later; None where a document printed it so from the first."""
    said: Update | None
    """The newest statement that gave the day which is expected, or has words."""


def moves_of(session: Session, plan: Plan, item_ids: Collection[int] | None = None) -> dict[int, list[Move]]:
    """Every promised date that was moved to another, by item, oldest first. A date that was first set was not moved.

    Args:
        item_ids: of these alone; of all, if left out.
    """
    query = (
        select(Change, called())
        .join(Person, col(Person.id) == Change.by_id, isouter=True)
        .where(Change.plan_id == plan.id, Change.field == "baseline")
        .where(*(col(one).is_not(None) for one in (Change.item_id, Change.before, Change.after)), unchanged())
        .order_by(col(Change.at), col(Change.id))
    )
    if item_ids is not None:
        query = query.where(col(Change.item_id).in_(item_ids))
    found: dict[int, list[Move]] = defaultdict(list)
    for row, by in session.exec(query):
        if row.item_id is None or row.before is None or row.after is None:
            continue
        days = date.fromisoformat(row.before), date.fromisoformat(row.after)
        found[row.item_id].append(Move(row.item_id, row.at, *days, by, row.why, row.agreed_by, row.source))
    return found


def slipping(
    session: Session, plan: Plan, chosen: Chosen, since: datetime | None = None, until: datetime | None = None
) -> list[Slipping]:
    """What is open and slips, the worst first. What its owner says is complete is late no more.

    Args:
        since: only what became later from then on.
        until: only what became later by then.
    """
    moves = moves_of(session, plan)
    moved = select(Change.item_id).where(
        Change.plan_id == plan.id, Change.field == "baseline", col(Change.item_id).is_not(None)
    )
    later = or_(col(Item.forecast) > col(Item.baseline), col(Item.id).in_(moved))
    row = sa.select(col(Item.id), col(Item.baseline), col(Item.forecast), col(Item.ref))
    query = row.where(*chosen.where, OPEN, sa.not_(CLAIMED), col(Item.baseline).is_not(None), later)
    found = []
    for item_id, baseline, forecast, ref in rows_of(session, query, chosen.values):
        theirs = tuple(moves.get(item_id, ()))
        slip = slip_of(baseline, forecast, [one.before for one in theirs])
        if slip.slips:
            found.append((ref, Slipping(item_id, slip, theirs)))
    found.sort(key=lambda one: (-one[1].slip.days, one[1].slip.promised, one[0]))
    ordered = [one for _, one in found]
    if since is None and until is None:
        return ordered
    whens = _when_later(ordered, _statements(session, [one.item_id for one in ordered]))
    return [one for one in ordered if any(_within(at, since, until) for at in whens[one.item_id])]


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at >= since) and (until is None or at <= until)


def reasons(session: Session, some: Sequence[Slipping]) -> dict[int, Reason]:
    """Since when each slips and what was said of it, by item."""
    said = _statements(session, [one.item_id for one in some])
    whens = _when_later(some, said)
    return {
        one.item_id: Reason(max(whens[one.item_id], default=None), _telling(one, said.get(one.item_id, [])))
        for one in some
    }


def _telling(one: Slipping, said: Sequence[Update]) -> Update | None:
    newest_first = list(reversed(said))
    of_the_day = [update for update in newest_first if update.forecast == one.slip.expected and update.words]
    with_words = [update for update in newest_first if update.words]
    return next(iter(of_the_day or with_words or newest_first), None)


def _statements(session: Session, item_ids: Collection[int]) -> dict[int, list[Update]]:
    """By item, oldest first."""
    query = select(Update).where(col(Update.item_id).in_(item_ids), standing()).order_by(col(Update.at), col(Update.id))
    found: dict[int, list[Update]] = defaultdict(list)
    for update in session.exec(query):
        found[update.item_id].append(update)
    return found


def _when_later(some: Sequence[Slipping], said: dict[int, list[Update]]) -> dict[int, list[datetime]]:
    found = {}
    for one in some:
        steps = [Step(move.at, promised=move.after) for move in one.moves]
        steps += [Step(update.at, expected=update.forecast) for update in said.get(one.item_id, []) if update.forecast]
        found[one.item_id] = grew(one.slip.first, steps)
    return found
