"""Writing actions, milestones and timeline entries of a document, with what it prints of how each stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, delete

from store.dates import PrintedDate
from store.documents.printed import NOTHING
from store.documents.staged import StagedPlan, StagedTimelineEntry
from store.loading.accepted import Accepted
from store.loading.difference import FieldChange
from store.loading.revision import Revision
from store.loading.things import Staged, Thing, printed_of
from store.models import Item, ItemRecommendation, Person
from store.plan import edits, history, printed_owners, updates
from store.plan.updates import Statement
from store.rules.terms import Precision, Progress
from store.time import london_day

STANDING = frozenset({"rating", "status", "progress", "completed", "forecast", "blocker"})
"""Fields that together are one statement about how a thing stands."""


class ItemWriter:
    def __init__(
        self,
        session: Session,
        revision: Revision,
        recommendations: Mapping[int, int],
        accepted: Accepted,
        *,
        source: str,
        by: Person | None,
        now: datetime,
    ) -> None:
        """Args: recommendations: row ids by number."""
        self._session, self._revision, self._accepted = session, revision, accepted
        self._recommendations = recommendations
        self._source, self._by, self._now = source, by, now
        assert revision.plan.id is not None
        self._plan_id = revision.plan.id
        self._owners = printed_owners.known(session, self._plan_id)
        self._lives = bool(revision.items)
        """Whether the plan was here before this document."""

    def add(self, thing: Thing) -> Item:
        staged = thing.staged
        item = Item(
            plan_id=self._plan_id,
            kind=thing.kind,
            ref=self._revision.refs[thing],
            title=staged.title,
            position=thing.position,
            forecast=staged.forecast,
            blocker=staged.blocker,
        )
        self._stand(item, thing)
        self._put_dates(item, thing)
        self._session.add(item)
        self._session.flush()
        if self._lives:
            self._note(item, f"{thing.kind.value} added", None, staged.title)
        self._put_recommendations(item, thing)
        self._put_owners(item, staged)
        if staged.due and staged.due.date and staged.due.was:
            self._note(item, "baseline", staged.due.was, staged.due.date)
        self._say_as_printed(item, staged)
        item.printed = printed_of(staged)
        return item

    def rename(self, things: Sequence[Thing]) -> None:
        """Give matched items the references that are printed now. Two may change places, so all let go first."""
        renamed = [
            (item, self._revision.refs[thing])
            for thing in things
            if (item := self._revision.items.get(thing)) and item.ref != self._revision.refs[thing]
        ]
        before = {id(item): item.ref for item, _ in renamed}
        for item, _ in renamed:
            item.ref = f"~{item.id}"
        self._session.flush()
        for item, ref in renamed:
            item.ref = ref
            self._note(item, "reference", before[id(item)], ref)
        self._session.flush()

    def change(self, thing: Thing, item: Item, changes: Sequence[FieldChange]) -> None:
        """Bring an item to what the document says now, field by field, each with what was there before."""
        staged, fields = thing.staged, {change.field for change in changes}
        item.position = thing.position
        if "state" in fields:
            item.closed_at = None
            self._note(item, "state", "left", "in the plan")
        if "title" in fields:
            self._note(item, "title", item.title, staged.title)
            item.title = staged.title
        if fields & {"theme", "action"}:
            self._note(item, *_said(changes, "theme", "action"))
            self._stand(item, thing)
        if fields & {"due", "start"}:
            self._move(item, thing, changes, fields)
        if "recommendations" in fields:
            self._note(item, *_said(changes, "recommendations"))
            self._session.execute(delete(ItemRecommendation).where(col(ItemRecommendation.item_id) == item.id))
            self._put_recommendations(item, thing)
        if "owners" in fields:
            self._put_owners(item, staged)
        self._session.add(item)
        if fields & STANDING:
            self._session.flush()
            self._say_as_printed(item, staged)
        item.printed = (item.printed or NOTHING).and_now(printed_of(staged))
        self._session.add(item)
        self._session.flush()

    def _stand(self, item: Item, thing: Thing) -> None:
        if thing.under is not None:
            action = self._revision.items[thing.under]
            item.parent_id, item.theme_id = action.id, action.theme_id
        elif thing.theme is not None:
            theme = self._revision.themes.get(thing.theme)
            item.theme_id = theme.id if theme else item.theme_id

    def _move(self, item: Item, thing: Thing, changes: Sequence[FieldChange], fields: set[str]) -> None:
        before = item.baseline
        self._put_dates(item, thing)
        if "due" in fields:
            if item.baseline != before:
                self._note(item, "baseline", before, item.baseline)
            else:
                self._note(item, *_said(changes, "due"))
        if "start" in fields:
            self._note(item, *_said(changes, "start"))

    def _put_dates(self, item: Item, thing: Thing) -> None:
        """A "revised" date in a document is the one promised. What names no day leaves the day that was promised."""
        due, start = thing.staged.due, thing.start
        if due and due.date:
            item.baseline, item.baseline_precision = due.date, precision_of(due)
        if start and start.date:
            item.start = start.date.replace(day=1) if start.precision == "month" else start.date
            item.start_precision = precision_of(start)

    def _put_recommendations(self, item: Item, thing: Thing) -> None:
        assert item.id is not None
        for number in thing.recommendations:
            if not self._accepted.leaves_out(f"R{number}"):
                link = ItemRecommendation(item_id=item.id, recommendation_id=self._recommendations[number])
                self._session.add(link)

    def _put_owners(self, item: Item, staged: Staged) -> None:
        """The first one printed is accountable, once it is known who that is; nobody is made up for it."""
        if not staged.owners:
            return
        owners = [printed_owners.remember(self._session, self._plan_id, words, self._owners) for words in staged.owners]
        printed_owners.put(self._session, item, owners)
        person = self._session.get(Person, owners[0].person_id) if owners[0].person_id else None
        if self._lives:
            edits.assign(self._session, item, person, by=self._by, now=self._now)
        else:
            item.owner_id = person.id if person else None

    def _say_as_printed(self, item: Item, staged: Staged) -> None:
        """A rating and what is printed beside it are an update, said by nobody in particular.

        Other words than the plain ones for progress say nothing that could be counted on: they are kept as they stand.
        """
        notes = None if isinstance(staged, StagedTimelineEntry) else staged.progress
        words = "; ".join(filter(None, [staged.status, notes])) or None
        done = staged.completed.date if staged.completed else None
        if progress := progress_said(self._revision.staged, staged):
            said = Statement(progress, words, staged.forecast, staged.blocker)
            day = done or london_day(self._now)
            updates.record_update(self._session, item, said, by=None, now=self._now, day=day)
        elif words:
            self._note(item, "printed status", None, words)

    def _note(self, item: Item, what: str, before: object, after: object) -> None:
        why = f"as printed in {self._source}" if self._lives else None
        history.note(
            self._session, item.plan_id, item.ref, what, before, after, by=self._by, now=self._now, item=item, why=why
        )


def progress_said(plan: StagedPlan, staged: Staged) -> Progress | None:
    """What the document says of a thing's progress: that it was completed, else its rating, else its status."""
    said = plan.status_means(staged.status) or _as_said(staged.status)
    if said is Progress.COMPLETE or (staged.completed and staged.completed.date):
        # What is done keeps the colour that it had last.
        return Progress.COMPLETE
    return plan.progress_of(staged.rating) or said


def _said(changes: Sequence[FieldChange], *fields: str) -> tuple[str, str | None, str | None]:
    found = next(change for change in changes if change.field in fields)
    return found.field, found.before, found.after


PRINTED_AS = {
    **{progress.value: progress for progress in Progress},
    "completed": Progress.COMPLETE,
    "done": Progress.COMPLETE,
}


def _as_said(status: str | None) -> Progress | None:
    """A printed word counts where it is one of the plan's own words for progress, whole."""
    return PRINTED_AS.get(" ".join((status or "").lower().split()).strip(" ."))


def precision_of(printed: PrintedDate) -> Precision:
    """A school term is stored as a season; `Item.printed` has it as it is printed."""
    return Precision.SEASON if printed.precision == "term" else Precision(printed.precision or Precision.DAY)
