"""What a second reading of one document found otherwise than the first, in a sentence or two."""

from collections.abc import Iterator, Sequence

from commands.showing.roles import role_in_words
from commands.showing.wording import count, quoted
from store.documents.guidance import LEAVE_OUT
from store.documents.staged import ReadColumn, StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry

MOST_COLUMNS = 6


def read_otherwise(before: StagedPlan, after: StagedPlan) -> str:
    """ "Read again: 12 actions more; who owns it now stands in “Wer”; 3 doubts fewer." """
    said = [*_counted(before, after), *list(_columns(before, after))[:MOST_COLUMNS]]
    said += _more_or_fewer(len(before.doubts), len(after.doubts), "doubt")
    return f"Read again: {'; '.join(said)}." if said else "Read again: nothing is read otherwise by that."


def _counted(before: StagedPlan, after: StagedPlan) -> Iterator[str]:
    for name, one, many in (
        ("actions", "action", "actions"),
        ("timeline", "timeline entry", "timeline entries"),
        ("recommendations", "recommendation", "recommendations"),
        ("standards", "practice standard", "practice standards"),
        ("risks", "risk", "risks"),
        ("bodies", "board", "boards"),
        ("themes", "theme", "themes"),
        ("named_people", "named person", "named people"),
    ):
        yield from _more_or_fewer(len(getattr(before, name)), len(getattr(after, name)), one, many)
    yield from _more_or_fewer(_milestones(before), _milestones(after), "milestone")
    old, new = _things(before), _things(after)
    if owned := _filled(new, "owners") - _filled(old, "owners"):
        yield f"{abs(owned)} {'more' if owned > 0 else 'fewer'} with an owner"
    yield from _more_or_fewer(_dated(old), _dated(new), "date")
    yield from _more_or_fewer(_filled(old, "rating"), _filled(new, "rating"), "rating")
    yield from _more_or_fewer(_filled(old, "status"), _filled(new, "status"), "status", "statuses")
    yield from list(_meanings(before, after))[:MOST_COLUMNS]


def _meanings(before: StagedPlan, after: StagedPlan) -> Iterator[str]:
    """What was answered meanwhile; that words tell of no child is said where they stand."""
    for one in after.reading.of_every_file().words:
        if before.reading.means(one.field, one.word) != one.means:
            yield (
                f"{quoted(one.word)} is left out" if one.means == LEAVE_OUT else f"{quoted(one.word)} means {one.means}"
            )
    if after.reading.order not in (None, before.reading.order):
        yield f"dates are read {after.reading.order}"


Thing = StagedAction | StagedMilestone | StagedTimelineEntry


def _things(plan: StagedPlan) -> list[Thing]:
    return [*plan.actions, *(one for action in plan.actions for one in action.milestones), *plan.timeline]


def _milestones(plan: StagedPlan) -> int:
    return sum(len(action.milestones) for action in plan.actions)


def _filled(things: Sequence[Thing], name: str) -> int:
    return sum(bool(getattr(one, name)) for one in things)


def _dated(things: Sequence[Thing]) -> int:
    return sum(bool(one.due and one.due.date) for one in things)


def _more_or_fewer(before: int, after: int, one: str, many: str | None = None) -> Iterator[str]:
    if after != before:
        yield f"{count(abs(after - before), one, many)} {'more' if after > before else 'fewer'}"


def _columns(before: StagedPlan, after: StagedPlan) -> Iterator[str]:
    """Where a column is another thing than it was."""
    was = {key: column.role for key, _, column in _every(before)}
    for key, kind, column in _every(after):
        if key not in was or was[key] == column.role:
            continue
        heading = quoted(column.heading)
        if column.role is None:
            yield f"{heading} is left out"
        else:
            yield f"{role_in_words(column.role, kind)} now stands in {heading}"


def _every(plan: StagedPlan) -> Iterator[tuple[tuple[str | None, str, int], str | None, ReadColumn]]:
    for table in plan.tables:
        for column in table.columns:
            yield (table.place, column.heading, column.nth), table.kind, column
