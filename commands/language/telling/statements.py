"""From a sentence to what it tells, item by item."""

from commands.language.context import ReadingContext
from commands.language.telling.proposals import Proposal


def read_statement(text: str, context: ReadingContext) -> Proposal | None:
    """What a sentence tells or wishes; None where it asks, or where what it tells is about nothing in the plan.

    Nothing is written by it. A question never becomes a proposal.

    Raises:
        CommandError: it wishes what nobody can do in one go, such as a colour for a whole theme.
    """
    return None
