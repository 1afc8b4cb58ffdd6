"""What words behind a command narrow it to, where the command itself reads some of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commands.errors import CommandError
from commands.language.filters import SMALL_WORDS, FilterReader, plain
from commands.language.names import everyone_named
from commands.request import Request
from commands.showing.wording import echoed
from store.plan import plans
from store.plan.item_filters import ItemFilter


@dataclass(frozen=True)
class Narrowing:
    wanted: ItemFilter
    said: tuple[str, ...]
    """Read aloud, less the days."""
    first: date | None
    last: date | None
    """Days that were named: of a question about what happened they are when it did, and not what was promised for."""

    @property
    def aloud(self) -> str:
        """ " in Workforce and learning, owned by you"."""
        return f" {', '.join(self.said)}" if self.said else ""


def narrowing(request: Request, words: Sequence[str], example: str) -> Narrowing:
    """Read every word, or none of them.

    Raises:
        CommandError: a word is left over: everything, under a question that asked for less, would be a wrong answer.
    """
    reader = FilterReader(
        lambda: plans.themes(request.session, request.plan),
        request.person,
        lambda named: list(everyone_named(request.session, named)),
        request.today,
    )
    found = reader.read(list(words))
    left = [word for word in found.unused if plain(word) and plain(word) not in SMALL_WORDS]
    if left:
        raise CommandError(f"I can't read {' '.join(f'“{echoed(word)}”' for word in left)} here. Try {example}.")
    wanted = replace(found.wanted, due_from=None, due_to=None)
    said = tuple(one for one in found.narrowed_by if not one.startswith("due "))
    return Narrowing(wanted, said, found.wanted.due_from, found.wanted.due_to)
