"""`read`: have a table that was pasted read as a plan document, behind the answer."""

from commands.cards import Card
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from store.loading import stored_imports


@command(
    "read",
    needs="lead_some",
    says="Read the table that you pasted as a plan document",
    usage="read N",
    example="read 1",
    changes=True,
    hidden=True,
    without_plan=True,
    of_plan=False,
)
def read(request: Request) -> Card:
    number = int(request.words[0]) if request.words and request.words[0].isdecimal() else 0
    row = stored_imports.get(request.session, number)
    if row is None or row.pasted is None or row.by_id != request.person.id:
        raise CommandError("I no longer have what you pasted. Paste it again, or share it as a file.")
    request.reads = row.id
    return Card(title="Reading what you pasted. This takes a few seconds.")
