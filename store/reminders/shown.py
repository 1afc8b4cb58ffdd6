"""What owners were shown of what was asked about: by the ledger, from the cards as they went."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from store.delivery import outbox
from store.models import Item, Leave, Outgoing, Plan, Update
from store.plan.item_views import ItemView
from store.plan.withdrawals import standing
from store.reminders.nudging import KIND
from store.rules.working_days import DAY

Ref = tuple[int | None, str]
"""A reference and the id of its plan: two plans may use the same one."""
OF_PLAN = "plan:"
"""Before the id of the plan whose references follow, where the words of a message say so."""

LOOKED_BACK = 10
"""Messages to one person: those of five weeks at most."""


@dataclass(frozen=True)
class Shown:
    """One message of questions that has gone."""

    at: datetime
    shown: frozenset[Ref]
    """References of its lines. The others followed in it only as these were answered."""
    about: frozenset[Ref]
    """References of all that it was about."""

    @property
    def left(self) -> frozenset[Ref]:
        return self.about - self.shown


def on_the_day_before(session: Session, people: Collection[int], midnight: datetime) -> dict[int, frozenset[Ref]]:
    """References of what each of these people was asked about on the day that ended then; only those who were asked."""
    yesterday = _sent(people, midnight).where(col(Outgoing.sent_at) >= midnight - DAY)
    return {row.person_id or 0: read(row).shown for row in session.exec(yesterday)} if people else {}


def left_out(session: Session, person_id: int, before: datetime) -> frozenset[Ref]:
    """References of what somebody's last messages had no room for, and no later one has shown."""
    newest_first = _sent([person_id], before).order_by(col(Outgoing.sent_at).desc()).limit(LOOKED_BACK)
    left, seen = set[Ref](), set[Ref]()
    for one in map(read, session.exec(newest_first)):
        left |= one.left - seen
        seen |= one.shown
    return frozenset(left)


def newest_about(session: Session, person_id: int, refs: Collection[Ref], now: datetime) -> Outgoing | None:
    """The newest message that asked somebody about any of these references; None where none of the last did."""
    newest_first = _sent([person_id], now + DAY).order_by(col(Outgoing.sent_at).desc()).limit(LOOKED_BACK)
    return next((row for row in session.exec(newest_first) if not read(row).about.isdisjoint(refs)), None)


def _sent(people: Collection[int], before: datetime) -> SelectOfScalar[Outgoing]:
    went = (col(Outgoing.person_id).in_(people), Outgoing.kind == KIND, col(Outgoing.sent_at) < before)
    return select(Outgoing).where(*went)


def read(row: Outgoing) -> Shown:
    """What one message that has gone showed."""
    parts = outbox.card_as_sent(row).get("parts", [])
    lines = [line for part in parts if part["part"] == "lines" for line in part["lines"]]
    about = frozenset(_about(row))
    known = {(line.get("plan_id") or row.plan_id, line["ref"]) for line in lines if line["ref"]}
    # A release before said no plan beside a line; there each of the name is taken for it.
    shown = {one for one in about if one in known or (None, one[1]) in known}
    assert row.sent_at is not None
    # What a release without lines of its own sent is taken to have shown all of it.
    return Shown(row.sent_at, frozenset(shown) or about, about)


def _about(row: Outgoing) -> Iterator[Ref]:
    """All that a message was about, by the words that draw it anew: "asked plan:3 D1 D2 plan:4 D1"."""
    plan_id = row.plan_id
    sent = outbox.card_as_sent(row)
    first, *words = str(sent.get("redraw") or sent.get("again") or "").split() or [""]
    for word in words if first == "asked" else outbox.refs_said(row):
        number = word.removeprefix(OF_PLAN)
        if number != word and number.isdecimal():
            plan_id = int(number)
        else:
            yield plan_id, word


def never_shown(session: Session, plan: Plan, items: Collection[ItemView], now: datetime) -> set[int]:
    """Ids of those of these items of a plan about which no owner of theirs, nor who stood in, was shown a question."""
    people = {item.owner_id: {item.owner_id} for item in items if item.owner_id is not None}
    stood_in = select(Leave.person_id, Leave.deputy_id).where(col(Leave.person_id).in_(people))
    for owner_id, deputy_id in session.exec(stood_in):
        people[owner_id] |= {deputy_id} if deputy_id is not None else set()
    had: dict[int, list[Shown]] = defaultdict(list)
    for row in session.exec(_sent(set().union(*people.values()), now)):
        had[row.person_id or 0].append(read(row))
    said = _said(session, [one for some in had.values() for one in some if one.left])
    return {
        item.id
        for item in items
        if item.owner_id is not None
        and not any(
            _was_shown((plan.id, item.ref), one, said) for person in people[item.owner_id] for one in had[person]
        )
    }


def _was_shown(ref: Ref, one: Shown, said: Collection[tuple[Ref, datetime]]) -> bool:
    """It was, or may have been: what was left out follows once anything else of the message is answered."""
    return ref in one.shown or (ref in one.left and any(other in one.shown and at >= one.at for other, at in said))


_BY_PEOPLE = (col(Update.by_id).is_not(None), standing())


def _said(session: Session, left_out: Collection[Shown]) -> list[tuple[Ref, datetime]]:
    """What people said of that which was shown while other things were left out."""
    if not left_out:
        return []
    refs = set[Ref]().union(*(one.shown for one in left_out))
    first = min(one.at for one in left_out)
    query = select(Item.plan_id, Item.ref, Update.at).join(Update, col(Update.item_id) == Item.id)
    said = query.where(col(Item.ref).in_({ref for _, ref in refs}), Update.at >= first, *_BY_PEOPLE)
    return [((plan_id, ref), at) for plan_id, ref, at in session.exec(said)]
