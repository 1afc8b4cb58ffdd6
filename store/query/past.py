"""How each item stood on the evening of a past day, worked back from what the history holds of it.

What a document or person changed after that evening is undone by what stood before it; what was said after it is not
read. The history names owners, so a former owner is known as long as one person bears the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from store.models import Change, Claim, Item, Person, Plan, Update
from store.plan.item_views import VIEWS, ItemView, load
from store.plan.withdrawals import standing
from store.query.judging import Stood, fits, overdue_by, slip
from store.query.model import Order, Query, Sort
from store.rules.brag import brag
from store.rules.terms import Brag, Decision, Kind, Progress
from store.time import london_day, london_moment

MOST = 20_000
"""Items of a plan whose past is worked out: it is read and judged item by item."""


class TooManyItemsError(Exception):
    """The plan has more items than `MOST`."""


def known_since(plan: Plan) -> date:
    """Before this day nothing is held of the plan."""
    return london_day(plan.created_at)


def every(session: Session, plan: Plan, query: Query) -> list[ItemView]:
    """What fitted on the query's day, in its order.

    Raises:
        TooManyItemsError: the plan is too large for that.
    """
    assert query.as_at is not None
    found = [one for one in stood(session, plan, query.as_at) if fits(query, one, query.as_at)]
    return [one.view for one in in_order(found, query.order, query.as_at)]


def in_order(found: Iterable[Stood], order: Order | None, day: date) -> list[Stood]:
    """As `shapes.order_of` has it in SQL."""
    ordered = sorted(found, key=lambda one: (not one.view.open, one.view.baseline or date.max))
    if order is None:
        return ordered
    known = [(value, one) for one in ordered if (value := _sorted_by(order.by, one, day)) is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.greatest_first)
    placed = {one.view.id for _, one in known}
    return [one for _, one in known] + [one for one in ordered if one.view.id not in placed]


def _sorted_by(by: Sort, one: Stood, day: date) -> Any:
    item = one.view
    match by:
        case Sort.PROMISED:
            return item.baseline
        case Sort.EXPECTED:
            return item.forecast or item.baseline
        case Sort.COMPLETED:
            return item.completed_on
        case Sort.OVERDUE:
            return overdue_by(item, day)
        case Sort.SLIP:
            return slip(item)
        case Sort.MOVED:
            return len(one.moved)
        case Sort.HEARD:
            return one.heard


@dataclass
class _History:
    """What is held of one item, oldest first, parted at the evening that is asked about."""

    said: list[Update] = field(default_factory=list)
    """Up to the evening."""
    said_later: list[Update] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    """Up to the evening."""
    changed_later: list[Change] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def stands(self, change: Change) -> bool:
        """Whether it was neither taken back nor takes another back."""
        taken_back = {one.undoes_id for one in (*self.changed, *self.changed_later)}
        return change.undoes_id is None and change.id not in taken_back

    def before_later(self, field: str) -> Change | None:
        """The first change of a field after the evening: it holds what stood then."""
        return next((one for one in self.changed_later if one.field == field), None)


def stood(session: Session, plan: Plan, day: date) -> list[Stood]:
    """Every item that was in the plan on that evening, in the order of the plan."""
    end = london_moment(day + timedelta(days=1), time())
    ids = session.exec(select(Item.id).where(Item.plan_id == plan.id).limit(MOST + 1)).all()
    if len(ids) > MOST:
        raise TooManyItemsError
    in_plan = VIEWS.where(col(Item.plan_id) == plan.id)
    views = load(session, in_plan.order_by(col(Item.theme_id), col(Item.position), col(Item.id)), {}, day)
    left = set(session.exec(select(Item.id).where(Item.plan_id == plan.id, col(Item.brag_in_time).is_(None))).all())
    histories = _histories(session, plan, end)
    people = _People(session)
    then = [(view, histories[view.id]) for view in views if _was_in_plan(histories[view.id], left=view.id in left)]
    known = [(_as_it_stood(view, history, people, day, end), history) for view, history in then]
    with_milestones = {view.parent_ref for view, _ in known if view.parent_ref}
    red = defaultdict[str | None, list[str]](list)
    for view, _ in known:
        if view.open and view.brag is Brag.RED:
            red[view.parent_ref].append(view.ref)
    return [
        Stood(
            view._replace(red_below=tuple(red[view.ref]) if view.kind is Kind.ACTION else ()),
            heard=max((london_day(one.at) for one in history.said if one.by_id is not None), default=None),
            moved=tuple(london_day(one.at) for one in history.changed if _is_move(one) and history.stands(one)),
            managers=people.above(view.owner_id),
            has_milestones=view.ref in with_milestones,
        )
        for view, history in known
    ]


def _histories(session: Session, plan: Plan, end: datetime) -> defaultdict[int, _History]:
    found: defaultdict[int, _History] = defaultdict(_History)
    said = select(Update).join(Item, col(Item.id) == Update.item_id).where(Item.plan_id == plan.id, standing())
    for update in session.exec(said.order_by(col(Update.at), col(Update.id))):
        of = found[update.item_id]
        (of.said if update.at < end else of.said_later).append(update)
    changes = select(Change).where(Change.plan_id == plan.id, col(Change.item_id).is_not(None))
    for change in session.exec(changes.order_by(col(Change.at), col(Change.id))):
        of = found[change.item_id or 0]
        (of.changed if change.at < end else of.changed_later).append(change)
    claims = select(Claim).join(Item, col(Item.id) == Claim.item_id).where(Item.plan_id == plan.id, Claim.at < end)
    for claim in session.exec(claims.order_by(col(Claim.id))):
        found[claim.item_id].claims.append(claim)
    return found


def _was_in_plan(history: _History, *, left: bool) -> bool:
    if any(one.field.endswith(" added") for one in history.changed_later):
        return False
    if (state := history.before_later("state")) is not None:
        return state.before == "in the plan"
    return not left


def _is_move(change: Change) -> bool:
    return change.field == "baseline" and change.before is not None and change.after is not None


def _as_it_stood(view: ItemView, history: _History, people: "_People", day: date, end: datetime) -> ItemView:
    view = view._replace(**_undone(view, history, people), **_said(view, history))
    view = view._replace(**_completion(view, history, end))
    verdict = brag(
        progress=view.progress,
        blocker=view.blocker,
        baseline=view.baseline,
        forecast=view.forecast,
        completed_on=view.completed_on,
        claimed_on=view.claimed_on,
        today=day,
    )
    return view._replace(brag=verdict, open=view.completed_on is None)


def _undone(view: ItemView, history: _History, people: "_People") -> dict[str, Any]:
    """What was changed later, as it stood before."""
    undone: dict[str, Any] = {}
    if change := history.before_later("baseline"):
        undone["baseline"] = _day(change.before)
        undone["baseline_precision"] = None
    if change := history.before_later("snoozed until"):
        undone["snoozed_until"] = _day(change.before)
    if change := history.before_later("title"):
        undone["title"] = change.before or view.title
    if change := history.before_later("reference"):
        undone["ref"] = change.before or view.ref
    if change := history.before_later("owner"):
        undone |= people.named(change.before)
    handed = [one for one in history.changed if one.field in ("ownership", "owner")]
    # Whoever is given it has their answer, also where it stays with them, which the history does not tell.
    said_not_theirs = bool(handed) and handed[-1].field == "ownership"
    undone["disowned"] = said_not_theirs and (view.disowned or history.before_later("owner") is not None)
    return undone


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _said(view: ItemView, history: _History) -> dict[str, Any]:
    """The newest of what was said until then. What nobody ever said of it is as the document brought it."""
    if not history.said and not history.said_later:
        return {}
    newest = history.said[-1] if history.said else None
    found: dict[str, Any] = {
        "progress": newest.progress if newest else None,
        "blocker": newest.blocker if newest else None,
    }
    for name in ("forecast", "percent", "evidence", "impact"):
        values = [value for one in history.said if (value := getattr(one, name)) is not None]
        said_later = any(getattr(one, name) is not None for one in history.said_later)
        if values or said_later:
            found[name] = values[-1] if values else None
    return found


def _completion(view: ItemView, history: _History, end: datetime) -> dict[str, Any]:
    waiting = next((one for one in history.claims if one.decided_at is None or one.decided_at >= end), None)
    if waiting is not None:
        return {"claimed_on": waiting.day, "completed_on": None}
    return {"claimed_on": None, "completed_on": _completed_on(view, history)}


def _completed_on(view: ItemView, history: _History) -> date | None:
    if not history.said:
        # Nobody said so then: either later, or a document had it complete from the first.
        return None if history.said_later else view.completed_on
    streak: list[Update] = []
    for one in reversed(history.said):
        if one.progress is not Progress.COMPLETE:
            break
        streak.append(one)
    claim = history.claims[-1] if history.claims else None
    if not streak or (claim and claim.state is Decision.DECLINED and claim.at >= streak[-1].at):
        return None
    reopened = any(one.progress is not Progress.COMPLETE for one in history.said_later)
    if view.completed_on is not None and not reopened:
        return view.completed_on
    agreed = claim is not None and claim.state is Decision.AGREED and claim.at >= streak[-1].at
    named = next((one.completed_on for one in streak if one.completed_on is not None), None)
    return claim.day if claim is not None and agreed else named or london_day(streak[-1].at)


class _People:
    """Everybody, by name and by whom they report to."""

    def __init__(self, session: Session) -> None:
        known = (col(Person.id), col(Person.name), col(Person.manager_id), col(Person.active), col(Person.guest))
        rows = session.connection().execute(sa.select(*known)).all()
        self._managers: Mapping[int | None, int | None] = {row[0]: row[2] for row in rows}
        self._rows: dict[str, list[Sequence[Any]]] = defaultdict(list)
        for row in rows:
            self._rows[row[1]].append(row)

    def named(self, name: str | None) -> dict[str, Any]:
        """The fields of a view that tell its owner."""
        fitting = self._rows.get(name or "", [])
        if name is None or len(fitting) != 1:
            return {"owner_id": None, "owner": name, "owner_lost": None}
        [(person_id, _, _, active, guest)] = fitting
        lost = "closed" if not active else "guest" if guest else None
        return {"owner_id": person_id, "owner": name, "owner_lost": lost}

    def above(self, person_id: int | None) -> frozenset[int]:
        found: set[int] = set()
        while (manager := self._managers.get(person_id)) is not None and manager not in found:
            found.add(manager)
            person_id = manager
        return frozenset(found)
