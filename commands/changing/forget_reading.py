"""`forget reading`: take back what was said of a plan's documents, by which the next one would be read."""

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from store.loading import plan_reading


@command(
    "forget reading",
    needs="edit",
    says="Take back what was said of a column, a sheet or a word of this plan's documents",
    usage="forget reading CODE",
    example="forget reading 00000000",
    changes=True,
    hidden=True,
)
def forget_reading(request: Request) -> Card:
    code = request.words[0] if request.words else ""
    found = plan_reading.forget(request.session, request.plan, code, by=request.person, now=request.now)
    if found is None:
        raise CommandError(f"That is forgotten already. {say('key')} shows what is remembered.")
    said = "The next document is read without it. What has been read stays as it is."
    return Card(title=f"Forgotten: {found.about}.", parts=[Text(text=said)])
