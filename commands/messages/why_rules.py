"""`/plan nudges why`: by which rule somebody was asked, since when, who set it, and how to change it."""

from commands.cards import Card, Heading, Line, Lines, Part, Text
from commands.language.days import WEEKDAYS
from commands.messages.escalations import BECAUSE, is_copy, names, told
from commands.messages.reasons import Rule, days_without_a_word, rule_of
from commands.request import Request
from commands.showing.items import done_or_due
from commands.showing.wording import count, day
from store.delivery import outbox
from store.models import Change
from store.plan import history, items, plan_settings, updates
from store.plan.item_views import ItemView
from store.reminders import escalation, nudging
from store.reminders.escalation import Told
from store.rules.escalation import Step
from store.time import london_day

MOST = 12
LOOKED_AT = 20

OWN_WAYS = (
    "To change it: “Snooze until…” or “Not mine” under the question; your own day and hour,"
    " `/plan nudge me on Thursdays at 14:00`; your leave, `/plan leave 1 Aug to 14 Aug deputy @person`."
)


def why_card(request: Request, words: list[str]) -> Card:
    """Args: words: references, the key of an escalation, `unowned`, or nothing for what came last."""
    about = " ".join(words) or _last(request)
    if about.startswith("escalation/"):
        return _escalated(request, about)
    if about == "unowned":
        return _unowned(request)
    refs = [request.item(word).ref for word in about.split()[:MOST]]
    if not refs:
        none = Text(text="I write when something you own comes near its date, is overdue or has gone quiet.")
        return Card(title="I have asked you nothing yet", parts=[none], redraw="nudges why", count=0)
    found = items.views(request.session, request.plan, refs, request.today)
    parts: list[Part] = [Lines(lines=[_asked(request, item) for item in found])]
    parts += [Heading(text="When you are asked"), Text(text=_hours(request)), Text(text=OWN_WAYS)]
    return Card(title="Why I asked you", parts=parts, redraw=f"nudges why {' '.join(refs)}", count=len(found))


def _last(request: Request) -> str:
    """What the newest message to this person was about."""
    rows, _, _ = outbox.of_person(request.session, request.person, 1, LOOKED_AT)
    for row in rows:
        if row.sent_at is not None and row.kind in ("nudge", "escalation", "unowned"):
            return (
                " ".join(outbox.refs_said(row))
                if row.kind == "nudge"
                else (row.key if row.kind == "escalation" else row.kind)
            )
    return ""


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
            return f"no update for {quiet}, since {_since(request, item)}: {after}{_by(request, 'stale after')}"
        case Rule.OPEN:
            return f"it is open and has no date: {weekly} once nothing was said of it for a while"
        case _:
            return _lead_times(request, item)


def _evidence(request: Request, item: ItemView) -> str:
    if item.evidence_required is None:
        return _by(request, "evidence")
    return _set(request, history.latest_change(request.session, request.item(item.ref), "evidence"))


def _lead_times(request: Request, item: ItemView) -> str:
    if item.lead_times is not None:
        own = f"this one is asked about {plan_settings.listed(item.lead_times)} before its date"
        thing = request.item(item.ref)
        return f"{own}{_set(request, history.latest_change(request.session, thing, 'asked before its date'))}"
    leads = plan_settings.listed(plan_settings.nudges(request.plan).lead_times)
    return f"everything is asked about {leads} before its date{_by(request, 'asked before a date')}"


def _since(request: Request, item: ItemView) -> str:
    newest = updates.latest_of(request.session, item.id)
    return day(london_day(newest.at if newest else request.plan.created_at), request.today)


def _by(request: Request, field: str) -> str:
    return _set(request, history.latest_setting(request.session, request.plan, field))


def _set(request: Request, change: Change | None) -> str:
    """Who set a rule; nobody has where it stands as it came."""
    if change is None:
        return ", as plans are asked where nobody has set it otherwise"
    return f", set by {names(request, [change.by_id])} on {day(london_day(change.at), request.today)}"


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
    return f"{said}{_set(request, chosen) if own and chosen else ', as for everybody who has chosen nothing'}."


def _escalated(request: Request, message: str) -> Card:
    found = told(request, message)
    if not found:
        nothing = Text(text="It was written to somebody else, or I no longer know it.")
        return Card(title="I can't tell why", parts=[nothing], redraw=f"nudges why {message}", count=0)
    refs = [one.ref for one in found]
    views = {item.id: item for item in items.views(request.session, request.plan, refs, request.today)}
    lines = [_told(request, one, views[one.row.item_id]) for one in found[:MOST] if one.row.item_id in views]
    ladder = plan_settings.listed(escalation.settings(request.plan).days)
    rule = (
        f"What is overdue for {ladder} without an update is told, step by step, to the owner's manager, to the"
        f" programme leads and to the weekly digest{_by(request, escalation.LADDER)}. The owner's leave does"
        " not count, and each step is said once. One update by the owner, their deputy or the programme lead ends it."
    )
    ways = (
        "To change it: say how the thing stands, or ask the programme lead for another date or owner. The lead sets the"
        " steps with `/plan set plan escalation 5, 10, 20`, and who manages whom with"
        " `/plan set @person manager @person`."
    )
    parts: list[Part] = [Lines(lines=lines), Text(text=rule), Text(text=ways)]
    return Card(title="Why I wrote to you", parts=parts, redraw=f"nudges why {message}", count=len(found))


def _told(request: Request, one: Told, item: ItemView) -> Line:
    row = one.row
    since = f"promised for {day(row.baseline, request.today)}, and nothing was said of it until"
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=[f"{since} {day(row.day, request.today)}", _because_of(request, one)],
    )


def _because_of(request: Request, one: Told) -> str:
    row, owner = one.row, names(request, [one.row.owner_id])
    if is_copy(one):
        return "you own it, and see what others are told"
    deputy = f", and you stand in for {names(request, [row.to_id])}" if row.person_id != row.to_id else ""
    if row.step is Step.LEADS:
        return f"the programme leads are the second step{deputy}"
    if row.instead is not None:
        return f"it belongs to {owner}, {BECAUSE[row.instead]}{deputy}"
    return f"it belongs to {owner}, {'whose manager is away' if deputy else 'whose manager you are'}{deputy}"


def _unowned(request: Request) -> Card:
    return Card(
        title="Why I wrote to you",
        parts=[
            Text(
                text="You lead this plan. Once a week its leads see what nobody owns who can be asked: without an"
                " owner, with a printed owner whom nobody matched, or with an owner whose account is closed or a"
                " guest's."
            ),
            Text(
                text="It comes on Mondays from 09:00 by your clocks, or on your own day and hour:"
                " `/plan nudge me on Thursdays at 14:00`. Where everything has an owner, nothing comes."
            ),
        ],
        redraw="nudges why unowned",
    )
