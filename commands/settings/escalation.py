"""When others hear of what is overdue without an update that counts."""

import re
from datetime import date

from pydantic import ValidationError

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.request import Request
from commands.settings.setting import Setting, change
from commands.showing.wording import count, joined
from store.models import Plan
from store.plan import plan_settings
from store.rules.escalation import MOST_DAYS

NEVER = ("never", "none", "no", "off")
HOW = f"For example: {say('set plan escalation 5, 10, 20')}, in working days, or {say('set plan escalation never')}."


def _stands(plan: Plan, today: date) -> str:
    hears = ("the owner's manager hears", "the programme leads hear", "the weekly digest lists it")
    days = plan_settings.escalation(plan).days
    steps = [f"after {count(after, 'working day')} {who}" for after, who in zip(days, hears, strict=False)]
    return joined(steps).capitalize() or "Nobody else hears of it"


def _set(request: Request, value: str) -> Card:
    words = value.strip(" .").lower().removeprefix("after ").removesuffix("working days").strip()
    numbers = [] if words in NEVER else [one for one in re.split(r"\s*(?:,|\band\b|\s)\s*", words) if one]
    if (not numbers and words not in NEVER) or not all(re.fullmatch(r"\d{1,3}", one, re.A) for one in numbers):
        raise CommandError(f"Say after how many days the manager, the programme leads and the digest hear. {HOW}")
    try:
        ladder = plan_settings.escalation(request.plan).but(days=[int(one) for one in numbers])
    except ValidationError as error:
        raise CommandError(
            f"Say at most three steps from 1 to {MOST_DAYS}, each later than the one before. {HOW}"
        ) from error
    change(request, ladder)
    if not ladder.days:
        alone = "is asked of its owner alone, and nobody else hears of it."
        return Card(title=f"What is overdue without an update that counts {alone}")
    hears = ("the owner's manager", "the programme leads", "the weekly digest, as an exception")
    steps = [f"after {count(days, 'day')} {who}" for days, who in zip(ladder.days, hears, strict=False)]
    return Card(
        title=f"Overdue without an update that counts: {', '.join(steps)}.",
        parts=[
            Text(
                text="Working days, without the owner's leave. One update ends it until the day it expects has passed."
            )
        ],
    )


ESCALATION = Setting(
    label="Overdue without an update that counts",
    says="after how many working days overdue without an update that counts others hear of it",
    stands=_stands,
    keeps=("days",),
    set=_set,
    example="escalation 5, 10, 20",
)
