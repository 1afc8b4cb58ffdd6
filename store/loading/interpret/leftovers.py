"""What was not read, and what is not there: said, so that nothing is lost in silence."""

from collections import Counter
from collections.abc import Sequence

from store.documents.staged import Absent, Skipped, StagedPlan
from store.loading.document import Block, Document, Paragraph, Row, Section
from store.loading.interpret.spoken import LONGEST_SHOWN, is_called_an_action
from store.loading.interpret.tables import Table
from store.loading.notes import Notes


def tell_skipped(document: Document, tables: list[Table], notes: Notes) -> None:
    for table in tables:
        unread = [row for row in table.rows if row.where not in notes.used]
        if unread:
            what = f"a table of {len(unread)} {'rows' if len(unread) > 1 else 'row'}"
            notes.skipped.append(Skipped(where=_stretch(unread), what=what, why="I could not tell what it holds"))
            notes.use(*unread)
    sections = list(document.sections())
    _doubt_spoken([block for section in sections for block in (*section.headings, *section.blocks)], notes)
    for section in sections:
        _tell_prose(section, notes)


def _doubt_spoken(blocks: Sequence[Block], notes: Notes) -> None:
    """Doubt once all lines that are called actions and were not read."""
    left = [one for one in blocks if one.where not in notes.used and is_called_an_action(one)]
    if left:
        first, count = left[0], "a line" if len(left) == 1 else f"{len(left)} lines"
        words = "" if isinstance(first, Row) else first.text[:LONGEST_SHOWN]
        why = f"{count[0].upper()}{count[1:]} in the prose may be an action; put each where actions stand if it is"
        notes.doubt(first.where, words, "no action", why)


def _tell_prose(section: Section, notes: Notes) -> None:
    if not section.blocks:
        unread = [heading for heading in section.headings if heading.where not in notes.used]
        for heading in unread:
            notes.skip(heading, heading.text, "nothing stands under this heading")
        return
    left = [block for block in section.blocks if block.where not in notes.used and not isinstance(block, Row)]
    if left:
        kind = "paragraph" if all(isinstance(block, Paragraph) for block in left) else "line"
        under = f" under “{section.title}”" if section.title else ""
        what = f"{len(left)} {kind}{'s' if len(left) != 1 else ''}{under}"
        notes.skipped.append(Skipped(where=_stretch(left), what=what, why="prose, with nothing to keep track of"))


def _stretch(blocks: Sequence[Block]) -> str:
    first, last = blocks[0].where, blocks[-1].where
    return first if first == last else f"{first} to {last}"


def absences(plan: StagedPlan) -> list[Absent]:
    """Count what a plan usually says and this one does not."""
    counts = {
        "actions without an owner": sum(not action.owners for action in plan.actions),
        "actions without a date": sum(action.due is None or action.due.kind == "missing" for action in plan.actions),
        "actions without a status": sum(not (action.status or action.rating) for action in plan.actions),
        "actions without a theme": sum(action.theme is None for action in plan.actions),
        "actions without a recommendation": sum(not action.recommendations for action in plan.actions),
        "standards without a measure": sum(not standard.measure for standard in plan.standards),
    }
    return [Absent(what=what, count=count) for what, count in {**counts, **_undated(plan)}.items() if count]


def _undated(plan: StagedPlan) -> dict[str, int]:
    """List word for word what stands in place of a date and names no day."""
    dates = [action.due for action in plan.actions]
    dates += [milestone.due for action in plan.actions for milestone in action.milestones]
    words = Counter(due.raw for due in dates if due and due.date is None and due.kind != "missing")
    return {f"a day, where “{raw}” is printed": count for raw, count in words.items()}
