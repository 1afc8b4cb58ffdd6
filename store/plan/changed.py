"""What was said and changed in some days: of which items, by whom, of which kind, for the better or the worse."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, Plan, Update
from store.plan import history
from store.plan.history import Event
from store.plan.withdrawals import standing
from store.query.shapes import Chosen
from store.query.values import ChangeKind
from store.rules.direction import Direction, of_date, of_update
from store.rules.terms import Kind

FIELDS = {
    ChangeKind.DATES: ("baseline",),
    ChangeKind.OWNERS: ("owner",),
    ChangeKind.TITLES: ("title",),
    ChangeKind.ADDED: tuple(f"{kind.value} added" for kind in Kind),
}


@dataclass(frozen=True)
class Wanted:
    """Which events; each field narrows."""

    kinds: tuple[ChangeKind, ...] = ()
    by: tuple[int, ...] = ()
    """Those who said or changed it."""
    item_ids: Collection[int] | None = None
    direction: Direction | None = None


def events(session: Session, plan: Plan, since: datetime, until: datetime, wanted: Wanted) -> list[Event]:
    """Newest first."""
    found: list[Event] = []
    if not wanted.kinds or ChangeKind.UPDATES in wanted.kinds:
        found += history.updates_between(session, plan, since, until)
        found += history.withdrawn_between(session, plan, since, until)
    if not wanted.kinds or set(wanted.kinds) - {ChangeKind.UPDATES}:
        fields = {field for kind in wanted.kinds if kind in FIELDS for field in FIELDS[kind]}
        changed = history.changes_between(session, plan, since, until)
        found += [one for one in changed if not wanted.kinds or (one.change and one.change.field in fields)]
    found = [one for one in found if _fits(one, wanted)]
    if wanted.direction is not None:
        ways = directions(session, found)
        found = [one for one, way in zip(found, ways, strict=True) if way == wanted.direction]
    return sorted(found, key=lambda event: event.at, reverse=True)


def ids_of(session: Session, asked: Chosen) -> set[int]:
    """Ids of the items that are meant, whether complete or open."""
    return {row.id for row in rows_of(session, sa.select(col(Item.id)).where(*asked.where), asked.values)}


def _fits(event: Event, wanted: Wanted) -> bool:
    if wanted.by and event.by_id not in wanted.by:
        return False
    return wanted.item_ids is None or event.item_id in wanted.item_ids


def directions(session: Session, found: Sequence[Event]) -> list[Direction | None]:
    """For each event whether it made its item better or worse, by what stood before it."""
    before = _statements(session, {one.item_id for one in found if one.update and one.item_id})
    promised = _promised(session, before)
    return [_direction(one, before, promised) for one in found]


def _direction(event: Event, statements: dict[int, list[Update]], promised: dict[int, date | None]) -> Direction | None:
    if event.change is not None:
        change = event.change
        return of_date(_day(change.before), _day(change.after)) if change.field == "baseline" else None
    if event.update is None or event.withdrawal is not None:
        return None
    update, day = event.update, promised.get(event.update.item_id)
    earlier = [one for one in statements[update.item_id] if (one.at, one.id or 0) < (update.at, update.id or 0)]
    forecasts = [one.forecast for one in earlier if one.forecast]
    expected_before = forecasts[-1] if forecasts else day
    return of_update(
        update.progress,
        update.forecast or expected_before,
        bool(update.blocker),
        before=earlier[-1].progress if earlier else None,
        expected_before=expected_before,
        blocked_before=bool(earlier and earlier[-1].blocker),
    )


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _statements(session: Session, item_ids: Collection[int]) -> dict[int, list[Update]]:
    """Oldest first."""
    found: dict[int, list[Update]] = defaultdict(list)
    query = select(Update).where(col(Update.item_id).in_(item_ids), standing())
    for update in session.exec(query.order_by(col(Update.at), col(Update.id))):
        found[update.item_id].append(update)
    return found


def _promised(session: Session, item_ids: Collection[int]) -> dict[int, date | None]:
    return {one.id or 0: one.baseline for one in session.exec(select(Item).where(col(Item.id).in_(item_ids)))}
