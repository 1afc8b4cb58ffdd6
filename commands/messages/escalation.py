"""What is overdue without an update that counts, told to the owner's manager and the owner, then to the leads."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import MOST_LINES, Buttons, Card, Lines, Part, Text
from commands.language.plan_words import heading_of, heading_where_several, plans_of
from commands.messages.escalation_sheet import Sheet, is_copy
from commands.messages.registry import Context, MessageKind, daily
from commands.messages.why_asked import TITLE, cannot_tell, set_by, why_button
from commands.request import Request
from commands.showing.items import summaries
from commands.showing.wording import count, counted_by_kind, day
from store.delivery.envelope import Envelope
from store.models import Outgoing
from store.plan import plan_settings
from store.reminders import escalation_rounds
from store.reminders.escalation_rounds import EscalationEnvelope
from store.rules.escalation import LADDER
from store.rules.working_days import listed


def _sheets(context: Context, message: str, *, standing: bool = False) -> list[Sheet]:
    sheets = [Sheet(context.in_plan(plan, []), message, standing=standing) for plan in context.readable]
    return [sheet for sheet in sheets if sheet.found]


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where all of it was answered, moved or given away before the message goes."""
    message = EscalationEnvelope.of(envelope).message
    sheets = _sheets(context, message, standing=True)
    return _drawn(sheets, message) if sheets else None


def _redraw(context: Context, row: Outgoing) -> Card:
    """Drawn anew after one of its buttons was pressed: what has been answered says so."""
    return _drawn(_sheets(context, row.key), row.key)


def _drawn(sheets: Sequence[Sheet], message: str) -> Card:
    told = [(sheet, one) for sheet in sheets for one in sheet.found]
    parts: list[Part] = []
    for sheet in sheets:
        shown = [one for of, one in told[:MOST_LINES] if of is sheet]
        parts += [*heading_of(sheet.of, [one.of for one in sheets]), *sheet.lines(shown)] if shown else []
    if more := max(0, len(told) - MOST_LINES):
        where = f": {say('overdue')}" if len(sheets) == 1 else ""
        parts.append(Text(text=f"And {more} more{where}"))
    if any(sheet.waiting for sheet in sheets):
        parts.append(Text(text=_closing(sheets)))
    parts.append(Buttons(buttons=[why_button(message)]))
    shown_items = [item for sheet in sheets for item in sheet.views.values()]
    return Card(
        title=_title(sheets),
        parts=parts,
        redraw=f"redraw {message}",
        items=summaries(shown_items),
        item_plans=plans_of([sheet.of for sheet in sheets], [len(sheet.views) for sheet in sheets]),
        count=len(shown_items),
    )


def _title(sheets: Sequence[Sheet]) -> str:
    waiting = [(sheet, one) for sheet in sheets for one in sheet.waiting]
    if not waiting:
        return "All of this has been answered since. Thank you."
    about = {item.id: item.kind for sheet, one in waiting if (item := sheet.views.get(one.row.item_id))}
    one_alone = len(about) == 1
    items, verb = counted_by_kind(list(about.values())), "is" if one_alone else "are"
    if all(is_copy(one) for _, one in waiting):
        return f"{items} of yours {verb} overdue, and I have asked for help with {'it' if one_alone else 'them'}"
    said = any(sheet.said(one) for sheet, one in waiting)
    stands = "it stands" if one_alone else "they stand"
    silence = f"nobody says how {stands} now" if said else f"nobody has said how {stands}"
    return f"{items} {verb} overdue, and {silence}"


def _closing(sheets: Sequence[Sheet]) -> str:
    waiting = [one for sheet in sheets for one in sheet.waiting]
    if all(is_copy(one) for one in waiting):
        return "One update ends this, also if it says “at risk” or “delayed”. If something is in the way, say what."
    first = day(min(one.row.baseline for one in waiting), sheets[0].request.today)
    subject = "It" if len({one.row.item_id for one in waiting}) == 1 else "The first"
    return (
        f"{subject} was promised for {first}. Often a short talk is enough: perhaps the owner needs time, help or"
        " another owner. Once somebody says how it stands and when they expect it, I say no more of it until then."
    )


def _why(context: Context, row: Outgoing | None) -> Card:
    sheets = _sheets(context, row.key) if row else []
    if not row or not sheets:
        return cannot_tell(row.key if row else escalation_rounds.KIND)
    parts: list[Part] = []
    for sheet in sheets:
        parts += [*heading_where_several(sheet.of), Lines(lines=sheet.reasons())]
        parts.append(Text(text=_rule(sheet.request)))
    parts.append(
        Text(
            text="To change it: say how the thing stands, or ask the programme lead for another date or owner. The lead"
            f" sets the steps with {say('set plan escalation 5, 10, 20')}, and who manages whom with"
            f" {say('set @person manager @person')}."
        )
    )
    many = sum(len(sheet.found) for sheet in sheets)
    return Card(title=TITLE, parts=parts, redraw=f"nudges why {row.key}", count=many)


def _rule(request: Request) -> str:
    ladder = listed(plan_settings.escalation(request.plan).days)
    stale = count(plan_settings.nudges(request.plan).stale_after, "day")
    return (
        f"What is overdue for {ladder} without an update that counts is told, step by step, to the owner's manager, to"
        f" the programme leads and to the weekly digest{set_by(request, LADDER)}. An update by the owner, their deputy"
        f" or the programme lead counts until the day by which it expects it done, and for {stale} where it names no"
        " day. The owner's leave does not count, and each step is said once."
    )


ESCALATION = MessageKind(
    name=escalation_rounds.KIND,
    says="what is overdue without an update that counts",
    about="what is overdue without an update that counts:",
    to="the owner's manager and the owner, then the programme leads",
    when="at 09:00 on the working day on which it has been overdue without an update that counts for long enough",
    why=_why,
    draw=_draw,
    redraw=_redraw,
    schedule=daily("escalate", escalation_rounds.AT, escalation_rounds.decide),
    waits_for_morning=True,
)
