"""What each table is, and each row where a column of types says so: only actions are kept as actions, the rest is told.

Each kind besides actions is a claim with a weight; the strongest is believed where it is stronger than what speaks for
actions. A person's word goes before all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.documents.guidance import LEAVE_OUT
from store.documents.staged import Ask, Option
from store.loading.document import Row
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.headers import as_said, columns_as
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.interpret.words.kinds import (
    ACTION_HEADINGS,
    CHANGE_HEADINGS,
    HISTORY_HEADINGS,
    MINUTES_HEADINGS,
    NAME_HEADINGS,
    NAMED,
    PERSON_HEADINGS,
    PLURALS,
    RAID,
    RAID_NAME,
    RAID_OF_LETTER,
    RAID_OF_WORD,
    ROLE_HEADINGS,
    TYPE_HEADINGS,
)
from store.loading.notes import Notes

BY_NAME, BY_HEADINGS = 2.0, 2.5
"""How much the name of a sheet says, and how much its headings do."""
BY_AN_ACTION_HEADING = 0.75
MOST_SHOWN = 10
LONGEST_SHOWN = 70
LIKELY = 0.5
"""This share of the cells of a column of types must be known words."""

TOLD = {
    "history": "a history of versions, no actions",
    "people": "a list of people, no actions",
    "lists": "a list to choose from, no actions",
}


@dataclass(frozen=True)
class _Claim:
    kind: str
    weight: float
    why: str


def settle_kinds(tables: Sequence[Table], notes: Notes) -> list[Table]:
    """Give the tables of which something is kept, rows of risks in tables of their own; tell what the others are."""
    kept: list[Table] = []
    for table in tables:
        if table.tool or notes.guidance.kind(place_of(table.rows[0].where)[0]) == "actions":
            kept.append(table)
        elif (claim := _strongest(table, notes)) is None:
            kept.extend(_by_type(table, notes))
        elif claim.kind == "risk":
            kept.append(_as_risks(table, table.rows, claim.why))
        elif claim.kind == "minutes":
            kept.append(_of_minutes(table, claim.why, notes))
        else:
            table.told_as, table.why = claim.kind, [claim.why]
            _tell(table, table.rows, claim.kind, notes)
    return kept


def _strongest(table: Table, notes: Notes) -> _Claim | None:
    said = notes.guidance.kind(place_of(table.rows[0].where)[0])
    if said == "people":
        return _Claim("people", BY_HEADINGS, "You said so")
    if said is not None:
        return None
    claims = sorted([*_by_name(table), *_by_headings(table)], key=lambda claim: -claim.weight)
    against = BY_AN_ACTION_HEADING * len({key(title) for title in table.titles.values()} & ACTION_HEADINGS)
    together = sum(claim.weight for claim in claims if claim.kind == claims[0].kind)
    if not claims or table.kind not in ("actions", "timeline", None) or together <= against:
        return None
    return claims[0]


def _by_name(table: Table) -> Iterator[_Claim]:
    for name in names_of_table(table):
        for kind, pattern in NAMED:
            if pattern.fullmatch(name):
                # Minutes have actions among them, whatever their headings are.
                weight = BY_HEADINGS * 10 if kind == "minutes" else BY_NAME
                yield _Claim(kind, weight, f"It stands under “{name}”")
        if found := RAID_NAME.fullmatch(name):
            yield _Claim(RAID_OF_WORD[key(found["kind"])], BY_NAME * 2, f"It stands under “{name}”")


def _by_headings(table: Table) -> Iterator[_Claim]:
    titles = {key(title): title for title in table.titles.values()}
    printed = set(titles)

    def named(some: Iterable[str]) -> str:
        return ", ".join(f"“{titles[one]}”" for one in sorted(some))

    if (version := printed & HISTORY_HEADINGS) and (change := printed & CHANGE_HEADINGS):
        yield _Claim("history", BY_HEADINGS, f"It has {named(version | change)}")
    person = printed & (PERSON_HEADINGS | ROLE_HEADINGS)
    if (name := printed & NAME_HEADINGS) and printed & PERSON_HEADINGS:
        yield _Claim("people", BY_HEADINGS, f"It has {named(name | person)}")
    if talked := printed & MINUTES_HEADINGS:
        yield _Claim("minutes", BY_HEADINGS * 10, f"It has {named(talked)}")


def names_of_table(table: Table) -> list[str]:
    """Give what stands over a table: its sheet's name and the headings."""
    sheet = place_of(table.rows[0].where)[0]
    names = [heading.text for heading in table.over]
    return list(dict.fromkeys(name.strip(" :.") for name in [*names, *([sheet] if sheet else [])]))


