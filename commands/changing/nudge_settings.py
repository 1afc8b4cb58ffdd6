"""`set plan nudges | closed | stale …`, `set REF nudges …`: when owners are asked. Said through `set`."""

import re
from collections.abc import Callable

from pydantic import ValidationError

from commands.advice import say
from commands.cards import Card
from commands.changing.escalation_settings import plan_escalation
from commands.errors import CommandError
from commands.language.days import days_said, read_days
from commands.request import Request
from commands.showing.wording import count, echoed
from store.plan import item_settings, plan_settings
from store.rules.nudge_settings import LONGEST_LEAD, MOST_LEADS
from store.rules.working_days import listed

AGAIN = re.compile(r"\s*(?:is |are )?open again[ .]*$", re.I)
AS_USUAL = ("usual", "as usual", "as the plan", "plan")
NEVER = ("never", "none", "no")


def plan_nudges(request: Request, value: str) -> Card:
    days = _lead_times(value)
    try:
        set_now = plan_settings.nudges(request.plan).but(lead_times=days)
    except ValidationError as error:
        raise _too_many() from error
    plan_settings.change(request.session, request.plan, set_now, by=request.person, now=request.now)
    if not set_now.lead_times:
        return Card(title="Owners are asked only once something is overdue or has gone quiet.")
    return Card(title=f"Owners are asked {listed(set_now.lead_times)} before a date.")


def item_nudges(request: Request, ref: str, value: str) -> Card:
    item = request.item(ref)
    if value.strip(" .").lower() in AS_USUAL:
        item_settings.set_lead_times(request.session, item, None, by=request.person, now=request.now)
        usual = listed(plan_settings.nudges(request.plan).lead_times)
        return Card(title=f"{item.ref} is asked about as everything is: {usual} before its date.")
    days = sorted(set(_lead_times(value)), reverse=True)
    if len(days) > MOST_LEADS or any(day > LONGEST_LEAD for day in days):
        raise _too_many()
    item_settings.set_lead_times(request.session, item, days, by=request.person, now=request.now)
    if not days:
        return Card(title=f"{item.ref} is asked about only once it is overdue or has gone quiet.")
    return Card(title=f"{item.ref} is asked about {listed(days)} before its date.")


def closed(request: Request, value: str) -> Card:
    again = AGAIN.search(value)
    first, last = read_days(AGAIN.sub("", value), request.today)
    if (last - first).days > 100:
        raise CommandError("That is more than 100 days. Say the days on which the council is closed.")
    said = days_said(first, last, request.today)
    verb = plan_settings.open_again if again else plan_settings.close
    verb(request.session, request.plan, first, last, by=request.person, now=request.now)
    if again:
        return Card(title=f"Open again: {said}. Owners may be asked then.")
    return Card(title=f"Closed: {said}. Nobody is asked then, and no working days are counted.")


def stale(request: Request, value: str) -> Card:
    found = re.fullmatch(r"(?:after )?(\d{1,4})(?: days?)?", value.strip(" .").lower())
    days = int(found[1]) if found else 0
    if not 1 <= days <= 1_000:
        raise CommandError(f"Say how many days, from 1 to 1,000. For example: {say('set plan stale after 28 days')}.")
    set_now = plan_settings.nudges(request.plan).but(stale_after=days)
    plan_settings.change(request.session, request.plan, set_now, by=request.person, now=request.now)
    return Card(title=f"Owners are asked about what nothing was said of for {count(days, 'day')}.")


def _lead_times(value: str) -> list[int]:
    words = value.strip(" .").lower().removesuffix(" before").removesuffix("days").removesuffix(" working").strip()
    if words in NEVER:
        return []
    numbers = re.split(r"\s*(?:,|\band\b|\s)\s*", words)
    days = [int(one) for one in filter(None, numbers) if one.isdecimal() and len(one) < 5]
    if not days or len(days) != len([one for one in numbers if one]):
        raise CommandError(
            f"I can't read “{echoed(value)}” as working days. For example: {say('set plan nudges 20, 10, 5, 2, 0')}."
        )
    return days


def _too_many() -> CommandError:
    return CommandError(f"Say at most {MOST_LEADS} lead times, each at most {LONGEST_LEAD} working days.")


NUDGE_SETTINGS: dict[str, Callable[[Request, str], Card]] = {
    "nudges": plan_nudges,
    "closed": closed,
    "stale": stale,
    "escalation": plan_escalation,
}
"""By the word behind `set plan`."""
