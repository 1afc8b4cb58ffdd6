"""What a beat would say, without saying it: the same decisions in a transaction that is undone."""

from dataclasses import dataclass
from datetime import datetime

from scheduler import jobs
from scheduler.delivery.rendering import card_of
from store.database import SessionMaker
from store.delivery import outbox
from store.people import directory
from store.plan import plans
from store.rules.terms import OutgoingState


@dataclass(frozen=True)
class WouldSay:
    key: str
    kind: str
    to: str
    """A person's name, or the address of a channel."""
    title: str


def preview(sessions: SessionMaker, now: datetime) -> list[WouldSay]:
    with sessions() as session:
        plan = plans.current(session)
        if plan is None:
            return []
        for job in jobs.every():
            jobs.decide_if_due(session, plan, job, now)
        waiting = outbox.ledger(session, OutgoingState.WAITING)
        would = []
        for row in reversed(waiting):
            person = directory.get(session, row.person_id)
            to = person.name if person else row.channel or ""
            if (card := card_of(session, row, now)) is not None:
                would.append(WouldSay(row.key, row.kind, to, card.title))
        session.rollback()
        return would
