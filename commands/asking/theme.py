"""`theme NAME`: one theme, how it stands and what is in it."""

from rapidfuzz import fuzz

from commands.advice import say
from commands.asking.status import sentence
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.filters import LIKELY, plain
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list
from store.models import Theme
from store.plan import plans
from store.query import executing
from store.query.model import InTheme, Query


@command(
    "theme",
    needs="read",
    says="One theme: how it stands and what is in it",
    usage="theme NAME",
    example="theme workforce",
    aliases=("themes",),
)
def theme(request: Request) -> Card:
    known = plans.themes(request.session, request.plan)
    typed = [plain(word) for word in request.words if plain(word) and plain(word) not in ("and", "&")]
    found = [one for one in known if typed == [one.letter.lower()]]
    found = found or [one for one in known if typed and _names(one, typed)]
    if len(found) != 1:
        names = "; ".join(f"{one.letter} {one.title}" for one in known)
        letter = known[0].letter if known else "A"
        raise CommandError(f"Say which theme: {names}. For example: {say(f'theme {letter}')}.")
    chosen = found[0]
    query = Query(where=(InTheme(letters=(chosen.letter,)),))
    request.redraw = f"theme {chosen.letter}"
    card = item_list(request, query, empty="Nothing stands in this theme yet.")
    counts = executing.brag_counts(request.session, request.plan, query, request.today)
    card.parts[0:0] = [Text(text=sentence(kind, many)) for kind, many in counts.items() if any(many.values())]
    return card


def _names(theme: Theme, typed: list[str]) -> bool:
    """Whether each word typed is the beginning of a word of the title, or nearly one of its words."""
    words = [plain(word) for word in theme.title.split()]
    return all(any(word.startswith(one) or fuzz.ratio(word, one) >= LIKELY for word in words) for one in typed)
