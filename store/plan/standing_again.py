"""How an item stands once an update was withdrawn: as the newest update that is not."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from store.models import Claim, Item, Person, Update, Withdrawal
from store.plan import claims
from store.plan.withdrawals import standing
from store.rules.terms import Decision, Progress
from store.time import london_day


def withdraw(session: Session, item: Item, update: Update, *, by: Person, now: datetime, stood: "Stood") -> None:
    """Take an update back, and let the item stand as what is left says.

    The caller holds the item, and has looked that nobody else has said or changed anything of it since.
    """
    assert update.id is not None
    assert by.id is not None
    session.add(Withdrawal(update_id=update.id, by_id=by.id, at=now))
    session.flush()
    _stand(session, item, update, stood, by=by, now=now)


class Stood:
    """Since when an item was complete before an update, where no update tells: a document may have printed the day."""

    def __init__(self, before: dict[str, Any]) -> None:
        self.completed_on, self.closed_at = before.get("completed_on"), before.get("closed_at")


KEPT = ("forecast", "percent", "evidence", "impact")
"""What stands until an update says another."""


def _stand(session: Session, item: Item, update: Update, stood: Stood, *, by: Person, now: datetime) -> None:
    said = select(Update).where(Update.item_id == item.id, standing()).order_by(col(Update.at), col(Update.id))
    found = list(session.exec(said))
    newest = found[-1] if found else None
    item.progress, item.blocker = (newest.progress, newest.blocker) if newest else (None, None)
    for field in KEPT:
        values = [value for one in found if (value := getattr(one, field)) is not None]
        setattr(item, field, values[-1] if values else None)
    if newest is not None and newest.progress is Progress.COMPLETE:
        _complete(session, item, found, update, stood, by=by, now=now)
    else:
        item.completed_on = None
        item.closed_at = item.dropped_at
        if item.claimed_on is not None:
            claims.withdraw(session, item, by=by, now=now)
    session.add(item)
    session.flush()


def _complete(
    session: Session,
    item: Item,
    found: list[Update],
    update: Update,
    stood: Stood,
    *,
    by: Person,
    now: datetime,
) -> None:
    """It is complete since the first of the last updates that say so, unless it waits to be verified or was not."""
    begun = len(found)
    while begun and found[begun - 1].progress is Progress.COMPLETE:
        begun -= 1
    first = found[begun]
    claim = claims.latest(session, item)
    if claim is None or claim.at < first.at:
        days = [one.completed_on for one in found[begun:] if one.completed_on is not None]
        # What was taken back may have named another day.
        as_it_was = None if update.completed_on else item.completed_on
        item.completed_on = next(reversed(days), None) or as_it_was or stood.completed_on or london_day(first.at)
        item.closed_at = item.closed_at or stood.closed_at or first.at
    elif claim.state is Decision.AGREED:
        item.completed_on, item.closed_at = claim.day, claim.decided_at
    elif claim.state is Decision.DECLINED:
        item.progress = found[begun - 1].progress if begun else None
        item.completed_on = item.closed_at = None
    else:
        _waits_again(session, item, claim)


def _waits_again(session: Session, item: Item, claim: Claim) -> None:
    claim.state, claim.decided_by_id, claim.decided_at = Decision.WAITING, None, None
    item.claimed_on, item.completed_on, item.closed_at = claim.day, None, None
    session.add(claim)
