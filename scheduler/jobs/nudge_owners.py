"""Ask owners before a date comes and while it is overdue: one message a person and day, whatever falls on it."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from commands.questions import questions
from commands.request import Request
from scheduler.jobs import job
from store import items, outbox, people
from store.item_filters import ItemFilter
from store.item_views import ItemView
from store.models import Plan
from store.permissions import may
from store.rules.nudge_days import nudge_day_between
from store.rules.working_days import is_working_day

NAME = "nudge owners"
PATIENCE = timedelta(days=7)
"""How far back a day on which nothing ran is still made up for."""


@job(NAME, at=time(9), on=is_working_day)
def nudge_owners(session: Session, plan: Plan, today: date, now: datetime) -> int:
    before = outbox.last_day(session, plan, NAME, today)
    after = max(before or today - timedelta(days=1), today - PATIENCE)
    asked: dict[int, list[ItemView]] = defaultdict(list)
    for item in items.every(session, plan, ItemFilter(askable=True, owned=True, dated=True), today):
        if item.owner_id and item.baseline and nudge_day_between(after, today, item.baseline):
            asked[item.owner_id].append(item)
    return sum(_queue(session, plan, owner, found, today, now) for owner, found in asked.items())


def _queue(session: Session, plan: Plan, owner_id: int, found: list[ItemView], today: date, now: datetime) -> int:
    owner = people.get(session, owner_id)
    if owner is None or not may(owner, "read"):
        return 0
    card = questions(Request(session, owner, plan, today, now), [item.ref for item in found])
    key = f"nudge/{owner.id}/{today.isoformat()}"
    return outbox.queue(
        session, plan, key=key, kind="nudge", card=card.model_dump(mode="json"), now=now, person_id=owner.id
    )
