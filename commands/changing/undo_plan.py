"""`undo plan`: take back a plan that was begun a moment ago, as long as nothing has been said of it."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Part, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from store.loading import taking_back
from store.models import StagedImport
from store.rules.terms import ImportState


@command(
    "undo plan",
    needs="lead",
    says="Take back a new plan, until it has its first update or message",
    usage="undo plan [NAME]",
    example="undo plan",
    changes=True,
    names_plan="open",
)
def undo_plan(request: Request) -> Card:
    plan, documents = request.plan, taking_back.documents_of(request.session, request.plan)
    if (why := taking_back.begun(request.session, plan)) is not None:
        raise CommandError(
            f"{plan.label} can no longer be taken back: {why}. {say(f'close plan {plan.label}')} lets nobody be asked"
            " about it."
        )
    before = taking_back.take_back(request.session, plan, by=request.person, now=request.now)
    request.chosen = before
    parts: list[Part] = [Text(text=f"{before.label} is open again.")] if before is not None else []
    parts += [_waits(one) for one in documents]
    waiting = [one for one in documents if one.state is ImportState.WAITING]
    buttons = [Button(label="Look at the document again", says=f"import {one.id}") for one in waiting]
    parts += [Buttons(buttons=buttons)] if buttons else []
    return Card(title=f"Taken back: {plan.label} is no plan here any more.", parts=parts)


def _waits(document: StagedImport) -> Text:
    if document.state is ImportState.WAITING:
        return Text(text=f"The document {document.source} waits for your answer again.")
    return Text(text=f"What I read in {document.source} is no longer kept. Share it with me again.")
