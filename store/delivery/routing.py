"""Through which chat a message to a person goes. Whoever queues it knows no chat.

1. A message is queued without a chat. One to a channel has the chat that its address names.
2. Before a sender claims anything, `route` gives each message without a chat the one in which its person is reached.
   Of processes that race, each takes the rows that no other has locked.
3. Where somebody's accounts or wishes change, `route_anew` takes the chat from what still waits for them, and `route`
   decides again. It never does so once a try has begun: what is in doubt is looked up where it was tried.
"""

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Subquery, Update, case
from sqlmodel import Session, and_, col, func, or_, select, update

from store.models import Identity, Outgoing, Person
from store.models.outbox import OPEN
from store.rules.reasons import NO_ACCOUNT
from store.rules.terms import Routed

# Not `tried_at`: by its index SQLite would walk through all that was ever held back.
UNTRIED = and_(OPEN, col(Outgoing.person_id).is_not(None), col(Outgoing.first_tried_at).is_(None))
UNROUTED = and_(UNTRIED, col(Outgoing.platform).is_(None))


def route(session: Session, order: Sequence[str]) -> None:
    """Give each message that has no chat the one its person chose, else spoke in last, else the first of theirs.

    A message to somebody without an account keeps waiting, and nobody else waits for it.

    Args:
        order: platforms as they come where nothing else decides.
    """
    session.execute(_give_best(tuple(order)))
    session.execute(NOT_REACHED)


def route_anew(session: Session, person_id: int) -> None:
    """Let it be decided again where what waits for somebody goes."""
    waiting = and_(UNTRIED, col(Outgoing.person_id) == person_id, col(Outgoing.platform).is_not(None))
    session.execute(_change(waiting, platform=None, tenant=None, routed=None))


@cache
def _give_best(order: tuple[str, ...]) -> Update:
    """Built once: each beat runs it, and where nothing waits, to build it would take most of the time."""
    best = _best_accounts(order)
    problem = case((col(Outgoing.problem) == NO_ACCOUNT, None), else_=col(Outgoing.problem))
    return (
        update(Outgoing)
        .where(col(Outgoing.id) == best.c.id, best.c.place == 1)
        .values(platform=best.c.platform, tenant=best.c.tenant, routed=best.c.routed, problem=problem)
        .execution_options(synchronize_session=False)
    )


def _best_accounts(order: Sequence[str]) -> Subquery:
    """The accounts of each message's person, numbered by message: it goes to the one at 1."""
    messages = sa.select(col(Outgoing.id), col(Outgoing.person_id)).where(UNROUTED)
    waiting = messages.with_for_update(skip_locked=True).cte("waiting")
    platform, heard = col(Identity.platform), col(Identity.last_heard_at)
    chat = platform + "/" + col(Identity.tenant)
    chosen = platform == col(Person.nudge_platform)
    first, last = (of_chats(chat).over(partition_by=waiting.c.id) for of_chats in (func.min, func.max))
    why = case(
        (first == last, Routed.ONLY.value),
        (chosen, Routed.CHOSEN.value),
        (heard.is_not(None), Routed.LAST_SPOKE.value),
        else_=Routed.FIRST.value,
    )
    ranks = {name: place for place, name in enumerate(order)}
    rank = case(ranks, value=platform, else_=len(ranks)) if ranks else platform
    by = [case((chosen, 0), else_=1), heard.is_(None), heard.desc(), rank, platform, col(Identity.id).desc()]
    place = func.row_number().over(partition_by=waiting.c.id, order_by=by)
    return (
        sa.select(waiting.c.id, platform, col(Identity.tenant), why.label("routed"), place.label("place"))
        .join(Person, col(Person.id) == waiting.c.person_id)
        .join(Identity, col(Identity.person_id) == Person.id)
        # Of somebody whose accounts are all closed, any will do: their sender finds that nobody is there.
        .where(or_(~col(Identity.closed), ~col(Person.active)))
        .subquery()
    )


def _change(which: ColumnElement[bool], **values: str | None) -> Update:
    """Change rows that no other process has locked: whoever claims or routes one decides what becomes of it."""
    found = select(Outgoing.id).where(which).with_for_update(skip_locked=True)
    change = update(Outgoing).where(col(Outgoing.id).in_(found)).values(**values)
    return change.execution_options(synchronize_session=False)


NOT_REACHED = _change(and_(UNROUTED, col(Outgoing.problem).is_(None)), problem=NO_ACCOUNT)
