"""Whether there are as many as a title counts, and whether a message could not be said."""

import re

from benchmarks.living import facts
from benchmarks.living.asking import asks_mine
from benchmarks.living.facts import DAY, ONE_DAY, WEEK, as_day, london, said_day, utc
from benchmarks.living.reading import Found, Said

AWAY = re.compile(
    rf"(?P<name>.+?) (?P<verb>is away until |will be away (?:(?P<first>{ONE_DAY}) to )?)(?P<day>{ONE_DAY}) and"
    r" (?:nobody stands in|(?P<deputy>.+), who stands in, cannot be asked)"
)


def unowned(said: Said, found: Found) -> bool:
    return said.facts.many(f"closed_at IS NULL AND ({facts.CANNOT_BE_ASKED})") == int(found["many"].replace(",", ""))


def own(said: Said, found: Found) -> bool:
    many = 0 if found["many"] in ("no", "nothing") else int(found["many"])
    return said.facts.many("closed_at IS NULL AND owner_id = :me", me=said.reader) == many


def overdue(said: Said, found: Found) -> bool:
    many = said.facts.many(
        "closed_at IS NULL AND claimed_on IS NULL AND baseline < :today", today=said.today.isoformat()
    )
    return many == (0 if found["many"] is None else int(found["many"]))


def standing(said: Said, found: Found) -> bool:
    """A digest's counts, and how each moved since the digest before, as it was itself counted and sent."""
    kind = {"action": "action", "milestone": "milestone", "timeline": "timeline"}[
        found["kind"].split(" ")[0].rstrip("s")
    ]
    real = next((of for name, of in said.facts.brags(said.today).items() if name.startswith(kind)), {})
    if sum(real.values()) != int(found["many"]):
        return False
    told = re.findall(r"(\d+) (red|amber|green|blue|grey)(?: \(([+-]\d+)\))?", found["colours"])
    if {colour: int(many) for many, colour, _ in told if int(many)} != real:
        return False
    last = digest_before(said) if said.key.startswith("digest/") else None
    before = {} if last is None else told_in(last, found["kind"])
    moved = {colour: int(by) for _, colour, by in told if by}
    return not before or moved == {
        colour: by for colour in {*before, *real} if (by := real.get(colour, 0) - before.get(colour, 0))
    }


def digest_before(said: Said) -> facts.Row | None:
    sql = "SELECT * FROM outgoing WHERE kind = 'digest' AND queued_at < :day AND state <> 'suppressed' ORDER BY id DESC"
    queued = said.facts.one("SELECT queued_at FROM outgoing WHERE key = :key", key=said.key) or utc(said.now)
    return next(iter(said.facts.rows(sql, day=queued)), None)


def told_in(digest: facts.Row, kind: str) -> dict[str, int]:
    """The counts of one kind, in the words of the message before."""
    text = re.search(rf"\d+ {kind[:6]}[^:]*: ([^.]*)\.", digest["card"])
    return (
        {colour: int(many) for many, colour in re.findall(r"(\d+) (red|amber|green|blue|grey)", text[1])}
        if text
        else {}
    )


def since_digest(said: Said, found: Found) -> bool:
    if not said.key:
        # The status, which somebody asked for, counts a week back.
        return said_day(found["day"], said.today) == said.today - WEEK
    before = digest_before(said)
    return before is not None and london(before["queued_at"]).date() == said_day(found["day"], said.today)


def newly_overdue(said: Said, found: Found) -> bool:
    before = digest_before(said)
    since = london(before["queued_at"]).date() if before is not None else said.today - WEEK
    values = {"since": since.isoformat(), "today": said.today.isoformat()}
    late = "closed_at IS NULL AND claimed_on IS NULL AND baseline >= :since AND baseline < :today"
    return said.facts.many(late, **values) == int(found["many"])


def coming(said: Said, found: Found) -> bool:
    values = {"today": said.today.isoformat(), "last": (said.today + 14 * DAY).isoformat()}
    many = said.facts.many("closed_at IS NULL AND baseline BETWEEN :today AND :last", **values)
    return many == int(found["many"])


