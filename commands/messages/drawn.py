"""What is drawn at the moment at which it goes, by what a queued message asks for under `draw`."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from commands.cards import Card
from commands.messages.escalations import escalation_card
from commands.messages.nudges import nudge_card
from commands.messages.unowned_queue import unowned_card
from store.models import Person, Plan

Draw = Callable[[Session, Plan, Person, dict[str, Any], datetime], Card | None]

DRAWN: dict[str, Draw] = {"nudge": nudge_card, "escalation": escalation_card, "unowned": unowned_card}
"""Each gives None where there is nothing left to say."""
