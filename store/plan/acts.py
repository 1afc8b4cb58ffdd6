"""What one press, form or sentence wrote, noted while it is written, so that it can be taken back in one go.

Verbs know nothing of it: what a session is about to write is looked at as it goes. An act is taken back by putting the
rows back as they were, each with a row of history that points at the one it takes back. Updates are withdrawn instead.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy import event
from sqlmodel import Session, SQLModel, col, delete, exists, func, select

from store.database import lock
from store.models import Act, BodyMeeting, Change, Item, Leave, Person, Plan, Update, Withdrawal
from store.models.act import Absence, Fields, Met, Written
from store.plan import edits, history
from store.plan.history import Event
from store.plan.standing_again import Stood, withdraw
from store.plan.withdrawals import is_standing, standing, unchanged
from store.rules.plan_channels import PlanChannel
from store.rules.plan_settings import PlanSettings
from store.rules.terms import Precision

LASTS = timedelta(hours=1)
"""How long an act can be taken back."""
KEPT = timedelta(days=1)
"""How long it is known that one was."""

Table = Literal["item", "person", "plan"]
MODELS: dict[Table, type[SQLModel]] = {"item": Item, "person": Person, "plan": Plan}
COLUMNS: dict[Table, dict[str, Any]] = {
    "item": {
        "owner_id": int,
        "disowned_at": datetime,
        "baseline": date,
        "baseline_precision": Precision,
        "title": str,
        "snoozed_until": date,
        "completed_on": date,
        "closed_at": datetime,
        "dropped_at": datetime,
        "lead_times": tuple[int, ...],
        "evidence_required": bool,
    },
    "person": {"manager_id": int, "nudge_weekday": int, "nudge_time": time, "nudge_platform": str},
    "plan": {
        "settings": PlanSettings,
        "name": str,
        "channel": str,
        "channel_name": str,
        "more_channels": tuple[PlanChannel, ...],
    },
}
"""What people set, and how each is read back. What follows from updates is worked out anew."""
BY_UPDATES = ("completed_on", "closed_at")


@cache
def _adapter(table: Table, name: str) -> TypeAdapter[Any]:
    return TypeAdapter(COLUMNS[table][name] | None)


def _plain(table: Table, name: str, value: Any) -> Any:
    return _adapter(table, name).dump_python(value, mode="json", exclude_unset=True)


def _value(table: Table, name: str, plain: Any) -> Any:
    return _adapter(table, name).validate_python(plain)


NOTHING = Written()


@dataclass
class Recording:
    """What is written meanwhile."""

    new: list[SQLModel] = field(default_factory=list)
    before: dict[tuple[Table, int], dict[str, Any]] = field(default_factory=dict)
    rows: dict[tuple[Table, int], SQLModel] = field(default_factory=dict)
    cancelled: list[Absence] = field(default_factory=list)
    takes_back: bool = False
    """Whether an act was undone meanwhile: undoing that is not needed, and would be said in a new change."""
    unmet: list[Met] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        return bool(self.new or self.before or self.cancelled)

    def look(self, session: Session, *_: object) -> None:
        self.takes_back |= any(isinstance(row, Change) and row.undoes_id is not None for row in session.new)
        self.takes_back |= any(isinstance(row, Withdrawal) for row in session.new)
        self.new += [row for row in session.new if isinstance(row, Update | Change | Item | Leave | BodyMeeting)]
        self.cancelled += [
            Absence(person_id=row.person_id, first=row.first, last=row.last, deputy_id=row.deputy_id)
            for row in session.deleted
            if isinstance(row, Leave)
        ]
        self.unmet += [Met(body_id=row.body_id, day=row.day) for row in session.deleted if isinstance(row, BodyMeeting)]
        for row in session.dirty:
            table = next((name for name, model in MODELS.items() if isinstance(row, model)), None)
            if table is not None:
                self._note(table, row)

    def _note(self, table: Table, row: Any) -> None:
        changed = {name: sa.inspect(row).attrs[name].history for name in COLUMNS[table]}
        before = {name: one.deleted[0] for name, one in changed.items() if one.deleted}
        if before:
            known = self.before.setdefault((table, row.id), {})
            self.rows[table, row.id] = row
            for name, value in before.items():
                known.setdefault(name, value)

    def written(self, messages: Sequence[str], told: Sequence[str] = ()) -> Written:
        added = {row.id for row in self.new if isinstance(row, Item)}
        return Written(
            updates=self._ids(Update),
            changes=self._ids(Change),
            added=self._ids(Item),
            fields=tuple(
                self._fields(table, row_id, before)
                for (table, row_id), before in self.before.items()
                if table != "item" or row_id not in added
            ),
            leave_taken=self._ids(Leave),
            leave_cancelled=tuple(self.cancelled),
            meetings=self._ids(BodyMeeting),
            meetings_taken_back=tuple(self.unmet),
            messages=tuple(messages),
            told=tuple(told),
        )

    def _ids(self, model: type[Any]) -> tuple[int, ...]:
        return tuple(row.id for row in self.new if isinstance(row, model))

    def _fields(self, table: Table, row_id: int, before: dict[str, Any]) -> Fields:
        row = self.rows[table, row_id]
        return Fields(
            table=table,
            id=row_id,
            before={name: _plain(table, name, value) for name, value in before.items()},
            after={name: _plain(table, name, getattr(row, name)) for name in before},
        )


@contextmanager
def recording(session: Session) -> Iterator[Recording]:
    """Note what is written meanwhile."""
    found = Recording()
    event.listen(session, "before_flush", found.look)
    try:
        yield found
        session.flush()
    finally:
        event.remove(session, "before_flush", found.look)


def keep(session: Session, written: Written, *, by: Person, plan: Plan | None, command: str, now: datetime) -> Act:
    """Remember an act. Args: command: what did it, for what cannot be taken back."""
    assert by.id is not None
    last_update, last_change = (session.exec(select(func.max(one))).one() or 0 for one in (Update.id, Change.id))
    act = Act(
        person_id=by.id,
        plan_id=plan.id if plan else None,
        command=command,
        at=now,
        written=written,
        last_update=last_update,
        last_change=last_change,
    )
    session.add(act)
    session.flush()
    return act


def get(session: Session, act_id: int) -> Act | None:
    return session.get(Act, act_id)


def latest(session: Session, person: Person) -> Act | None:
    """The newest act of a person that they have not taken back."""
    query = select(Act).where(Act.person_id == person.id, col(Act.undone_at).is_(None))
    return session.exec(query.order_by(col(Act.id).desc()).limit(1)).first()


def latest_about(session: Session, person: Person, ref: str) -> Act | None:
    """The newest of them that wrote something of what bears this reference, in whichever plan."""
    query = select(Act).where(Act.person_id == person.id, col(Act.undone_at).is_(None))
    for act in session.exec(query.order_by(col(Act.id).desc())):
        refs = session.exec(select(Item.ref).where(col(Item.id).in_(items_of(session, act))))
        if ref.lower() in {one.lower() for one in refs}:
            return act
    return None


def items_of(session: Session, act: Act) -> list[int]:
    """The items that an act wrote something of, each once."""
    said = session.exec(select(Update.item_id).where(col(Update.id).in_(act.written.updates)))
    changed = session.exec(select(Change.item_id).where(col(Change.id).in_(act.written.changes)))
    fields = [one.id for one in act.written.fields if one.table == "item"]
    found = [*said, *changed, *act.written.added, *fields]
    return list(dict.fromkeys(one for one in found if one is not None))


class ChangedSinceError(Exception):
    """An act can no longer be taken back."""

    def __init__(self, item: Item | None, event: Event | None = None, *, under: Item | None = None) -> None:
        """Tell what was changed.

        Args:
            item: None for what is of no item.
            event: the newest that somebody else said or changed; None where the same person has changed it again.
            under: what stands under it meanwhile.
        """
        self.item, self.event, self.under = item, event, under
        super().__init__(item.ref if item else "")


def undo(session: Session, act: Act, *, by: Person, now: datetime) -> list[Item]:
    """Take an act back. Gives the items that it was about.

    The caller holds the act, and has looked that it is neither undone nor too old.

    Raises:
        ChangedSinceError: somebody changed it since. Nothing was done.
    """
    found = [session.get_one(Item, one) for one in sorted(items_of(session, act))]
    for item in found:
        lock(session, item)
        if (newer := _by_others(session, act, item)) is not None:
            raise ChangedSinceError(item, newer)
    rows = [(one, _row(session, one)) for one in act.written.fields]
    saying = set(session.exec(select(Update.item_id).where(col(Update.id).in_(act.written.updates))))
    for kept, row in rows:
        _check(session, kept, row, _names(kept, saying))
    _check_added(session, act)
    act.undone_at = now
    session.add(act)
    for kept, row in rows:
        for name in _names(kept, saying):
            setattr(row, name, _value(kept.table, name, kept.before[name]))
        session.add(row)
    session.flush()
    _withdraw(session, act, by, now)
    _put_leave_back(session, act)
    _put_meetings_back(session, act)
    _take_history_back(session, act, by, now)
    session.flush()
    return found


def _take_history_back(session: Session, act: Act, by: Person, now: datetime) -> None:
    written = select(Change).where(col(Change.id).in_(act.written.changes)).order_by(col(Change.id))
    for change in session.exec(written).all():
        if change.item_id in act.written.added:
            item = session.get_one(Item, change.item_id)
            edits.leave(session, item, why=history.TAKEN_BACK, by=by, now=now, undoes=change)
        else:
            history.note_undone(session, change, by=by, now=now)


def _names(kept: Fields, saying: set[int]) -> list[str]:
    """What is put back as it was. What updates decide is worked out from those that stand."""
    decided = BY_UPDATES if kept.table == "item" and kept.id in saying else ()
    return [name for name in kept.before if name not in decided]


def _row(session: Session, kept: Fields) -> Any:
    row = session.get_one(MODELS[kept.table], kept.id)
    lock(session, row)
    return row


def _check(session: Session, kept: Fields, row: Any, names: Sequence[str]) -> None:
    if any(_plain(kept.table, name, getattr(row, name)) != kept.after[name] for name in names):
        raise ChangedSinceError(row if isinstance(row, Item) else None)


def _check_added(session: Session, act: Act) -> None:
    for item_id in act.written.added:
        under = select(Item).where(Item.parent_id == item_id, col(Item.brag_in_time).is_not(None))
        if (child := session.exec(under.limit(1)).first()) is not None and child.id not in act.written.added:
            raise ChangedSinceError(session.get_one(Item, item_id), under=child)


def _by_others(session: Session, act: Act, item: Item) -> Event | None:
    """The newest that somebody else has said of an item or changed in it since."""
    said = select(Update).where(
        Update.item_id == item.id,
        col(Update.id) > act.last_update,
        col(Update.by_id).is_distinct_from(act.person_id),
        standing(),
    )
    changed = select(Change).where(
        Change.item_id == item.id,
        col(Change.id) > act.last_change,
        col(Change.by_id).is_distinct_from(act.person_id),
        unchanged(),
    )
    update = session.exec(said.order_by(col(Update.id).desc()).limit(1)).first()
    change = session.exec(changed.order_by(col(Change.id).desc()).limit(1)).first()
    events = [Event(one.at, item.ref, item.title, _named(session, one.by_id), update=one) for one in (update,) if one]
    events += [Event(one.at, item.ref, item.title, _named(session, one.by_id), change=one) for one in (change,) if one]
    return max(events, key=lambda one: one.at, default=None)


def _named(session: Session, person_id: int | None) -> str | None:
    person = session.get(Person, person_id) if person_id is not None else None
    return person.name if person else None


def _withdraw(session: Session, act: Act, by: Person, now: datetime) -> None:
    """The newest first, so that each item stands in the end as what was said before all of them."""
    before = {one.id: one for one in act.written.fields if one.table == "item"}
    for update_id in sorted(act.written.updates, reverse=True):
        update = session.get_one(Update, update_id)
        if not is_standing(session, update):
            continue
        item, kept = session.get_one(Item, update.item_id), before.get(update.item_id)
        stood = (
            {name: _value("item", name, kept.before[name]) for name in BY_UPDATES if name in kept.before}
            if kept
            else {}
        )
        withdraw(session, item, update, by=by, now=now, stood=Stood(stood))


def _put_leave_back(session: Session, act: Act) -> None:
    for leave_id in act.written.leave_taken:
        taken = session.get(Leave, leave_id)
        if taken is None:
            raise ChangedSinceError(None)
        session.delete(taken)
    for one in act.written.leave_cancelled:
        there = select(Leave).where(Leave.person_id == one.person_id, Leave.first <= one.last, Leave.last >= one.first)
        if session.exec(there.limit(1)).first() is not None:
            raise ChangedSinceError(None)
        session.add(Leave(**one.model_dump()))
    session.flush()


def _put_meetings_back(session: Session, act: Act) -> None:
    for meeting_id in act.written.meetings:
        meeting = session.get(BodyMeeting, meeting_id)
        if meeting is None:
            raise ChangedSinceError(None)
        session.delete(meeting)
    for one in act.written.meetings_taken_back:
        there = select(BodyMeeting).where(BodyMeeting.body_id == one.body_id, BodyMeeting.day == one.day)
        if session.exec(there).first() is not None:
            raise ChangedSinceError(None)
        session.add(BodyMeeting(**one.model_dump()))
    session.flush()


_OLD = col(Act.at) < sa.bindparam("kept_since")
ANY_OLD = exists(select(Act.id).where(_OLD))
"""Whether there is something to prune of what was done before the moment `kept_since`."""
_PRUNE = delete(Act).where(_OLD).execution_options(synchronize_session=False)


def prune(session: Session, now: datetime) -> None:
    """Forget what nobody can take back any more."""
    session.execute(_PRUNE, {"kept_since": now - KEPT})


def forget_words(session: Session, item: Item) -> None:
    """Forget the acts that know a title of this item: words that were taken out are to stand nowhere."""
    for act in session.exec(select(Act)):
        if any(one.table == "item" and one.id == item.id and "title" in one.before for one in act.written.fields):
            session.delete(act)
