"""From a sentence to what it tells, item by item."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.parting import parts_of
from commands.language.telling.proposals import Proposal
from commands.language.telling.standing import standing_of


def read_statement(text: str, context: ReadingContext) -> Proposal | None:
    """What a sentence tells or wishes; None where it asks, or where what it tells is about nothing in the plan.

    Nothing is written by it. A question never becomes a proposal.

    Raises:
        CommandError: it wishes what nobody can do in one go, such as a colour for a whole theme.
    """
    told = Told(text)
    return _standing(told, context, Mentions(told, context))


def _standing(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    parts = parts_of(told, context, mentions)
    read = [(part, standing_of(part, context.today)) for part in parts]
    if not any(standing.evident for _, standing in read):
        return None
    changes = [standing.of(ref) for part, standing in read for ref in part.mention.refs]
    if context.asked and any(one.progress is None and mentions.is_complete(one.ref) for one in changes):
        # What is complete is asked for its evidence alone, and the words are kept with that.
        return None
    return Proposal(changes=tuple(changes), aside=_aside(told))


def _aside(told: Told) -> str | None:
    words = " ".join(told.tokens[place].typed for place in sorted(told.asking))
    for joining in ("and ", "so ", "but ", "also "):
        words = words.removeprefix(joining)
    return words or None