def since(said: Said) -> str:
    before = digest_before(said)
    start = said.now - WEEK if before is None else None
    return utc(start) if start is not None else str(before["queued_at"] if before is not None else "")


def moved(said: Said, found: Found) -> bool:
    sql = "SELECT count(*) FROM change WHERE field = 'baseline' AND at > :since AND at <= :now"
    return bool(said.facts.one(sql, since=since(said), now=utc(said.now)) == int(found["many"]))


def done_count(said: Said, found: Found) -> bool:
    """Where a digest was before it: how many more are blue, and those that were blue then and were done anew since."""
    sql = """SELECT count(DISTINCT u.item_id) FROM "update" u JOIN item i ON i.id = u.item_id
        WHERE u.progress = 'complete' AND u.at > :since AND u.at <= :now AND i.completed_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "update" e WHERE e.item_id = u.item_id AND e.progress = 'complete'
            AND e.at <= :since AND e.id =
            (SELECT max(l.id) FROM "update" l WHERE l.item_id = e.item_id AND l.at <= :since))"""
    return bool(said.facts.one(sql, since=since(said), now=utc(said.now)) == int(found["many"]))


def exceptions(said: Said, found: Found) -> bool:
    """At least that all that it lists is late by twenty working days without a word that counts."""
    listed = {one.ref for one in said.beside if one.ref and one.heading == said.text}
    items = [item for ref in listed if (item := said.facts.item(ref)) is not None]
    many = int(found["many"])
    return min(many, 8) == len(items) and all(
        not said.facts.counts(item["id"], said.today)
        and said.facts.working_days(as_day(item["baseline"]), said.today) >= 20
        for item in items
    )


def and_more(said: Said, found: Found) -> bool:
    """What a heading counts is what its lines and its last line count."""
    counted = re.search(r": (\d+) ", said.heading)
    if counted is None:
        return True
    lines = {(one.ref, tuple(one.details)) for one in said.beside if one.ref and one.heading == said.heading}
    return len(lines) + int(found["many"]) == int(counted[1])


def nobody_to_ask_count(said: Said, found: Found) -> bool:
    return len([one for one in said.beside if AWAY.fullmatch(one.text)]) == min(int(found["many"]), 8)


def is_away(said: Said, found: Found) -> bool:
    """That exactly one person is called so, is away until then, and has nobody at hand who stands in."""
    who = said.facts.bearers(found["name"])
    if len(who) != 1:
        return False
    until, begins = said_day(found["day"], said.today), said_day(found["first"] or found["day"], said.today)
    sql = "SELECT * FROM leave WHERE person_id = :id AND last = :until"
    rows = said.facts.rows(sql, id=min(who), until=str(until))
    if not rows or until is None or begins is None:
        return False
    first = as_day(rows[0]["first"])
    if first > said.today if found["verb"] == "is away until " else first != begins:
        return False
    deputy = said.facts.person(rows[0]["deputy_id"])
    if found["deputy"] is None:
        return deputy is None
    if deputy is None or not said.facts.is_called(found["deputy"], deputy["id"]):
        return False
    gone = not deputy["active"] or bool(deputy["guest"])
    overlap = "SELECT count(*) FROM leave WHERE person_id = :id AND first <= :last AND last >= :first"
    values = {"first": rows[0]["first"], "last": rows[0]["last"]}
    return gone or bool(said.facts.one(overlap, id=deputy["id"], **values))


def not_written(said: Said, found: Found) -> bool:
    sql = """SELECT DISTINCT person_id FROM outgoing
        WHERE state = 'failed' AND person_id IS NOT NULL AND tried_at >= :since"""
    failed = {row["person_id"] for row in said.facts.rows(sql, since=utc(said.now - 2 * DAY))}
    return said.facts.are_called(found["names"], failed - {said.reader})


def not_told(said: Said, found: Found) -> bool:
    sql = "SELECT count(*) FROM outgoing WHERE kind = 'digest' AND problem IS NOT NULL AND state <> 'sent'"
    return (
        bool(said.facts.one(sql)) and said.facts.one("SELECT channel_name FROM plan WHERE id = 1") == found["channel"]
    )


