"""Milestones: lettered parts, bullets or numbered steps of an action, a column of their own, or rows under it."""

import re

from store.loading.interpret.naming import Name, Naming
from store.loading.interpret.parts import Part, is_shared_out, parts_of
from store.loading.interpret.printed import Beside, Printed, Step, due_of
from store.loading.interpret.statuses import Ratings
from store.loading.interpret.words import split_posts
from store.loading.notes import Notes
from store.loading.staged import StagedMilestone

WHOLE = re.compile(r"\d+(?:\.\d+)+[a-z]?|[A-Z]+\d+(?:\.\d+)*[a-z]?")
"""A reference that stands by itself, whatever it stands under."""


def steps_in(printed: Printed, notes: Notes) -> list[Step]:
    """Read the steps that an action's own row prints."""
    beside, steps = printed.beside, printed.layout.steps
    found = [Step(part.text, part.mark, _shared_out(beside, steps, at)) for at, part in enumerate(steps)]
    cell, own = beside.cell("milestones"), beside.own("milestones")
    if cell is None or own is None or not own.pieces or cell.carried:
        return found
    if len(beside.parts) > 1 and own is cell:
        if beside.position == 0:
            why = "I can't tell which action of this row these belong to"
            notes.doubt(printed.where, cell.text[:80], "left out", why)
        return found
    parts = parts_of(own)
    alone = len(parts) == 1 and len(beside.parts) == 1
    in_own = [
        Step(
            part.text,
            part.mark,
            Beside(beside.where, beside.row, beside.table, parts, 0) if alone else _shared_out(beside, parts, at),
        )
        for at, part in enumerate(parts)
    ]
    return found + in_own


def _shared_out(beside: Beside, parts: list[Part], at: int) -> Beside | None:
    """Give a step its share of the row, where a cell has a line or a letter for each."""
    cells = [beside.cell(role) for role in ("due", "owner", "rating", "status")]
    if len(beside.parts) > 1 or not any(cell and is_shared_out(cell, parts) for cell in cells):
        return None
    return Beside(beside.where, beside.row, beside.table, parts, at)


def milestones_of(name: Name, printed: Printed, ratings: Ratings, naming: Naming) -> list[StagedMilestone]:
    found: list[StagedMilestone] = []
    for place, step in enumerate(printed.steps, start=1):
        own, number = _name(name, step, place), place
        while own.ref in naming.taken:
            own, number = Name(f"{name.ref}.{number}", own.printed), number + 1
        naming.taken.add(own.ref)
        found.append(_milestone(own, step, printed, ratings, naming.notes))
    return found


def _name(action: Name, step: Step, place: int) -> Name:
    """Keep what is printed: a letter or number under its action ("1.1a"), a number of several parts as it stands."""
    mark = step.mark or ""
    if WHOLE.fullmatch(mark) or mark.startswith(f"{action.ref}.") or (step.beside and mark.startswith(action.ref)):
        return Name(mark, mark)
    if len(mark) == 1 and mark.isalpha():
        return Name(f"{action.ref}{mark.casefold()}", action.printed and f"{action.printed}{mark.casefold()}")
    is_counted = mark == str(place)
    return Name(f"{action.ref}.{place}", f"{action.printed}.{place}" if is_counted and action.printed else None)


def _milestone(name: Name, step: Step, printed: Printed, ratings: Ratings, notes: Notes) -> StagedMilestone:
    ref, beside = name.ref, step.beside
    if beside is None:
        return StagedMilestone(ref=ref, printed_ref=name.printed, title=step.title)
    alone_in_row = beside.where != printed.where
    said = {role: beside.own(role) for role in ("owner", "rating") if alone_in_row or _has_share(beside, role)}
    owner = said.get("owner")
    due = (
        due_of(beside, ref, notes) if alone_in_row or _has_share(beside, "due") or _rows_follow(step, printed) else None
    )
    return StagedMilestone(
        ref=ref,
        printed_ref=name.printed,
        title=step.title,
        due=due,
        owners=split_posts(owner.pieces) if owner and not owner.carried else [],
        rating=ratings.read(said.get("rating"), beside.where),
        status=beside.words("status") if alone_in_row else None,
        progress=beside.words("progress") if alone_in_row else None,
    )


def _has_share(beside: Beside, role: str) -> bool:
    cell = beside.cell(role)
    return len(beside.parts) > 1 and cell is not None and is_shared_out(cell, beside.parts)


def _rows_follow(step: Step, printed: Printed) -> bool:
    """Whether steps in rows of their own follow the one in the action's row, so that its date is the step's."""
    return step is printed.steps[0] and any(
        other.beside and other.beside.where != printed.where and other.beside.words("due") for other in printed.steps
    )


def folded(found: list[Printed]) -> list[Printed]:
    """Put rows numbered under an action ("1.2.1" or "1.2a" under "1.2") among its milestones."""
    kept: list[Printed] = []
    by_ref: dict[str, Printed] = {}
    for one in found:
        parent = by_ref.get(_parent(one.ref))
        if parent is not None and parent.is_tracked() and len(one.beside.parts) == 1:
            parent.steps.append(Step(one.title, one.ref, one.beside))
        else:
            kept.append(one)
            if one.ref and len(one.beside.parts) == 1:
                by_ref[one.ref] = one
    return kept


def _parent(ref: str) -> str:
    found = re.fullmatch(r"(?P<parent>.*\d)(?:\.\d+|[a-z]|\([a-z]\)|\.[a-z])", ref)
    return found["parent"] if found else ""
