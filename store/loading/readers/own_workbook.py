"""Read back a workbook that `sightline report plan --xlsx` wrote, with what people have changed in it since.

Its first sheet says what it is. Rows may be sorted, filtered, added and taken out, columns moved; a row added without a
reference is given the next one.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import ValidationError

from store.dates import read_date
from store.documents.staged import Skipped, StagedPlan, StagedTheme
from store.loading.interpret.leftovers import absences
from store.loading.interpret.words import letter_of
from store.loading.limits import MOST_COLUMNS, MOST_ROWS
from store.loading.plan_tables import (
    BRAG_TODAY,
    COUNCIL,
    DOUBTS,
    FORMAT,
    FRONT,
    MARK,
    REF,
    SHEETS,
    TITLE,
    Holds,
    Sheet,
    as_printed,
)
from store.loading.readers.delimited import too_large
from store.loading.readers.own_cells import Cells, SheetCell, words_of
from store.loading.readers.refusal import UnreadablePlanError

Row = Mapping[str, SheetCell]


def is_own(book: Workbook) -> bool:
    front = _sheets(book).get(FRONT)
    return front is not None and _at(front, 1, 1) == MARK


def plan_of(book: Workbook, name: str) -> StagedPlan:
    front = _sheets(book)[FRONT]
    if any(sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS for sheet in book.worksheets):
        raise UnreadablePlanError(too_large(name))
    if _at(front, 1, 2) != FORMAT:
        raise UnreadablePlanError(f"{name} was written for another version of Sightline; I read {FORMAT}.")
    labels = {_at(front, row, 1): _at(front, row, 2) for row in range(1, min(front.max_row, 40) + 1)}
    reading = _Reading(name, written=_references(book))
    rows = {sheet.field: reading.things(book, sheet) for sheet in SHEETS}
    reading.tell_other_sheets(book)
    rows["achievements"] = [row["title"] for row in rows["achievements"]]
    reading.put_under_actions(rows.pop("milestones"), rows["actions"])
    reading.check_recommendations(rows)
    doubted = {doubt.where for doubt in reading.cells.doubts}
    try:
        plan = StagedPlan(
            title=labels.get(TITLE) or "",
            ours=True,
            council=labels.get(COUNCIL),
            **rows,
            doubts=reading.cells.doubts,
            skipped=reading.skipped,
            places={ref: where for ref, where in reading.places.items() if where in doubted},
        )
    except ValidationError as error:
        path = " ".join(str(step + 1) if isinstance(step, int) else step for step in error.errors()[0]["loc"])
        raise UnreadablePlanError(f"In {name}, I can't read {path}: {error.errors()[0]['msg']}.") from error
    return plan.model_copy(update={"absent": absences(plan)})


def _sheets(book: Workbook) -> dict[str, Worksheet]:
    """Give the sheets by name, without those that are only a chart."""
    return {sheet.title: sheet for sheet in book.worksheets}


def _at(sheet: Worksheet, row: int, column: int) -> str | None:
    return words_of(sheet.cell(row, column))


@dataclass
class _Reading:
    name: str
    cells: Cells = field(default_factory=Cells)
    skipped: list[Skipped] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def things(self, book: Workbook, sheet: Sheet) -> list[dict[str, Any]]:
        worksheet = _sheets(book).get(sheet.name)
        if worksheet is None:
            return []
        found = []
        # Only one reference in all may name an action, a milestone or a timeline entry; other kinds keep to themselves.
        taken = self.taken if sheet.rated else set[str]()
        for where, row in self._rows(worksheet, sheet):
            thing = {
                column.field: self.cells.value(
                    row.get(column.title), row.get(as_printed(column.title)), column.holds, where
                )
                for column in sheet.columns
            }
            if missing := next((c.title for c in sheet.columns if c.needed and thing[c.field] is None), None):
                self._skip(where, "a row", f"it has nothing in the column {missing}")
                continue
            self._name(thing, sheet, taken, where)
            if sheet.rated:
                self.places[thing["ref"]] = where
            if sheet.field == "timeline":
                thing |= {name: thing[name] or read_date("") for name in ("start", "due")}
            found.append({name: value for name, value in thing.items() if value is not None})
        if sheet.field == "themes":
            self.cells.themes = [StagedTheme(**theme) for theme in found]
        return found

    def _rows(self, sheet: Worksheet, layout: Sheet) -> Iterator[tuple[str, Row]]:
        titles = {column: title for column in range(1, sheet.max_column + 1) if (title := _at(sheet, 1, column))}
        self._tell_columns(sheet, layout, titles)
        for number, values in enumerate(sheet.iter_rows(min_row=2), start=2):
            row = {titles[at]: cell for at, cell in enumerate(values, start=1) if at in titles}
            if any(words_of(cell) for cell in row.values()):
                yield f"sheet {sheet.title}, row {number}", row

    def _tell_columns(self, sheet: Worksheet, layout: Sheet, titles: dict[int, str]) -> None:
        known = {column.title for column in layout.columns} | {BRAG_TODAY}
        known |= {as_printed(column.title) for column in layout.columns if column.holds is Holds.PRINTED_DATE}
        for title in titles.values():
            if title not in known:
                self._skip(f"sheet {sheet.title}", f"the column “{title}”", "no export of mine has it")
        for column in layout.columns:
            if column.needed and column.title not in titles.values():
                raise UnreadablePlanError(
                    f"In {self.name}, the sheet {sheet.title} has lost its column {column.title}. Put it back, with"
                    " that word in the first row."
                )

    def _name(self, thing: dict[str, Any], sheet: Sheet, taken: set[str], where: str) -> None:
        """Give a reference where none is written, or one that another thing has."""
        if "ref" not in thing:
            return
        ref, stem = thing["ref"], _stem(sheet, thing)
        if not ref or ref in taken:
            count = f"{sheet.field} {stem}"
            self.counts[count] += 1
            while (new := _numbered(sheet, stem, self.counts[count])) in self.written or new in taken:
                self.counts[count] += 1
            if ref:
                self.cells.doubt(where, ref, new, "Another row has this reference too")
            ref = new
        thing["ref"] = ref
        taken.add(ref)

    def put_under_actions(self, milestones: list[dict[str, Any]], actions: list[dict[str, Any]]) -> None:
        by_ref = {action["ref"]: action for action in actions}
        for one in milestones:
            ref = one.pop("action")
            if ref in by_ref:
                by_ref[ref].setdefault("milestones", []).append(one)
            else:
                self._skip(f"sheet Milestones, {one['ref']}", one["title"], f"there is no action {ref}")

    def check_recommendations(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        """Keep each number once, and of an action's numbers those that are listed."""
        listed = {one["number"]: one for one in reversed(rows["recommendations"])}
        for one in rows["recommendations"]:
            if listed[one["number"]] is not one:
                self._skip("sheet Recommendations", one["title"], f"recommendation {one['number']} is there already")
        rows["recommendations"] = [one for one in rows["recommendations"] if listed[one["number"]] is one]
        for action in rows["actions"]:
            unknown = [number for number in action["recommendations"] if number not in listed]
            if unknown:
                action["recommendations"] = [number for number in action["recommendations"] if number in listed]
                printed = ", ".join(str(number) for number in unknown)
                why = "The sheet of recommendations has no such number"
                self.cells.doubt(f"sheet Actions, {action['ref']}", printed, "left out", why)

    def tell_other_sheets(self, book: Workbook) -> None:
        if (doubts := _sheets(book).get(DOUBTS)) is not None and (many := doubts.max_row - 1) > 0:
            why = "They were open when this workbook was written. What nobody put right since stands as it was read"
            self.cells.doubt(f"sheet {DOUBTS}", f"{many} doubts", "what the other sheets say", why)
        for name in book.sheetnames:
            if name not in (FRONT, DOUBTS) and name not in {sheet.name for sheet in SHEETS}:
                self._skip(f"sheet {name}", "a sheet", "no export of mine has it")

    def _skip(self, where: str, what: str, why: str) -> None:
        self.skipped.append(Skipped(where=where, what=what, why=why))


def _references(book: Workbook) -> set[str]:
    """Give every reference that is written anywhere, so that none of them is given to a row without one."""
    found: set[str] = set()
    for sheet in _sheets(book).values():
        columns = [column for column in range(1, sheet.max_column + 1) if _at(sheet, 1, column) == REF.title]
        found |= {ref for at in columns[:1] for row in range(2, sheet.max_row + 1) if (ref := _at(sheet, row, at))}
    return found


def _stem(sheet: Sheet, thing: dict[str, Any]) -> str:
    match sheet.field:
        case "actions":
            return str(thing["theme"] or "X")
        case "milestones":
            return f"{thing['action']}."
        case "recommendations":
            return "R"
        case "timeline":
            return "T"
        case "risks":
            return "RK"
        case _:
            return "S"


def _numbered(sheet: Sheet, stem: str, number: int) -> str:
    return letter_of(number - 1) if sheet.field == "themes" else f"{stem}{number}"
