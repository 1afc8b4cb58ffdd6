"""Drawing a message at the moment at which it goes, where it was queued as what it is about."""

from datetime import datetime

from sqlmodel import Session

from commands.cards import Card
from commands.drawn import DRAWN
from store import people
from store.models import Outgoing, Plan


def card_of(session: Session, row: Outgoing, now: datetime) -> Card | None:
    """The card of a message as it would go now; None where there is nothing left to say."""
    if "draw" not in row.card:
        return Card.model_validate(row.card)
    person, plan = people.get(session, row.person_id), session.get(Plan, row.plan_id)
    assert person is not None
    assert plan is not None
    return DRAWN[row.card["draw"]](session, plan, person, row.card, now)
