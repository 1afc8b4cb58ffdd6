"""What is so, read by SQL of its own: nothing here is the product's own code."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
DAY, WEEK = timedelta(days=1), timedelta(days=7)
STALE_AFTER = 28
"""Days for which a word counts that names no day."""
OFF = holidays.country_holidays("GB", subdiv="ENG", years=range(2021, 2035))
ONE_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+(?: \d{4})?"
PERIOD = rf"{ONE_DAY}|[A-Z][a-z]+ \d{{4}} \(by [^)]+\)|\d{{4}} \(by [^)]+\)|by \d{{1,2}} [A-Z][a-z]+ \d{{4}}"

BRAG = """CASE WHEN completed_on IS NOT NULL THEN 'blue' WHEN claimed_on IS NOT NULL THEN 'green'
    WHEN baseline < :today OR said = 'delayed' THEN 'red'
    WHEN said = 'at risk' OR coalesce(blocker, '') <> '' OR forecast > baseline THEN 'amber'
    WHEN said = 'on track' THEN 'green' ELSE 'grey' END"""
STANDING = """(SELECT i.*, (SELECT u.progress FROM "update" u WHERE u.item_id = i.id
    ORDER BY u.at DESC, u.id DESC LIMIT 1) AS said FROM item i
    WHERE i.plan_id = 1 AND (i.closed_at IS NULL OR i.completed_on IS NOT NULL))"""
CANNOT_BE_ASKED = "owner_id IS NULL OR owner_id IN (SELECT id FROM person WHERE NOT active OR guest)"

Row = sqlite3.Row


class Facts:
    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        self._db.row_factory = sqlite3.Row

    def rows(self, sql: str, **values: Any) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    def one(self, sql: str, **values: Any) -> Any:
        """The first column of the first row."""
        row = self._db.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def item(self, ref: str) -> Row | None:
        return next(iter(self.rows("SELECT * FROM item WHERE plan_id = 1 AND ref = :ref", ref=ref)), None)

    def person(self, person_id: int | None) -> Row | None:
        return next(iter(self.rows("SELECT * FROM person WHERE id = :id", id=person_id)), None)

    def person_of(self, account: str) -> int | None:
        found: int | None = self.one("SELECT person_id FROM identity WHERE external_id = :id", id=account)
        return found

    def names(self) -> set[str]:
        return {row["name"] for row in self.rows("SELECT name FROM person")}

    def bearers(self, name: str) -> set[int]:
        """Who is meant by a name. Who has left is meant only where nobody who is here bears it."""
        found = [row for row in self.rows("SELECT * FROM person") if name in renderings(row)]
        return {row["id"] for row in found if row["active"]} or {row["id"] for row in found}

    def is_called(self, name: str, person_id: int | None) -> bool:
        """Whether a name means this person and nobody else."""
        row = self.person(person_id)
        if row is None or name not in renderings(row):
            return False
        return not (self.bearers(name) - {person_id})

    def are_called(self, names: str, people: Iterable[int]) -> bool:
        """Whether "A, B and C" are these people, in any order. A name may hold commas and an "and" itself."""
        left = names
        for person_id in set(people):
            row = self.person(person_id)
            said = [one for one in renderings(row) if one in left and self.is_called(one, person_id)] if row else []
            if not said:
                return False
            left = left.replace(max(said, key=len), "", 1)
        return not left.replace("and", "").strip(" ,")

    # Words on how something stands.

    def newest(self, item_id: int) -> Row | None:
        sql = """SELECT * FROM "update" WHERE item_id = :id AND id NOT IN (SELECT update_id FROM withdrawal)
            ORDER BY at DESC, id DESC LIMIT 1"""
        return next(iter(self.rows(sql, id=item_id)), None)

    def counts(self, item_id: int, today: date) -> bool:
        """Whether the last word of a person on something counts today."""
        by_people = (
            'SELECT at, forecast FROM "update" WHERE item_id = :id AND by_id IS NOT NULL ORDER BY at DESC, id DESC'
        )
        said = self.rows(by_people, id=item_id)
        if not said:
            return False
        if said[0]["forecast"]:
            return as_day(said[0]["forecast"]) >= today
        earlier = next((as_day(row["forecast"]) for row in said if row["forecast"]), date.min)
        return max(london(said[0]["at"]).date() + DAY * (STALE_AFTER - 1), earlier) >= today

    def away_until(self, person_id: int | None, today: date) -> date | None:
        sql = "SELECT max(last) FROM leave WHERE person_id = :id AND first <= :today AND last >= :today"
        last = self.one(sql, id=person_id, today=today.isoformat())
        return as_day(last) if last else None

    def deputy(self, person_id: int | None, today: date) -> int | None:
        sql = "SELECT deputy_id FROM leave WHERE person_id = :id AND first <= :today AND last >= :today"
        found: int | None = self.one(sql, id=person_id, today=today.isoformat())
        return found

    def working_days(self, after: date, last: date, of: int | None = None) -> int:
        """Working days after one day up to and with another, without this person's leave."""
        days = [after + DAY * number for number in range(1, (last - after).days + 1)]
        return sum(self.works(day, of) for day in days)

    def works(self, day: date, of: int | None = None) -> bool:
        if day.weekday() >= 5 or day in OFF or any(first <= day <= last for first, last in self._closed()):
            return False
        return of is None or self.away_until(of, day) is None

    def _closed(self) -> list[tuple[date, date]]:
        held = json.loads(self.one("SELECT settings FROM plan WHERE id = 1") or "{}")
        return [(as_day(one["first"]), as_day(one["last"])) for one in (held.get("nudges") or {}).get("closed", ())]

    # Counts.

    def brags(self, today: date) -> dict[str, dict[str, int]]:
        sql = f"SELECT kind, {BRAG} AS colour, count(*) AS many FROM {STANDING} GROUP BY 1, 2"  # noqa: S608 - all ours
        found: dict[str, dict[str, int]] = {}
        for row in self.rows(sql, today=today.isoformat()):
            found.setdefault(row["kind"], {})[row["colour"]] = row["many"]
        return found

    def brag(self, item_id: int, today: date) -> str:
        sql = f"SELECT {BRAG} FROM {STANDING} WHERE id = :id"  # noqa: S608 - all ours
        found = self.one(sql, id=item_id, today=today.isoformat())
        return str(found)

    def many(self, where: str, **values: Any) -> int:
        """How many items of the plan are so."""
        sql = f"SELECT count(*) FROM {STANDING} WHERE {where}"  # noqa: S608 - all ours
        return int(self.one(sql, **values))

    def overstayed(self, now: datetime) -> int:
        """Messages that wait, or were sent, after they had ceased to be worth saying."""
        sql = """SELECT count(*) FROM outgoing WHERE good_until IS NOT NULL AND
            ((state IN ('waiting', 'uncertain') AND good_until < :now) OR (state = 'sent' AND sent_at > good_until))"""
        return int(self.one(sql, now=utc(now)))


