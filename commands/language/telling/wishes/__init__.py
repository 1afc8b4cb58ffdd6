"""Wishes beside how something stands: leave, a snooze, another owner or date, help. Each file reads one.

A reader is given the words and gives a proposal, or nothing where they wish something else. The first that knows them
counts, so those that need the most stand first. None of them writes.
"""

from collections.abc import Callable, Sequence

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions, groups
from commands.language.telling.proposals import Proposal
from commands.language.telling.wishes.adding import read_adding
from commands.language.telling.wishes.amending import read_amending
from commands.language.telling.wishes.asking_days import read_asking_days
from commands.language.telling.wishes.closing import read_closing
from commands.language.telling.wishes.correcting import read_correcting
from commands.language.telling.wishes.dating import read_dating
from commands.language.telling.wishes.giving import read_giving
from commands.language.telling.wishes.helping import read_helping
from commands.language.telling.wishes.leaving import read_leaving
from commands.language.telling.wishes.owning import read_owning
from commands.language.telling.wishes.reminding import read_reminding
from commands.language.telling.wishes.renaming import read_renaming
from commands.language.telling.wishes.snoozing import read_snoozing
from commands.language.telling.wishes.sweeping import read_sweeping

Reader = Callable[[Told, ReadingContext, Mentions], Proposal | None]

READERS: Sequence[Reader] = (
    read_sweeping,
    read_adding,
    read_correcting,
    read_amending,
    read_renaming,
    read_reminding,
    read_snoozing,
    read_asking_days,
    read_dating,
    read_giving,
    read_owning,
    read_leaving,
    read_helping,
)


def read_wish(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """What somebody wishes.

    Raises:
        CommandError: nobody can have it in one go.
    """
    if not told.opens_asking and (closing := read_closing(told, context, mentions)) is not None:
        return closing
    if told.opens_asking or len(groups(told, mentions.outright)) > 1:
        # What is said of one item is no wish for another.
        return None
    return next((found for reader in READERS if (found := reader(told, context, mentions)) is not None), None)
