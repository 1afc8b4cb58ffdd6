"""Saving actions, milestones and timeline entries of a staged plan, with what was printed of how each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, product
from string import ascii_lowercase

from sqlmodel import Session, col, func, select

from store import history, updates
from store.dates import PrintedDate
from store.loading.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry
from store.models import Item, ItemRecommendation, Person
from store.rules.terms import Kind, Precision, Progress
from store.time import london_day
from store.updates import Statement

Staged = StagedAction | StagedMilestone | StagedTimelineEntry


@dataclass
class ItemSaver:
    session: Session
    plan_id: int
    staged: StagedPlan
    themes: Mapping[str, int]
    """Row ids by letter."""
    recommendations: Mapping[int, int]
    """Row ids by number."""
    now: datetime
    given: set[str] = field(default_factory=set)
    """References that are taken."""

    def save(self) -> None:
        for position, action in enumerate(self.staged.actions):
            self._action(action, position)
        for position, entry in enumerate(self.staged.timeline):
            item = self._item(Kind.TIMELINE, entry.ref, entry, position)
            self._put(item, entry, start=entry.start)

    def _action(self, staged: StagedAction, position: int) -> None:
        action = self._item(Kind.ACTION, staged.ref, staged, position)
        action.theme_id = self.themes[staged.theme] if staged.theme else None
        self._put(action, staged, start=staged.start)
        assert action.id is not None
        for number in dict.fromkeys(staged.recommendations):
            link = ItemRecommendation(item_id=action.id, recommendation_id=self.recommendations[number])
            self.session.add(link)
        for place, one in enumerate(staged.milestones, start=1):
            milestone = self._item(Kind.MILESTONE, one.ref or f"{action.ref}.{place}", one, place)
            milestone.parent_id, milestone.theme_id = action.id, action.theme_id
            self._put(milestone, one)

    def _item(self, kind: Kind, ref: str, staged: Staged, position: int) -> Item:
        free = next(one for one in _with_letters(ref) if one not in self.given)
        self.given.add(free)
        return Item(plan_id=self.plan_id, kind=kind, ref=free, title=staged.title, position=position)

    def _put(self, item: Item, staged: Staged, *, start: PrintedDate | None = None) -> None:
        """A "revised" date in a document is the one promised; the older one is its history."""
        due = staged.due
        if due and due.date:
            item.baseline, item.baseline_precision = due.date, _precision(due)
        if start and start.date:
            item.start = start.date.replace(day=1) if start.precision == "month" else start.date
            item.start_precision = _precision(start)
        item.owner_id = self._accountable(staged.owners)
        item.forecast, item.blocker = staged.forecast, staged.blocker
        self.session.add(item)
        self.session.flush()
        if due and due.date and due.was:
            self._note(item, "baseline", due.was, due.date)
        self._say_as_printed(item, staged)

    def _say_as_printed(self, item: Item, staged: Staged) -> None:
        """A rating and what is printed beside it are the first update, said by nobody in particular.

        Other words than the plain ones for progress say nothing that could be counted on: they are kept as they stand.
        """
        notes = None if isinstance(staged, StagedTimelineEntry) else staged.progress
        words = "; ".join(filter(None, [staged.status, notes])) or None
        done = staged.completed.date if staged.completed else None
        progress = Progress.COMPLETE if done else self.staged.progress_of(staged.rating) or _as_said(staged.status)
        if progress:
            said = Statement(progress, words, staged.forecast, staged.blocker)
            day = done or london_day(self.now)
            updates.record_update(self.session, item, said, by=None, now=self.now, day=day)
        elif words:
            self._note(item, "printed status", None, words)

    def _accountable(self, owners: list[str]) -> int | None:
        """The first name printed, as the person of that name or as a post that no account is known for yet."""
        if not owners:
            return None
        same_name = select(Person).where(func.lower(Person.name) == owners[0].lower()).order_by(col(Person.id))
        person = self.session.exec(same_name).first() or Person(name=owners[0], post=owners[0])
        self.session.add(person)
        self.session.flush()
        return person.id

    def _note(self, item: Item, what: str, before: object, after: object) -> None:
        history.note(self.session, item.plan_id, item.ref, what, before, after, by=None, now=self.now, item=item)


PRINTED_AS = {
    **{progress.value: progress for progress in Progress},
    "completed": Progress.COMPLETE,
    "done": Progress.COMPLETE,
}


def _as_said(status: str | None) -> Progress | None:
    """A printed word counts where it is one of the plan's own words for progress, whole."""
    return PRINTED_AS.get(" ".join((status or "").lower().split()).strip(" ."))


def _precision(printed: PrintedDate) -> Precision:
    """A school term is kept as a season: both are shown by their last day."""
    return Precision.SEASON if printed.precision == "term" else Precision(printed.precision or Precision.DAY)


def _with_letters(ref: str) -> Iterator[str]:
    """Where a document prints one reference twice, the later one gets a letter."""
    yield ref
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"{ref}{''.join(letters)}"
