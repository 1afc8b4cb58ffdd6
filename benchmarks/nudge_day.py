"""Deciding and queueing a whole day's nudges for 10,000 owners with 100,000 milestones, and the memory that it takes.

    python -m benchmarks.nudge_day [DATABASE URL] [owners] [milestones for each]

One in twenty is on leave, half of them with a deputy; owners live in five time zones and have had messages this week.
Each measurement runs in a process of its own, so that memory is the deciding's and not the building's.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session, func, select

from benchmarks.table import mebibytes, show
from scheduler.runner import tick
from store.database import open_database, session_maker, transaction
from store.models import Item, Leave, Outgoing, Person, Plan, Update
from store.plan import plans
from store.rules.terms import Kind, OutgoingState, Precision, Progress

TUESDAY = date(2022, 7, 12)
BEGAN = datetime(2022, 4, 1, 8, tzinfo=UTC)
OWNERS, EACH = 10_000, 10
ZONES = (None, "Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata")
BATCH = 5_000


def main(url: str, owners: int, each: int) -> None:
    build(url, owners, each)
    rows = []
    for name, what in (("a process that only opens the plan", "open"), ("a whole Tuesday, beat by beat", "day")):
        command = [sys.executable, "-m", "benchmarks.nudge_day", "--measure", what, url]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
        rows.append([name, *ran.stdout.splitlines()[-1].split("|")])
    show(
        [f"{owners:,} owners, {owners * each:,} milestones", "queued", "deciding", "slowest beat", "peak memory"], rows
    )


def build(url: str, owners: int, each: int) -> None:
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        plan = Plan(title="Large plan", source="large.txt", created_at=BEGAN)
        session.add(plan)
        session.flush()
        people = [
            {
                "id": number,
                "name": f"Owner {number}",
                "email": f"owner{number}@council.example",
                "guest": False,
                "active": True,
                "time_zone": ZONES[number % len(ZONES)],
            }
            for number in range(1, owners + 1)
        ]
        _insert(session, Person, people)
        assert plan.id is not None
        _insert(session, Item, [_item(plan.id, number, owners) for number in range(owners * each)])
        _insert(session, Leave, [_leave(number, owners) for number in range(20, owners + 1, 20)])
        _insert(
            session,
            Update,
            [
                {
                    "item_id": number + 1,
                    "by_id": number % owners + 1,
                    "at": BEGAN + timedelta(days=number % 97),
                    "progress": Progress.ON_TRACK,
                }
                for number in range(0, owners * each, 2)
            ],
        )
        _insert(
            session,
            Outgoing,
            [
                {
                    "key": f"nudge/{number}/2022-07-11",
                    "kind": "nudge",
                    "plan_id": plan.id,
                    "person_id": number,
                    "card": {},
                    "queued_at": BEGAN,
                    "state": OutgoingState.SENT,
                    "not_before": BEGAN,
                    "attempts": 1,
                    "sent_at": datetime(2022, 7, 11, 9, tzinfo=UTC),
                }
                for number in range(1, owners + 1, 3)
            ],
        )
    engine.dispose()


def _item(plan_id: int, number: int, owners: int) -> dict[str, object]:
    """Dates from ten weeks ago to a year ahead; every fiftieth has lead times of its own."""
    return {
        "id": number + 1,
        "plan_id": plan_id,
        "kind": Kind.TIMELINE,
        "ref": f"T{number + 1}",
        "title": f"Bring visits and supervision number {number} to the standard that was agreed",
        "position": number,
        "owner_id": number % owners + 1,
        "baseline": TUESDAY + timedelta(days=(number * 7) % 435 - 70),
        "baseline_precision": Precision.DAY,
        "demo": False,
        "version": 1,
        "lead_times": [30, 3, 1] if number % 50 == 0 else None,
    }


def _leave(number: int, owners: int) -> dict[str, object]:
    deputy = number % owners + 1 if number % 40 else None
    return {
        "person_id": number,
        "first": TUESDAY - timedelta(days=4),
        "last": TUESDAY + timedelta(days=9),
        "deputy_id": deputy,
    }


def _insert(session: Session, model: type[object], rows: Sequence[Mapping[str, object]]) -> None:
    for start in range(0, len(rows), BATCH):
        session.connection().execute(insert(model), rows[start : start + BATCH])


def measure(what: str, url: str) -> None:
    """Beat every half hour from midnight to midnight in London, without a chat: what is queued waits."""
    sessions = session_maker(open_database(url))
    with transaction(sessions) as session:
        assert plans.current(session) is not None
        before = session.exec(select(func.count()).select_from(Outgoing)).one()
    taken = [0.0]
    if what == "day":
        for half_hours in range(48):
            began = time.perf_counter()
            tick(sessions, None, datetime(2022, 7, 11, 23, tzinfo=UTC) + timedelta(minutes=30 * half_hours))
            taken.append(time.perf_counter() - began)
    with transaction(sessions) as session:
        queued = session.exec(select(func.count()).select_from(Outgoing)).one() - before
    peak = mebibytes(peak_memory())
    sys.stdout.write(f"{queued:,}|{sum(taken):.1f} s|{max(taken):.1f} s|{peak}\n")


def peak_memory() -> float:
    """In KiB. Not what `getrusage` says: that counts in what the process was forked from."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    else:
        with tempfile.TemporaryDirectory() as folder:
            there = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{Path(folder) / 'sightline.db'}"
            numbers = [int(one) for one in sys.argv[2:4]]
            main(there, *(numbers + [OWNERS, EACH][len(numbers) :]))
