"""Whether somebody is asked for the reason that a line gives."""

import json
import re

from benchmarks.living.facts import as_day, london, said_day
from benchmarks.living.reading import Check, Found, Said

REASON = re.compile(
    r"\d+ working days? before .*|on the last working day .*|overdue: asked once a week|no update for \d+ days?"
    "|open, without a date|complete, and its evidence is missing"
)
"""Why something is asked, as its line says it."""


def asks_mine(said: Said) -> bool:
    """That it is the reader's, or of somebody for whom they stand in, and open."""
    item = said.item
    if item is None:
        return False
    stands_in = said.facts.deputy(item["owner_id"], said.today) == said.reader
    return item["owner_id"] == said.reader or (stands_in and not said.facts.away_until(said.reader, said.today))


def asked(check: Check) -> Check:
    return lambda said, found: asks_mine(said) and check(said, found)


def asked_before(said: Said, found: Found) -> bool:
    if said.item is None or said.item["baseline"] is None:
        return False
    last = as_day(said.item["baseline"])
    return names_date(found["date"], said) and said.facts.working_days(said.today, last, said.reader) == int(
        found["many"]
    )


def asked_on_last(said: Said, found: Found) -> bool:
    if said.item is None or said.item["baseline"] is None:
        return False
    last = as_day(said.item["baseline"])
    return names_date(found["date"], said) and said.facts.working_days(said.today, last, said.reader) == 0


def asked_late(said: Said, found: Found) -> bool:
    item = said.item
    return item is not None and item["baseline"] is not None and as_day(item["baseline"]) < said.today


def names_date(words: str, said: Said) -> bool:
    assert said.item is not None
    baseline = as_day(said.item["baseline"])
    day = f"{baseline.day} {baseline:%B}"
    return words in (
        f"the end of {baseline:%B %Y}",
        day if baseline.year == said.today.year else f"{day} {baseline.year}",
    )


def asked_quiet(said: Said, found: Found) -> bool:
    if said.item is None:
        return False
    newest = said.facts.newest(said.item["id"])
    since = newest["at"] if newest is not None else said.facts.one("SELECT created_at FROM plan WHERE id = 1")
    return (said.today - london(since).date()).days == int(found["many"])


def asked_open(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["closed_at"] is None


def lacks_evidence(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["evidence"] is None and said.item["progress"] == "complete"


def never_asked(said: Said, found: Found) -> bool:
    """That no question to its owner, or to whoever stood in for them, has gone with a line about it."""
    if said.item is None:
        return False
    sql = """SELECT card FROM outgoing WHERE kind = 'nudge' AND state = 'sent' AND (person_id = :owner OR person_id IN
        (SELECT deputy_id FROM leave WHERE person_id = :owner))"""
    for row in said.facts.rows(sql, owner=said.item["owner_id"]):
        parts = (json.loads(row["card"]).get("drawn") or {}).get("parts", [])
        if any(line["ref"] == said.ref for part in parts for line in part.get("lines") or ()):
            return False
    return True


def questions(said: Said, found: Found) -> bool:
    """As many as its lines ask and its last line counts, and each of the reader's to answer."""
    asked = {one.ref for one in said.beside if one.ref and REASON.fullmatch(one.text)}
    more = sum(
        int(one[1]) for also in said.beside if (one := re.match(r"And (\d+) more: (?:it|they) follow", also.text))
    )
    return len(asked) + more == int(found["many"])


def stands_in(said: Said, found: Found) -> bool:
    until = said_day(found["day"], said.today)
    away = said.facts.bearers(found["name"])
    return (
        any(
            said.facts.deputy(one, said.today) == said.reader and said.facts.away_until(one, said.today) == until
            for one in away
        )
        and len(away) == 1
    )
