"""The card of a message as it would go now."""

from datetime import datetime, timedelta

from sqlmodel import Session

from commands.cards import Card
from commands.messages.registry import Context, kind
from commands.showing.plans import of_plan
from commands.showing.wording import moment
from store.models import Outgoing
from store.people import directory
from store.plan import plans
from store.time import london_day

AT_ONCE = timedelta(hours=1)
"""So soon after it was queued a message still speaks of now."""


def card_of(session: Session, row: Outgoing, now: datetime) -> Card | None:
    """None where there is nothing left to say, or where nobody knows any more how to say it."""
    if row.card.ready is not None:
        return _as_it_stood(Card.model_validate(row.card.ready), row.queued_at, now)
    of, open_plans = kind(row.kind), plans.open_ones(session)
    if of is None or of.draw is None or not (open_plans or of.outlives_plan):
        return None
    person = directory.get(session, row.person_id)
    card = of.draw(Context(row.key, session, open_plans, person, now), row.card)
    of_one = next((one for one in open_plans if one.id == row.plan_id), None)
    return card if card is None or of_one is None else of_plan(card, of_one, named=len(open_plans) > 1)


def _as_it_stood(card: Card, drawn: datetime, now: datetime) -> Card:
    """A finished card that waited still counts what was so then, so it says of which moment it speaks."""
    if now - drawn < AT_ONCE:
        return card
    said = f"Written {moment(drawn, london_day(now))}, sent only now."
    return card.model_copy(update={"notice": f"{said} {card.notice}" if card.notice else said})
