"""What was read from a plan document, for somebody to say yes or no to: grouped, counted, with first examples."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from commands.cards import Card, Heading, Line, Lines, Part, Text
from commands.showing.plan_preview import FIRST_ROWS, KINDS, PLAN, STEPS, doubted_rows, preview_table
from commands.showing.wording import clipped, count, joined, quoted_printed
from store.documents.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry
from store.loading.difference import Difference, Entry, FieldChange
from store.loading.preview import Preview

EXAMPLES = 3
MOST_ABSENT = 12
MOST_GROUPS = 15
"""Kinds of remark in one card; each takes two or three rows."""
LONGEST_PRINTED = 160
"""Characters of a document's own words in one line of a review."""
DETAILS = ("changes", "doubts", "suggestions", "skipped", "absent")
"""What of a review can be seen whole."""
FIELDS = {
    "due": "Date",
    "completed": "Completed",
    "start": "Start",
    "owners": "Owners",
    "recommendations": "Recommendations",
    "rating": "Rating",
    "status": "Status",
    "progress": "Notes",
    "action": "Under action",
}


@dataclass
class Group:
    """What stands together in a review: one heading, some lines, and the word that shows the rest of them."""

    title: str
    detail: str
    lines: list[str] = field(default_factory=list)


def read_counts(staged: StagedPlan) -> list[str]:
    """What was read, counted: "73 actions with 263 links to recommendations"."""
    links = sum(len(action.recommendations) for action in staged.actions)
    milestones = [one for action in staged.actions for one in action.milestones]
    things: list[StagedAction | StagedMilestone | StagedTimelineEntry]
    things = [*staged.actions, *milestones, *staged.timeline]
    seats = sum(len(body.seats) for body in staged.bodies)
    attendees = sum(len(body.attendees) for body in staged.bodies)
    owners = {owner for one in things for owner in one.owners}
    dates = sum(bool(one.due and one.due.date) for one in things)
    said = [
        count(len(staged.themes), "theme"),
        count(len(staged.recommendations), "recommendation"),
        f"{count(len(staged.actions), 'action')} with {count(links, 'link')} to recommendations",
        count(len(milestones), "milestone"),
        count(len(staged.timeline), "timeline entry", "timeline entries"),
        f"{count(len(owners), 'owner')} named",
        count(dates, "date"),
        count(sum(one.rating is not None for one in things), "rating"),
        count(len(staged.standards), "practice standard"),
        count(len(staged.risks), "risk"),
        f"{count(len(staged.bodies), 'governance body', 'governance bodies')} with {count(seats, 'seat')} and"
        f" {count(attendees, 'attendee')}",
        count(len(staged.achievements), "achievement"),
        count(len(staged.named_people), "named person", "named people"),
    ]
    return [one for one in said if not one.startswith("no ") or one.startswith(("no action", "no owner", "no date"))]


def review_card(
    staged: StagedPlan,
    difference: Difference,
    shown: Preview,
    more: Callable[[str], str],
    today: date,
    *,
    whole: bool = False,
    endless: bool = False,
    asked: bool = False,
) -> Card:
    """Args:
    shown: the plan as it would stand.
    more: says how the rest of a group is asked for, by the group's word.
    whole: show every line of every group.
    endless: for a screen that has room for every group.
    asked: leave out the doubts that are questions, since they are asked beside it.
    """
    card = Card(title=f"What I read: {staged.title}")
    card.parts.append(Text(text=_against(difference)))
    for group in groups_of_difference(difference):
        card.parts += _shown(group, more(group.detail), whole=whole)
    card.parts += [Heading(text="Read"), _lines(read_counts(staged))]
    card.parts += _as_it_would_stand(shown, more, today, whole=whole)
    for group in _absent(staged):
        card.parts += _shown(group, more(group.detail), whole=whole)
    groups = [*_by_reason(staged, asked=asked), *_suggested(staged), *_skipped(staged)]
    kept = groups if whole or endless else groups[:MOST_GROUPS]
    for group in kept:
        card.parts += _shown(group, more(group.detail), whole=whole)
    if left := groups[len(kept) :]:
        words = ", ".join(dict.fromkeys(more(group.detail) for group in left))
        card.parts.append(Text(text=f"And {len(left)} more kinds of remark: {words}"))
    return card


def _as_it_would_stand(shown: Preview, more: Callable[[str], str], today: date, *, whole: bool) -> list[Part]:
    """The first rows of the plan, or all of it with its steps."""
    rows = shown.rows(*KINDS[PLAN])
    if not rows:
        return []
    first = rows if whole or len(rows) <= FIRST_ROWS + 1 else rows[:FIRST_ROWS]
    parts: list[Part] = [preview_table(shown, first, "The plan as it would stand", today)]
    parts += doubted_rows(shown, first)
    if left := len(rows) - len(first):
        parts.append(Text(text=f"And {count(left, 'more row', 'more rows')} like these: {more(PLAN)}"))
    steps = shown.rows(*KINDS[STEPS])
    if whole and steps:
        parts.append(preview_table(shown, steps, "Its steps", today, steps=True))
    return parts


