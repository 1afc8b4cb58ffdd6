"""What a lot may do to a composed table: parents, kinds of rows, ratings, drawings, several people in a cell."""

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.readings.expectation import NONE

Row = dict[str, object]
Said = dict[str, Any]


@dataclass
class Draft:
    """A table that is being composed: its columns in their order, its rows, and what is said of each row.

    A row of which nothing is said is no action. `columns` has the headings that differ from a column's own name.
    """

    order: list[str]
    columns: dict[str, str]
    rows: list[tuple[Row, Said | None]]
    expected: dict[str, Any]

    def add(self, column: str, heading: str, chance: random.Random) -> None:
        """Put a column somewhere behind the first."""
        self.columns[column] = heading
        self.order.insert(chance.randint(1, len(self.order)), column)

    @property
    def actions(self) -> list[tuple[Row, Said]]:
        return [(row, said) for row, said in self.rows if said is not None]


def two_people(draft: Draft, chance: random.Random) -> None:
    mark = chance.choice([" / ", "; ", " & ", "\n", ", "])
    for row, said in draft.actions:
        if said["owners"] == [row["owner"]] and chance.random() < 0.5:
            second = chance.choice(["Tess Holt", "Ivor Bean", "Head of Audit"])
            row["owner"] = f"{row['owner']}{mark}{second}"
            joined = f"{said['owners'][0]}, {second}"
            both = [said["owners"][0], second]
            said["owners"] = [both, [joined]] if mark == ", " else both


def by_month(draft: Draft, chance: random.Random) -> None:
    """Deadlines as months; each is due on its last day."""
    for row, said in draft.actions:
        if isinstance(said["due"], str) and said["due"][0].isdigit():
            day = date.fromisoformat(said["due"])
            row["due"] = f"{day:%B %Y}"
            said["due"] = day.replace(day=calendar.monthrange(day.year, day.month)[1]).isoformat()


def rated(draft: Draft, chance: random.Random) -> None:
    """A column of ratings in words or letters; what they say of progress is another question."""
    letters = chance.random() < 0.4
    draft.add("rating", chance.choice(["RAG", "BRAG", "RAG rating", "RAG status"]), chance)
    for row, said in draft.actions:
        colour = chance.choice(["green", "amber", "red"])
        row["rating"] = colour[0].upper() if letters else colour.capitalize()
        said["rating"], said["means"] = colour, "any"


def rated_by_month(draft: Draft, chance: random.Random) -> None:
    """The same for two months: the newer counts."""
    older, newer = "RAG Jan 2026", "RAG Feb 2026"
    draft.add("older", older, chance)
    draft.add("newer", newer, chance)
    for row, said in draft.actions:
        row["older"], colour = chance.choice(["Green", "Red"]), chance.choice(["green", "amber", "red"])
        row["newer"], said["rating"], said["means"] = colour.capitalize(), colour, "any"


def kinds(draft: Draft, chance: random.Random) -> None:
    """Some rows are risks, issues, assumptions or decisions; the first two stay actions."""
    draft.add("kind", chance.choice(["Type", "RAID type", "RAID", "Entry type"]), chance)
    risks, may = [], []
    for number, (row, said) in enumerate(draft.rows):
        kind = "Action" if number < 2 or said is None else chance.choice(KINDS)
        row["kind"] = kind
        if kind == "Action" or said is None:
            continue
        if kind == "Risk":
            risks.append(said["title"])
        if kind == "Issue":
            may.append(said["title"])
        draft.rows[number] = (row, None)
    draft.expected |= {"risks": risks, "may": [*draft.expected.get("may", []), *may]}


KINDS = ["Action", "Risk", "Issue", "Assumption", "Decision", "Dependency"]


def drawn(draft: Draft, chance: random.Random) -> None:
    """Months or weeks as columns, with crosses under them."""
    monday = date(2026, 1, 5)
    heads = [f"{monday + timedelta(weeks=week):%d/%m/%Y}" for week in range(12)]
    heads = chance.choice(
        [heads, [f"{name} 26" for name in calendar.month_abbr[1:]], [f"Wk {one}" for one in range(1, 13)]]
    )
    for at, head in enumerate(heads):
        draft.columns[f"drawn {at}"] = head
        draft.order.append(f"drawn {at}")
    for row, _ in draft.rows:
        first = chance.randint(0, 8)
        row |= {f"drawn {at}": "x" if first <= at < first + 3 else "" for at in range(12)}


def parents(draft: Draft, chance: random.Random) -> None:
    """Rows of summary above every two or three actions, which their numbers name."""
    if "ref" not in draft.order or "theme" in draft.order:
        return
    rows: list[tuple[Row, Said | None]] = []
    group, left, place, name = 0, 0, 0, ""
    for row, said in draft.rows:
        if left == 0:
            left, group = chance.randint(2, 3), group + 1
            name = GROUPS[group % len(GROUPS)]
            rows.append(({"ref": str(group), "title": name}, None))
            draft.expected["may"] = [*draft.expected.get("may", []), name]
            place = 0
        left, place = left - 1, place + 1
        row["ref"] = f"{group}.{place}"
        if said is not None:
            said |= {"ref": [row["ref"], NONE], "under": name, "theme": "any"}
        rows.append((row, said))
    draft.rows = rows


GROUPS = ["Front door", "Care leavers", "Fostering", "Court work", "Edge of care"]


def completed(draft: Draft, chance: random.Random) -> None:
    """A day of completion beside each action that is complete."""
    draft.add("completed", chance.choice(["Date completed", "Completed on", "Actual completion date"]), chance)
    for row, said in draft.actions:
        if said["means"] == "complete":
            row["completed"], said["completed"] = "14 January 2026", "2026-01-14"


TWISTS: dict[str, Callable[[Draft, random.Random], None]] = {
    "two people": two_people,
    "days by month": by_month,
    "rated": rated,
    "rated by month": rated_by_month,
    "kinds of rows": kinds,
    "drawn": drawn,
    "parents": parents,
    "completed on": completed,
}
