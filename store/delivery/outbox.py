"""What waits to be said and what was said: queueing once, claiming, recording what became of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import BaseModel
from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, exists, func, or_, select, update

from store.database import insert_many, insert_once
from store.delivery import beat_statements
from store.delivery.chats import Chat
from store.delivery.envelope import Envelope
from store.models import Outgoing, OutgoingPlan, Person, Plan
from store.models.outbox import OPEN
from store.rules.terms import OutgoingState, Routed

ANY_OPEN = exists(select(Outgoing.id).where(OPEN))
"""Whether anything is to be said, in whichever chat and whenever."""
LEASE = timedelta(seconds=30)
"""How long a process may take over one message before another takes it to have died on the way."""


def queue(
    session: Session,
    plan: Plan,
    *,
    key: str,
    kind: str,
    card: Envelope,
    now: datetime,
    person_id: int | None = None,
    channel: str | None = None,
    not_before: datetime | None = None,
    good_until: datetime | None = None,
    suppressed: str | None = None,
    also: Sequence[Plan] = (),
) -> bool:
    """Queue a message once. Returns whether it was new: of processes that race, one is told so.

    Args:
        not_before: when it may go; at once, if left out.
        good_until: from when on it is no longer worth saying; what has not been sent by then is suppressed.
        suppressed: why it is not to be said. It goes into the ledger, and to nobody.
        also: other plans of which it speaks as well.
    """
    chat = Chat.of_channel(channel)
    row = {
        "key": key,
        "kind": kind,
        "plan_id": None if also else plan.id,
        "person_id": person_id,
        "channel": channel,
        "platform": chat.platform if chat else None,
        "tenant": chat.tenant if chat else None,
        "routed": Routed.CHANNEL if chat else None,
        "card": card,
        "queued_at": now,
        "state": OutgoingState.SUPPRESSED if suppressed else OutgoingState.WAITING,
        "problem": suppressed,
        "not_before": not_before or now,
        "good_until": good_until,
        "attempts": 0,
        "repeats": 0,
    }
    new = insert_once(session, Outgoing, row)
    if new and also:
        _name_plans(session, [key], [plan, *also])
    return new


def _name_plans(session: Session, keys: Collection[str], plans: Iterable[Plan]) -> None:
    """Write down of which plans these messages speak; what stands there already stays."""
    ids = session.exec(select(Outgoing.id).where(col(Outgoing.key).in_(keys))).all()
    links = [{"outgoing_id": one, "plan_id": plan.id} for one in ids for plan in plans]
    insert_many(session, OutgoingPlan, links, col(OutgoingPlan.outgoing_id))


def speak_also_of(session: Session, keys: Collection[str], plan: Plan) -> None:
    """What waits under these keys tells something of this plan, too."""
    of_another = and_(col(Outgoing.key).in_(keys), col(Outgoing.plan_id).is_distinct_from(plan.id))
    found = session.exec(select(Outgoing.key, Outgoing.plan_id).where(of_another)).all()
    for key, before in found:
        _name_plans(session, [key], [plan, *([session.get_one(Plan, before)] if before is not None else [])])
    forget = update(Outgoing).where(col(Outgoing.key).in_([key for key, _ in found])).values(plan_id=None)
    session.execute(forget)


def queue_drawn(
    session: Session,
    plan: Plan,
    kind: str,
    cards: Mapping[str, tuple[int, Envelope]],
    now: datetime,
    good_until: datetime | None = None,
) -> int:
    """Queue many at once, by key: to whom, and what each is drawn from when it goes. Says how many were new."""
    same = {"kind": kind, "plan_id": plan.id, "queued_at": now, "not_before": now, "good_until": good_until}
    same |= {"state": OutgoingState.WAITING}
    rows = [
        {"key": key, "person_id": person_id, "card": card, "attempts": 0, "repeats": 0, **same}
        for key, (person_id, card) in cards.items()
    ]
    return len(insert_many(session, Outgoing, rows, col(Outgoing.key)))


def plans_of(session: Session, row: Outgoing) -> list[Plan]:
    """The plans that a message speaks of: one, or those named beside it."""
    return plans_of_each(session, [row])[row.id]


def plans_of_each(session: Session, rows: Sequence[Outgoing]) -> dict[int | None, list[Plan]]:
    """The same of several messages, by their ids, read at once."""
    several = [row.id for row in rows if row.plan_id is None]
    beside = select(OutgoingPlan.outgoing_id, OutgoingPlan.plan_id).where(col(OutgoingPlan.outgoing_id).in_(several))
    ids: dict[int | None, set[int]] = {row.id: {row.plan_id} if row.plan_id is not None else set() for row in rows}
    for outgoing_id, plan_id in session.exec(beside) if several else ():
        ids[outgoing_id].add(plan_id)
    wanted = set().union(*ids.values())
    known = {plan.id: plan for plan in session.exec(select(Plan).where(col(Plan.id).in_(wanted)))}
    return {row_id: [known[plan_id] for plan_id in sorted(found)] for row_id, found in ids.items()}


def end_for_closed_plans(session: Session, spared: Collection[str]) -> None:
    """What waits and speaks of closed plans alone will not be said, but for the kinds that are spared."""
    session.execute(beat_statements.end_for_closed_plans(), {"spared": list(spared)})


def claim_next(
    session: Session,
    chat: Chat,
    now: datetime,
    owner: str,
    *,
    shared: datetime | None = None,
    lease: timedelta = LEASE,
    apart: timedelta | None = None,
) -> Outgoing | None:
    """Take the open message of a chat that has been due for longest.

    1. One statement finds and claims it; of processes that race each gets another row or none.
    2. A row whose claim has run out belongs to a process that died on the way: nobody knows whether the chat took it,
       so it becomes uncertain in the same statement.
    3. One row is taken at a time. A process that dies leaves one message in doubt, not a batch of them.

    Args:
        owner: names this claim's holder; with the count of attempts it fences what is recorded later.
        shared: by the clock that leases go by, which all processes share; `now`, if left out.
        apart: how far apart two messages to one person or channel must be.
    """
    shared = shared or now
    values = {"at": now, "shared": shared, "by": owner, "until": shared + lease, **named(chat)}
    if apart is not None:
        values["rested"] = now - apart
    claimed = session.execute(
        beat_statements.claim(chat.tenant is not None, apart is not None), values
    ).scalar_one_or_none()
    return session.get(Outgoing, claimed, populate_existing=True) if claimed is not None else None


def named(chat: Chat) -> dict[str, Any]:
    """As statements are told which chat is meant."""
    return {"chat": chat.platform} if chat.tenant is None else {"chat": chat.platform, "workspace": chat.tenant}


def with_drawn(row: Outgoing, card: BaseModel) -> Envelope | None:
    """What the row holds once it goes: what it was queued as, and what it says. None where that is the same."""
    if row.card.ready is not None:
        return None
    return row.card.model_copy(update={"drawn": card.model_dump(mode="json")})


def card_as_sent(row: Outgoing) -> dict[str, Any]:
    """The card as it went, also where it was drawn only then; empty where it was not drawn yet."""
    return row.card.as_sent


def refs_said(row: Outgoing) -> list[str]:
    """References of what it was about; none before it was drawn."""
    return [item["ref"] for item in card_as_sent(row).get("items", [])]


def begin(session: Session, row: Outgoing, address: str, now: datetime, *, card: Envelope | None = None) -> None:
    """Write down where a claimed message goes, before it goes: after a crash it is looked up there.

    Args:
        card: what the row is to hold of it from now on, if something else.
    """
    row.address, row.tried_at, row.card = address, now, card or row.card
    row.first_tried_at = row.first_tried_at or now
    session.flush()


def hold_on(
    session: Session,
    row: Outgoing,
    address: str,
    now: datetime,
    *,
    until: datetime,
    repeat: bool = False,
    card: Envelope | None = None,
) -> bool:
    """Renew a claim before sending what was looked up. Returns whether it still stood.

    Args:
        until: when it ends then, by the clock that leases go by.
        repeat: the message is about to be sent although it could not be looked up.
        card: what the row is to hold of it from now on, if something else.
    """
    # Where it was found not to stand there, it need not be looked up again before a try that is put off.
    looked_up: dict[str, Any] = {} if repeat else {"look_up_since": None, "look_up_why": None}
    outcome: dict[str, Any] = {**looked_up, "claimed_until": until, "tried_at": now, "address": address}
    if card is not None:
        outcome["card"] = card
    return _record(session, row, keep=True, repeats=col(Outgoing.repeats) + int(repeat), **outcome)


def lease_left(session: Session, row: Outgoing, shared: datetime) -> timedelta | None:
    """How long a claim still holds: asked directly before its message goes. None where it is another's by now."""
    values = {"claimed": row.id, "by": row.claimed_by, "attempt": row.attempts}
    until: datetime | None = session.connection().execute(beat_statements.lease(), values).scalar_one_or_none()
    return None if until is None else until - shared


