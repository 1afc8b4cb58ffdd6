"""`owner @person`: what one person owns."""

from commands.advice import say
from commands.cards import Card
from commands.language.names import named_person
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from store.query.often import open_of


@command(
    "owner",
    needs="read",
    says="What one person owns that is open",
    usage="owner @person",
    example="owner @Head of Safeguarding",
)
def owner(request: Request) -> Card:
    person = named_person(request.session, request.words)
    request.redraw = f"owner @person:{person.id}"
    return item_list(request, open_of(person), empty=f"Try {say('list unowned')} for what nobody owns.")
