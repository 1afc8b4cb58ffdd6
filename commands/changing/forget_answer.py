"""`forget answer`: take back what was said of a document that waits, or of all documents of a plan."""

from commands.advice import say
from commands.cards import Card
from commands.changing.answer import read_again
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.imports import shared_document, waiting
from store.documents.answers import answers_in
from store.loading import stored_imports


@command(
    "forget answer",
    needs="lead_some",
    says="Take back what was said of a shared document's columns or words",
    usage="forget answer N CODE",
    example="forget answer 1 00000000",
    changes=True,
    hidden=True,
    without_plan=True,
    of_plan=False,
)
def forget_answer(request: Request) -> Card:
    row, words = shared_document(request, request.words)
    waiting(request, row)
    said = {one.code: one for one in answers_in(stored_imports.said_of(row))}
    if not words or words[0] not in said:
        raise CommandError(f"That is taken back already. {say(f'import {row.id}')} shows what was said.")
    stored_imports.take_back(request.session, row, words[0])
    return read_again(request, row, f"Taken back: {said[words[0]].about}.")
