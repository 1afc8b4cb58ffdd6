"""Tell the plan's channel each Monday what the week brought."""

from datetime import date, datetime, time

from sqlmodel import Session

from commands.digest import counts_by_word, digest_card
from scheduler.jobs import job
from store import history, outbox
from store.models import Plan


def is_monday(day: date) -> bool:
    return day.weekday() == 0


@job("weekly digest", at=time(9), on=is_monday)
def weekly_digest(session: Session, plan: Plan, today: date, now: datetime) -> int:
    if plan.channel is None:
        return 0
    card = digest_card(session, plan, today, now)
    year, week, _ = today.isocalendar()
    queued = outbox.queue(
        session,
        plan,
        key=f"digest/{plan.id}/{plan.channel}/{year}-W{week:02}",
        kind="digest",
        card=card.model_dump(mode="json"),
        now=now,
        channel=plan.channel,
    )
    history.keep_snapshot(session, plan, today, counts_by_word(session, plan, today))
    return queued
