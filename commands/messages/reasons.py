"""Why an owner is asked about a thing, on the day on which they read it."""

from enum import StrEnum

from commands.request import Request
from commands.showing.wording import count, day, joined
from store.plan import plan_settings, update_settings, updates
from store.plan.item_views import ItemView
from store.reminders import nudging
from store.rules.brag import days_late
from store.rules.terms import Precision, Progress
from store.rules.working_days import working_days_until
from store.time import london_day


class Rule(StrEnum):
    """By which rule something is asked about."""

    EVIDENCE = "evidence"
    OVERDUE = "overdue"
    STALE = "stale"
    LEAD_TIME = "lead time"
    NEAR = "near"
    """On no day of its own: on the first day after leave, or to make up for a day on which nothing was said."""
    OPEN = "open"


def why(request: Request, item: ItemView) -> str:
    """ "asked 2 working days before the July 2022 date; recommendation 7"."""
    return f"asked {_because(request, item)}{_answers(item)}"


def needs_evidence(request: Request, item: ItemView) -> bool:
    """It is complete, or said so, and the evidence that is required of it is missing."""
    required = update_settings.requires_evidence(request.plan, item.evidence_required)
    return item.progress is Progress.COMPLETE and item.evidence is None and required


def rule_of(request: Request, item: ItemView) -> Rule:
    if needs_evidence(request, item):
        return Rule.EVIDENCE
    if item.baseline is not None and item.baseline < request.today:
        return Rule.OVERDUE
    left, settings = _working_days_left(request, item), plan_settings.nudges(request.plan)
    if left is not None and left in (settings.lead_times if item.lead_times is None else item.lead_times):
        return Rule.LEAD_TIME
    quiet = days_without_a_word(request, item)
    if quiet >= settings.stale_after:
        return Rule.STALE
    return Rule.OPEN if left is None else Rule.NEAR


def _because(request: Request, item: ItemView) -> str:
    today = request.today
    match rule_of(request, item):
        case Rule.EVIDENCE:
            return "because it is said to be complete, and there is no evidence of it yet"
        case Rule.OVERDUE:
            assert item.baseline is not None
            return f"because {_date(item, request)} passed {count(days_late(item.baseline, today), 'day')} ago"
        case Rule.STALE:
            return f"because nothing was said of it for {count(days_without_a_word(request, item), 'day')}"
        case Rule.OPEN:
            return "because it is open"
        case _ if left := _working_days_left(request, item):
            return f"{count(left, 'working day')} before {_date(item, request)}"
        case _:
            return f"on the last working day {'of' if item.baseline == today else 'before'} {_date(item, request)}"


def _working_days_left(request: Request, item: ItemView) -> int | None:
    if item.baseline is None:
        return None
    calendar = nudging.calendar_of(request.session, request.plan, request.person, request.today)
    return working_days_until(item.baseline, request.today, calendar)


def days_without_a_word(request: Request, item: ItemView) -> int:
    """Since the newest update, or since the plan is here."""
    newest = updates.latest_of(request.session, item.id)
    since = newest.at if newest else request.plan.created_at
    return (request.today - london_day(since)).days


def _date(item: ItemView, request: Request) -> str:
    """ "the July 2022 date", "the date of Friday 29 July"."""
    assert item.baseline is not None
    if item.baseline_precision is Precision.MONTH:
        return f"the {item.baseline:%B %Y} date"
    return f"the date of {day(item.baseline, request.today)}"


def _answers(item: ItemView) -> str:
    numbers = [str(number) for number in item.recommendations]
    return f"; recommendation{'s' if len(numbers) > 1 else ''} {joined(numbers)}" if numbers else ""
