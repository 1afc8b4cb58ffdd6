"""`discard`: say no to a document that was read."""

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.imports import shared_document
from store.loading import stored_imports
from store.rules.terms import ImportState


@command(
    "discard",
    needs="lead_some",
    says="Save nothing of a shared document",
    usage="discard [N]",
    example="discard 1",
    changes=True,
    without_plan=True,
    of_plan=False,
)
def discard(request: Request) -> Card:
    row, _ = shared_document(request, request.words)
    if row.state is ImportState.ACCEPTED:
        raise CommandError(f"The document {row.source} is saved already. {say('changes')} shows what it changed.")
    name = row.source or "it"
    stored_imports.end(request.session, row, ImportState.DISCARDED)
    return Card(title=f"Discarded: nothing of {name} was saved.")
