"""Tell the plan's channel each Monday what the week brought."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from commands.messages.digest import counts_by_word, digest_card
from scheduler.jobs import job
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Plan
from store.plan import history

NAME = "weekly digest"
MONDAY, SATURDAY = 0, 5


def is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


@job(NAME, at=time(9), on=is_weekday)
def weekly_digest(session: Session, plan: Plan, today: date, now: datetime) -> int:
    if plan.channel is None or not _is_its_day(session, plan, today):
        return 0
    card = digest_card(session, plan, today, now)
    year, week, _ = today.isocalendar()
    queued = outbox.queue(
        session,
        plan,
        key=f"digest/{plan.id}/{plan.channel}/{year}-W{week:02}",
        kind="digest",
        card=finished(card),
        now=now,
        channel=plan.channel,
    )
    history.keep_snapshot(session, plan, today, counts_by_word(session, plan, today))
    return queued


def _is_its_day(session: Session, plan: Plan, today: date) -> bool:
    """Monday, or the first weekday after a Monday on which nothing ran."""
    monday = today - timedelta(days=today.weekday())
    before = outbox.last_day(session, plan, NAME, today)
    return today == monday or (before is not None and before < monday)
