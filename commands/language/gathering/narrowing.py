"""What words behind a command ask for, where the command has words of its own beside them."""

from collections.abc import Sequence

from commands.advice import say
from commands.errors import CommandError, NotReadError
from commands.language.filters import SMALL_WORDS, FilterReader, plain
from commands.language.names import everyone_named
from commands.language.spans import tokens_of
from commands.language.spotting.dates import DateMeaning, NoDatesHeld, held_for, spot_dates
from commands.request import Request
from commands.showing.wording import echoed
from store.plan import plan_settings, plans
from store.query.model import Query, Window


def narrowing(request: Request, words: Sequence[str], example: str) -> Query:
    """Read every word, or none of them. Days that are named are the period that is asked about.

    Raises:
        NotReadError: a word is left over: everything, under a question that asked for less, would be a wrong answer.
        CommandError: it asks for a day that nobody holds, such as that of the last board.
    """
    period, left = _period(request, words)
    reader = FilterReader(
        lambda: plans.themes(request.session, request.plan),
        request.person,
        lambda named: list(everyone_named(request.session, named)),
        request.today,
    )
    found = reader.read(left)
    if unread := [word for word in found.unused if plain(word) and plain(word) not in SMALL_WORDS]:
        unknown = " ".join(f"“{echoed(word)}”" for word in unread)
        raise NotReadError(f"I can't read {unknown} here. Try {say(example)}.")
    return found.query.model_copy(update={"period": period})


def _period(request: Request, words: Sequence[str]) -> tuple[Window | None, list[str]]:
    """The days that are named, and the other words."""
    tokens = tokens_of(" ".join(words))
    calendar = plan_settings.nudges(request.plan).calendar
    held = held_for(request.session, request.plan)
    spans = spot_dates(tokens, request.today, calendar, held, lean="last")
    for span in spans:
        if isinstance(span.meaning, NoDatesHeld):
            raise CommandError(span.meaning.sentence)
    dated = [span for span in spans if isinstance(span.meaning, DateMeaning)]
    if not dated:
        return None, list(words)
    taken = set(dated[0].places)
    meaning = dated[0].meaning
    assert isinstance(meaning, DateMeaning)
    return meaning.window, [token.typed for token in tokens if token.place not in taken]


def refuse_past(query: Query) -> None:
    """Raises `CommandError` for a past evening, where nothing but today is known: today's answer would be another's."""
    if query.as_at is not None:
        raise CommandError(f"I can tell that only as it stands today. Try {say('status')} or a list for a past day.")
