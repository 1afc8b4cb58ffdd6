"""By which rule an owner was asked, since when, who set it, and how to change it."""

from collections.abc import Sequence
from dataclasses import replace

from commands.advice import say
from commands.cards import Card, Heading, Line, Lines, Text
from commands.language.days import WEEKDAYS
from commands.language.plan_words import InPlan, by_plan, heading_where_several
from commands.messages.reasons import Reasons, Rule
from commands.messages.why_asked import changed_by, set_by
from commands.request import Request
from commands.showing.items import done_or_due
from commands.showing.wording import count, day, joined
from store.plan import history, items, plan_settings
from store.plan.item_views import ItemView
from store.reminders import nudging
from store.rules import asking_people
from store.rules.working_days import listed
from store.time import london_day

MOST = 12

OWN_WAYS = (
    "To change it: “Snooze until…” or “Not mine” under the question; your own day and hour,"
    f" {say('nudge me on Thursdays at 14:00')}; your leave, {say('leave 1 Aug to 14 Aug deputy @person')}."
)


def why_asked(request: Request, words: Sequence[str]) -> Card:
    """Args: words: references of what somebody was asked about, each plan's behind the plan's own word."""
    asked = [replace(one, refs=_known(one)) for one in by_plan(request, words)]
    if not asked:
        none = Text(text="I write when something you own comes near its date, is overdue or has gone quiet.")
        return Card(title="I have asked you nothing that is kept here", parts=[none], redraw="nudges why", count=0)
    lines = {one.request.plan.id: _lines(one) for one in asked}
    parts = [part for one in asked for part in [*heading_where_several(one), Lines(lines=lines[one.request.plan.id])]]
    parts += [Heading(text="When you are asked"), Text(text=_hours(request)), Text(text=OWN_WAYS)]
    again = " ".join(["nudges why", *(one.words for one in asked)])
    return Card(title="Why I asked you", parts=parts, redraw=again, count=sum(map(len, lines.values())))


def _known(one: InPlan) -> list[str]:
    return [one.request.item(word).ref for word in one.refs[:MOST]]


def _lines(one: InPlan) -> list[Line]:
    request = one.request
    found = items.views(request.session, request.plan, one.refs, request.today)
    reasons = Reasons(request, found)
    return [_asked(reasons, item) for item in found]


def _asked(reasons: Reasons, item: ItemView) -> Line:
    details = [done_or_due(item, reasons.request.today), _rule(reasons, item), _whose(reasons.request, item)]
    if item.recommendations:
        numbers = [str(number) for number in item.recommendations]
        details.append(f"it answers recommendation{'s' if len(numbers) > 1 else ''} {joined(numbers)}")
    return Line(title=item.title, ref=item.ref, brag=item.brag, details=details)


def _whose(request: Request, item: ItemView) -> str:
    if item.owner_id == request.person.id:
        return "you own it"
    if (cover := request.stands_in_for.get(item.owner_id or 0)) is not None:
        return f"you stand in for {cover.person} until {day(cover.last, request.today)}"
    return "it is not yours any more" if item.owner else "nobody owns it any more"


def _rule(reasons: Reasons, item: ItemView) -> str:
    request, rule = reasons.request, reasons.rule_of(item)
    weekly = f"asked once a week, on {WEEKDAYS[nudging.weekday_of(request.person)]}s"
    if not item.open and rule is not Rule.EVIDENCE:
        return "it is complete, so nothing more is asked"
    match rule:
        case Rule.EVIDENCE:
            return f"it is said to be complete, and needs a link to its evidence: {weekly}{_evidence(request, item)}"
        case Rule.OVERDUE:
            assert item.baseline is not None
            return f"overdue since its date, {day(item.baseline, request.today)}, passed: {weekly}"
        case Rule.STALE:
            quiet = count(reasons.days_without_a_word(item), "day")
            after = f"{weekly} after {count(reasons.settings.stale_after, 'day')} without one"
            return f"no update for {quiet}, since {_since(reasons, item)}: {after}{set_by(request, 'stale after')}"
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
        own = f"this one is asked about {listed(item.lead_times)} before its date"
        thing = request.item(item.ref)
        return f"{own}{changed_by(request, history.latest_change(request.session, thing, 'asked before its date'))}"
    leads = listed(plan_settings.nudges(request.plan).lead_times)
    return f"everything is asked about {leads} before its date{set_by(request, 'asked before a date')}"


def _since(reasons: Reasons, item: ItemView) -> str:
    request, newest = reasons.request, reasons.newest.get(item.id)
    return day(london_day(newest.at if newest else request.plan.created_at), request.today)


def _hours(request: Request) -> str:
    person = request.person
    zone, at = nudging.zone_of(person), person.nudge_time or asking_people.AT
    weekly = f"Weekly questions come on {WEEKDAYS[nudging.weekday_of(request.person)]}s"
    said = f"{weekly}, all questions from {at:%H:%M} by the clocks of {zone}"
    chosen = history.latest_setting(request.session, None, "asked", person.name)
    own = person.nudge_weekday is not None or person.nudge_time is not None
    return f"{said}{changed_by(request, chosen) if own and chosen else ', as for everybody who has chosen nothing'}."
