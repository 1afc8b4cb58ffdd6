"""Drawing a message at the moment at which it goes, where it was queued as what it is about."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from commands.cards import Card
from commands.messages.drawn import DRAWN
from store.delivery import outbox
from store.models import Outgoing, Plan
from store.people import directory


def kept(row: Outgoing, card: Card) -> dict[str, Any] | None:
    """What the row holds once it goes: what it was queued as, and what it says. None where that is the same."""
    return outbox.with_drawn(row.card, card.model_dump(mode="json")) if "draw" in row.card else None


def card_of(session: Session, row: Outgoing, now: datetime) -> Card | None:
    """The card of a message as it would go now; None where there is nothing left to say."""
    if "draw" not in row.card:
        return Card.model_validate(row.card)
    person, plan = directory.get(session, row.person_id), session.get(Plan, row.plan_id)
    assert person is not None
    assert plan is not None
    return DRAWN[row.card["draw"]](session, plan, person, row.card, now)
