"""All that is held about one person, as a page that they can read: sections, days and titles, no columns and no keys.

What only the program needs, such as keys, stays in the JSON, which holds everything.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from pydantic import JsonValue

from store.people.life_cycle.exporting import Held, NamedIn, PersonExport
from store.retention import periods
from store.time import london_day, london_time

Row = dict[str, JsonValue]

GROUPS = {
    "Your accounts and addresses": ("identity", "conversation_reference", "person_alias", "same_person"),
    "Your roles and your team": ("person_role", "person"),
    "What you own": ("item", "printed_owner"),
    "What you said": ("update", "withdrawal", "claim", "date_request"),
    "What you changed or shared": ("change", "pause", "staged_import", "pulse", "pulse_decision"),
    "Messages to you": ("outgoing", "escalation"),
    "Leave": ("leave",),
    "Pulses that ask you": ("pulse_member", "pulse_invited"),
    "What you did last": ("remembered", "act", "inbound"),
}
"""In the order of the page, by table."""
OTHERS = "What else refers to you"
DAYS = ("at", "sent_at", "queued_at", "day", "received_at", "created_at", "opened_at")
"""The first of these that a row has begins its line."""
ABOUT = ("about", "theme", "plan")
FIELDS = {
    **dict.fromkeys(("ref", "title", "name", "kind", "platform", "command", "role", "email", "source", "words"), ""),
    **dict.fromkeys(("said", "card", "what", "external_id"), ""),
    "field": "its",
    "progress": "status",
    "percent": "per cent complete",
    "blocker": "what is in the way",
    "before": "from",
    "after": "to",
    "to": "moved to",
    "why": "because",
    "did": "we did",
    "agreed_by": "agreed by",
    "completed_on": "completed on",
    "decided_at": "decided on",
    "settled_at": "settled on",
    "approved_at": "approved on",
    "confirmed_at": "confirmed on",
    "last_heard_at": "last heard from on",
    "baseline": "due on",
    "first": "from",
    "last": "to",
    "until": "until",
} | {name: name for name in ("forecast", "evidence", "impact", "state", "team", "problem", "closed", "step")}
"""What is shown of a row, in this order, and how it is called. All else only the program needs."""
OF_THEM = {
    "name": "Name",
    "email": "Work address",
    "post": "Post",
    "active": "Account is open",
    "guest": "Guest",
    "time_zone": "Time zone",
    "nudge_weekday": "Reminders come on",
    "nudge_time": "Reminders come at",
    "nudge_platform": "Reminders come through",
}
QUOTED = ("words", "blocker", "evidence", "impact", "why")
YOURS = {"they": "you", "their": "your", "them": "you", "theirs": "yours"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
LONGEST = 500


def page(exported: PersonExport) -> str:
    """The page in Markdown."""
    return "\n".join(_lines(exported)) + "\n"


def _lines(exported: PersonExport) -> Iterator[str]:
    yield f"# What Sightline holds about {exported.person['name']}"
    yield ""
    yield f"As of {_day(london_day(exported.exported_at))}. Keys and settings of the program are in the JSON alone."
    yield "What is quoted here may name other people and their posts: read it through before you hand it over."
    yield from ("", "## Who you are", "", *_facts(exported.person))
    for one in exported.before:
        yield from ("", "### Known before as", "", *_facts(one))
    placed = {table for tables in GROUPS.values() for table in tables}
    for title, tables in GROUPS.items():
        yield from _group(title, [one for one in exported.held if one.column.split(".")[0] in tables])
    yield from _group(OTHERS, [one for one in exported.held if one.column.split(".")[0] not in placed])
    yield from ("", "## Words that name you", "")
    yield from [f"* {_place(one)}: “{_clipped(one.words)}”" for one in exported.named_in] or ["None."]
    if exported.named_in_messages:
        yield from ("", f"Messages to others that name you as well: {exported.named_in_messages}.")
    yield from ("", "## What is not here", "", *(f"* {one}" for one in exported.not_here))
    yield from ("", "## How long it is kept", "")
    for period in periods.PERIODS:
        days = exported.kept_days[period.name]
        kept = f"{periods.in_words(days)} after {period.since}" if days else f"deleted at once after {period.since}"
        yield f"* {period.of}: {kept}"
    yield "* everything else: as long as the plan"


def _group(title: str, held: list[Held]) -> Iterator[str]:
    """What is said in the same words stands together, each row once."""
    if not held:
        return
    yield from ("", f"## {title}")
    for what in dict.fromkeys(one.what for one in held):
        same = [one for one in held if one.what == what]
        said = dict.fromkeys(_row(one.column, row) for one in same for row in one.rows)
        yield from ("", f"### {_to_you(what)}", "", *(f"* {one}" for one in said if one))
        yield from ("", f"If you are forgotten: {same[0].when_forgotten}.")


def _row(column: str, row: Row) -> str:
    if column == "person.manager_id":
        # Somebody else's row: whoever they are is all that this person is told.
        return str(row["name"])
    begins = next((_value(row[name]) for name in DAYS if row.get(name)), "")
    about = next((str(row[name]) for name in ABOUT if row.get(name)), "")
    row = {name: f"“{_clipped(str(value))}”" if value and name in QUOTED else value for name, value in row.items()}
    told = [
        f"{label}: {said}" if label else said
        for name, label in FIELDS.items()
        if row.get(name) not in (None, "", [], {}, False) and (said := _value(row[name]))
    ]
    line = "; ".join([*([about] if about else []), *told])
    return f"{begins}: {line}" if begins and line else begins or line


def _value(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict | list):
        return _clipped(" ".join(_texts(value)))
    words = str(value)
    if MOMENT.fullmatch(words):
        moment = datetime.fromisoformat(words)
        return f"{_day(london_day(moment))} at {london_time(moment)}"
    return _day(date.fromisoformat(words)) if DAY.fullmatch(words) else _clipped(words)


def _texts(card: JsonValue) -> Iterator[str]:
    """What a message said: of a card only its words."""
    if isinstance(card, list):
        for one in card:
            yield from _texts(one)
    elif isinstance(card, dict):
        for name, one in card.items():
            if isinstance(one, str) and name in ("title", "text"):
                yield one
            elif isinstance(one, dict | list):
                yield from _texts(one)


def _facts(person: Row) -> list[str]:
    return [
        f"* {label}: {_value(person[name])}" for name, label in OF_THEM.items() if person.get(name) not in (None, "")
    ]


def _place(one: NamedIn) -> str:
    where = f"{one.table}, {one.field}".replace("_", " ")
    return f"{one.about} ({where})" if one.about else where[:1].upper() + where[1:]


def _to_you(words: str) -> str:
    said = re.sub(r"\b(?:they|their|them|theirs)\b", lambda found: YOURS[found[0]], words)
    return said[:1].upper() + said[1:]


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def _clipped(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"
