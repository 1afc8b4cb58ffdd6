"""Unfold the short form of `plan.yaml`, where references follow from order and owners from their action."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from store.dates import read_date

Raw = Mapping[str, Any]


def plan(raw: Raw) -> dict[str, Any]:
    """Spell out a plan as `StagedPlan` wants it."""
    recommendations = enumerate(raw["recommendations"], start=1)
    return {
        **raw,
        "recommendations": [
            {"ref": f"R{number}", "number": number, "title": title} for number, title in recommendations
        ],
        "actions": list(chain.from_iterable(_actions(letter, rows) for letter, rows in raw["actions"].items())),
        "timeline": _timeline(raw["timeline"]),
        "standards": [_standard(row) for row in raw["standards"]],
        "risks": [{"ref": f"RK{number}", **row} for number, row in enumerate(raw["risks"], start=1)],
    }


def _titles(rows: list[Raw]) -> list[tuple[str, list[int]]]:
    return [(title, row["recommendations"]) for row in rows for title in row["titles"]]


def _actions(letter: str, rows: list[Raw]) -> list[dict[str, Any]]:
    return [
        {"ref": f"{letter}{number}", "title": title, "theme": letter, "recommendations": answers}
        for number, (title, answers) in enumerate(_titles(rows), start=1)
    ]


def _timeline(rows: list[Raw]) -> list[dict[str, Any]]:
    entries = [(title, read_date(row["start"]), read_date(row["due"])) for row in rows for title in row["titles"]]
    return [
        {"ref": f"T{number}", "title": title, "start": start, "due": due}
        for number, (title, start, due) in enumerate(entries, start=1)
    ]


def _standard(row: Raw) -> dict[str, Any]:
    """Read "I.4a" as the first of two that are printed "I.4"; one without a printed reference says so."""
    printed = row["printed"] if "printed" in row else row["ref"].rstrip("ab")
    return {**row, "printed_ref": printed}


def life(raw: Raw) -> dict[str, Any]:
    """Spell out who owns what, and who said what."""
    owners = {ref: email for email, refs in raw["owners"].items() for ref in refs}
    milestones = [
        {"ref": f"{action}.{number}", "action": action, "owner": owners.get(action), **row}
        for action, rows in raw["milestones"].items()
        for number, row in enumerate(rows, start=1)
    ]
    owner_of = {**owners, **{row["ref"]: row["owner"] for row in milestones}}
    updates = [{"by": owner_of.get(row["ref"]), **row} for row in raw["updates"]]
    return {**raw, "owners": owners, "milestones": milestones, "updates": updates}
