"""What words behind a command narrow it to, where the command itself reads some of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commands.errors import CommandError
from commands.language.filters import SMALL_WORDS, FilterReader, plain
from commands.language.names import everyone_named
from commands.language.saying import within
from commands.request import Request
from commands.showing.wording import echoed
from store.plan import plans
from store.query.model import Happens, Query


@dataclass(frozen=True)
class Narrowing:
    query: Query
    """Without the days."""
    aloud: str
    """ " in Workforce and learning, owned by you"."""
    first: date | None
    last: date | None
    """Days that were named: of a question about what happened they are when it did, and not what was promised for."""


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
    days = [one.window for one in found.query.where if isinstance(one, Happens)]
    query = Query(where=tuple(one for one in found.query.where if not isinstance(one, Happens)))
    first, last = (days[-1].first, days[-1].last) if days else (None, None)
    return Narrowing(query, within(query, request.names(query)), first, last)
