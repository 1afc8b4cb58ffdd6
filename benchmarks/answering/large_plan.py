"""A plan of any size, written in bulk, and what is true of it in words of its own.

It is always written at the schema of one landed migration. The product's own migrations take it from there, so that
two versions of the product are asked about the same plan.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, insert, text

from store.database import migrate
from store.engines import make_engine

SCHEMA = "0009"
NOW = datetime(2022, 7, 11, 9, tzinfo=UTC)
"""A Monday, ten o'clock in London: the digest's day."""
TODAY = NOW.date()
TENANT, ASKER, CHANNEL = "T01", "U01", "C01"
TITLE = "Improvement plan"
THEMES, RECOMMENDATIONS = "ABCDEFGH", 20
UNDER_EACH_ACTION = 10
HALF_A_YEAR = 182
BATCH = 10_000
STANDING, DAY, OWNER, WORDS = 2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263
"""Large primes: each scatters the same numbers in a way of its own."""
SUBJECTS = (
    *("supervision", "case audits", "threshold decisions", "placement planning", "court work", "chronologies"),
    *("return interviews", "pathway plans", "health assessments", "strategy meetings", "foster reviews", "visits"),
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Answers:
    """What is right to answer, counted without the product's own queries."""

    milestones: int
    overdue: tuple[int, str]
    """How many, and the reference of the first."""
    due: tuple[int, str]
    """In the next 14 days."""
    found: tuple[int, str]
    """With "visits" in the title."""
    mine: tuple[int, str]
    """Open and owned by whoever asks."""
    first_action: str
    """The title of D1."""


def copy_of_plan(milestones: int, folder: Path) -> str:
    """Give the URL of a SQLite database with such a plan. It is written once and then copied."""
    written = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    kept = Path(tempfile.gettempdir()) / "sightline-benchmarks" / f"{milestones}-milestones-{written}.db"
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as beside:
            write_plan(f"sqlite:///{Path(beside) / kept.name}", milestones)
            (Path(beside) / kept.name).rename(kept)
    copied = folder / f"{milestones}.db"
    shutil.copy(kept, copied)
    return f"sqlite:///{copied}"


def write_plan(url: str, milestones: int) -> None:
    """Write a plan into an empty database."""
    engine = make_engine(url)
    migrate(engine, to=SCHEMA)
    with engine.begin() as connection:
        for table, rows in _tables(milestones).items():
            _insert(connection, table, rows)
        if engine.dialect.name == "postgresql":
            _count_on_from_here(connection)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # As its own housekeeping would do a minute later.
            connection.execute(text("ANALYZE"))
    engine.dispose()


def answers(engine: Engine) -> Answers:
    """Count what is true, at the schema at which the plan was written."""
    open_ones, until = "closed_at IS NULL", TODAY + timedelta(days=14)
    order = "closed_at IS NOT NULL, baseline IS NULL, baseline, theme_id, position, id"
    with engine.connect() as connection:

        def only(query: str) -> Any:
            return connection.execute(text(query)).scalar_one()

        def first_of(where: str) -> tuple[int, str]:
            first = only(f"SELECT ref FROM item WHERE {where} ORDER BY {order} LIMIT 1")  # noqa: S608 (our own words)
            return only(f"SELECT count(*) FROM item WHERE {where}"), first  # noqa: S608

        return Answers(
            milestones=only("SELECT count(*) FROM item WHERE kind = 'milestone'"),
            overdue=first_of(f"{open_ones} AND claimed_on IS NULL AND baseline < '{TODAY}'"),
            due=first_of(f"{open_ones} AND baseline BETWEEN '{TODAY}' AND '{until}'"),
            found=first_of("title LIKE '%visits%'"),
            mine=first_of(f"{open_ones} AND owner_id = 1"),
            first_action=only("SELECT title FROM item WHERE ref = 'D1'"),
        )


