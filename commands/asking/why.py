"""`why REF`: which rule gave it its colour, what was said last, what is late under it, and what would change it."""

from collections.abc import Sequence
from itertools import pairwise

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Heading, Lines, Text
from commands.errors import CommandError, NotReadError
from commands.language.filters import plain
from commands.messages.why import why_card
from commands.registry import command
from commands.request import Request
from commands.showing.because import also, because, what_would_change
from commands.showing.items import item_lines, summary, update_button
from commands.showing.last_said import last_said
from commands.showing.slips import how_far, moved_because
from commands.showing.stories import event_line
from commands.showing.wording import begun, echoed, joined, near_day, owner_of, quoted
from store.models import Item, Update
from store.people import naming
from store.plan import history, items, slipping, updates
from store.plan.item_views import ItemView
from store.rules.slipping import slip_of

ASKED = frozenset({"i", "me", "you"})
"""Whoever asks "why did I get this?" means a message, and no colour."""


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


def _speaker(request: Request, item: ItemView, newest: Update | None) -> str:
    if newest is None or newest.by_id is None:
        return "the plan's document" if newest else ""
    if newest.by_id == item.owner_id:
        return "its owner"
    return naming.names(request.session, [newest.by_id]).get(newest.by_id, "")


def _facts(request: Request, item: ItemView, newest: Update | None, speaker: str) -> list[tuple[str, str]]:
    today = request.today
    others = also(item, today, speaker)
    said: list[tuple[str, str | None]] = [
        ("Owner", owner_of(item)),
        ("Dates", _dates(request, item)),
        ("Said last", _said_last(request, newest)),
        ("In its way", quoted(item.blocker) if item.blocker and item.open else None),
        ("Also", f"{begun(joined(others))}." if others else None),
        ("Changed last", _changed(request, item)),
        ("What would change it", " ".join(what_would_change(item, today))),
    ]
    return [(name, value) for name, value in said if value]


def _said_last(request: Request, newest: Update | None) -> str:
    names = naming.names(request.session, [newest.by_id] if newest else [])
    heard = begun(last_said(newest, names, request.today))
    return f"{heard}: {quoted(newest.words)}" if newest and newest.words else heard


def _dates(request: Request, item: ItemView) -> str | None:
    """How far it slipped, and why each time its promise was moved."""
    if item.baseline is None:
        return None
    moves = slipping.moves_of(request.session, request.plan, [item.id])[item.id]
    slip = slip_of(item.baseline, item.forecast if item.open else None, [one.before for one in moves])
    if not (moves or slip.slips):
        return f"Promised {near_day(slip.promised, request.today)}"
    said = [how_far(slip, request.today), *(begun(moved_because(one, request.today)) for one in moves)]
    return "\n".join(said)


def _changed(request: Request, item: ItemView) -> str | None:
    """What was last changed in the plan about it, by whom, when and why."""
    newest = history.latest_change_of(request.session, items.of_view(request.session, item))
    if newest is None:
        return None
    line = event_line(newest, request.today)
    return "; ".join([line.title, *line.details])
