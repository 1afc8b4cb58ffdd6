"""Milestones: lettered parts, bullets or numbered steps of an action, a column of their own, or rows under it."""

import re

from store.documents.staged import StagedMilestone
from store.loading.document import Cell, Piece
from store.loading.interpret.lines import line_of
from store.loading.interpret.naming import SPOILT, Name, Naming
from store.loading.interpret.owners import split_posts
from store.loading.interpret.parts import Part, is_shared_out, parts_of
from store.loading.interpret.printed import Beside, Printed, Step, date_in, due_of, forecast_in, status_of
from store.loading.interpret.rows import WholeRow
from store.loading.interpret.statuses import Ratings
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.notes import Notes

WHOLE = re.compile(r"\d+[a-z]|\d+(?:\.\d+)+[a-z]?|[A-Z]+\d+(?:\.\d+)*[a-z]?")
"""A reference that stands by itself, whatever it stands under."""
FIELDS = {"owner": "owners", "due": "due", "completed": "completed", "status": "status", "progress": "progress"}
BRACKETED = re.compile(r"\(?(?P<mark>[a-z]|[ivx]{2,4})[.)]*", re.I)


def steps_in(printed: Printed, notes: Notes) -> list[Step]:
    """Read the steps that an action's own row prints."""
    beside, steps = printed.beside, printed.layout.steps
    found = [step_of(part, _shared_out(beside, steps, at)) for at, part in enumerate(steps)]
    if beside.table.step_sets and len(beside.parts) == 1:
        return found + steps_beside(beside.row, beside.table)
    cell, own = beside.cell("milestones"), beside.own("milestones")
    if cell is None or own is None or not own.pieces or cell.carried:
        return found
    if len(beside.parts) > 1 and own is cell:
        if beside.position == 0:
            why = "I can't tell which action of this row these belong to"
            notes.doubt(printed.where, cell.text[:80], "left out", why)
        return found
    parts = _listed(parts_of(own))
    if _is_checklist(beside.table):
        return found + [step_of(part, None) for part in parts]
    _doubt_pairs(beside, own, parts, notes)
    alone = len(parts) == 1 and len(beside.parts) == 1
    in_own = [
        step_of(
            part, Beside(beside.where, beside.row, beside.table, parts, 0) if alone else _shared_out(beside, parts, at)
        )
        for at, part in enumerate(parts)
    ]
    return found + in_own


def steps_beside(row: WholeRow, table: Table) -> list[Step]:
    """Read the steps of a row whose table says who and when of each."""
    found: list[Step] = []
    for one in table.step_sets:
        cell = row.cell(one.columns["milestones"])
        if cell.text and not cell.carried:
            parts = _listed(parts_of(cell))
            found += [step_of(part, Beside(row.where, row, one, parts, at)) for at, part in enumerate(parts)]
    return found


def step_of(part: Part, beside: Beside | None) -> Step:
    """Make a step of a line, which may say at its end who and when: "Draft (Lead: AQ; by May 2023)"."""
    line = line_of(part.text)
    if {"owner", "due"} <= set(line.said) or line.labelled or line.boxed:
        return Step(line.title, line.said.pop("ref", None) or part.mark, beside, line.said)
    return Step(part.text, part.mark, beside)


def _listed(parts: list[Part]) -> list[Part]:
    """Part one line of several steps: "Draft; consult; publish"."""
    if len(parts) != 1 or parts[0].listed:
        return parts
    return [Part(text) for text in re.split(r"\s*;\s*", parts[0].text) if text]


def _is_checklist(table: Table) -> bool:
    """Whether the steps are what somebody ticks off inside a task: whoever has the task has all of them."""
    heading = table.titles.get(table.columns.get("milestones", -1), "")
    return table.tool is not None or "checklist" in key(heading).split()


def _doubt_pairs(beside: Beside, steps: Cell, parts: list[Part], notes: Notes) -> None:
    """Doubt that owners in one line are those of the steps in one line, each in its place."""
    owner = beside.cell("owner")
    if owner is None or not len(steps.pieces) == len(owner.pieces) == 1 < len(parts) or len(beside.parts) > 1:
        return
    if is_shared_out(owner, parts) and not any(part.listed for part in parts):
        why = "There are as many owners as steps, so each step is given the one in its place"
        notes.doubt(beside.where, owner.text[:80], "one for each step", why)