def renderings(row: Row) -> set[str]:
    beside = [row["post"], row["email"], f"number {row['id']}"]
    return {row["name"], *(f"{row['name']} ({one})" for one in beside if one)}


def as_day(value: str) -> date:
    return date.fromisoformat(value[:10])


def london(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment[:26]}+00:00").astimezone(LONDON)


def utc(moment: datetime) -> str:
    """As the database writes moments."""
    return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%d %H:%M:%S.%f")


@lru_cache(maxsize=10_000)
def said_day(words: str, today: date) -> date | None:
    """The day that "Friday 29 July" is. None where that date is no Friday."""
    weekday, rest = words.split(" ", 1)
    rest = rest if rest[-4:].isdigit() else f"{rest} {today.year}"
    with suppress(ValueError):
        found = datetime.strptime(rest, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
        return found if f"{found:%A}" == weekday else None
    return None


def said_period(words: str, today: date) -> date | None:
    """The last day of what a document printed, such as "July 2022 (by 31 July)"."""
    if words[-1] != ")":
        return said_day(words, today) if not words.startswith("by ") else _read(words[3:])
    period, last = words[:-1].split(" (by ")
    return _read(f"{last} {period[-4:]}")


def _read(words: str) -> date | None:
    with suppress(ValueError):
        return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007 - a day has no zone
    return None
