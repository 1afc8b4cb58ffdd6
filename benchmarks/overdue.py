"""`/plan overdue` typed → answered in the demo, with the demo plan's 73 actions and with 10,000.

Everything between a person's hand and their eye is in it: the workspace, Slack's wire, the real bot and its database.
"""

import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session, col, func, select

from benchmarks.table import milliseconds, show
from bot.demo.test_user import TestUser
from bot.stage import CHANNEL, Stage
from store.database import transaction
from store.models import Item, ItemRecommendation, Person, Recommendation, Theme
from store.plan import answered, plans
from store.rules.terms import Kind, Precision, Progress

OPENING = datetime(2022, 7, 11, 8, tzinfo=UTC)
TIMES = 200
GOAL = 0.050
WORDS = ("overdue", "overdue workforce rec 3", "mine", "due", "status", "list red", "find visits", "digest", "start")


def main(words: Iterable[str]) -> None:
    asked = tuple(words) or WORDS
    rows = []
    for actions in (73, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(f"sqlite:///{Path(folder) / 'sightline.db'}", OPENING)
            with transaction(stage.core.sessions) as session:
                grow(session, actions)
            stage.start()
            try:
                rows += [[f"/plan {one}", f"{actions:,}", *measured(stage, one)] for one in asked]
            finally:
                stage.stop()
    show([f"typed → answered, {TIMES} times", "actions", "median", "p99", "slowest", "p99 in 50 ms"], rows)


def grow(session: Session, actions: int) -> None:
    """Add actions until there are so many: a third overdue, a third due in the next year, a third without a date."""
    plan = plans.current(session)
    assert plan is not None
    have = session.exec(select(func.count()).select_from(Item).where(Item.kind == Kind.ACTION)).one()
    themes = session.exec(select(Theme.id)).all()
    owners = session.exec(select(Person.id).where(col(Person.active), ~col(Person.guest))).all()
    recommendations = session.exec(select(Recommendation.id)).all()
    said = [None, *(one for one in Progress if one is not Progress.COMPLETE)]
    rows = [
        {
            "plan_id": plan.id,
            "kind": Kind.ACTION,
            "ref": f"Z{number}",
            "title": f"Bring visits and supervision number {number} to the standard that was agreed",
            "position": number,
            "theme_id": themes[number % len(themes)],
            "owner_id": owners[number % len(owners)],
            "baseline": None
            if number % 3 == 2
            else OPENING.date() + timedelta(days=(number % 365) * (number % 3 * 2 - 1)),
            "baseline_precision": Precision.DAY,
            "progress": said[number % len(said)],
            "demo": True,
            "version": 1,
        }
        for number in range(have, actions)
    ]
    if not rows:
        return
    session.connection().execute(insert(Item), rows)
    grown = session.exec(select(Item.id).where(col(Item.ref).startswith("Z"))).all()
    links = [
        {"item_id": item, "recommendation_id": recommendations[(number + step) % len(recommendations)]}
        for number, item in enumerate(grown)
        for step in range(3)
    ]
    session.connection().execute(insert(ItemRecommendation), links)
    assert plan.id is not None
    answered.note(session, plan.id)


def measured(stage: Stage, words: str) -> list[str]:
    owner = next(one for one in stage.workspace.people if one.name == "Workforce Lead")
    user = TestUser(stage.server, owner.id)
    user.says(f"/plan {words}", CHANNEL.id)  # the first one warms up
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        heard = user.says(f"/plan {words}", CHANNEL.id)
        taken.append(time.perf_counter() - began)
        assert heard, f"nothing answered /plan {words}"
    taken.sort()
    median, p99, slowest = taken[TIMES // 2], taken[TIMES * 99 // 100 - 1], taken[-1]
    return [milliseconds(median), milliseconds(p99), milliseconds(slowest), "yes" if p99 <= GOAL else "no"]


if __name__ == "__main__":
    main(sys.argv[1:])