def _shared_out(beside: Beside, parts: list[Part], at: int) -> Beside | None:
    """Give a step its share of the row, where a cell has a line or a letter for each."""
    cells = [beside.cell(role) for role in ("due", "owner", "rating", "status")]
    if len(beside.parts) > 1 or not any(cell and is_shared_out(cell, parts) for cell in cells):
        return None
    return Beside(beside.where, beside.row, beside.table, parts, at)


def milestones_of(
    name: Name, printed: Printed, ratings: Ratings, colours: int | None, naming: Naming
) -> list[StagedMilestone]:
    found: list[StagedMilestone] = []
    for place, step in enumerate(printed.steps, start=1):
        own, number = _name(name, step, place), place
        while own.ref in naming.taken:
            own, number = Name(f"{name.ref}.{number}", own.printed), number + 1
        naming.taken.add(own.ref)
        found.append(_milestone(own, step, printed, ratings, colours, naming.notes))
    return found


def _name(action: Name, step: Step, place: int) -> Name:
    """Keep what is printed: a letter or number under its action ("1.1a"), a number of several parts as it stands."""
    mark = step.mark or ""
    if letter := BRACKETED.fullmatch(mark):
        mark = letter["mark"]
    if (
        step.beside
        and step.beside.where in step.beside.table.under
        and len(mark) > 1
        and mark == step.beside.words("ref")
    ):
        return Name(mark, mark)
    if WHOLE.fullmatch(mark) or mark.startswith(f"{action.ref}.") or (step.beside and mark.startswith(action.ref)):
        return Name(mark, mark)
    if len(mark) == 1 and mark.isalpha():
        return Name(f"{action.ref}{mark.casefold()}", action.printed and f"{action.printed}{mark.casefold()}")
    is_counted = mark == str(place)
    return Name(f"{action.ref}.{place}", f"{action.printed}.{place}" if is_counted and action.printed else None)


def _milestone(
    name: Name, step: Step, printed: Printed, ratings: Ratings, colours: int | None, notes: Notes
) -> StagedMilestone:
    ref, beside = name.ref, step.beside
    if beside is None:
        return _as_said(StagedMilestone(ref=ref, printed_ref=name.printed, title=step.title), step, printed, notes)
    alone_in_row = beside.where != printed.where or any(beside.table is one for one in printed.table.step_sets)
    is_first = step is printed.steps[0] and is_one_of_rows(printed)
    owner = beside.own("owner") if alone_in_row or _has_share(beside, "owner") else None
    is_rated = alone_in_row or _has_share(beside, "rating") or _is_first_of_rated(step, printed, colours)
    due = (
        due_of(beside, ref, notes) if alone_in_row or _has_share(beside, "due") or _rows_follow(step, printed) else None
    )
    staged = StagedMilestone(
        ref=ref,
        printed_ref=name.printed,
        title=step.title,
        due=due,
        owners=split_posts(owner.pieces) if owner and not owner.carried else [],
        rating=ratings.beside(beside, colours if beside.table is printed.table else None) if is_rated else None,
        status=status_of(beside.words("status") if alone_in_row or _says_of_first(step, printed) else None, due),
        completed=date_in(beside, "completed", ref, notes) if alone_in_row or is_first else None,
        forecast=forecast_in(beside, ref, notes) if alone_in_row or is_first else None,
        progress=beside.words("progress") if alone_in_row else None,
    )
    return _as_said(staged, step, printed, notes)


def _as_said(staged: StagedMilestone, step: Step, printed: Printed, notes: Notes) -> StagedMilestone:
    """Add what a step's own line says, where no cell says it."""
    said = {role: words for role, words in step.said.items() if not getattr(staged, FIELDS.get(role, ""), None)}
    found: dict[str, object] = {role: said[role] for role in ("status", "progress") if role in said}
    if "owner" in said:
        found["owners"] = split_posts([Piece(said["owner"])])
    for role in ("due", "completed"):
        if role in said:
            read = notes.date(said[role])
            found[role] = read
            if read.why:
                where = (step.beside or printed.beside).where
                notes.doubt(where, read.raw, f"{staged.ref}: {read.date or 'no date'}", read.why)
    return staged.model_copy(update=found)


