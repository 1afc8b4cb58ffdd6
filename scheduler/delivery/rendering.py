"""Drawing a message at the moment at which it goes, where it was queued as what it is about."""

from datetime import datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages.drawn import DRAWN
from store.delivery import outbox
from store.models import Outgoing
from store.people import directory


def card_of(session: Session, row: Outgoing, now: datetime) -> Card | None:
    """The card of a message as it would go now; None where there is nothing left to say."""
    if row.card.ready is not None:
        return Card.model_validate(row.card.ready)
    person = directory.get(session, row.person_id)
    assert person is not None
    plan, *_ = outbox.plans_of(session, row)
    return DRAWN[row.kind](session, plan, person, row.card, now)
