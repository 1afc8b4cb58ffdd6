"""What owners were shown of what was asked about: by the ledger, from the cards as they went."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from store.delivery import outbox
from store.models import Item, Leave, Outgoing, Update
from store.plan.item_views import ItemView
from store.reminders.nudging import KIND
from store.rules.working_days import DAY

LOOKED_BACK = 10
"""Messages to one person: those of five weeks at most."""


@dataclass(frozen=True)
class Shown:
    """One message of questions that has gone."""

    at: datetime
    shown: frozenset[str]
    """References of its lines. The others followed in it only as these were answered."""
    about: frozenset[str]
    """References of all that it was about."""

    @property
    def left(self) -> frozenset[str]:
        return self.about - self.shown


def on_the_day_before(session: Session, people: Collection[int], midnight: datetime) -> dict[int, frozenset[str]]:
    """References of what each of these people was asked about on the day that ended then; only those who were asked."""
    yesterday = _sent(people, midnight).where(col(Outgoing.sent_at) >= midnight - DAY)
    return {row.person_id or 0: _read(row).shown for row in session.exec(yesterday)} if people else {}


def left_out(session: Session, person_id: int, before: datetime) -> frozenset[str]:
    """References of what somebody's last messages had no room for, and no later one has shown."""
    newest_first = _sent([person_id], before).order_by(col(Outgoing.sent_at).desc()).limit(LOOKED_BACK)
    left, seen = set[str](), set[str]()
    for one in map(_read, session.exec(newest_first)):
        left |= one.left - seen
        seen |= one.shown
    return frozenset(left)


def newest_about(session: Session, person_id: int, refs: Collection[str], now: datetime) -> Outgoing | None:
    """The newest message that asked somebody about any of these references; None where none of the last did."""
    newest_first = _sent([person_id], now + DAY).order_by(col(Outgoing.sent_at).desc()).limit(LOOKED_BACK)
    return next((row for row in session.exec(newest_first) if not _read(row).about.isdisjoint(refs)), None)


def _sent(people: Collection[int], before: datetime) -> SelectOfScalar[Outgoing]:
    went = (col(Outgoing.person_id).in_(people), Outgoing.kind == KIND, col(Outgoing.sent_at) < before)
    return select(Outgoing).where(*went)


def _read(row: Outgoing) -> Shown:
    parts = outbox.card_as_sent(row).get("parts", [])
    lines = [line for part in parts if part["part"] == "lines" for line in part["lines"]]
    about = frozenset(outbox.refs_said(row))
    assert row.sent_at is not None
    # What a release without lines of its own sent is taken to have shown all of it.
    return Shown(row.sent_at, frozenset(line["ref"] for line in lines if line["ref"]) or about, about)


def never_shown(session: Session, items: Collection[ItemView], now: datetime) -> set[int]:
    """Ids of those of these items about which no owner of theirs, nor who stood in, was shown a question."""
    people = {item.owner_id: {item.owner_id} for item in items if item.owner_id is not None}
    stood_in = select(Leave.person_id, Leave.deputy_id).where(col(Leave.person_id).in_(people))
    for owner_id, deputy_id in session.exec(stood_in):
        people[owner_id] |= {deputy_id} if deputy_id is not None else set()
    had: dict[int, list[Shown]] = defaultdict(list)
    for row in session.exec(_sent(set().union(*people.values()), now)):
        had[row.person_id or 0].append(_read(row))
    said = _said(session, [one for some in had.values() for one in some if one.left])
    return {
        item.id
        for item in items
        if item.owner_id is not None
        and not any(_was_shown(item.ref, one, said) for person in people[item.owner_id] for one in had[person])
    }


def _was_shown(ref: str, one: Shown, said: Collection[tuple[str, datetime]]) -> bool:
    """It was, or may have been: what was left out follows once anything else of the message is answered."""
    return ref in one.shown or (ref in one.left and any(other in one.shown and at >= one.at for other, at in said))


def _said(session: Session, left_out: Collection[Shown]) -> list[tuple[str, datetime]]:
    """What people said of that which was shown while other things were left out."""
    if not left_out:
        return []
    refs = set[str]().union(*(one.shown for one in left_out))
    first = min(one.at for one in left_out)
    query = select(Item.ref, Update.at).join(Update, col(Update.item_id) == Item.id)
    return [*session.exec(query.where(col(Item.ref).in_(refs), Update.at >= first, col(Update.by_id).is_not(None)))]
