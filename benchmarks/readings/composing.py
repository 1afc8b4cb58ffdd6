"""Documents composed by lot from the traits of real ones, each with what a person reads in it.

A lot decides the headings and their order, how days and statuses are written, what stands above, below and beside the
table, which cells are empty answers, and as which kind of file it comes. What is drawn is known, so what is read can
be judged, for as many documents as are wanted.
"""

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks.readings.corpus.making import Rows, word, workbook
from benchmarks.readings.expectation import NONE, Expectation
from benchmarks.readings.twists import TWISTS, Draft

VERBS = ["Write", "Review", "Publish", "Agree", "Launch", "Refresh", "Test", "Commission", "Replace", "Extend"]
THINGS = ["the supervision policy", "a joint visiting protocol", "the neglect toolkit", "our fostering offer"]
THINGS += ["the audit cycle", "a duty rota", "the permanence tracker", "exit interviews", "the threshold guide"]
THINGS += ["a participation charter", "the missing-children panel", "an induction pack", "the court bundle template"]
WHERE = [
    "in every team",
    "with health",
    "for care leavers",
    "across the localities",
    "with schools",
    "by the summer term",
]
FIRST = ["Ada", "Ben", "Cleo", "Dev", "Ewa", "Femi", "Gwen", "Hal", "Ines", "Jo", "Kit", "Lena", "Mo", "Nia", "Omar"]
LAST = ["Quill", "Marsh", "Dunn", "Patel", "Zak", "Okoro", "Rees", "Gunn", "Roth", "Field", "Moss", "Fox", "Trent"]
POSTS = ["Head of Service", "Service Manager", "Principal Social Worker", "Practice Lead", "Head of Fostering"]
THEMES = ["Workforce", "Quality of practice", "Leadership", "Partnership", "Permanence"]
KINDS = ["Corrective", "Preventive", "Process", "People", "Systems"]
COMMENTS = ["Draft was sent to the board", "Waiting for a reply from legal", "Two of three teams have done this", ""]

HEADINGS = {
    "ref": ["Ref", "No.", "ID", "Action no", "Ref no", "Item", "#"],
    "title": ["Action", "Action required", "What will we do?", "Task", "Actions to be taken", "Description of action"],
    "owner": ["Lead", "Owner", "Responsible officer", "Who?", "Action owner", "Assigned to", "Accountable lead"],
    "due": ["Due date", "Deadline", "By when?", "Target date", "Complete by", "Timescale", "Due (dd/mm/yyyy)"],
    "status": ["Status", "Current status", "Progress status", "State"],
    "theme": ["Theme", "Workstream", "Priority area"],
    "start": ["Start date", "Start", "Planned start"],
}
BESIDE: dict[str, list[str]] = {
    "Priority": ["High", "Medium", "Low", "Very high"],
    "Urgency": ["1 - Critical", "2 - Important", "3 - Routine"],
    "MoSCoW": ["Must", "Should", "Could"],
    "Category": KINDS,
    "Action type": KINDS,
    "Comments": COMMENTS,
    "Latest update": COMMENTS,
    "Cost code": ["C4410", "C4411", "D0020"],
}
"""Columns of which nothing is kept, and what stands under them."""

STATUSES: dict[str, str | None] = {
    "In progress": None,
    "On track": "on track",
    "Not started": "not started",
    "Complete": "complete",
    "Completed": "complete",
    "Done": "complete",
    "Delayed": "delayed",
    "At risk": "at risk",
    "Open": None,
}
NO_OWNER = ["Select…", "Choose an item.", "TBC", "", "N/A", "#N/A", "[Name]"]
NO_DAY = ["dd/mm/yyyy", "", "#N/A", "Click or tap to enter a date.", "N/K", "[Date]"]
NO_STATUS = ["Select…", "Choose an item.", "", "-", "[Status]"]
LONG_AGO = date(2026, 1, 5)

Days = Callable[[date], object]
DAYS: dict[str, Days] = {
    "in figures": lambda day: f"{day:%d/%m/%Y}",
    "in words": lambda day: f"{day.day} {day:%B %Y}",
    "short": lambda day: f"{day:%d-%b-%y}",
    "ISO": lambda day: day.isoformat(),
    "with dots": lambda day: f"{day:%d.%m.%Y}",
    "with a time": lambda day: f"{day:%d/%m/%Y} 00:00:00",
    "month first": lambda day: f"{day.month}/{day.day}/{day:%Y}",
    "cells": lambda day: day,
}


