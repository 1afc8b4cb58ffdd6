"""The weekly message to a programme lead: what nobody who can be asked owns, with a button to assign it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button, Buttons, Card, Line, Lines, Part, Text
from commands.language.plan_words import heading_of, plans_of
from commands.messages.registry import Context, MessageKind, Schedule
from commands.messages.why_asked import because, why_button
from commands.request import Request
from commands.showing.items import assign_button, item_line, summaries
from commands.showing.wording import of_any_kind
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.query import executing
from store.query.executing import ItemPage, Total
from store.reminders import unowned_rounds
from store.reminders.unowned_rounds import UNOWNED
from store.time import london_day

SHOWN = 5


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    return {unowned_rounds.hour_of(lead, day) for lead, _ in unowned_rounds.leads(session, plans)}


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where everything has an owner by now."""
    leads = unowned_rounds.leads(context.session, context.plans)
    return _drawn(context, [plan for lead, led in leads if lead.id == context.person_id for plan in led])


def _redraw(context: Context, row: Outgoing) -> Card:
    """Drawn anew after something was assigned."""
    return _draw(context, row.card) or Card(title="Everything that is open has an owner who can be asked.")


def _drawn(context: Context, led: Sequence[Plan]) -> Card | None:
    pages = [(plan, executing.page(context.session, plan, UNOWNED, london_day(context.now), 1, SHOWN)) for plan in led]
    pages = [(plan, page) for plan, page in pages if page.total]
    if not pages:
        return None
    total = Total(sum(page.total for _, page in pages), any(page.counted.over for _, page in pages))
    found = [item for _, page in pages for item in page.items]
    sheets = [(context.in_plan(plan, [item.ref for item in page.items]), page) for plan, page in pages]
    parts: list[Part] = []
    for of, page in sheets:
        parts += [*heading_of(of, [one for one, _ in sheets]), *of.marked([Lines(lines=_lines(of.request, page))])]
    more = f"The first {len(found)} are here. " if total.number > len(found) else ""
    buttons = [Button(label="All without an owner", says=of.says("unowned")) for of, _ in sheets]
    parts.append(Text(text=f"{more}Nobody is asked about what has no owner, so nobody would notice when it is late."))
    parts.append(Buttons(buttons=[*buttons, why_button(unowned_rounds.KIND)]))
    return Card(
        title=f"{of_any_kind(total, 'open')} with nobody to ask",
        parts=parts,
        redraw=f"redraw {context.key}" if sheets[0][0].named else "unowned",
        items=summaries(found),
        item_plans=plans_of([of for of, _ in sheets], [len(page.items) for _, page in sheets]),
        count=total.number,
        more=total.over,
    )


def _lines(request: Request, page: ItemPage) -> list[Line]:
    return [item_line(request, item).model_copy(update={"buttons": [assign_button(item)]}) for item in page.items]


def _why(context: Context, row: Outgoing | None) -> Card:
    return because(
        unowned_rounds.KIND,
        "You lead this plan. Once a week its leads see what nobody owns who can be asked: without an owner, with a"
        " printed owner whom nobody matched, or with an owner whose account is closed or a guest's.",
        "It comes on Mondays from 09:00 by your clocks, or on your own day and hour:"
        f" {say('nudge me on Thursdays at 14:00')}. Where everything has an owner, nothing comes.",
    )


UNOWNED_QUEUE = MessageKind(
    name=unowned_rounds.KIND,
    says="what has no owner",
    about="what has no owner:",
    to="each programme lead",
    when="once a week, on Monday at 09:00 or on their own day and hour",
    why=_why,
    draw=_draw,
    redraw=_redraw,
    schedule=Schedule("ask for owners", _moments, unowned_rounds.decide, unowned_rounds.is_due, in_hours=True),
    waits_for_morning=True,
    good_for=unowned_rounds.WEEK,
)
