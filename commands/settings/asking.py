"""When a plan's owners are asked, and when nobody is."""

import re
from datetime import date

from pydantic import ValidationError

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.language.days import WEEKDAYS, days_said, read_days
from commands.request import Request
from commands.settings.escalation import ESCALATION
from commands.settings.setting import ForOne, Group, Setting, change
from commands.showing.wording import count, echoed, joined
from store.models import Plan
from store.plan import item_settings, plan_settings
from store.plan.plan_settings import nudges
from store.rules import asking_people
from store.rules.nudge_settings import LONGEST_LEAD, MOST_LEADS
from store.rules.sending_hours import CLOSES, OPENS, TIME_ZONE
from store.rules.working_days import Nation, listed

AGAIN = re.compile(r"\s*(?:is |are )?open again[ .]*$", re.I)
AS_USUAL = ("usual", "as usual", "as the plan", "plan")
NEVER = ("never", "none", "no")
NATIONS = {
    **{one.value.lower(): one for one in Nation},
    "england": Nation.ENGLAND_AND_WALES,
    "wales": Nation.ENGLAND_AND_WALES,
}


def _before(plan: Plan, today: date) -> str:
    leads = nudges(plan).lead_times
    return f"{listed(leads)} before" if leads else "Not before it has passed"


def _quiet(plan: Plan, today: date) -> str:
    return f"After {count(nudges(plan).stale_after, 'day')} without an update"


def _weekly(plan: Plan, today: date) -> str:
    return f"Once a week, {WEEKDAYS[asking_people.WEEKDAY]} {asking_people.AT:%H:%M} unless the owner chose"


def _hours(plan: Plan, today: date) -> str:
    return f"{OPENS:%H:%M} to {CLOSES:%H:%M} on working days, by each person's own clocks"


def _zone(plan: Plan, today: date) -> str:
    return f"{TIME_ZONE}, for those whose own is not known"


def _closed(plan: Plan, today: date) -> str:
    closed = [days_said(one.first, one.last, today) for one in nudges(plan).closed if one.last >= today]
    return "; ".join(closed) or "No days beside weekends and bank holidays"


def _nation(plan: Plan, today: date) -> str:
    return f"Those of {nudges(plan).nation}"


def _at_most(plan: Plan, today: date) -> str:
    week = count(asking_people.MOST_A_WEEK, "message")
    return f"{week} a week, unless something is due within {count(asking_people.URGENT_WITHIN, 'day')}"


def _missed(plan: Plan, today: date) -> str:
    return f"Days missed are made up for once, for up to {count(asking_people.PATIENCE, 'day')}"


def _set_before(request: Request, value: str) -> Card:
    try:
        set_now = nudges(request.plan).but(lead_times=_lead_times(value))
    except ValidationError as error:
        raise _too_many() from error
    change(request, set_now)
    if not set_now.lead_times:
        return Card(title="Owners are asked only once something is overdue or has gone quiet.")
    return Card(title=f"Owners are asked {listed(set_now.lead_times)} before a date.")


def _set_before_one(request: Request, ref: str, value: str) -> Card:
    item = request.item(ref)
    if value.strip(" .").lower() in AS_USUAL:
        item_settings.set_lead_times(request.session, item, None, by=request.person, now=request.now)
        usual = listed(nudges(request.plan).lead_times)
        return Card(title=f"{item.ref} is asked about as everything is: {usual} before its date.")
    days = sorted(set(_lead_times(value)), reverse=True)
    if len(days) > MOST_LEADS or any(day > LONGEST_LEAD for day in days):
        raise _too_many()
    item_settings.set_lead_times(request.session, item, days, by=request.person, now=request.now)
    if not days:
        return Card(title=f"{item.ref} is asked about only once it is overdue or has gone quiet.")
    return Card(title=f"{item.ref} is asked about {listed(days)} before its date.")


def _set_quiet(request: Request, value: str) -> Card:
    found = re.fullmatch(r"(?:after )?(\d{1,4})(?: days?)?", value.strip(" .").lower())
    days = int(found[1]) if found else 0
    if not 1 <= days <= 1_000:
        raise CommandError(f"Say how many days, from 1 to 1,000. For example: {say('set plan stale after 28 days')}.")
    change(request, nudges(request.plan).but(stale_after=days))
    return Card(title=f"Owners are asked about what nothing was said of for {count(days, 'day')}.")


def _set_closed(request: Request, value: str) -> Card:
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


def _set_nation(request: Request, value: str) -> Card:
    said = " ".join(value.strip(" .").lower().removeprefix("of ").split())
    nation = NATIONS.get(said)
    if nation is None:
        raise CommandError(
            f"Say whose bank holidays count: {joined([*Nation])}. For example: {say('set plan holidays Scotland')}."
        )
    change(request, nudges(request.plan).but(nation=nation))
    return Card(title=f"The bank holidays of {nation} are no working days.")


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


ASKING = Group(
    "How this plan asks its owners",
    (
        Setting(
            label="Before a date",
            says="how many working days before a date its owner is asked",
            stands=_before,
            keeps=("lead_times",),
            set=_set_before,
            example="nudges 20, 10, 5, 2, 0",
            for_one=ForOne(set=_set_before_one, example="nudges 10, 2"),
        ),
        Setting(
            label="Gone quiet",
            says="after how long without an update its owner is asked weekly",
            stands=_quiet,
            keeps=("stale_after",),
            set=_set_quiet,
            example="stale after 28 days",
            usage="stale after N days",
        ),
        Setting(
            label="Overdue or gone quiet",
            says="on which day of the week and from when on owners are asked who have not chosen",
            stands=_weekly,
        ),
        Setting(label="Hours", says="when people are written to", stands=_hours),
        Setting(label="Time zone", says="by which clocks people are asked", stands=_zone),
        Setting(
            label="Closed",
            says="days on which nobody is asked and that are no working days",
            stands=_closed,
            keeps=("closed",),
            set=_set_closed,
            example="closed 23 Dec to 2 Jan",
            usage="closed FIRST to LAST [open again]",
        ),
        Setting(
            label="Bank holidays",
            says="which nation's bank holidays are no working days",
            stands=_nation,
            keeps=("nation",),
            set=_set_nation,
            example="holidays Scotland",
            usage="holidays England and Wales, Scotland or Northern Ireland",
        ),
        Setting(
            label="At most",
            says="how many messages an owner gets in a week",
            stands=_at_most,
        ),
        ESCALATION,
        Setting(
            label="After a break",
            says="for how long a day on which nothing could be asked is made up for",
            stands=_missed,
        ),
    ),
)