@dataclass
class Composed:
    """`traits` are the words for what the lot drew."""

    name: str
    file: str
    content: bytes
    expectation: Expectation
    traits: list[str]


@dataclass
class _Lot:
    chance: random.Random
    traits: list[str] = field(default_factory=list)

    def often(self, share: float, trait: str) -> bool:
        drawn = self.chance.random() < share
        if drawn:
            self.traits.append(trait)
        return drawn

    def one(self, choices: list[str], trait: str | None = None) -> str:
        drawn = self.chance.choice(choices)
        if trait:
            self.traits.append(f"{trait} {drawn}")
        return drawn


def composed(many: int, seed: int) -> Iterator[Composed]:
    for number in range(many):
        yield _compose(f"lot_{seed}_{number}", _Lot(random.Random(f"{seed}/{number}")))  # noqa: S311 - nothing secret


def _compose(name: str, lot: _Lot) -> Composed:
    ending = lot.one([".xlsx", ".xlsx", ".xlsx", ".csv", ".docx", ".md"], "as")
    roles = ["title", "owner", "due"]
    roles += [role for role, share in (("status", 0.8), ("theme", 0.3), ("start", 0.2)) if lot.often(share, role)]
    beside = lot.chance.sample(list(BESIDE), lot.chance.choice([0, 0, 1, 2]))
    lot.traits += beside
    headings = {role: lot.one(HEADINGS[role]) for role in ["ref", *roles]}
    order = [*roles, *beside]
    if lot.often(0.4, "shuffled"):
        lot.chance.shuffle(order)
    if lot.often(0.85, "numbered"):
        order.insert(0, "ref")
    days = lot.one([one for one in DAYS if one != "cells" or ending == ".xlsx"], "days")
    rows = list(_actions(lot, lot.chance.randint(4, 8), order, days))
    draft = Draft(order, headings, [(row, said) for row, said in rows], {})
    for twist in lot.chance.sample(list(TWISTS), lot.chance.choice([0, 1, 1, 2])):
        lot.traits.append(twist)
        TWISTS[twist](draft, lot.chance)
    return Composed(name, name + ending, _file(lot, ending, _table(lot, draft)), _expected(draft), lot.traits)


def _table(lot: _Lot, draft: Draft) -> list[list[object]]:
    table: list[list[object]] = [[draft.columns.get(one, one) for one in draft.order]]
    table += _under_the_headings(lot, draft.order) if "ref" in draft.order else []
    table += [[row.get(one, "") for one in draft.order] for row, _ in draft.rows]
    return table + _at_the_foot(lot, draft.order)


def _expected(draft: Draft) -> Expectation:
    columns = {"owners" if one == "owner" else one: heading for one, heading in draft.columns.items()}
    actions = [said for _, said in draft.rows if said is not None]
    return Expectation.model_validate({"actions": actions, "columns": columns, **draft.expected})


def _actions(lot: _Lot, many: int, order: list[str], days: str) -> Iterator[tuple[dict[str, object], dict[str, Any]]]:
    chance = lot.chance
    things = chance.sample([f"{thing} {where}" for thing in THINGS for where in WHERE], many)
    gaps = lot.often(0.4, "empty answers")
    style = chance.choice(["{}", "{}", "A{}", "1.{}", "CS-{:02}"])
    themes = sorted(chance.choice(THEMES) for _ in range(many))
    for number, thing in enumerate(things):
        # Two days above the twelfth tell the order of day and month, whatever the others are.
        day = LONG_AGO + timedelta(days=chance.randint(20, 320))
        day = day.replace(day=13 + number) if number < 2 else day
        start = day - timedelta(days=30)
        start = start.replace(day=20) if start.day < 13 else start
        owner = f"{chance.choice(FIRST)} {chance.choice(LAST)}" if chance.random() < 0.7 else chance.choice(POSTS)
        status = chance.choice(list(STATUSES))
        said: dict[str, Any] = {"title": f"{chance.choice(VERBS)} {thing}", "ref": style.format(number + 1)}
        row: dict[str, object] = {"title": said["title"], "ref": said["ref"], "theme": themes[number]}
        row |= {"owner": owner, "due": DAYS[days](day), "start": DAYS[days](start), "status": status}
        row |= {name: chance.choice(words) for name, words in BESIDE.items()}
        said |= {"owners": [owner], "due": day.isoformat(), "start": start.isoformat(), "status": status}
        said |= {"theme": themes[number], "means": STATUSES[status] or "any"}
        for role, named, empty in (
            ("owner", "owners", NO_OWNER),
            ("due", "due", NO_DAY),
            ("status", "status", NO_STATUS),
        ):
            if gaps and number > 1 and chance.random() < 0.25:
                row[role] = chance.choice(empty)
                said[named] = [] if role == "owner" else [NONE, "to_be_confirmed"] if role == "due" else NONE
                said["means"] = "any" if role == "status" else said["means"]
                if row[role] == "TBC":
                    said[named] = [[], ["TBC"]]
        for role in ("status", "theme", "start", "ref"):
            if role not in order:
                said[role] = NONE
        if "Category" in order and "theme" not in order:
            said["theme"] = [NONE, row["Category"]]  # Either may be meant.
        yield row, said if "status" in order else {**said, "means": "any"}