def record_sent(session: Session, row: Outgoing, message_ref: str, now: datetime) -> bool:
    """Returns whether this was news.

    Not fenced: what the chat took it took, even where the claim has run out meanwhile. Whoever claimed after us can
    then no longer renew its own claim, and does not send.
    """
    sent: dict[str, Any] = {"state": OutgoingState.SENT, "sent_at": now, "message_ref": message_ref, "problem": None}
    return _settle(session, row, col(Outgoing.state) != OutgoingState.SENT.value, **sent)


def note_copy(session: Session, row: Outgoing, message_ref: str) -> bool:
    """Count what the chat took, where it holds the message already in another place. Returns whether it does."""
    told = and_(col(Outgoing.state) == OutgoingState.SENT, col(Outgoing.message_ref) != message_ref)
    return _settle(session, row, told, copies=func.coalesce(col(Outgoing.copies), 0) + 1)


def record_failure(session: Session, row: Outgoing, problem: str, *, try_again_at: datetime | None) -> bool:
    """Returns whether the claim still stood.

    Args:
        try_again_at: None when trying again cannot help.
    """
    if try_again_at is None:
        return _record(session, row, state=OutgoingState.FAILED, problem=problem)
    return _record(session, row, not_before=try_again_at, problem=problem)


def record_doubt(session: Session, row: Outgoing, problem: str, *, look_at: datetime, rests_until: datetime) -> bool:
    """It may have arrived. Returns whether the claim still stood.

    Args:
        look_at: when it is looked up; by then what was on its way has arrived.
        rests_until: the same by the clock that leases go by. Until then nobody claims it, and nobody holds it.
    """
    doubt: dict[str, Any] = {"state": OutgoingState.UNCERTAIN, "not_before": look_at, "claimed_until": rests_until}
    return _record(session, row, problem=problem, **doubt)


