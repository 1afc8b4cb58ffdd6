"""`why REF`: which rule gave it its colour, what was said last, what is late under it, and what would change it."""

from collections.abc import Sequence
from itertools import pairwise

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Heading, Line, Lines, Text
from commands.errors import CommandError, NotReadError
from commands.language.filters import plain
from commands.language.gathering.narrowing import refuse_past
from commands.language.saying import titled
from commands.messages.why import why_card
from commands.registry import command
from commands.request import Request
from commands.showing.because import also, because, what_would_change
from commands.showing.items import item_lines, page_buttons, summaries, summary, update_button
from commands.showing.last_said import last_said
from commands.showing.slips import how_far, moved_because
from commands.showing.stories import event_line
from commands.showing.wording import begun, echoed, joined, near_day, owner_of, quoted
from store.models import Item, Update
from store.people import naming
from store.plan import history, items, slipping, updates
from store.plan.history import Event
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import Coloured, OneOf, Query, Wanted
from store.query.often import meant
from store.rules.slipping import slip_of
from store.rules.terms import Brag

ASKED = frozenset({"i", "me", "you"})
"""Whoever asks "why did I get this?" means a message, and no colour."""

PAGE_SIZE = 8


@command(
    "why",
    needs="read",
    says="Why an action or milestone has its colour, what its owner said last, and what would change it",
    usage="why REF",
    example="why C14.2",
)
def why(request: Request) -> Card:
    words = [word.strip(" ,.?!“”\"'") for word in request.words]
    found = _named(request, [word for word in words if word])
    if found is not None:
        return colour_card(request, items.view(request.session, found, request.today))
    if ASKED & set(map(plain, words)):
        return why_card(request, [])
    if not words:
        raise CommandError(f"Say of which. For example: {say('why C14.2')}.")
    raise NotReadError(f"I can't find {echoed(' '.join(words))}. Try {say('find')} and a word from its title.")


def _named(request: Request, words: Sequence[str]) -> Item | None:
    """The first that these words name, by one word or by two ("d 1")."""
    said = [*words, *(" ".join(two) for two in pairwise(words))]
    return next((item for one in said if (item := items.get(request.session, request.plan, one))), None)


def colour_card(request: Request, item: ItemView) -> Card:
    newest = updates.latest_of(request.session, item.id)
    speaker = _speaker(request, item, newest)
    card = Card(
        title=f"{item.ref} is {item.brag} because {because(item, request.today, speaker)}",
        parts=[Text(text=item.title), Facts(facts=_facts(request, item, newest, speaker))],
        redraw=f"why {item.ref}",
        items=[summary(item)],
        count=1,
    )
    if item.red_below:
        red = items.views(request.session, request.plan, item.red_below, request.today)
        card.parts += [Heading(text="Red under it"), Lines(lines=item_lines(request, red))]
    buttons = [update_button(item)] if request.may("update", item) else []
    card.parts.append(Buttons(buttons=[*buttons, Button(label=f"All of {item.ref}", says=f"show {item.ref}")]))
    return card


def why_answer(request: Request, query: Query) -> Card:
    """Why what a query means has its colour: one item in full, several in a line each; of a part, what is red in it."""
    refuse_past(query)
    refs = [one.key for one in query.subjects if one.kind == "item"]
    if len(refs) == 1 and len(query.subjects) == 1:
        return colour_card(request, items.view(request.session, request.item(refs[0]), request.today))
    asked = Query(where=query.where, otherwise=query.otherwise)
    asked = asked.narrowed(*([OneOf(refs=tuple(refs))] if refs else meant(query.subjects)))
    if not refs and not any(isinstance(one, Coloured) for one in asked.where):
        asked = asked.narrowed(Coloured(colours=(Brag.RED,)))
    request.query, request.asks = asked.model_copy(update={"wanted": Wanted.WHY}), True
    found = executing.page(request.session, request.plan, asked, request.today, request.page, PAGE_SIZE)
    card = Card(
        title=f"{titled(asked, request.names(asked), found.counted)}{', and why' if found.total else ''}",
        redraw=request.redraw if found.number == 1 else f"{request.redraw} page {found.number}",
        items=summaries(found.items),
        count=found.total,
        more=found.counted.over,
    )
    if found.items:
        card.parts.append(Lines(lines=_lines(request, found.items)))
    if found.last > 1:
        card.parts.append(page_buttons(request.redraw, found.number, found.last))
    return card


def _lines(request: Request, found: Sequence[ItemView]) -> list[Line]:
    newest = updates.newest(request.session, [item.id for item in found])
    names = naming.names(request.session, {one.by_id for one in newest.values()})
    lines = []
    for item in found:
        said = newest.get(item.id)
        details = [f"{item.brag.value.capitalize()} because {because(item, request.today)}", owner_of(item)]
        if said and said.words:
            details.append(f"{begun(last_said(said, names, request.today))}: {quoted(said.words)}")
        buttons = [Button(label="Why", says=f"why {item.ref}", about=f"{item.ref} {item.title}")]
        lines.append(Line(ref=item.ref, title=item.title, brag=item.brag, details=details, buttons=buttons))
    return lines


def _speaker(request: Request, item: ItemView, newest: Update | None) -> str:
    if newest is None or newest.by_id is None:
        return "the plan's document" if newest else ""
    if newest.by_id == item.owner_id:
        return "its owner"
    return naming.names(request.session, [newest.by_id]).get(newest.by_id, "")


def _facts(request: Request, item: ItemView, newest: Update | None, speaker: str) -> list[tuple[str, str]]:
    today = request.today
    others = also(item, today, speaker)
    changed = history.latest_change_of(request.session, items.of_view(request.session, item))
    said: list[tuple[str, str | None]] = [
        ("Owner", owner_of(item)),
        ("Dates", _dates(request, item, changed)),
        ("Said last", _said_last(request, newest)),
        ("In its way", quoted(item.blocker) if item.blocker and item.open else None),
        ("Also", f"{begun(joined(others))}." if others else None),
        ("Changed last", _changed(request, changed)),
        ("What would change it", " ".join(what_would_change(item, today))),
    ]
    return [(name, value) for name, value in said if value]


def _said_last(request: Request, newest: Update | None) -> str:
    names = naming.names(request.session, [newest.by_id] if newest else [])
    heard = begun(last_said(newest, names, request.today))
    return f"{heard}: {quoted(newest.words)}" if newest and newest.words else heard


def _dates(request: Request, item: ItemView, newest: Event | None) -> str | None:
    """How far it slipped, and why each time its promise was moved; not where that is what changed last."""
    if item.baseline is None:
        return None
    moves = slipping.moves_of(request.session, request.plan, [item.id])[item.id]
    slip = slip_of(item.baseline, item.forecast if item.open else None, [one.before for one in moves])
    if not (moves or slip.slips):
        return f"Promised {near_day(slip.promised, request.today)}"
    if newest is not None and newest.change is not None and newest.change.field == "baseline" and newest.change.before:
        moves = moves[:-1]
    said = [how_far(slip, request.today), *(begun(moved_because(one, request.today)) for one in moves)]
    return "\n".join(said)


def _changed(request: Request, newest: Event | None) -> str | None:
    """What was last changed in the plan about it, by whom, when and why."""
    if newest is None:
        return None
    line = event_line(newest, request.today)
    return "; ".join([line.title, *line.details])