def _under_the_headings(lot: _Lot, order: list[str]) -> list[list[object]]:
    rows: list[list[object]] = []
    if lot.often(0.15, "a row of help"):
        words = {"title": "What will be done, in one sentence", "owner": "Name of one person", "ref": "Number"}
        words |= {"due": "When it must be finished", "status": "Pick from the list"}
        rows.append([words.get(role, "") for role in order])
    if lot.often(0.15, "a row of an example"):
        words = {"title": "EXAMPLE: Recruit a practice lead", "owner": "Jo Bloggs", "ref": "e.g. 0"}
        words |= {"due": "01/01/2025", "status": "Not started"}
        rows.append([words.get(role, "") for role in order])
    return rows


def _at_the_foot(lot: _Lot, order: list[str]) -> list[list[object]]:
    if lot.often(0.12, "a row of totals"):
        return [["Total actions" if role == "title" else "" for role in order]]
    if lot.often(0.1, "a row that inserts"):
        return [["[Insert action]" if role == "title" else "" for role in order]]
    return []


def _file(lot: _Lot, ending: str, rows: list[list[object]]) -> bytes:
    above = _above(lot)
    match ending:
        case ".xlsx":
            tabs: dict[str, Rows] = {"Plan": [*[[line] for line in above], *rows]}
            for name, page in SHEETS.items():
                if lot.often(0.15, f"a sheet {name}"):
                    tabs = {name: page, **tabs} if lot.chance.random() < 0.3 else {**tabs, name: page}
            return workbook(tabs)
        case ".csv":
            file = io.StringIO()
            mark = lot.one([",", ",", ";", "\t"])
            csv.writer(file, delimiter=mark).writerows([*[[line] for line in above if line], *rows])
            return file.getvalue().encode(lot.one(["utf-8", "utf-8-sig", "cp1252", "utf-16"], "in"))
        case ".docx":
            return word(*[line for line in above if line], [[str(cell) for cell in row] for row in rows])
        case _:
            lines = [f"| {' | '.join(str(cell) for cell in row)} |".replace("\n", "<br>") for row in rows]
            lines.insert(1, f"|{'---|' * len(rows[0])}")
            return "\n".join([*above, "", *lines, ""]).encode()


def _above(lot: _Lot) -> list[str]:
    lines = ["Fallowmere children's services improvement plan"] if lot.often(0.5, "titled") else []
    if lines and lot.often(0.3, "a line of extraction"):
        lines.append("Extracted 05/01/2026 09:14 by the performance team")
    if lines and lot.often(0.3, "a line of help above"):
        lines.append("Please update your actions by the fifth of each month.")
    return [*lines, ""] if lines else []


SHEETS: dict[str, Rows] = {
    "Version control": [
        ["Version", "Date", "Author", "Description of change", "Status"],
        ["0.1", date(2025, 9, 1), "Ada Quill", "First draft for comment", "Draft"],
        ["1.0", date(2025, 10, 1), "Ben Marsh", "Agreed by the board", "Final"],
    ],
    "Contacts": [
        ["Name", "Role", "Organisation", "Email"],
        ["Ada Quill", "Head of Service", "Council", "ada.quill@example.org"],
        ["Ben Marsh", "Service Manager", "Council", "ben.marsh@example.org"],
    ],
    "Lists": [["Status", "Owner", "Priority"], ["Not started", "Ada Quill", "High"], ["Complete", "Ben Marsh", "Low"]],
    "Instructions": [["How to use this tracker"], ["1", "Add a row for each action"], ["2", "Give it one owner"]],
}
