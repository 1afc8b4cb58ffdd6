"""`/plan find`: items by words of their titles."""

from commands.cards import Card
from commands.errors import CommandError
from commands.items import item_list
from commands.registry import command
from commands.request import Request
from store.item_filters import ItemFilter


@command(
    "find",
    says="Actions, milestones and timeline entries with these words in their titles",
    usage="find WORDS",
    example="find visits",
    aliases=("search",),
)
def find(request: Request) -> Card:
    words = tuple(word.strip("\"'“”,") for word in request.words)
    if not any(words):
        raise CommandError("Say what to look for. For example: `/plan find visits`.")
    said = " ".join(words)
    return item_list(
        request,
        ItemFilter(words=words),
        f"with “{said}” in the title",
        empty="Try fewer or shorter words: `/plan find visit` also finds “visits”.",
    )
