"""`import`: what was read from a document that was shared, and what to say yes to."""

from collections.abc import Sequence

from commands.cards import Card
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.imports import detail_card, document_card, nothing_waits, shared_document
from commands.showing.review import DETAILS
from commands.showing.wording import echoed
from store.people.permissions import Verb
from store.rules.terms import ImportState


def needs_of_import(words: Sequence[str]) -> Verb:
    """Whoever asks without a document to ask about is told who reads them in."""
    return "lead_some" if words else "read"


@command(
    "import",
    needs=needs_of_import,
    says="What I read from the plan document that was shared with me, before anything of it is saved",
    usage="import [N] [changes | doubts | suggestions | skipped | absent]",
    example="import",
    without_plan=True,
    of_plan=False,
)
def import_review(request: Request) -> Card:
    if not request.words and (card := nothing_waits(request)):
        return card
    row, words = shared_document(request, request.words)
    if not words or row.state is not ImportState.WAITING:
        return document_card(request, row)
    if words[0].lower() not in DETAILS:
        raise CommandError(f"I can't show “{echoed(words[0])}” of a document. Say {', '.join(DETAILS)} or nothing.")
    return detail_card(request, row, words[0].lower())