def _tables(milestones: int) -> dict[str, Iterator[Row]]:
    """Rows by table, each table behind those that it refers to."""
    actions = max(milestones // UNDER_EACH_ACTION, len(THEMES))
    people = min(max(milestones // 50, 20), 5_000)
    many = actions + milestones
    channel = f"slack/{TENANT}/{CHANNEL}"
    plan = {"id": 1, "title": TITLE, "source": "plan.docx", "demo": False, "channel": channel, "created_at": NOW}
    themes = [f"Theme {letter} of the plan" for letter in THEMES]
    account = {"person_id": 1, "platform": "slack", "tenant": TENANT, "external_id": ASKER}
    return {
        "plan": iter([plan]),
        "theme": (
            {"id": number + 1, "plan_id": 1, "letter": THEMES[number], "title": title}
            for number, title in enumerate(themes)
        ),
        "recommendation": (
            {"id": number, "plan_id": 1, "number": number, "title": f"What the inspectors asked for, {number}"}
            for number in range(1, RECOMMENDATIONS + 1)
        ),
        "person": (_person(number) for number in range(1, people + 1)),
        "identity": iter([account]),
        "item": (_item(number, actions, people) for number in range(many)),
        "item_recommendation": (
            {"item_id": number + 1, "recommendation_id": (number + step) % RECOMMENDATIONS + 1}
            for number in range(actions)
            for step in range(2)
        ),
        "update": (_update(number, people) for number in range(many) if _said(number)),
        "change": (_moved_date(number, actions) for number in range(0, many, 50)),
    }


def _person(number: int) -> Row:
    """The first leads the plan, and asks."""
    return {
        "id": number,
        "name": f"Owner {number}",
        "email": f"owner{number}@council.example",
        "role": "lead" if number == 1 else "viewer",
        "guest": False,
        "active": True,
    }


def _item(number: int, actions: int, people: int) -> Row:
    """Of twenty, nine are complete, two overdue, one claimed, one has no date, one is due soon and six are later."""
    place, ref, parent = number, _ref(number), None
    if number >= actions:
        place, step = (number - actions) % actions, (number - actions) // actions + 1
        ref, parent = f"{_ref(place)}.{step}", place + 1
    share = _scattered(number, STANDING, 20)
    complete = share < 9
    subject = SUBJECTS[_scattered(number, WORDS, len(SUBJECTS))]
    baseline = _baseline(number, share)
    return {
        "id": number + 1,
        "plan_id": 1,
        "kind": "action" if parent is None else "milestone",
        "ref": ref,
        "title": f"Bring {subject} to the standard that was agreed, part {number}",
        "position": number,
        "theme_id": place % len(THEMES) + 1,
        "parent_id": parent,
        "owner_id": _scattered(number, OWNER, people) + 1,
        "baseline": baseline,
        "baseline_precision": "day" if baseline else None,
        "forecast": baseline + timedelta(days=14) if baseline and share == 19 else None,
        "completed_on": baseline if complete else None,
        "closed_at": datetime.combine(baseline, NOW.time(), UTC) if complete and baseline else None,
        "claimed_on": TODAY - timedelta(days=2) if share == 11 else None,
        "progress": "complete" if complete or share == 11 else _said(number),
        "demo": False,
        "version": 1,
    }


def _baseline(number: int, share: int) -> date | None:
    if share == 12:
        return None
    if share < 12:
        return TODAY - timedelta(days=_scattered(number, DAY, 400) + 1)
    return TODAY + timedelta(days=_scattered(number, DAY, 28 if share == 18 else 700))


def _scattered(number: int, prime: int, many: int) -> int:
    """One of so many, as evenly and as blindly as a die, and the same each time."""
    return (number * prime % 2**32 * many) >> 32


def _ref(action: int) -> str:
    return f"{THEMES[action % len(THEMES)]}{action // len(THEMES) + 1}"


def _said(number: int) -> str | None:
    return (None, "not started", "on track", "on track", "at risk", "delayed")[number % 6]


def _update(number: int, people: int) -> Row:
    return {
        "item_id": number + 1,
        "by_id": _scattered(number, OWNER, people) + 1,
        "at": NOW - timedelta(days=_scattered(number, WORDS, HALF_A_YEAR), hours=1),
        "progress": _said(number),
        "words": "The team manager has looked at it with the head of service.",
    }


def _moved_date(number: int, actions: int) -> Row:
    return {
        "plan_id": 1,
        "item_id": number + 1,
        "what": _item(number, actions, 1)["ref"],
        "field": "baseline",
        "before": "2022-06-01",
        "after": "2022-09-01",
        "by_id": 1,
        "at": NOW - timedelta(days=number // 50 % HALF_A_YEAR, hours=2),
    }


def _insert(connection: Connection, table: str, rows: Iterator[Row]) -> None:
    known = MetaData()
    known.reflect(connection, only=[table], resolve_fks=False)
    while some := list(islice(rows, BATCH)):
        connection.execute(insert(known.tables[table]), some)


def _count_on_from_here(connection: Connection) -> None:
    """PostgreSQL's sequences know nothing of ids that were given."""
    for table in ("plan", "theme", "recommendation", "person", "item"):
        newest = f"SELECT max(id) FROM {table}"  # noqa: S608 (our own words)
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), ({newest}))"))
