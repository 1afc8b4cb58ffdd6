"""`import`: what was read from a document that was shared, and what to say yes to."""

from collections.abc import Sequence

from commands.cards import Card
from commands.errors import CommandError
from commands.files import ReviewFile
from commands.registry import command
from commands.request import Request
from commands.showing.imports import (
    WORKBOOK,
    detail_card,
    document_card,
    nothing_waits,
    plan_for,
    shared_document,
    table_card,
)
from commands.showing.plan_preview import KINDS
from commands.showing.review import DETAILS
from commands.showing.wording import echoed
from store.loading import stored_imports
from store.models import StagedImport
from store.people.permissions import Verb
from store.rules.terms import ImportState


def needs_of_import(words: Sequence[str]) -> Verb:
    """Whoever asks without a document to ask about is told who reads them in."""
    return "lead_some" if words else "read"


@command(
    "import",
    needs=needs_of_import,
    says="What I read from the plan document that was shared with me, before anything of it is saved",
    usage="import [N] [plan | steps | changes | doubts | suggestions | skipped | absent | workbook]",
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
    match words[0].lower():
        case word if word in KINDS:
            return table_card(request, row, word)
        case word if word in DETAILS:
            return detail_card(request, row, word)
        case word if word == WORKBOOK:
            return _workbook(request, row)
        case _:
            known = ", ".join((*KINDS, *DETAILS, WORKBOOK))
            raise CommandError(f"I can't show “{echoed(words[0])}” of a document. Say {known} or nothing.")


def _workbook(request: Request, row: StagedImport) -> Card:
    target = plan_for(request, stored_imports.staged_of(row))
    request.sends.append(ReviewFile((target.id if target else None) or 0, row.id or 0))
    # The review stays where its button was pressed: nothing has been answered yet.
    card = document_card(request, row)
    card.notice = f"I am writing {row.source} as I read it. It comes to you alone, in a direct message."
    return card