def assigned(said: Said, found: Found) -> bool:
    """That it is theirs, by the name that they bear or bore when they got it: old messages are opened again."""
    item = said.facts.item(found["ref"])
    if item is None:
        return False
    sql = "SELECT after FROM change WHERE item_id = :item AND field = 'owner' ORDER BY at DESC, id DESC"
    then = said.facts.one(sql, item=item["id"])
    bore = then is not None and found["name"].partition(" (")[0] == then
    return bore or said.facts.is_called(found["name"], item["owner_id"])


def belonged(said: Said, found: Found) -> bool:
    """That it was taken from this person in this minute."""
    sql = "SELECT before FROM change WHERE field = 'owner' AND at = :now ORDER BY id DESC"
    before = {row["before"] for row in said.facts.rows(sql, now=utc(said.now))}
    return any(one is not None and found["name"].startswith(one) for one in before)


def manager(said: Said, found: Found) -> bool:
    people = [said.facts.person(one) for one in said.facts.bearers(found["name"])]
    return (
        len(people) == 1 and people[0] is not None and (said.facts.is_called(found["manager"], people[0]["manager_id"]))
    )


def stands_in_meanwhile(said: Said, found: Found) -> bool:
    sql = "SELECT deputy_id FROM leave ORDER BY id DESC LIMIT 1"
    return said.facts.is_called(found["name"], said.facts.one(sql))


def help_goes_to(said: Said, found: Found) -> bool:
    item = said.facts.item(found["ref"])
    sql = "SELECT person_id FROM outgoing WHERE key LIKE :key"
    key = f"help/{item['id']}/{said.reader}/{said.today}/%" if item is not None else ""
    return said.facts.are_called(found["names"], {row["person_id"] for row in said.facts.rows(sql, key=key)})


def told_not_theirs(said: Said, found: Found) -> bool:
    item = said.facts.item(found["ref"])
    sql = "SELECT person_id FROM outgoing WHERE kind = 'disowned' AND queued_at >= :since AND card LIKE :about"
    values = {"since": utc(said.now - DAY), "about": f"%says that {found['ref']} is not theirs%"}
    told = {row["person_id"] for row in said.facts.rows(sql, **values)}
    return item is not None and item["disowned_at"] is not None and said.facts.are_called(found["names"], told)


def leads(said: Said, found: Found) -> bool:
    sql = "SELECT count(*) FROM person_role WHERE person_id = :id"
    return any(said.facts.one(sql, id=one) for one in said.facts.bearers(found["name"]))


def no_guest(said: Said, found: Found) -> bool:
    return any((row := said.facts.person(one)) and row["guest"] for one in said.facts.bearers(found["name"]))


def settled_since(said: Said, found: Found) -> bool:
    """That the step which its message told stands no more."""
    item = said.item
    if item is None:
        return False
    if item["closed_at"] or item["claimed_on"] or item["disowned_at"] or said.facts.counts(item["id"], said.today):
        return True
    sql = "SELECT baseline, owner_id FROM escalation WHERE message = :key AND item_id = :item"
    told = {(row["baseline"], row["owner_id"]) for row in said.facts.rows(sql, key=said.key, item=item["id"])}
    return (item["baseline"], item["owner_id"]) not in told


def not_yours(said: Said, found: Found) -> bool:
    item = said.item
    return item is not None and item["owner_id"] is not None and not asks_mine(said)


def nobodys(said: Said, found: Found) -> bool:
    return said.item is not None and said.item["owner_id"] is None


def promised(said: Said, found: Found) -> bool:
    """A step that was told to the reader, of this date and on this day."""
    item = said.item
    sql = """SELECT count(*) FROM escalation
        WHERE item_id = :item AND baseline = :baseline AND day = :day AND person_id = :me"""
    values = {"baseline": str(said_day(found["due"], said.today)), "day": str(said_day(found["day"], said.today))}
    return item is not None and bool(said.facts.one(sql, item=item["id"], me=said.reader, **values))