def detail_lines(staged: StagedPlan, difference: Difference, detail: str) -> list[str]:
    """Every line of one of `DETAILS`."""
    groups = {
        "changes": groups_of_difference(difference),
        "doubts": _by_reason(staged),
        "suggestions": _suggested(staged),
        "skipped": _skipped(staged),
        "absent": _absent(staged),
    }
    return [line for group in groups[detail] for line in group.lines]


def _against(difference: Difference) -> str:
    if difference.state == "first":
        return "Nothing is saved yet."
    if difference.state == "other":
        return (
            f"This looks like another plan than the one that is here, {difference.plan}: few of its actions stand in"
            " that plan. Nothing is saved yet."
        )
    if difference.nothing:
        return f"It says what the plan that is here says, {difference.plan}. There is nothing to save."
    said = [f"{len(many)} {word}" for many, word in _parts(difference) if many]
    same = f"{difference.unchanged} as they were"
    return f"Beside the plan that is here, {difference.plan}: {joined([*said, same])}. Nothing is saved yet."


def _parts(difference: Difference) -> list[tuple[list[Entry], str]]:
    return [(difference.added, "added"), (difference.changed, "changed"), (difference.gone, "gone")]


def groups_of_difference(difference: Difference) -> list[Group]:
    if difference.state != "version":
        return []
    groups = []
    for entries, word in _parts(difference):
        for kind in dict.fromkeys(entry.kind for entry in entries):
            lines = [_entry_line(entry) for entry in entries if entry.kind == kind]
            groups.append(Group(f"{word.capitalize()}: {count(len(lines), *_plural(kind))}", "changes", lines))
    return groups


def _plural(kind: str) -> tuple[str, str | None]:
    irregular = {"timeline entry": "timeline entries", "governance body": "governance bodies"}
    return kind, irregular.get(kind)


def _entry_line(entry: Entry) -> str:
    name = f"{entry.ref} {entry.title}" if entry.ref != entry.title else entry.title
    changes = "; ".join(_change(change) for change in entry.changes)
    return f"{clipped(name, LONGEST_PRINTED)}: {changes}" if changes else clipped(name, LONGEST_PRINTED)


def _change(change: FieldChange) -> str:
    name = FIELDS.get(change.field, change.field.capitalize())
    before, after = (clipped(words or "nothing", LONGEST_PRINTED) for words in (change.before, change.after))
    said = f"{name}: {before} → {after}"
    if change.moved_here is not None:
        said += f" (it was changed here; the document said {clipped(change.moved_here, LONGEST_PRINTED)})"
    return said


def _by_reason(staged: StagedPlan, *, asked: bool = False) -> list[Group]:
    groups: dict[str, Group] = {}
    for doubt in staged.doubts:
        if asked and doubt.asks is not None:
            continue
        group = groups.setdefault(doubt.why, Group(f"Please confirm: {doubt.why}", "doubts"))
        group.lines.append(f"{doubt.where}: {_quoted(doubt.printed)} read as {clipped(doubt.reading, LONGEST_PRINTED)}")
    return list(groups.values())


def _suggested(staged: StagedPlan) -> list[Group]:
    titles = {"date": "Perhaps dates, not set", "link": "Perhaps the same, not linked"}
    groups = {kind: Group(title, "suggestions") for kind, title in titles.items()}
    for one in staged.suggestions:
        reading = f"{one.reading} ({one.to})" if one.to else one.reading
        groups[one.kind].lines.append(f"{one.about}: {_quoted(one.printed)} may be {reading}. {one.why}")
    return [group for group in groups.values() if group.lines]


def _skipped(staged: StagedPlan) -> list[Group]:
    groups: dict[str, Group] = {}
    for one in staged.skipped:
        group = groups.setdefault(one.why, Group(f"Skipped: {one.why}", "skipped"))
        group.lines.append(f"{one.where}: {clipped(one.what, LONGEST_PRINTED)}")
    return list(groups.values())


def _absent(staged: StagedPlan) -> list[Group]:
    lines = [f"{one.what[0].upper()}{one.what[1:]}: {one.count}" for one in staged.absent]
    return [Group("Not in the document, and not made up", "absent", lines)] if lines else []


def _quoted(words: str) -> str:
    return quoted_printed(clipped(words, LONGEST_PRINTED))


def _shown(group: Group, more: str, *, whole: bool) -> list[Part]:
    # One line over would take as much room to announce as to show.
    examples = MOST_ABSENT if group.detail == "absent" else EXAMPLES
    shown = group.lines if whole or len(group.lines) <= examples + 1 else group.lines[:examples]
    left = len(group.lines) - len(shown)
    parts: list[Part] = [Heading(text=_headed(group)), _lines(shown)]
    if left:
        parts.append(Text(text=f"And {left:,} more like this: {more}"))
    return parts


def _headed(group: Group) -> str:
    return group.title if group.detail in ("changes", "absent") else f"{group.title} ({len(group.lines):,})"


def _lines(lines: Sequence[str] | Iterable[str]) -> Lines:
    return Lines(lines=[Line(title=line) for line in lines])
