"""Whether others were told, and stand to each other, as an escalation says: each is asked of every line."""

import re
from collections.abc import Sequence

from benchmarks.living import facts
from benchmarks.living.facts import ONE_DAY, london, said_day
from benchmarks.living.reading import Found, Said


def steps(said: Said) -> list[facts.Row]:
    """Steps on the item and its date that others were told, with whether and when each went."""
    if said.item is None:
        return []
    sql = """SELECT e.*, o.state, o.sent_at FROM escalation e JOIN outgoing o ON o.key = e.message
        WHERE e.item_id = :item AND e.baseline = :baseline AND e.to_id <> e.owner_id"""
    return said.facts.rows(sql, item=said.item["id"], baseline=said.item["baseline"])


def told_before(said: Said, found: Found) -> bool:
    told = {row["person_id"]: row["sent_at"] for row in steps(said) if row["sent_at"] and row["message"] != said.key}
    days = {person: london(at).date() for person, at in told.items()}
    if found["mine"]:
        return days.get(said.reader or 0) == said_day(found["mine"], said.today)
    if found["nobody"]:
        return not days
    people, text = set(days), found["told"]
    if not all(
        str(said_day(one, said.today)) in {str(day) for day in days.values()} for one in re.findall(ONE_DAY, text)
    ):
        return False
    return said.facts.are_called(re.sub(rf" on {ONE_DAY}", "", text), people)


def manager_of(said: Said, found: Found) -> bool:
    item = said.item
    if item is None or not said.facts.is_called(found["name"], item["owner_id"]):
        return False
    owner = said.facts.person(item["owner_id"])
    return owner is not None and owner["manager_id"] == said.reader


def told_then(said: Said, found: Found) -> bool:
    """That the step was told to the reader on a day before, of something that this person had."""
    sql = "SELECT owner_id FROM escalation WHERE item_id = :item AND person_id = :me AND day < :today"
    values = {"me": said.reader, "today": said.today.isoformat()}
    rows = said.facts.rows(sql, item=said.item["id"], **values) if said.item is not None else []
    return any(said.facts.is_called(found["name"], row["owner_id"]) for row in rows)


def in_their_team(said: Said, found: Found) -> bool:
    item = said.item
    owner = said.facts.person(item["owner_id"]) if item is not None else None
    if owner is None or not said.facts.is_called(found["name"], owner["id"]):
        return False
    return said.facts.is_called(found["away"], owner["manager_id"]) and (
        said.facts.deputy(owner["manager_id"], said.today) == said.reader
    )


def instead(said: Said, found: Found) -> bool:
    item = said.item
    owner = said.facts.person(item["owner_id"]) if item is not None else None
    if owner is None or not said.facts.is_called(found["name"], owner["id"]):
        return False
    manager = said.facts.person(owner["manager_id"])
    away = manager is not None and said.facts.away_until(manager["id"], said.today) is not None
    deputy = said.facts.person(said.facts.deputy(manager["id"], said.today)) if manager is not None else None
    match found["why"]:
        case "for whom no manager is named here":
            return manager is None
        case "whose manager cannot be asked":
            return manager is not None and (not manager["active"] or bool(manager["guest"]))
        case "who stands in for their manager":
            return deputy is not None and deputy["id"] == owner["id"]
        case _:
            at_hand = deputy is not None and deputy["active"] and not said.facts.away_until(deputy["id"], said.today)
            return away and not at_hand


def same_to(said: Said, found: Found) -> bool:
    if said.item is None or (said.item["owner_id"] == said.reader) != (found["whose"] == "Yours"):
        return False
    # By the date that it was late by then, which may have moved since.
    sql = """SELECT e.*, o.sent_at FROM escalation mine JOIN escalation e USING (item_id, baseline, step)
        JOIN outgoing o ON o.key = e.message
        WHERE mine.message = :key AND mine.item_id = :item AND e.to_id <> e.owner_id"""
    others = said.facts.rows(sql, key=said.key, item=said.item["id"])
    if found["verb"] == "have written" and not all(row["sent_at"] for row in others):
        return False
    return said.facts.are_called(found["names"], {row["person_id"] for row in others})


def overdue_title(said: Said, found: Found) -> bool:
    """The count of what is still late in it, and that nobody's word on any of it counts."""
    late = [one for one in late_lines(said) if not settled(said, one)]
    if not counts_kinds(said, found["counts"], late) and not says_more(said):
        return False
    items = [item for ref in late if (item := said.facts.item(ref)) is not None]
    if any(item["closed_at"] or item["claimed_on"] for item in items):
        return False
    if found["of"]:
        return all(item["owner_id"] == said.reader for item in items)
    counted = [said.facts.counts(item["id"], said.today) for item in items]
    by_people = 'SELECT count(*) FROM "update" WHERE item_id = :id AND by_id IS NOT NULL'
    spoken = [said.facts.one(by_people, id=item["id"]) > 0 for item in items]
    return not any(counted) and any(spoken) == (found["silence"] == "nobody says")


def late_lines(said: Said) -> list[str]:
    return [one.ref for one in said.beside if one.ref and re.search(r", \d+ days? late$", one.text)]


def settled(said: Said, ref: str) -> bool:
    return any(one.ref == ref and re.match(r"Since then: |Settled since", one.text) for one in said.beside)


def says_more(said: Said) -> bool:
    return any(re.match(r"And \d+ more", one.text) for one in said.beside)


def counts_kinds(said: Said, words: str, refs: Sequence[str]) -> bool:
    kinds = [item["kind"] for ref in refs if (item := said.facts.item(ref)) is not None]
    names = {"action": "action", "milestone": "milestone", "timeline entr": "timeline"}
    counted = {kind: int(number) for number, kind in re.findall(r"(\d+) (action|milestone|timeline entr)", words)}
    real = {name: sum(kind.startswith(start) for kind in kinds) for name, start in names.items()}
    return {kind: many for kind, many in real.items() if many} == counted
