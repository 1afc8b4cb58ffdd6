"""Who was asked about what, and has not said anything of it since: by the ledger, from the cards as they went."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from store.models import Outgoing, Plan, Update
from store.plan.item_views import ItemView
from store.plan.withdrawals import standing
from store.reminders.nudging import KIND
from store.reminders.shown import read
from store.rules.working_days import DAY
from store.time import london_day

LOOKED_BACK = DAY * 56
"""What was asked longer ago was asked again since, or is asked no more."""


@dataclass(frozen=True)
class Unanswered:
    """One item about which its owner was asked and has said nothing since."""

    item: ItemView
    since: datetime
    """When it was asked first of all that was not answered."""
    times: int
    heard: datetime | None
    """When a person last said something of it."""


Asked = dict[tuple[int | None, str], list[datetime]]
"""When each person was shown each reference of one plan."""


def asked(session: Session, plan: Plan, now: datetime, people: Collection[int] | None = None) -> Asked:
    """Args: people: these alone; everybody, if left out."""
    query = select(Outgoing).where(
        Outgoing.kind == KIND,
        col(Outgoing.sent_at) >= now - LOOKED_BACK,
        col(Outgoing.sent_at) <= now,
    )
    if people is not None:
        query = query.where(col(Outgoing.person_id).in_(people))
    found: Asked = defaultdict(list)
    for row in session.exec(query):
        message = read(row)
        for plan_id, ref in message.shown:
            if plan_id == plan.id:
                found[row.person_id, ref].append(message.at)
    return found


def unanswered(session: Session, items: Sequence[ItemView], asked: Asked, now: datetime) -> list[Unanswered]:
    """Of these items those about which their owners were asked, the longest without an answer first.

    What is snoozed, said complete or said not to be somebody's own waits for no answer of theirs.
    """
    today = london_day(now)
    waiting = [item for item in items if item.open and item.owner_id and not (item.claimed_on or item.disowned)]
    waiting = [item for item in waiting if item.snoozed_until is None or item.snoozed_until <= today]
    heard = last_heard(session, [item.id for item in waiting])
    found = []
    for item in waiting:
        at = heard.get(item.id)
        times = [moment for moment in asked.get((item.owner_id, item.ref), ()) if at is None or moment > at]
        if times:
            found.append(Unanswered(item, min(times), len(times), at))
    return sorted(found, key=lambda one: (one.since, one.item.ref))


def last_heard(session: Session, item_ids: Collection[int]) -> dict[int, datetime]:
    """When a person last said something of each of these items of which anybody did."""
    query = select(Update.item_id, func.max(Update.at)).where(
        col(Update.item_id).in_(item_ids), col(Update.by_id).is_not(None), standing()
    )
    return dict(session.exec(query.group_by(col(Update.item_id))).all())
