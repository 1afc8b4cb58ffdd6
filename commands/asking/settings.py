"""`settings`: what the programme lead has set for this plan, in plain words."""

from commands.advice import say
from commands.cards import Card, Facts, Heading, Text
from commands.language.days import WEEKDAYS, days_said
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, joined
from store.plan import plan_settings
from store.rules import asking_people
from store.rules.nudge_settings import NudgeSettings
from store.rules.plan_settings import UpdateSettings
from store.rules.sending_hours import CLOSES, OPENS, TIME_ZONE
from store.rules.working_days import listed


@command(
    "settings",
    needs="read",
    says="What is set for this plan: when its owners are asked, when nobody is, and what an update needs",
)
def settings(request: Request) -> Card:
    return Card(
        title="How this plan asks its owners",
        parts=[
            Facts(facts=_facts(request, plan_settings.nudges(request.plan))),
            Heading(text="What an update needs"),
            Facts(facts=_of_updates(plan_settings.updates(request.plan))),
            Text(
                text=f"Owners choose their own day and time: {say('nudge me on Thursdays at 14:00')}. The programme"
                f" lead changes the rest: {say('set plan nudges 20, 10, 5, 2, 0')},"
                f" {say('set plan stale after 28 days')}, {say('set plan escalation 5, 10, 20')},"
                f" {say('set plan closed 23 Dec to 2 Jan')}, {say('set plan evidence required')},"
                f" {say('set plan verify on')}, and for one thing {say('set D1 nudges 10, 2')} or"
                f" {say('set D1 evidence required')}."
            ),
        ],
        redraw="settings",
    )


def _facts(request: Request, now: NudgeSettings) -> list[tuple[str, str]]:
    hours = f"{OPENS:%H:%M} to {CLOSES:%H:%M} on working days, by each person's own clocks"
    leads = f"{listed(now.lead_times)} before" if now.lead_times else "Not before it has passed"
    closed = [days_said(one.first, one.last, request.today) for one in now.closed if one.last >= request.today]
    return [
        ("Before a date", leads),
        ("Gone quiet", f"After {count(now.stale_after, 'day')} without an update"),
        (
            "Overdue or gone quiet",
            f"Once a week, {WEEKDAYS[asking_people.WEEKDAY]} {asking_people.AT:%H:%M} unless the owner chose",
        ),
        ("Hours", hours),
        ("Time zone", f"{TIME_ZONE}, for those whose own is not known"),
        ("Closed", "; ".join(closed) or "No days beside weekends and the bank holidays of England and Wales"),
        (
            "At most",
            f"{count(asking_people.MOST_A_WEEK, 'message')} a week, unless something is due within"
            f" {count(asking_people.URGENT_WITHIN, 'day')}",
        ),
        ("Overdue without a word", _ladder(request)),
        ("After a break", f"Days missed are made up for once, for up to {count(asking_people.PATIENCE, 'day')}"),
    ]


def _ladder(request: Request) -> str:
    hears = ("the owner's manager hears", "the programme leads hear", "the weekly digest lists it")
    steps = [
        f"after {count(after, 'working day')} {who}"
        for after, who in zip(plan_settings.escalation(request.plan).days, hears, strict=False)
    ]
    return joined(steps).capitalize() or "Nobody else hears of it"


def _of_updates(now: UpdateSettings) -> list[tuple[str, str]]:
    return [
        (
            "Evidence",
            "Needed before a thing is complete, and asked for weekly where it is missing"
            if now.evidence == "required"
            else "As the owner likes",
        ),
        ("Said complete", "Counts once somebody else has verified it" if now.verify == "on" else "Counts at once"),
        ("Words for impact", joined(now.impact)),
    ]
