"""Whether a line says how an item stands."""

import re

from benchmarks.living.facts import ONE_DAY, as_day, said_day, said_period
from benchmarks.living.reading import Found, Said

TIME = r"\d\d:\d\d"

EVENT_BY = re.compile(rf"(?P<name>.+), (?P<day>today|{ONE_DAY}) at (?P<time>{TIME})")


def due(said: Said, found: Found) -> bool:
    item = said.item
    if item is None or item["baseline"] is None or said_period(found["period"], said.today) != as_day(item["baseline"]):
        return False
    late = (said.today - as_day(item["baseline"])).days
    if found["late"]:
        return late == int(found["late"]) and item["completed_on"] is None and item["claimed_on"] is None
    if found["ahead"]:
        return -late == int(found["ahead"])
    return found["near"] is None or late == {"today": 0, "tomorrow": -1}[found["near"]]


def done(said: Said, found: Found) -> bool:
    item = said.item
    return item is not None and item["completed_on"] == str(said_day(found["day"], said.today))


def no_date(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["baseline"] is None


def brag(said: Said, found: Found) -> bool:
    return said.item is not None and said.facts.brag(said.item["id"], said.today) == found["colour"].lower()


def forecast(said: Said, found: Found) -> bool:
    item = said.item
    if item is None:
        return False
    if item["forecast"] == str(said_day(found["day"], said.today)):
        return True
    sql = 'SELECT count(*) FROM "update" WHERE item_id = :id AND forecast = :day'
    return bool(said.facts.one(sql, id=item["id"], day=str(said_day(found["day"], said.today)))) and is_event(said)


def is_event(said: Said) -> bool:
    """Whether its line tells of one update or change, rather than of how something stands."""
    return any(EVENT_BY.fullmatch(one) for one in said.details)


def progress(said: Said, found: Found) -> bool:
    newest = said.facts.newest(said.item["id"]) if said.item is not None else None
    return newest is not None and newest["progress"] == found["progress"]


def red_because(said: Said, found: Found) -> bool:
    """What is overdue is red for that, whatever its owner says."""
    item = said.item
    if item is None or item["completed_on"] or item["claimed_on"]:
        return False
    late = item["baseline"] is not None and as_day(item["baseline"]) < said.today
    newest = said.facts.newest(item["id"])
    delayed = newest is not None and newest["progress"] == "delayed"
    return late if found["why"] == "overdue" else delayed and not late


def percent(said: Said, found: Found) -> bool:
    return said.item is not None and (said.item["percent"] == int(found["many"]) or is_event(said))


def claimed(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["claimed_on"] is not None


def owner(said: Said, found: Found) -> bool:
    item, name = said.item, found["owner"]
    if item is None:
        return False
    if name in ("no owner", "Nobody yet"):
        return item["owner_id"] is None
    owner = said.facts.person(item["owner_id"])
    if owner is None or not said.facts.is_called(name, owner["id"]):
        return False
    lost = "closed" if not owner["active"] else "guest" if owner["guest"] else ""
    return lost in (found["lost"] or "") and bool(lost) == bool(found["lost"])