def _by_type(table: Table, notes: Notes) -> list[Table]:
    """Part a table by its column of types."""
    column = _type_column(table)
    if column is None:
        return [table]
    groups: dict[str, list[Row]] = {}
    letters = [row for row in table.rows if key(row.cell(column).text) == "a"]
    for row in table.rows:
        groups.setdefault(_type_of(row.cell(column).text), []).append(row)
    if letters and not _letters_are_actions(letters[0], column, len(letters), notes):
        groups["action"] = [row for row in groups["action"] if row not in letters]
        _tell(table, letters, "assumption", notes)
    why = f"The column “{table.titles.get(column, '')}” says so"
    found: list[Table] = []
    if groups.get("risk"):
        found.append(_as_risks(replace(table), groups["risk"], why))
    for kind in groups.keys() - {"risk", "action"}:
        _tell(table, groups[kind], kind, notes)
    if groups.get("action"):
        found.insert(0, _as_actions(table, groups["action"], column, why))
    return found


def _letters_are_actions(row: Row, column: int, times: int, notes: Notes) -> bool:
    answer = notes.means("kind", "a")
    if answer is None:
        options = [Option(means="actions", label="An action"), Option(means=LEAVE_OUT, label="An assumption")]
        asks = Ask(field="kind", word="a", options=options, times=times)
        notes.ask(row.where, row.cell(column).text, "an action", "A may be an action or an assumption", asks)
    return answer != LEAVE_OUT


def _type_column(table: Table) -> int | None:
    if table.kind not in ("actions", "risks", "timeline"):
        return None
    if "kind" in table.columns:
        return table.columns["kind"]
    for at, title in table.titles.items():
        words = [text for row in table.rows if (text := row.cell(at).text) and not row.cell(at).carried]
        if key(title) not in TYPE_HEADINGS or not words:
            continue
        known = [one for one in words if _type_word(one) in RAID_OF_WORD or _type_word(one) in {*RAID_OF_LETTER, "a"}]
        kinds = {_type_of(one) for one in words}
        if len(known) >= LIKELY * len(words) and (len(kinds) > 1 or kinds != {"action"}):
            return at
    return None


def _type_word(printed: str) -> str:
    """Without the number by which a list of kinds may be sorted: "1. Risk"."""
    return key(re.sub(r"^\d{1,2}\s*[.):–-]\s*", "", printed))


def _type_of(printed: str) -> str:
    word = _type_word(printed)
    return RAID_OF_WORD.get(word) or RAID_OF_LETTER.get(word) or "action"


def _as_actions(table: Table, rows: list[Row], column: int, why: str) -> Table:
    if table.kind != "actions":
        columns, unread = columns_as("actions", {at: names for at, names in table.names.items() if at != column})
        table.kind, table.columns, table.unread = "actions", columns or table.columns, unread
    table.columns = {role: at for role, at in table.columns.items() if at != column or role == "kind"}
    table.unread.pop(column, None)
    table.rows, table.why = rows, [why]
    return table


def _as_risks(table: Table, rows: list[Row], why: str) -> Table:
    title = table.columns.get("action", table.columns.get("title", 0))
    header = as_said(table.names, 1, ["risks"], {title: "title"})
    columns = header.columns if header else {"title": title}
    table.kind, table.columns, table.unread = "risks", columns, {}
    table.rows, table.why = list(rows), [why]
    return table


def _of_minutes(table: Table, why: str, notes: Notes) -> Table:
    """Keep what was agreed in a meeting, as a doubt; the day of the meeting is no day by which it is due."""
    due = table.columns.get("due")
    if due is not None and key(table.titles.get(due, "")) in ("date", "meeting date", "date of meeting"):
        table.columns = {role: at for role, at in table.columns.items() if role != "due"}
        table.unread[due] = table.titles[due]
    table.why = [why]
    if table.kind == "actions":
        first = table.rows[0]
        shown = first.cell(table.columns["action"]).text or next((cell.text for cell in first.cells if cell.text), "")
        what = "what was agreed is kept as actions"
        notes.doubt(first.where, shown[:LONGEST_SHOWN], what, f"These are minutes of a meeting. {why}")
    return table


def _tell(table: Table, rows: Sequence[Row], kind: str, notes: Notes) -> None:
    """Tell of rows that are no actions: what they are, and the words of the first."""
    notes.use(*rows, *table.over)
    if kind in TOLD:
        name = next(iter(names_of_table(table)), "a table")
        notes.leave(rows[0].where, f"“{name}”, {len(rows)} {'rows' if len(rows) > 1 else 'row'}", TOLD[kind])
        return
    column = table.columns.get("action", table.columns.get("title", table.columns.get("milestone")))
    titles = [row.cell(column).text[:LONGEST_SHOWN] for row in rows if row.cell(column).text]
    shown = "; ".join(f"“{title}”" for title in titles[:MOST_SHOWN])
    more = f" and {len(titles) - MOST_SHOWN} more" if len(titles) > MOST_SHOWN else ""
    plural = kind if len(rows) == 1 else PLURALS.get(kind, f"{kind}s")
    notes.leave(rows[0].where, f"{len(rows)} {plural}: {shown}{more}", "only actions are kept and asked about")


assert set(RAID_OF_LETTER.values()) - {"decision or dependency"} <= set(RAID)
