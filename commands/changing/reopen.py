"""`reopen REF`: what is complete or no longer needed is open again, and somebody says how it stands."""

from dataclasses import replace

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.language.because import reason
from commands.language.names import spelt_out
from commands.language.progress_details import read_details
from commands.language.progress_words import read_progress
from commands.messages.changed import tell_owners
from commands.registry import Answer, command
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summary
from commands.showing.update_form import LONGEST
from commands.showing.wording import day, quoted
from store.models import Item
from store.plan import edits, item_settings, items, updates
from store.plan.updates import Statement
from store.rules.terms import Progress

STATES = (Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED, Progress.NOT_STARTED)
"""How something can stand that is open."""


@command(
    "reopen",
    needs="update",
    says="Open something again that is complete or was closed, and say how it stands",
    usage="reopen REF [on track | at risk | delayed | not started] [because WHY]",
    example="reopen D1.1 delayed because the last two teams are still to come",
    changes=True,
    undo=True,
)
def reopen(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref, dropped=True)
    if item.closed_at is None and item.claimed_on is None:
        raise CommandError(f"{item.ref} is open already. {say(f'update {item.ref}')} says how it stands.")
    if not rest:
        return _asked(request, item)
    said = _statement(request, item, rest)
    screened(request, "words", said.words)
    if item.dropped_at is not None:
        edits.take_up_again(request.session, item, why=said.words, by=request.person, now=request.now)
    else:
        edits.reopen(request.session, item, why=said.words, by=request.person, now=request.now)
    request.session.flush()
    saved = updates.record_update(
        request.session, item, said, by=request.person, now=request.now, day=request.today, said_key=request.key
    )
    tell_owners(request, item)
    card = Card(
        title=f"{item.ref} is open again, and {saved.progress.value}.",
        parts=[Text(text=quoted(saved.words))] if saved.words else [],
        items=[summary(items.view(request.session, item, request.today))],
    )
    return warned(request, card, f"reword {item.ref} update")


def _asked(request: Request, item: Item) -> Question:
    """What is open stands somehow, and nobody but a person says how."""
    buttons = [
        Button(label=one.value.capitalize(), says=f"reopen {item.ref} {one.value}", about=item.ref) for one in STATES
    ]
    since = f"complete since {day(item.completed_on, request.today)}" if item.completed_on else "closed"
    since = "no longer needed" if item.dropped_at else since
    return Question(
        title=f"{item.ref} {item.title} is {since}. How does it stand once it is open again?",
        parts=[Text(text="Nothing is changed until you say."), Buttons(buttons=buttons)],
    )


def _statement(request: Request, item: Item, words: list[str]) -> Statement:
    if words[0].lower() == "because":
        raise CommandError(
            f"Say first how it stands. For example: {say(f'reopen {item.ref} delayed because')} and why."
        )
    progress, rest = read_progress(words)
    if progress not in STATES:
        raise CommandError(
            f"{item.ref} is closed already. Say how it stands once it is open: on track, at risk, delayed."
        )
    details = read_details(rest, request.today, item_settings.updates(request.session, item).impact)
    said = reason(spelt_out(request.session, " ".join(details.words))) or None
    if said and len(said) > LONGEST:
        raise CommandError(f"That is {len(said):,} characters and an update holds {LONGEST:,}. Shorten it.")
    if details.forecast and details.forecast < request.today:
        raise CommandError("That day has passed. Choose today or a later day.")
    statement = Statement(
        progress, said, details.forecast, item.blocker, details.percent, details.evidence, details.impact
    )
    return replace(statement, blocker=None) if progress is Progress.ON_TRACK else statement
