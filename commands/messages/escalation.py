"""What is told of things that are overdue without a word: to the owner's manager and the owner, then to the leads."""

from collections import defaultdict

from commands.advice import say
from commands.cards import MOST_LINES, Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.messages.registry import Context, MessageKind, daily
from commands.messages.why_asked import TITLE, cannot_tell, set_by, why_button
from commands.request import Request
from commands.showing.items import assign_button, summaries, update_button
from commands.showing.wording import count, day, due, joined, owner_of
from store.delivery.envelope import Envelope
from store.models import Outgoing
from store.people import directory
from store.people.permissions import may
from store.plan import items, plan_settings
from store.plan.item_views import ItemView
from store.reminders import escalation, escalation_rounds
from store.reminders.escalation import Told
from store.reminders.escalation_rounds import EscalationEnvelope
from store.rules.escalation import Instead, Step

BECAUSE = {
    Instead.NO_MANAGER: "for whom no manager is named here",
    Instead.MANAGER_GONE: "whose manager cannot be asked",
    Instead.MANAGER_AWAY: "whose manager is away, with nobody who stands in",
}


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where all of it was answered, moved or given away before the message goes."""
    (plan,) = context.plans[-1:]
    if not may(context.person, "read", plan):
        return None
    request, message = context.request(plan), EscalationEnvelope.of(envelope).message
    standing = [one for one in told(request, message) if one.stands]
    return drawn(request, message, standing) if standing else None


def told(request: Request, message: str) -> list[Told]:
    """What a message tells this person; nothing where it was written to somebody else."""
    found = escalation.told_by(request.session, request.plan, message, request.today)
    return [one for one in found if one.row.person_id == request.person.id]


def drawn(request: Request, message: str, found: list[Told]) -> Card:
    """Drawn anew after one of its buttons was pressed: what has been answered says so."""
    refs = list(dict.fromkeys(one.ref for one in found))
    views = {item.id: item for item in items.views(request.session, request.plan, refs, request.today)}
    waiting = [one for one in found if one.stands]
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in found[:MOST_LINES]:
        groups[_heading(request, one)].append(one)
    parts: list[Part] = []
    for heading, some in groups.items():
        lines = [_line(request, one, views[one.row.item_id]) for one in some if one.row.item_id in views]
        parts += [Heading(text=heading), Lines(lines=lines)] if lines else []
    if more := len(found) - MOST_LINES:
        parts += [Text(text=f"And {more} more: {say('overdue')}")] if more > 0 else []
    if waiting:
        parts.append(Text(text=_closing(request, waiting)))
    parts.append(Buttons(buttons=[why_button(message)]))
    shown = list(views.values())
    title = _title(request, waiting)
    return Card(title=title, parts=parts, redraw=f"escalated {message}", items=summaries(shown), count=len(shown))


def is_copy(one: Told) -> bool:
    """Whether it is what the owner is shown of what others are told."""
    return one.row.to_id == one.row.owner_id


def names(request: Request, ids: list[int | None]) -> str:
    found = [directory.get(request.session, one) for one in dict.fromkeys(ids)]
    return joined([one.name for one in found if one is not None])


def _title(request: Request, waiting: list[Told]) -> str:
    if not waiting:
        return "All of this has been answered since. Thank you."
    things = count(len({one.row.item_id for one in waiting}), "thing")
    verb = "is" if things.startswith("1 ") else "are"
    if all(is_copy(one) for one in waiting):
        return f"{things} of yours {verb} overdue, and I have asked for help with {'it' if verb == 'is' else 'them'}"
    return f"{things} {verb} overdue, and nobody has said how {'it stands' if verb == 'is' else 'they stand'}"


def _heading(request: Request, one: Told) -> str:
    row = one.row
    owner = names(request, [row.owner_id])
    deputy = f"You stand in for {names(request, [row.to_id])}. " if row.person_id != row.to_id else ""
    if is_copy(one):
        return f"Yours. I have written the same to {_others(request, one)}"
    if row.step is Step.LEADS:
        return f"{deputy}For the programme lead: their managers were told before"
    if row.instead is not None:
        return f"{deputy}{owner}, {BECAUSE[row.instead]}, so I write to the programme lead"
    return f"{deputy}{owner}, whose manager you are" if not deputy else f"{deputy}{owner} is in their team"


def _others(request: Request, one: Told) -> str:
    """Who was told of the owner's thing, in their own names."""
    said = escalation.steps_told(request.session, request.plan, one.row.item_id)[one.row.item_id, one.row.baseline]
    return names(request, [row.person_id for row in said if row.step is one.row.step and row.to_id != row.owner_id])


def _line(request: Request, one: Told, item: ItemView) -> Line:
    details = [due(item, request.today), owner_of(item)]
    details.append("" if one.stands else f"Since then: {item.progress.value}" if item.progress else "Settled since")
    buttons: list[Button] = []
    if one.stands:
        buttons = [update_button(item)] if request.may("update", item) else []
        buttons += [assign_button(item)] if request.may("edit") else []
        buttons = buttons or [Button(label="Show", says=f"show {item.ref}", about=f"{item.ref} {item.title}")]
    return Line(
        title=item.title, ref=item.ref, brag=item.brag, details=[one for one in details if one], buttons=buttons
    )


def _closing(request: Request, waiting: list[Told]) -> str:
    if all(is_copy(one) for one in waiting):
        return "One update ends this, also if it says “at risk” or “delayed”. If something is in the way, say what."
    first = day(min(one.row.baseline for one in waiting), request.today)
    return (
        f"The owners were asked and have said nothing since the promised dates, the first on {first}. Often a short"
        " talk is enough: perhaps they need time, help or another owner. Once one of them says how a thing stands, I"
        " say no more of it."
    )


def _why(request: Request, row: Outgoing | None) -> Card:
    message = row.key if row else ""
    found = told(request, message)
    if not found:
        return cannot_tell(message or escalation_rounds.KIND)
    refs = [one.ref for one in found]
    views = {item.id: item for item in items.views(request.session, request.plan, refs, request.today)}
    lines = [_reason(request, one, views[one.row.item_id]) for one in found[:MOST_LINES] if one.row.item_id in views]
    ladder = plan_settings.listed(escalation.settings(request.plan).days)
    rule = (
        f"What is overdue for {ladder} without an update is told, step by step, to the owner's manager, to the"
        f" programme leads and to the weekly digest{set_by(request, escalation.LADDER)}. The owner's leave does"
        " not count, and each step is said once. One update by the owner, their deputy or the programme lead ends it."
    )
    ways = (
        "To change it: say how the thing stands, or ask the programme lead for another date or owner. The lead sets the"
        f" steps with {say('set plan escalation 5, 10, 20')}, and who manages whom with"
        f" {say('set @person manager @person')}."
    )
    parts: list[Part] = [Lines(lines=lines), Text(text=rule), Text(text=ways)]
    return Card(title=TITLE, parts=parts, redraw=f"nudges why {message}", count=len(found))


def _reason(request: Request, one: Told, item: ItemView) -> Line:
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


ESCALATION = MessageKind(
    name=escalation_rounds.KIND,
    says="what is overdue without a word",
    about="what is overdue without a word:",
    to="the owner's manager and the owner, then the programme leads",
    when="at 09:00 on the working day on which it has been overdue without a word for long enough",
    why=_why,
    draw=_draw,
    schedule=daily("escalate", escalation_rounds.AT, escalation_rounds.decide),
    waits_for_morning=True,
)
