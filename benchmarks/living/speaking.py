"""Whether somebody said or did what a sentence says they did."""

from benchmarks.living import facts
from benchmarks.living.facts import WEEK, london, said_day, utc
from benchmarks.living.reading import REF, Found, Said


def last_said(said: Said, found: Found) -> bool:
    newest = said.facts.newest(said.item["id"]) if said.item is not None else None
    if newest is None or newest["by_id"] is None or newest["progress"] != found["progress"]:
        return False
    if not said.facts.is_called(found["name"], newest["by_id"]):
        return False
    if said_day(found["day"], said.today) != london(newest["at"]).date():
        return False
    expects = said_day(found["until"], said.today) if found["until"] else None
    if expects is None:
        return newest["forecast"] is None
    return newest["forecast"] == str(expects) and (found["verb"] == "expects") == (expects >= said.today)


def nobody_said(said: Said, found: Found) -> bool:
    return said.item is not None and said.facts.newest(said.item["id"]) is None


def as_printed(said: Said, found: Found) -> bool:
    newest = said.facts.newest(said.item["id"]) if said.item is not None else None
    return newest is not None and newest["by_id"] is None and newest["progress"] == found["progress"]


def event_by(said: Said, found: Found) -> bool:
    """That this person said or changed something of this item in that minute."""
    day = said.today if found["day"] == "today" else said_day(found["day"], said.today)
    # What concerns the plan as a whole stands under no item.
    item = said.item["id"] if said.item is not None else None
    rows = said.facts.rows("SELECT by_id, at FROM change WHERE item_id IS :item", item=item)
    if item is not None:
        rows += said.facts.rows('SELECT by_id, at FROM "update" WHERE item_id = :item', item=item)
    minute = f"{day} {found['time']}"
    then = [row["by_id"] for row in rows if f"{london(row['at']):%Y-%m-%d %H:%M}" == minute]
    if found["name"] in ("as printed in the plan", "the plan's import"):
        return None in then
    return any(said.facts.is_called(found["name"], by) for by in then if by is not None)


def event_said(said: Said, found: Found) -> bool:
    sql = 'SELECT count(*) FROM "update" WHERE item_id = :item AND progress = :progress'
    item = said.item
    return item is not None and bool(said.facts.one(sql, item=item["id"], progress=found["progress"]))


def owner_event(said: Said, found: Found) -> bool:
    """As the history has it: names as they were then."""
    sql = "SELECT count(*) FROM change WHERE item_id = :item AND field = 'owner' AND :names LIKE '%' || after || '%'"
    item = said.item
    return item is not None and bool(said.facts.one(sql, item=item["id"], names=found["names"]))


def changed(said: Said, found: Found) -> bool:
    """That these people, and nobody else, changed each of these, which the reader owns."""
    people: set[int] = set()
    since = said.facts.one("SELECT queued_at FROM outgoing WHERE key = :key", key=said.key)
    for ref in REF.findall(found["refs"]):
        item = said.facts.item(ref)
        if item is None or item["owner_id"] != said.reader:
            return False
        values = {"item": item["id"], "reader": said.reader, "since": since}
        sql = """SELECT by_id FROM "update" WHERE item_id = :item AND at >= :since AND by_id <> :reader
            UNION SELECT by_id FROM change WHERE item_id = :item AND at >= :since AND by_id <> :reader"""
        by = {row["by_id"] for row in said.facts.rows(sql, **values)}
        if not by:
            return False
        people |= {one for one in by if any(name in found["names"] for name in facts.renderings(row(said, one)))}
    return said.facts.are_called(found["names"], people)


def row(said: Said, person_id: int) -> facts.Row:
    row = said.facts.person(person_id)
    assert row is not None
    return row


def answered_today(said: Said, found: Found) -> bool:
    newest = said.facts.newest(said.item["id"]) if said.item is not None else None
    return (
        newest is not None
        and newest["by_id"] is not None
        and ((newest["progress"], london(newest["at"]).date()) == (found["progress"], said.today))
    )


def snoozed(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["snoozed_until"] == str(said_day(found["day"], said.today))


def disowned(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["disowned_at"] is not None


def complete(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["closed_at"] is not None


def blocked(said: Said, found: Found) -> bool:
    return said.item is not None and bool(said.item["blocker"])


def red_below(said: Said, found: Found) -> bool:
    if said.item is None:
        return False
    below = said.facts.rows("SELECT id, ref FROM item WHERE parent_id = :id", id=said.item["id"])
    red = {row["ref"] for row in below if said.facts.brag(row["id"], said.today) == "red"}
    return red == set(REF.findall(found["refs"]))


def asked_help_today(said: Said, found: Found) -> bool:
    if said.item is None:
        return False
    key = f"help/{said.item['id']}/{said.reader}/{said.today}/%"
    return bool(said.facts.one("SELECT count(*) FROM outgoing WHERE key LIKE :key", key=key))


def you_own(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["owner_id"] == said.reader


def now_own(said: Said, found: Found) -> bool:
    owned = _owned(said, found["refs"])
    return bool(owned) and all(owned)


def no_longer_own(said: Said, found: Found) -> bool:
    owned = _owned(said, found["refs"])
    return bool(owned) and not any(owned)


def _owned(said: Said, refs: str) -> list[bool]:
    """Of each of these, whether the reader owns it."""
    found = [said.facts.item(ref) for ref in REF.findall(refs)]
    return [item is not None and item["owner_id"] == said.reader for item in found]


def says_not_theirs(said: Said, found: Found) -> bool:
    """Said within the week, or still the last that was said of whose it is: old messages are drawn anew."""
    item = said.facts.item(found["ref"])
    if item is None:
        return False
    sql = "SELECT by_id, at, field FROM change WHERE item_id = :item ORDER BY at DESC, id DESC"
    rows = said.facts.rows(sql, item=item["id"])
    newest = next((row for row in rows if row["field"] in ("owner", "ownership")), None)
    of_late = [row for row in rows if row["at"] >= utc(said.now - WEEK)]
    by = {
        row["by_id"] for row in [*of_late, *([newest] if newest is not None and newest["field"] == "ownership" else [])]
    }
    return any(one is not None and said.facts.is_called(found["name"], one) for one in by)


def asks_help(said: Said, found: Found) -> bool:
    item = said.facts.item(found["ref"])
    sql = "SELECT key FROM outgoing WHERE key LIKE :key"
    rows = said.facts.rows(sql, key=f"help/{item['id']}/%") if item is not None else []
    return any(said.facts.is_called(found["name"], int(row["key"].split("/")[2])) for row in rows)


def thanks(said: Said, found: Found) -> bool:
    item = said.facts.item(found["ref"])
    newest = said.facts.newest(item["id"]) if item is not None else None
    return newest is not None and newest["progress"] == found["progress"]
