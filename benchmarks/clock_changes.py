"""Every hour of six years in five time zones, through all clock changes: each working day's message goes once.

In each zone somebody has something due on every day: two milestones by turns, since nobody is asked about the same one
on two days running. The real bot beats at every hour; what the chat took is held
against the working days there are, counted here by themselves.

    python -m benchmarks.clock_changes
    python -m benchmarks.clock_changes --around-changes 2   only so many days on each side of a change of the clocks

Ends with 1 where a day's message is missing, comes twice, or goes outside the hours.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
from sqlmodel import Session, col, select, update

from benchmarks.asking.chat import Listener, database
from benchmarks.table import show
from commands.cards import Card
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.runner import tick
from store.database import SessionMaker, transaction
from store.models import Item, Person, Plan
from store.people import accounts
from store.people.accounts import Account
from store.plan import plan_settings
from store.rules.terms import Kind, Precision

FIRST, LAST = 2026, 2031
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago")
"""The last two change their clocks in the southern summer, one of them by half an hour and one at midnight."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPENS, ASKS, CLOSES = time(8, 30), time(9, 30), time(17, 30)
DEFAULT_POLICY = DeliveryPolicy(may_send=in_their_hours)


@dataclass
class Seen:
    now: datetime
    sent: dict[str, list[datetime]] = field(default_factory=lambda: {zone: [] for zone in ZONES})

    def take(self, key: str, to: str, card: Card) -> None:
        if key.startswith("nudge/"):
            self.sent[to].append(self.now)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--around-changes", type=int, metavar="DAYS")
    reader.add_argument("--last", type=int, default=LAST, help="the last year")
    asked = reader.parse_args()
    days = every_day(asked.last) if asked.around_changes is None else changes(asked.last, asked.around_changes)
    with tempfile.TemporaryDirectory() as folder, database(Path(folder) / "sightline.db") as sessions:
        seen = run(sessions, days)
    rows = [[zone, *verdict(zone, seen.sent[zone], days)] for zone in ZONES]
    show([f"{len(days) * 24:,} hours", "clock changes", "days", "sent", "missed", "doubled", "outside hours"], rows)
    raise SystemExit(1 if any(any(row[4:]) for row in rows) else 0)


def every_day(last: int) -> list[date]:
    first = date(FIRST, 1, 1)
    return [first + DAY * number for number in range((date(last, 12, 31) - first).days + 1)]


def changes(last: int, each_side: int) -> list[date]:
    """The day of each change in any of the zones, and so many on each side of it."""
    changing = [day for zone in ZONES for day in every_day(last) if _changes_on(zone, day)]
    return sorted({day + DAY * away for day in changing for away in range(-each_side, each_side + 1)})


def _changes_on(zone: str, day: date) -> bool:
    here = ZoneInfo(zone)
    ends = [datetime.combine(one, time(), tzinfo=here).utcoffset() for one in (day, day + DAY)]
    return ends[0] != ends[1]


def run(sessions: SessionMaker, days: list[date]) -> Seen:
    seen = Seen(datetime.combine(days[0], time(), tzinfo=UTC))
    with transaction(sessions) as session:
        _fill(session, seen.now)
    listener = Listener(seen.take)
    for moment in _hours(days):
        seen.now = moment
        with transaction(sessions) as session:
            for number, zone in enumerate(ZONES, start=1):
                due = moment.astimezone(ZoneInfo(zone)).date()
                theirs = update(Item).where(col(Item.owner_id) == number)
                todays = col(Item.position) == due.toordinal() % 2
                session.execute(theirs.where(todays).values(baseline=due, closed_at=None))
                session.execute(theirs.where(~todays).values(closed_at=moment))
        tick(sessions, listener, moment, policy=DEFAULT_POLICY)
    return seen


def _hours(days: list[date]) -> Iterator[datetime]:
    for day in days:
        for hour in range(24):
            yield datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _fill(session: Session, now: datetime) -> None:
    plan = Plan(title="Plan", source="plan.txt", created_at=now)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    for zone in ZONES:
        owner = accounts.remember(session, Account("chat", "T1", zone, zone, f"{zone}@council.example", time_zone=zone))
        for turn in range(2):
            ref, title = f"{zone}/{turn}", f"By turns in {zone}"
            item = Item(plan_id=plan.id, owner_id=owner.id, kind=Kind.TIMELINE, ref=ref, title=title, position=turn)
            item.baseline, item.baseline_precision = now.date(), Precision.DAY
            session.add(item)
    by = session.exec(select(Person)).first()
    assert by is not None
    plan_settings.change(session, plan, plan_settings.nudges(plan).but(lead_times=[0]), by=by, now=now)


def verdict(zone: str, sent: list[datetime], days: list[date]) -> list[int]:
    """Clock changes, working days on which the bot beat in the hours, messages, and what is wrong with them."""
    here = ZoneInfo(zone)
    due = {moment.astimezone(here).date() for moment in _hours(days) if _asks(moment.astimezone(here))}
    came = Counter(moment.astimezone(here).date() for moment in sent)
    outside = [moment for moment in sent if not _is_open(moment.astimezone(here))]
    return [
        sum(_changes_on(zone, day) for day in days),
        len(due),
        len(sent),
        len(due - came.keys()),
        sum(many - 1 for many in came.values()),
        len(outside) + len(came.keys() - due),
    ]


def _is_open(local: datetime) -> bool:
    return OPENS <= local.time() < CLOSES and local.weekday() < 5 and local.date() not in ENGLAND_AND_WALES


def _asks(local: datetime) -> bool:
    return local.time() >= ASKS and _is_open(local)


ENGLAND_AND_WALES = holidays.country_holidays("GB", subdiv="WLS", years=range(FIRST - 1, LAST + 2))

if __name__ == "__main__":
    main()