def give_back(
    session: Session,
    row: Outgoing,
    problem: str,
    *,
    not_before: datetime | None = None,
    good_until: datetime | None = None,
) -> bool:
    """End a claim that is to count as no attempt. Returns whether it still stood."""
    later, until = not_before or row.not_before, good_until or row.good_until
    attempts = col(Outgoing.attempts) - 1
    return _record(session, row, attempts=attempts, problem=problem, not_before=later, good_until=until)


def suppress(session: Session, row: Outgoing, why: str) -> bool:
    """Decide not to say what was claimed. Returns whether the claim still stood."""
    return _record(session, row, state=OutgoingState.SUPPRESSED, problem=why)


def forget(session: Session, ids: Collection[int | None]) -> None:
    """Delete messages of which nothing is to stay, not even that they were not said."""
    for model, column in ((OutgoingPlan, col(OutgoingPlan.outgoing_id)), (Outgoing, col(Outgoing.id))):
        session.execute(delete(model).where(column.in_(ids)).execution_options(synchronize_session=False))


def begun_with(session: Session, kinds: Collection[str], beginning: str) -> Sequence[Outgoing]:
    """Messages of these kinds whose keys go on after their kind's name with these words, oldest first."""
    keys = or_(*(col(Outgoing.key).startswith(f"{kind}/{beginning}", autoescape=True) for kind in kinds))
    query = select(Outgoing).where(col(Outgoing.kind).in_(kinds), keys)
    return session.exec(query.order_by(col(Outgoing.id))).all()


def last_message_ref(session: Session, row: Outgoing) -> str | None:
    """Where the chat put an earlier message to the same address."""
    query = select(Outgoing.message_ref).where(
        Outgoing.person_id == row.person_id,
        Outgoing.platform == row.platform,
        Outgoing.tenant == row.tenant,
        Outgoing.address == row.address,
        col(Outgoing.message_ref).is_not(None),
    )
    return session.exec(query.order_by(col(Outgoing.id).desc()).limit(1)).first()


