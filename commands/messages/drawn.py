"""What is drawn at the moment at which it goes, by the kind of a queued message."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages.escalations import escalation_card
from commands.messages.nudges import nudge_card
from commands.messages.unowned_queue import unowned_card
from store.delivery.envelope import Envelope
from store.models import Person, Plan

Draw = Callable[[Session, Plan, Person, Envelope, datetime], Card | None]

DRAWN: dict[str, Draw] = {"nudge": nudge_card, "escalation": escalation_card, "unowned": unowned_card}
"""Each gives None where there is nothing left to say."""
