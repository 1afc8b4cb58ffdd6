"""What turned to a colour in some days, or left one: "gone red since Friday", "come off red this month", "new reds"."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from commands.language.sense import Sense
from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask
from commands.language.spotting.phrases import word_of
from commands.language.wanted.base_query import base
from store.query.model import IS_OVERDUE, Coloured, Is, Query, Wanted, Was, Window

FROM = frozenset(["from", "off"])
NEW = frozenset(["new", "newly", "fresh", "freshly"])
STILL = frozenset(["still", "remain", "remains", "remained", "stayed", "staying"])


def turns(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether something is said to have become so, or to have ended, so that days beside it are those of the change."""
    so = [one for one in spans if isinstance(one.meaning, Coloured) or one.meaning == IS_OVERDUE]
    asks = {one.meaning for one in spans if isinstance(one.meaning, Ask)}
    return bool(so) and bool(asks & {Ask.TURNED, Ask.LEFT} or any(_is_new(tokens, one) for one in so))


def turned_into(sense: Sense) -> Query | None:
    """Items that stand so, and did not before those days; or the other way round."""
    window = sense.combined.period
    if window is None or window.first is None or not turns(sense.tokens, sense.spans) or sense.combined.otherwise:
        return None
    spans = [one for one in sense.spans if isinstance(one.meaning, Coloured) or one.meaning == IS_OVERDUE]
    before, after = _parted(sense, spans)
    evening = window.first - timedelta(days=1)
    rest = [one for one in sense.combined.where if not (isinstance(one, Coloured) or one == IS_OVERDUE)]
    found: list[Any] = [Was(so=one, on=evening) for one in before]
    found += [Was(so=one, on=evening, negated=True) for one in ([] if before else after)]
    found += [one.model_copy(update={"negated": True}) for one in ([] if after else before)]
    return base(
        sense,
        Wanted.COUNT if Ask.COUNT in sense.asks else Wanted.LIST,
        where=(*rest, *found, *after),
        period=None,
        as_at=_ended(window, sense.today),
    )


def _parted(sense: Sense, spans: Sequence[Span]) -> tuple[list[Any], list[Any]]:
    """What it was, and what it is now."""
    left = Ask.LEFT in sense.asks
    before = [one for one in spans if _behind(sense.tokens, one) in FROM or (left and one is spans[0])]
    return _together(before), _together([one for one in spans if one not in before])


def _together(spans: Sequence[Span]) -> list[Any]:
    """Several colours are one condition."""
    colours = tuple(colour for one in spans if isinstance(one.meaning, Coloured) for colour in one.meaning.colours)
    states = [one.meaning for one in spans if isinstance(one.meaning, Is)]
    return [*([Coloured(colours=colours)] if colours else []), *states[:1]]


def _behind(tokens: Sequence[Token], span: Span) -> str:
    """The word before it; "going" and "in" are part of a colour's words."""
    return word_of(tokens[span.first - 1]) if span.first else ""


def _is_new(tokens: Sequence[Token], span: Span) -> bool:
    return _behind(tokens, span) in NEW


def _ended(window: Window, today: date) -> date | None:
    return window.last if window.last is not None and window.last < today else None