def ledger(
    session: Session, state: OutgoingState | None = None, limit: int = 100, *, without: Collection[str] = ()
) -> Sequence[Outgoing]:
    """Newest first.

    Args:
        without: kinds that are left out.
    """
    query = select(Outgoing).where(col(Outgoing.kind).not_in(without)).order_by(col(Outgoing.id).desc()).limit(limit)
    return session.exec(query.where(Outgoing.state == state) if state else query).all()


def of_person(
    session: Session, person: Person, number: int, size: int, *, without: Collection[str] = ()
) -> tuple[Sequence[Outgoing], int, int]:
    """A page of what was to be said to somebody, newest first, its number, and how many there are in all.

    Args:
        without: kinds that are left out.
    """
    theirs = select(Outgoing).where(Outgoing.person_id == person.id, col(Outgoing.kind).not_in(without))
    total = session.exec(select(func.count()).select_from(theirs.subquery())).one()
    number = min(max(number, 1), max(1, -(-total // size)))
    newest = theirs.order_by(col(Outgoing.id).desc()).limit(size).offset((number - 1) * size)
    return session.exec(newest).all(), number, total


def failed_of(session: Session, kinds: Collection[str]) -> Sequence[Outgoing]:
    """What was given up of these kinds."""
    query = select(Outgoing).where(col(Outgoing.kind).in_(kinds), Outgoing.state == OutgoingState.FAILED)
    return session.exec(query.order_by(col(Outgoing.id))).all()


def newest_sent(session: Session, person: Person, kinds: Collection[str]) -> Outgoing | None:
    """The newest message of these kinds that went to somebody."""
    query = select(Outgoing).where(
        Outgoing.person_id == person.id, col(Outgoing.kind).in_(kinds), col(Outgoing.sent_at).is_not(None)
    )
    return session.exec(query.order_by(col(Outgoing.id).desc()).limit(1)).first()


def counts(session: Session, *, without: Collection[str] = ()) -> dict[OutgoingState, int]:
    """How many messages there are in each state that has any.

    Args:
        without: kinds that are left out.
    """
    query = select(Outgoing.state, func.count()).where(col(Outgoing.kind).not_in(without))
    query = query.group_by(col(Outgoing.state))
    return {OutgoingState(state): many for state, many in session.exec(query)}


def due_by_chat(session: Session, now: datetime) -> dict[Chat, int]:
    """How many open messages each chat could send by now."""
    where = (col(Outgoing.platform), col(Outgoing.tenant))
    query = select(*where, func.count()).where(OPEN, where[0].is_not(None), col(Outgoing.not_before) <= now)
    found = session.exec(query.group_by(*where).order_by(*where))
    return {Chat(platform, tenant): many for platform, tenant, many in found if platform is not None}


def by_message_ref(session: Session, person_id: int, message_ref: str) -> Outgoing | None:
    """What was sent to this person and stands where its message reference says."""
    query = select(Outgoing).where(Outgoing.person_id == person_id, Outgoing.message_ref == message_ref)
    return session.exec(query.limit(1)).first()


def with_keys(session: Session, keys: Iterable[str]) -> Sequence[Outgoing]:
    """What was queued under these keys, whatever became of it."""
    return session.exec(select(Outgoing).where(col(Outgoing.key).in_(list(keys)))).all()


def _record(session: Session, row: Outgoing, *, keep: bool = False, **outcome: Any) -> bool:
    """Write an outcome under the claim that it belongs to: its holder, and the attempt.

    Args:
        keep: the claim goes on.
    """
    ours = and_(OPEN, col(Outgoing.claimed_by) == row.claimed_by, col(Outgoing.attempts) == row.attempts)
    return _settle(session, row, ours, keep=keep, **outcome)


def _settle(session: Session, row: Outgoing, where: ColumnElement[bool], *, keep: bool = False, **outcome: Any) -> bool:
    freed = {} if keep else {"claimed_until": None, "claimed_by": None}
    done = session.execute(
        update(Outgoing)
        .where(col(Outgoing.id) == row.id, where)
        .values({**freed, **outcome})
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    return done is not None
