"""The card of a message as it would go now."""

from datetime import datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages.registry import Context, kind
from commands.showing.plans import of_plan
from store.models import Outgoing
from store.people import directory
from store.plan import plans


def card_of(session: Session, row: Outgoing, now: datetime) -> Card | None:
    """None where there is nothing left to say, or where nobody knows any more how to say it."""
    if row.card.ready is not None:
        return Card.model_validate(row.card.ready)
    of, open_plans = kind(row.kind), plans.open_ones(session)
    if of is None or of.draw is None or not open_plans:
        return None
    person = directory.get(session, row.person_id)
    card = of.draw(Context(row.key, session, open_plans, person, now), row.card)
    of_one = next((one for one in open_plans if one.id == row.plan_id), None)
    return card if card is None or of_one is None else of_plan(card, of_one, named=len(open_plans) > 1)
