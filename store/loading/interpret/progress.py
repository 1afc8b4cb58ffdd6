"""What printed statuses say of progress: by the field's words, by what a person said, or by a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from store.dates import read_date
from store.documents.guidance import LEAVE_OUT, folded
from store.documents.staged import (
    Ask,
    Option,
    StagedAction,
    StagedMilestone,
    StagedPlan,
    StagedTimelineEntry,
)
from store.loading.interpret.rating_key import colour_named
from store.loading.interpret.tables import Table
from store.loading.interpret.words.placeholders import NO_ANSWER
from store.loading.interpret.words.statuses import Meaning, meaning_of
from store.loading.notes import Notes
from store.rules.terms import Progress

ORDER = (Progress.COMPLETE, Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED, Progress.NOT_STARTED)
OPTIONS = [
    *(Option(means=one.value, label=one.value.capitalize()) for one in ORDER),
    Option(means=LEAVE_OUT, label="Leave it out"),
]
"""What a person may say that a status, a rating or a colour means."""

MOST_ASKED = 15
"""Of more words that nobody knows, the rest are told together: such a column holds sentences."""
LONGEST_WORD = 8

Item = TypeVar("Item", StagedAction, StagedMilestone, StagedTimelineEntry)


def progress_answered(notes: Notes, name: str, word: str) -> Progress | str | None:
    """Give what a person said a word means: a progress, or `LEAVE_OUT`."""
    answer = notes.means(name, word)
    return Progress(answer) if answer in set(Progress) else LEAVE_OUT if answer == LEAVE_OUT else None


@dataclass
class _Cells:
    """Where a status is printed first, and under which headings."""

    where: str
    headings: set[str] = field(default_factory=set)


@dataclass
class _Unknown:
    printed: str
    where: str
    times: int = 0


@dataclass
class _Statuses:
    cells: Mapping[str, _Cells]
    notes: Notes
    means: dict[str, Progress] = field(default_factory=dict)
    unknown: dict[str, _Unknown] = field(default_factory=dict)

    def settled(self, item: Item, where: str) -> Item:
        """Give the item with what can be believed of how it stands."""
        if not item.status:
            return item
        if NO_ANSWER.fullmatch(item.status.strip()):
            return item.model_copy(update={"status": None})
        word = folded(item.status)
        where = self.cells[word].where if word in self.cells else where
        answer = progress_answered(self.notes, "status", word)
        if answer == LEAVE_OUT:
            return item.model_copy(update={"status": None})
        meaning = Progress(answer) if answer else self._meaning(item.status, word)
        if meaning is None:
            if read_date(item.status).kind == "date":
                self.notes.doubt(where, item.status, "no status", "This is a date, where a status belongs")
                return item.model_copy(update={"status": None})
            is_rated = item.rating is not None or (len(word) > 1 and colour_named(word) is not None)
            # In place of a date it is doubted already.
            if not is_rated and not (item.due and item.due.raw == item.status):
                self.unknown.setdefault(word, _Unknown(item.status, where)).times += 1
            return item
        if isinstance(meaning, Progress):
            self.means[word] = meaning
        return self._agreeing(item, meaning, where)

    def _meaning(self, printed: str, word: str) -> Meaning | None:
        headings = self.cells[word].headings if word in self.cells else set()
        meanings = {meaning_of(printed, heading) for heading in headings or {""}}
        return meanings.pop() if len(meanings) == 1 else None

    def _agreeing(self, item: Item, meaning: Meaning, where: str) -> Item:
        """Doubt what is printed beside a status and says otherwise."""
        if meaning is not Progress.COMPLETE and not isinstance(item, StagedTimelineEntry):
            if item.completed and item.completed.date:
                why = f"It was completed on {item.completed.date}, and its status says “{item.status}”"
                self.notes.doubt(where, f"{item.title[:60]}: {item.completed.raw}", "not completed", why)
                return item.model_copy(update={"completed": None})
        elif meaning is Progress.COMPLETE and item.rating in ("red", "amber"):
            why = f"Its rating is {item.rating}, and its status says “{item.status}”; the status counts"
            self.notes.doubt(where, item.title[:60], "complete", why)
        return item

    def ask(self) -> None:
        asked = sorted(self.unknown.items(), key=lambda one: -one[1].times)
        words = [one for one in asked if len(one[0].split()) <= LONGEST_WORD][:MOST_ASKED]
        for word, one in words:
            printed = one.printed if one.times == 1 else f"{one.printed} ({one.times} times)"
            why = f"I cannot tell what “{one.printed}” says of progress. What does it mean here?"
            asks = Ask(field="status", word=word, options=OPTIONS, times=one.times)
            self.notes.ask(one.where, printed, "its words are kept, and no progress", why, asks)
        if others := [one for one in asked if one not in words]:
            first = others[0][1]
            shown = "; ".join(f"“{one.printed[:60]}”" for _, one in others[:3])
            count = sum(one.times for _, one in others)
            why = f"{count} statuses say more than a word, and no progress is taken from them"
            self.notes.doubt(first.where, shown, "their words are kept", why)


def settle_statuses(plan: StagedPlan, tables: Sequence[Table], places: Mapping[str, str], notes: Notes) -> StagedPlan:
    """Say what each printed status means, and ask once about each word that may mean several things.

    Args:
        places: where actions and timeline entries stand, by reference.
    """
    statuses = _Statuses(_by_word(tables), notes)
    actions = []
    for action in plan.actions:
        where = places.get(action.ref, "")
        steps = [statuses.settled(one, where) for one in action.milestones]
        actions.append(statuses.settled(action, where).model_copy(update={"milestones": steps}))
    timeline = [statuses.settled(entry, places.get(entry.ref, "")) for entry in plan.timeline]
    statuses.ask()
    return plan.model_copy(update={"actions": actions, "timeline": timeline, "status_key": statuses.means})


def _by_word(tables: Iterable[Table]) -> dict[str, _Cells]:
    found: dict[str, _Cells] = {}
    for table in tables:
        if (column := table.columns.get("status")) is None:
            continue
        heading = table.titles.get(column, "")
        for row in table.rows:
            if text := row.cell(column).text:
                found.setdefault(folded(text), _Cells(row.where)).headings.add(heading)
    return found
