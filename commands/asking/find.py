"""`find`: items by words of their titles; where no title has them all, by what the words mean."""

from commands.advice import say
from commands.cards import Card, Lines
from commands.errors import CommandError
from commands.language.spans import tokens_of
from commands.language.topics.linking import link
from commands.language.topics.vocabulary import plan_words
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_lines, item_list, summary
from commands.showing.wording import of_any_kind, quoted
from store.plan import items
from store.query.model import Query, Titled

LONGEST = 200
NEAR = 25.0
"""How far behind the best what is found by sense may be."""


@command(
    "find",
    needs="read",
    says="Actions, milestones and timeline entries with these words in their titles, or that mean them",
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
    exactly = item_list(
        request,
        Query(where=(Titled(words=words),)),
        empty=f"Try fewer or shorter words: {say('find visit')} also finds “visits”.",
    )
    return exactly if exactly.count else _by_sense(request, said) or exactly


def _by_sense(request: Request, said: str) -> Card | None:
    """What the words mean by their stems, spelling or the glossary, best first."""
    tokens = tokens_of(said)
    linked = link(tokens, range(len(tokens)), plan_words(request.session, request.plan))
    near = [one for one in linked if one.score >= linked[0].score - NEAR]
    found = items.views(request.session, request.plan, [one.subject.key for one in near], request.today)
    if not found:
        return None
    guessed = dict.fromkeys(one.guessed for one in near if one.guessed)
    return Card(
        title=f"{of_any_kind(len(found))} may be meant by {quoted(said)}",
        notice=" ".join(["No title has these words as they stand.", *guessed]),
        parts=[Lines(lines=item_lines(request, found))],
        redraw=request.redraw,
        items=[summary(one) for one in found],
        count=len(found),
    )
