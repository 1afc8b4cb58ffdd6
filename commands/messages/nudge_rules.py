"""By which rule an owner was asked, since when, who set it, and how to change it."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Card, Heading, Line, Lines, Part, Text
from commands.language.days import WEEKDAYS
from commands.messages.reasons import Rule, days_without_a_word, rule_of
from commands.messages.why_asked import changed_by, set_by
from commands.request import Request
from commands.showing.items import done_or_due
from commands.showing.wording import count, day
from store.plan import history, items, plan_settings, updates
from store.plan.item_views import ItemView
from store.reminders import nudging
from store.time import london_day

MOST = 12

OWN_WAYS = (
    "To change it: “Snooze until…” or “Not mine” under the question; your own day and hour,"
    f" {say('nudge me on Thursdays at 14:00')}; your leave, {say('leave 1 Aug to 14 Aug deputy @person')}."
)


def why_asked(request: Request, words: Sequence[str]) -> Card:
    """Args: words: references of what somebody was asked about."""
    refs = [request.item(word).ref for word in words[:MOST]]
    if not refs:
        none = Text(text="I write when something you own comes near its date, is overdue or has gone quiet.")
        return Card(title="I have asked you nothing yet", parts=[none], redraw="nudges why", count=0)
    found = items.views(request.session, request.plan, refs, request.today)
    parts: list[Part] = [Lines(lines=[_asked(request, item) for item in found])]
    parts += [Heading(text="When you are asked"), Text(text=_hours(request)), Text(text=OWN_WAYS)]
    return Card(title="Why I asked you", parts=parts, redraw=f"nudges why {' '.join(refs)}", count=len(found))


def _asked(request: Request, item: ItemView) -> Line:
    details = [done_or_due(request, item), _rule(request, item), _whose(request, item)]
    return Line(title=item.title, ref=item.ref, brag=item.brag, details=details)


def _whose(request: Request, item: ItemView) -> str:
    if item.owner_id == request.person.id:
        return "you own it"
    if (cover := request.stands_in_for.get(item.owner_id or 0)) is not None:
        return f"you stand in for {cover.person} until {day(cover.last, request.today)}"
    return "it is not yours any more" if item.owner else "nobody owns it any more"


def _rule(request: Request, item: ItemView) -> str:
    settings = plan_settings.nudges(request.plan)
    weekly = f"asked once a week, on {WEEKDAYS[_weekday(request)]}s"
    rule = rule_of(request, item)
    if not item.open and rule is not Rule.EVIDENCE:
        return "it is complete, so nothing more is asked"
    match rule:
        case Rule.EVIDENCE:
            return f"it is said to be complete, and needs a link to its evidence: {weekly}{_evidence(request, item)}"
        case Rule.OVERDUE:
            assert item.baseline is not None
            return f"overdue since its date, {day(item.baseline, request.today)}, passed: {weekly}"
        case Rule.STALE:
            quiet = count(days_without_a_word(request, item), "day")
            after = f"{weekly} after {count(settings.stale_after, 'day')} without one"
            return f"no update for {quiet}, since {_since(request, item)}: {after}{set_by(request, 'stale after')}"
        case Rule.OPEN:
            return f"it is open and has no date: {weekly} once nothing was said of it for a while"
        case _:
            return _lead_times(request, item)


def _evidence(request: Request, item: ItemView) -> str:
    if item.evidence_required is None:
        return set_by(request, "evidence")
    return changed_by(request, history.latest_change(request.session, request.item(item.ref), "evidence"))


def _lead_times(request: Request, item: ItemView) -> str:
    if item.lead_times is not None:
        own = f"this one is asked about {plan_settings.listed(item.lead_times)} before its date"
        thing = request.item(item.ref)
        return f"{own}{changed_by(request, history.latest_change(request.session, thing, 'asked before its date'))}"
    leads = plan_settings.listed(plan_settings.nudges(request.plan).lead_times)
    return f"everything is asked about {leads} before its date{set_by(request, 'asked before a date')}"


def _since(request: Request, item: ItemView) -> str:
    newest = updates.latest_of(request.session, item.id)
    return day(london_day(newest.at if newest else request.plan.created_at), request.today)


def _weekday(request: Request) -> int:
    chosen = request.person.nudge_weekday
    return plan_settings.nudges(request.plan).weekday if chosen is None else chosen


def _hours(request: Request) -> str:
    person, settings = request.person, plan_settings.nudges(request.plan)
    zone = nudging.zone_of(request.plan, person)
    at = person.nudge_time or settings.at
    weekly = f"Weekly questions come on {WEEKDAYS[_weekday(request)]}s"
    said = f"{weekly}, all questions from {at:%H:%M} by the clocks of {zone}"
    chosen = history.latest_setting(request.session, request.plan, "asked", person.name)
    own = person.nudge_weekday is not None or person.nudge_time is not None
    return f"{said}{changed_by(request, chosen) if own and chosen else ', as for everybody who has chosen nothing'}."
