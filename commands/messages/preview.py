"""What will be said unasked, and what is held back: decided as ever, in a transaction that is undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, exists, or_, update
from sqlmodel import Session, col, select

from commands.language.plan_words import plans_of
from commands.messages.drawing import card_of
from commands.messages.explaining import WHY, held
from commands.messages.registry import Context, end_for_closed_plans, kind, scheduled, sealed_kinds
from commands.showing.wording import moment
from store.database import undone
from store.delivery import outbox, pauses
from store.models import Identity, Item, Outgoing, Person, Plan
from store.models.outbox import OPEN
from store.people import directory, leave
from store.people.permissions import who_can_be_asked
from store.plan import plans
from store.plan.item_filters import OPEN as OPEN_ITEM
from store.reminders import nudging
from store.rules import reasons
from store.rules.sending_hours import next_moment_to_send
from store.rules.terms import OutgoingState
from store.rules.working_days import DAY
from store.time import london_day, london_moment

MOST = 100
"""Messages of one beat that are drawn: the newest."""


@dataclass(frozen=True)
class Foretold:
    """One message that would go, or is held back."""

    key: str
    kind: str
    to: str
    """A person's name, or the address of a channel; empty where it is nobody's business but theirs."""
    at: datetime
    refs: tuple[str, ...]
    title: str = ""
    held: str | None = None
    """Why it does not go; None where it does."""
    plans: tuple[str, ...] = ()
    """The plan of each reference, where several are open."""


@dataclass(frozen=True)
class Preview:
    shown: list[Foretold]
    """A page: what goes, then what is held back."""
    number: int
    last: int
    going: int
    held: int
    quiet: int
    """Owners of something open who are asked nothing."""
    unasked: list[tuple[str, list[str]]]
    """References of what falls on that day and has nobody who can be asked, plan by plan."""


@dataclass(frozen=True)
class _Due:
    row: Outgoing
    person: Person | None
    """None for a channel."""
    at: datetime
    held: str | None = None


@dataclass(frozen=True)
class _Sealed:
    """What is said to people of whom nobody else learns."""

    kind: str
    at: datetime
    title: str
    held: str | None = None


def preview(
    session: Session,
    now: datetime,
    day: date | None = None,
    page: int = 1,
    size: int | None = None,
    *,
    resumed: bool = False,
) -> Preview:
    """Decide as the scheduler does, and keep nothing of it.

    Args:
        day: what goes to people on it: each moment from now on is decided, as if nobody said anything meanwhile. If
            left out, what a beat at this very moment has to say, to people and channels.
            A day that lies wholly in a pause is decided as if there were none, and all of it is held back.
        page: which of them are drawn; one beyond the end is the last.
        size: how many are on a page; all, if left out.
        resumed: what goes if the pause that stands ends now.
    """
    with undone(session) as trial:
        end_for_closed_plans(trial)
        open_plans = plans.open_ones(trial)
        pause = pauses.standing(trial, now)
        all_day = pause is not None and day is not None and london_moment(day + DAY, time()) <= pause.until
        why = f"all messages are paused until {moment(pause.until, london_day(now))}" if pause and all_day else None
        if pause is not None and (resumed or all_day):
            trial.delete(pause)
            trial.flush()
        found = _at_once(trial, open_plans, now) if day is None else _on_day(trial, open_plans, now, day)
        told: list[_Due | _Sealed] = [*_sealed(trial, open_plans, now, day), *found]
        told = [replace(one, held=one.held or why) for one in told]
        due = sorted(told, key=lambda one: one.held is not None)
        asked = {one.row.person_id for one in found if (of := kind(one.row.kind)) is not None and of.asks}
        size = size or max(1, len(due))
        last = max(1, -(-len(due) // size))
        number = min(max(page, 1), last)
        wanted = due[(number - 1) * size : number * size]
        shown = [_drawn(trial, open_plans, one) for one in wanted]
        # What turns out to have nothing left to ask goes to nobody; that is known of what is drawn.
        empty = sum(one.held is None and drawn.held is not None for one, drawn in zip(wanted, shown, strict=True))
        held_back = empty + sum(one.held is not None for one in due)
        quiet = len(_owners(trial, open_plans) - asked)
        unasked = list(_unasked(trial, open_plans, day)) if day is not None else []
        return Preview(shown, number, last, len(due) - held_back, held_back, quiet, unasked)


def _unasked(session: Session, open_plans: Sequence[Plan], day: date) -> Iterator[tuple[str, list[str]]]:
    for rules in nudging.rules_of(session, open_plans):
        if refs := nudging.unasked(session, rules, day):
            yield rules.plan.label, refs


def _sealed(session: Session, open_plans: Sequence[Plan], now: datetime, day: date | None) -> list[_Sealed]:
    """From what is known of each kind, not from its rows: whom it leaves out, these would tell."""
    if day is None and pauses.standing(session, now) is not None:
        return []
    begin = now if day is None else max(now, london_moment(day, time()))
    end = now + timedelta.resolution if day is None else london_moment(day + DAY, time())
    return [
        _Sealed(of.name, at, title)
        for of in sealed_kinds()
        if of.foretell is not None
        for at, title in of.foretell(session, open_plans, begin, end)
    ]


def _at_once(session: Session, open_plans: Sequence[Plan], now: datetime) -> list[_Due]:
    if pauses.standing(session, now) is not None:
        return []
    _decide(session, open_plans, now)
    waiting = outbox.ledger(session, OutgoingState.WAITING, MOST, without=_private())
    return [_Due(row, directory.get(session, row.person_id), now) for row in reversed(waiting)]


def _on_day(session: Session, open_plans: Sequence[Plan], now: datetime, day: date) -> list[_Due]:
    # At a clock that stands still, what went a moment ago went now.
    before = set(session.exec(select(col(Outgoing.id)).where(col(Outgoing.sent_at) >= now)))
    for beat in _moments(session, open_plans, now, day):
        _decide(session, open_plans, beat)
        _go(session, beat, since=now)
    return list(_due(session, now, day, before))


def _decide(session: Session, open_plans: Sequence[Plan], now: datetime) -> None:
    """What `scheduler.runner.tick` has decided at each beat; in a pause, nothing."""
    if not open_plans or pauses.standing(session, now) is not None:
        return
    for _, schedule in scheduled():
        schedule.decide(session, open_plans, now)


def _moments(session: Session, open_plans: Sequence[Plan], now: datetime, last: date) -> list[datetime]:
    """When a beat would find something to decide."""
    found, today = {now}, london_day(now)
    if pause := pauses.standing(session, now):
        found.add(pause.until)
    for number in range((last - today).days + 1):
        for _, schedule in scheduled():
            found.update(schedule.moments(session, open_plans, today + DAY * number))
    return sorted(one for one in found if now <= one < london_moment(last + DAY, time()))


def _go(session: Session, now: datetime, *, since: datetime) -> None:
    """What can go is gone by the next beat, and counts as one of its week."""
    if pauses.standing(session, now) is not None:
        return
    sent = update(Outgoing).execution_options(synchronize_session=False)
    open_now = and_(OPEN, col(Outgoing.not_before) <= now, _has_account())
    # What was decided in their hours just now need not be looked at one by one.
    in_hours = [one.name for one, schedule in scheduled() if schedule.in_hours]
    decided = and_(col(Outgoing.kind).in_(in_hours), col(Outgoing.queued_at) == now)
    session.execute(sent.where(open_now, decided).values(state=OutgoingState.SENT, sent_at=now))
    others = sa.select(Outgoing, Person).join(Person, col(Person.id) == Outgoing.person_id).where(open_now)
    rows = [(row, person) for row, person in session.execute(others)]
    going = [
        {"id": row.id, "state": OutgoingState.SENT, "sent_at": at}
        for (row, _), at in zip(rows, _hours(session, rows, since), strict=True)
        if at <= now
    ]
    if going:
        session.execute(update(Outgoing), going)
        session.expire_all()


def _hours(session: Session, rows: Sequence[tuple[Outgoing, Person]], since: datetime) -> list[datetime]:
    """When each of these messages may go, from a moment on; leave and plans are read once, however many they are."""
    about = outbox.plans_of_each(session, [row for row, _ in rows])
    away = leave.spans_since(session, london_day(since) - nudging.ROUND_LEAVE)
    found = []
    for row, person in rows:
        of, at = kind(row.kind), max(row.not_before, since)
        if of is not None and of.waits_for_morning:
            hours = nudging.hours(about[row.id], person, away.get(person.id or 0, ()))
            at = next_moment_to_send(at, hours)
        found.append(at)
    return found


def _has_account() -> ColumnElement[bool]:
    return exists(select(col(Identity.id)).where(col(Identity.person_id) == Outgoing.person_id).correlate(Outgoing))


def _due(session: Session, now: datetime, day: date, gone: set[int | None]) -> Iterator[_Due]:
    midnight, end = london_moment(day, time()), london_moment(day + DAY, time())
    pause = pauses.standing(session, now)
    begin = max(now, midnight, *([pause.until] if pause else []))
    held_back = and_(col(Outgoing.state) == OutgoingState.SUPPRESSED, col(Outgoing.queued_at) >= midnight)
    query = (
        sa.select(Outgoing, Person, _has_account())
        .join(Person, col(Person.id) == Outgoing.person_id)
        .where(
            col(Outgoing.kind).in_([one.name for one, _ in scheduled() if not one.sealed]),
            or_(OPEN, held_back, col(Outgoing.sent_at) >= begin),
            col(Outgoing.id).not_in(gone),
        )
        .order_by(col(Outgoing.id))
    )
    found = session.execute(query).all()
    hours = _hours(session, [(row, person) for row, person, _ in found], begin)
    for (row, person, known), at in zip(found, hours, strict=True):
        if row.state is OutgoingState.SUPPRESSED:
            when = max(row.not_before, begin)
            yield _Due(row, person, when, held(row, london_day(when)))
            continue
        when = max(row.sent_at or begin, begin) if row.state is OutgoingState.SENT else at
        if when < end:
            yield _Due(row, person, when, None if known else WHY[reasons.NO_ACCOUNT])


def _private() -> list[str]:
    return [one.name for one in sealed_kinds()]


def _drawn(session: Session, open_plans: Sequence[Plan], one: _Due | _Sealed) -> Foretold:
    if isinstance(one, _Sealed):
        return Foretold(one.kind, one.kind, "", one.at, (), one.title, one.held)
    row, of = one.row, kind(one.row.kind)
    if of is not None and of.asks:
        _draw_earlier(session, row)
    about = (row.key, row.kind, one.person.name if one.person else row.channel or "", one.at)
    if row.state is OutgoingState.SUPPRESSED:
        asked = of.held(Context(row.key, session, open_plans, one.person, one.at), row) if of else ()
        refs = tuple(ref for some in asked for ref in some.refs)
        return Foretold(*about, refs, held=one.held, plans=tuple(plans_of(asked, [len(some.refs) for some in asked])))
    card = card_of(session, row, one.at)
    if card is None:
        return Foretold(*about, (), held=WHY[reasons.NOTHING_TO_ASK])
    refs = tuple(item.ref for item in card.items)
    return Foretold(*about, refs, card.title, one.held, tuple(card.item_plans))


def _draw_earlier(session: Session, row: Outgoing) -> None:
    """Draw what was only foretold to the same person before: what it asks is not asked on the next day again."""
    earlier = select(Outgoing).where(
        Outgoing.person_id == row.person_id,
        Outgoing.kind == row.kind,
        col(Outgoing.id) < row.id,
        col(Outgoing.state) == OutgoingState.SENT,
        col(Outgoing.message_ref).is_(None),
    )
    for one in session.exec(earlier.order_by(col(Outgoing.id)).execution_options(populate_existing=True)).all():
        if one.card.as_sent or one.sent_at is None:
            continue
        card = card_of(session, one, one.sent_at)
        drawn = outbox.with_drawn(one, card) if card is not None else None
        if drawn is not None:
            one.card = drawn
        else:
            # Nothing would be left to ask.
            one.state, one.sent_at = OutgoingState.SUPPRESSED, None
        session.add(one)
        session.flush()


def _owners(session: Session, open_plans: Sequence[Plan]) -> set[int | None]:
    """Those who can be asked and own something open."""
    owners = (
        select(Item.owner_id)
        .distinct()
        .join(Person, col(Person.id) == Item.owner_id)
        .where(col(Item.plan_id).in_([plan.id for plan in open_plans]), OPEN_ITEM, who_can_be_asked())
    )
    return set(session.exec(owners))
