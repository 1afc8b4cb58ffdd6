"""What a sentence wrote: every table before and after, told as what was said of whom."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.understanding.playing import Played, Tables

NOTED = {"inbound", "act", "remembered", "lane", "heartbeat", "job_run", "alembic_version", "sqlite_sequence"}
"""Tables in which is noted that something was heard or done, not what."""
NOTED_COLUMNS = {"person": {"last_plan_id"}, "identity": {"last_heard_at"}}
FOLLOWS = {"version", "folded_title", "brag_in_time", "red_after", "recommendation_ids", "closed_at"}
"""Columns of an item that follow from its others."""
BY_UPDATE = {"progress", "blocker", "forecast", "percent", "evidence", "impact", "completed_on", "claimed_on"}
"""Columns of an item that an update brings with it."""
TOLD = {"changed", "date request", "disowned", "claim", "outcome"}
"""Kinds of message that tell others what was changed, and change nothing themselves."""
SAID = ("progress", "words", "forecast", "percent", "evidence", "blocker", "impact")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Row = dict[str, Any]


@dataclass
class Effect:
    """One thing that was written."""

    on: str
    """A reference, `person:NAME`, or a table that nobody named."""
    what: str
    value: str = ""
    said: dict[str, str] = field(default_factory=dict)
    """Of an update: what it says, field by field."""
    was: str = ""
    """How the item stood before."""
    words: str = ""
    """All free text that was stored with it."""

    def __str__(self) -> str:
        said = ", ".join(f"{name} {value}" for name, value in self.said.items())
        return " ".join(filter(None, [self.on, self.what, self.value, said]))


@dataclass
class Difference:
    table: str
    row: Row
    """As it is now, or as it was, where it is gone."""
    was: Row | None
    gone: bool = False

    @property
    def columns(self) -> set[str]:
        noted = NOTED_COLUMNS.get(self.table, set())
        return {name for name in self.row if self.was is None or self.was.get(name) != self.row[name]} - noted


def differences(before: Tables, after: Tables) -> list[Difference]:
    found = []
    for table in sorted((before.keys() | after.keys()) - NOTED):
        old, new = before.get(table, {}), after.get(table, {})
        found += [Difference(table, row, old.get(key)) for key, row in new.items() if old.get(key) != row]
        found += [Difference(table, row, row, gone=True) for key, row in old.items() if key not in new]
    return [one for one in found if one.gone or one.columns]


def written(played: Played) -> list[Effect]:
    """All that was written; what only accompanies something else is part of that."""
    found = differences(played.before, played.after)
    telling = _Telling(played, found)
    effects = [effect for one in found for effect in telling.effects(one)]
    words = " ".join(json.dumps(one.row, ensure_ascii=False, default=str) for one in found)
    for effect in effects:
        if effect.what != "said":
            effect.words = words
    named = {effect.on.removeprefix("person:") for effect in effects}
    alone = [one for one in found if one.table == "change" and one.row["what"] not in named]
    return effects + [Effect(one.row["what"], f"history of {one.row['field']}", str(one.row["after"])) for one in alone]


class _Telling:
    def __init__(self, played: Played, found: list[Difference]) -> None:
        self._played = played
        self._updated = {one.row["item_id"] for one in found if one.table == "update"}
        self._undone = set(self._back_as_at_first(found))

    def effects(self, one: Difference) -> Iterator[Effect]:  # noqa: C901 - an arm for each table
        match one.table:
            case "update" if not one.gone and one.was is None:
                yield from self._said(one.row)
            case "item" if not one.gone and one.was is not None:
                yield from self._item(one)
            case "leave" if not one.gone:
                yield self._leave(one.row)
            case "date_request" if not one.gone and one.was is None:
                yield Effect(self._ref(one.row["item_id"]), "request due", str(one.row["to"]))
            case "person" if one.was is not None and one.columns <= {"nudge_weekday", "nudge_time"}:
                yield Effect(f"person:{one.row['name']}", "nudge", _when(one.row))
            case "outgoing" if one.row["kind"] == "help":
                yield from (Effect(ref, "help") for ref in _references(one.row["card"])[:1])
            case "outgoing" if one.row["kind"] in TOLD:
                pass
            case "claim" if one.row["item_id"] in self._updated:
                pass
            case "withdrawal":
                yield from self._withdrawn(one.row)
            case "change":
                # Told by `written`, where nothing else tells it.
                pass
            case _:
                yield Effect(self._ref(one.row.get("item_id")) or one.table, f"{one.table} row")

    def _said(self, row: Row) -> Iterator[Effect]:
        if row["item_id"] in self._undone:
            return
        said = {name: str(row[name]) for name in SAID if row.get(name) is not None}
        was = self._played.before["item"].get((row["item_id"],), {}).get("progress") or ""
        words = " ".join(said.get(name, "") for name in ("words", "blocker", "impact"))
        yield Effect(self._ref(row["item_id"]), "said", said=said, was=was, words=words)

    def _withdrawn(self, row: Row) -> Iterator[Effect]:
        """Where the item stands as at first, that tells it already."""
        update = self._played.after["update"][row["update_id"],]
        if update["item_id"] not in self._undone:
            yield Effect(self._ref(update["item_id"]), "undo")

    def _item(self, one: Difference) -> Iterator[Effect]:
        ref, changed, row = one.row["ref"], one.columns - FOLLOWS, one.row
        if row["id"] in self._undone:
            yield Effect(ref, "undo")
            return
        if row["id"] in self._updated:
            changed -= BY_UPDATE
        for name in sorted(changed):
            match name:
                case "baseline":
                    yield Effect(ref, "due", str(row[name]))
                case "baseline_precision" if "baseline" in changed:
                    pass
                case "owner_id":
                    yield Effect(ref, "owner", self._name(row[name]))
                case "snoozed_until":
                    yield Effect(ref, "snooze until", str(row[name])) if row[name] else Effect(ref, "cancel snooze")
                case "disowned_at":
                    yield Effect(ref, "not mine" if row[name] else "decided whose")
                case _:
                    yield Effect(ref, name, str(row[name]))

    def _leave(self, row: Row) -> Effect:
        deputy = f" deputy {self._name(row['deputy_id'])}" if row["deputy_id"] else ""
        return Effect(f"person:{self._name(row['person_id'])}", "leave", f"{row['first']}..{row['last']}{deputy}")

    def _back_as_at_first(self, found: list[Difference]) -> Iterator[int]:
        """Items whose state is what it was before anything was said, and was another in between."""
        for one in found:
            first = self._played.start.get("item", {}).get((one.row.get("id"),))
            if one.table == "item" and one.was and first and one.columns & BY_UPDATE:
                kept = BY_UPDATE | {"closed_at"}
                if all(first[name] == one.row[name] for name in kept):
                    yield one.row["id"]

    def _ref(self, item_id: int | None) -> str:
        rows = self._played.after["item"]
        return str(rows[item_id,]["ref"]) if (item_id,) in rows else ""

    def _name(self, person_id: int | None) -> str:
        row = self._played.after["person"].get((person_id,))
        return str(row["name"]) if row else ""


def _when(row: Row) -> str:
    weekday = row["nudge_weekday"]
    day = f"on {WEEKDAYS[weekday]}s" if weekday is not None else ""
    at = f"at {str(row['nudge_time'])[:5]}" if row["nudge_time"] else ""
    return " ".join(filter(None, [day, at]))


def _references(text: str) -> list[str]:
    return re.findall(r"\b[A-Z]\d+(?:\.\d+)?\b", text)
