"""`show REF`: all that is known of one thing."""

from collections.abc import Callable
from datetime import date

from commands.advice import say
from commands.asking import recs, risks, standards
from commands.cards import Button, Buttons, Card, Facts, Heading, Lines, Link, Part
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing import standing
from commands.showing.because import because
from commands.showing.items import assign_button, item_lines, summary, update_button
from commands.showing.pulse import named
from commands.showing.stories import event_line
from commands.showing.wording import CLAIMED, count, joined, owner_of, period, quoted, start_of
from store.plan import history, items
from store.plan.item_views import ItemView
from store.pulse import decisions
from store.query import executing
from store.query.model import Query, Under
from store.rules.references import as_reference
from store.rules.terms import Kind

EVENTS = 5


@command("show", needs="read", says="All that is known of one action or milestone", usage="show REF", example="show D1")
def show(request: Request) -> Card:
    words = " ".join(request.words).strip(" ,.?!")
    if not words:
        raise CommandError(f"Say which. For example: {say('show D1')}, {say('show R7')} or {say('show RK2')}.")
    ref = as_reference(words) or ""
    others: dict[str, Callable[[Request, str], Card]] = {
        "RK": risks.one_risk,
        "R": recs.one_recommendation,
        "I.": standards.one_standard,
        "S": standards.one_standard,
    }
    found = items.get(request.session, request.plan, words)
    if found is None:
        for start, other in others.items():
            if ref.startswith(start):
                return other(request, ref)
        found = request.item(words)
    return item_card(request, items.view(request.session, found, request.today))


def item_card(request: Request, item: ItemView) -> Card:
    evidence: list[Part] = [Link(label="Evidence", url=item.evidence)] if item.evidence else []
    card = Card(
        title=f"{item.ref} {item.title}",
        parts=[Facts(facts=_facts(request, item)), *evidence],
        redraw=f"show {item.ref}",
        items=[summary(item)],
        count=1,
    )
    if buttons := _buttons(request, item):
        card.parts.append(Buttons(buttons=buttons))
    if item.kind is Kind.ACTION:
        under = executing.every(request.session, request.plan, Query(where=(Under(refs=(item.ref,)),)), request.today)
        card.parts += [
            Heading(text="Milestones" if under else "No milestones yet"),
            Lines(lines=item_lines(request, under)),
        ]
    events = history.of_item(request.session, items.of_view(request.session, item), EVENTS)
    if events:
        card.parts += [Heading(text="What happened"), Lines(lines=[event_line(e, request.today) for e in events])]
    return card


def _facts(request: Request, item: ItemView) -> list[tuple[str, str]]:
    today = request.today
    said: list[tuple[str, str | None]] = [
        ("BRAG", _brag(item, today)),
        ("Closed", standing.dropped(request, item)),
        ("Kind", item.kind.value.capitalize()),
        ("Owner", owner_of(item) if item.owner or item.printed_owners else "Nobody yet"),
        ("With", _others(item)),
        ("Starts", start_of(item.start, item.start_precision, today) if item.start else None),
        ("Date", standing.due_or_printed(request, item)),
        ("Forecast", _forecast(item, today)),
        ("Promise moved", standing.moved(request, item)),
        ("Completed", standing.completed(request, item)),
        ("Said complete", standing.said_complete(request, item)),
        ("Verified", standing.verified(request, item)),
        standing.said(request, item),
        ("Done so far", f"{item.percent}%" if item.percent is not None and item.open else None),
        ("Impact", quoted(item.impact) if item.impact else None),
        ("Blocked by", item.blocker),
        ("Not asked before", standing.snoozed(request, item)),
        ("In doubt", "Its owner says that it is not theirs; the programme lead decides" if item.disowned else None),
        ("Belongs to", item.parent_ref),
        ("Theme", item.theme),
        ("Answers", _answers(item)),
        ("Came from", _pulses(request, item)),
        ("Red under it", joined(list(item.red_below)) if item.red_below else None),
    ]
    return [(name, value) for name, value in said if value]


def _brag(item: ItemView, today: date) -> str:
    """The colour, and which rule gave it."""
    if item.dropped:
        return "Grey: no longer needed"
    return f"Green: {CLAIMED}" if item.claimed_on else f"{item.brag.value.capitalize()}: {because(item, today)}"


def _forecast(item: ItemView, today: date) -> str | None:
    """ "Friday 15 July, 21 days after its promised date"."""
    if item.forecast is None:
        return None
    said = period(item.forecast, None, today)
    if not item.open or item.baseline is None or item.forecast <= item.baseline:
        return said
    return f"{said}, {count((item.forecast - item.baseline).days, 'day')} after its promised date"


def _others(item: ItemView) -> str | None:
    """Who contributes, as the document prints them."""
    others = item.printed_owners[1:]
    if item.owner:
        others = tuple(one for one in item.printed_owners if one.person_id != item.owner_id)
    return "; ".join(one.person or one.words for one in others) or None


def _answers(item: ItemView) -> str | None:
    if not item.recommendations:
        return None
    numbers = [str(number) for number in item.recommendations]
    return f"Recommendation{'s' if len(numbers) > 1 else ''} {joined(numbers)}"


def _pulses(request: Request, item: ItemView) -> str | None:
    """What staff said to which it is the answer."""
    found = decisions.of_item(request.session, item.id)
    return "; ".join(f"Pulse {named(pulse, round_)}: {quoted(one.said)}" for one, round_, pulse in found) or None


def _buttons(request: Request, item: ItemView) -> list[Button]:
    if item.dropped:
        reopen = Button(label="Reopen", says=f"reopen {item.ref}", about=item.ref)
        return [reopen] if request.may("update", item) else []
    buttons = [update_button(item)] if request.may("update", item) else []
    if buttons and not request.may("edit") and item.open and not item.claimed_on:
        buttons.append(Button(label="Ask to move the date", says=f"request {item.ref}", about=item.ref))
    if request.may("edit") and item.kind is Kind.ACTION:
        buttons.append(Button(label="Add milestone", says=f"add milestone {item.ref}", about=item.ref))
    if request.may("edit") and item.open:
        buttons.append(assign_button(item))
    return buttons
