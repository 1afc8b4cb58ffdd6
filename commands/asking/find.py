"""`find`: items by words of their titles."""

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from commands.showing.wording import quoted
from store.plan.item_filters import ItemFilter

LONGEST = 200


@command(
    "find",
    needs="read",
    says="Actions, milestones and timeline entries with these words in their titles",
    usage="find WORDS",
    example="find visits",
    aliases=("search",),
    own_words=True,
)
def find(request: Request) -> Card:
    words = tuple(word for raw in request.words if (word := raw.strip("\"'“”,?!")))
    if not words:
        raise CommandError(f"Say what to look for. For example: {say('find visits')}.")
    said = " ".join(words)
    if len(said) > LONGEST:
        raise CommandError(f"That is {len(said):,} characters to look for. Try one or two words from the title.")
    return item_list(
        request,
        ItemFilter(words=words),
        f"with {quoted(said)} in the title",
        empty=f"Try fewer or shorter words: {say('find visit')} also finds “visits”.",
    )
