"""`close REF because …`: it is no longer needed. It is in no list and no count, and nobody is asked about it."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.because import reason
from commands.language.names import spelt_out
from commands.language.typed_dates import fits_button
from commands.messages.changed import tell_owners
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summaries
from commands.showing.wording import joined, owner_of, quoted
from store.models import Item
from store.plan import edits, items
from store.query import executing
from store.query.model import IS_OPEN, Query, Under
from store.rules.terms import Kind

LONGEST_WHY = 500
NOW = "now"
"""Said behind the reference once what it does was shown."""


class CloseForm(BaseModel):
    why: str = Field(min_length=1, max_length=LONGEST_WHY)


@command(
    "close",
    needs="edit",
    says="Close something that is no longer needed, with the reason; it is not complete",
    usage="close REF [because WHY]",
    example="close D1.1 because the service has moved to the health trust",
    changes=True,
    undo=True,
)
def close(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    if item.completed_on is not None:
        raise CommandError(f"{item.ref} is complete, so it needs no closing. {say(f'show {item.ref}')} shows it.")
    sure = bool(rest) and rest[0].lower() == NOW
    why = reason(spelt_out(request.session, " ".join(rest[sure:])))
    if not why:
        return _form(item)
    if len(why) > LONGEST_WHY:
        raise CommandError(f"The reason is {len(why):,} characters and holds {LONGEST_WHY}. Shorten it.")
    screened(request, "why", why)
    return _close(request, item, why) if sure else _asked_once(request, item, why)


@form("close", CloseForm, needs="edit", undo=True)
def take(request: Request, values: CloseForm, about: dict[str, str]) -> Card:
    screened(request, "why", values.why)
    return _close(request, request.item(about["ref"]), values.why)


def _form(item: Item) -> Form:
    return Form(
        title=f"Close {item.ref}",
        submit="Close it",
        handler="close",
        about={"ref": item.ref},
        intro=f"{item.ref} {item.title}. {_WHAT_HAPPENS}",
        fields=[Words(name="why", label="Why is it no longer needed?", multiline=True, longest=LONGEST_WHY)],
        in_words=f"close {item.ref} because the service has moved to the health trust",
    )


_WHAT_HAPPENS = "It leaves all lists and counts as no longer needed, not as complete, and nobody is asked about it."


def _asked_once(request: Request, item: Item, why: str) -> Question:
    says = f"close {item.ref} {NOW} because {why}"
    if not fits_button(says):
        raise CommandError("That reason is too long for a button. Shorten it.")
    view = items.view(request.session, item, request.today)
    under = _open_under(request, item)
    beside = f" So do {joined([one.ref for one in under])} under it." if under else ""
    button = Button(label="Close it", says=says, about=item.ref, style="danger", seen_version=item.version)
    return Question(
        title=f"Close {item.ref} {item.title}?",
        parts=[
            Text(text=f"{_WHAT_HAPPENS}{beside} Its owner: {owner_of(view)}."),
            Text(text=f"Why: {quoted(why)}. Nothing is closed yet."),
            Buttons(buttons=[button]),
        ],
    )


def _open_under(request: Request, item: Item) -> Sequence[Item]:
    if item.kind is not Kind.ACTION:
        return []
    found = executing.every(
        request.session, request.plan, Query(where=(Under(refs=(item.ref,)), IS_OPEN)), request.today
    )
    return [request.item(one.ref) for one in found]


def _close(request: Request, item: Item, why: str) -> Card:
    if request.seen_version is not None and request.seen_version != item.version:
        raise CommandError(f"{item.ref} has changed since this was shown. Look again: {say(f'show {item.ref}')}.")
    closed = [item, *_open_under(request, item)]
    if waiting := [one.ref for one in closed if one.claimed_on is not None]:
        wait, them = ("waits", "it") if len(waiting) == 1 else ("wait", "them")
        raise CommandError(f"{joined(waiting)} {wait} to be verified. Answer that first: {say('claims')} lists {them}.")
    for one in closed:
        edits.drop(request.session, one, why=why, by=request.person, now=request.now)
    request.session.flush()
    tell_owners(request, *closed)
    refs = [one.ref for one in closed]
    verb = "is" if len(refs) == 1 else "are"
    card = Card(
        title=f"{joined(refs)} {verb} closed as no longer needed.",
        parts=[Text(text=f"Why: {quoted(why)} {say(f'reopen {item.ref}')} takes it up again.")],
        items=summaries([items.view(request.session, one, request.today) for one in closed]),
    )
    return warned(request, card, f"reword {item.ref} reason")