def _has_share(beside: Beside, role: str) -> bool:
    cell = beside.cell(role)
    return len(beside.parts) > 1 and cell is not None and is_shared_out(cell, beside.parts)


def _rows_follow(step: Step, printed: Printed) -> bool:
    """Whether steps in rows of their own follow the one in the action's row, so that its date is the step's."""
    return step is printed.steps[0] and any(
        other.beside and other.beside.where != printed.where and other.beside.words("due") for other in printed.steps
    )


def _is_first_of_those_with(step: Step, printed: Printed, role: str) -> bool:
    """Whether steps in rows of their own follow this one, and print what this row prints too."""
    if step is not printed.steps[0] or step.beside is None or step.beside.where != printed.where:
        return False
    if step.beside.table is not printed.table:
        # Its columns are its own, so those of its action are not.
        return False
    others = [one.beside for one in printed.steps[1:] if one.beside and one.beside.where != printed.where]
    return any((cell := other.cell(role)) and cell.text and not cell.carried for other in others)


def _says_of_first(step: Step, printed: Printed) -> bool:
    is_first = _is_first_of_those_with(step, printed, "status") or _is_first_of_rated(step, printed, None)
    return step.beside is not None and is_first


def status_is_first_steps(printed: Printed) -> bool:
    """Whether the status in an action's row is that of its first step."""
    return any(_says_of_first(step, printed) for step in printed.steps[:1])


def is_one_of_rows(printed: Printed) -> bool:
    """Whether an action's row is that of its first step, and the steps after it have a row each."""
    first, later = printed.steps[:1], printed.steps[1:]
    return (
        bool(later)
        and all(one.beside and one.beside.where == printed.where and one.beside.table is printed.table for one in first)
        and all(
            one.beside and one.beside.where != printed.where and one.beside.where not in printed.table.under
            for one in later
        )
    )


def rows_follow(printed: Printed, colours: int | None) -> bool:
    """Whether the rating in an action's row is that of its first step, since later steps' rows have their own."""
    first, later = printed.steps[:1], printed.steps[1:]
    return any(_is_first_of_rated(step, printed, colours) for step in first) and bool(later)


def _is_first_of_rated(step: Step, printed: Printed, colours: int | None) -> bool:
    beside = step.beside
    if beside is None or step is not printed.steps[0] or beside.where != printed.where:
        return False
    others = [one.beside for one in printed.steps[1:] if one.beside and one.beside.where != printed.where]
    return any(_is_rated(one, colours) for one in others if one.table is printed.table)


def _is_rated(beside: Beside, colours: int | None) -> bool:
    cells = [beside.row.cell(beside.table.columns.get("rating")), beside.row.cell(colours)]
    return any((cell.text or cell.fill) and not cell.carried for cell in cells)


def folded(found: list[Printed], notes: Notes) -> list[Printed]:
    """Put rows that stand under an action among its milestones."""
    actions = {one.where: one for one in found if one.where not in one.table.under}
    kept: list[Printed] = []
    started: list[Printed] = []
    for one in found:
        parent = actions.get(one.table.under.get(one.where, ""))
        if parent is None:
            kept.append(one)
        elif len(parent.beside.parts) > 1:
            kept.append(one)
            notes.doubt(one.where, one.title[:80], "an action of its own", "It stands under a row of several actions")
        else:
            mark = one.mark if SPOILT.fullmatch(one.ref) else one.ref or one.mark
            parent.steps.append(Step(one.title, mark, one.beside))
            parent.steps += one.steps
            parent.recommendations += [at for at in one.recommendations if at not in parent.recommendations]
            started += [one] if one.beside.words("start") else []
    if started:
        words = f"{started[0].title[:60]}: {started[0].beside.words('start')}"
        more = f" and {len(started) - 1} more" if len(started) > 1 else ""
        notes.leave(started[0].where, words + more, "a milestone has no start")
    return kept
