"""What amounts and dates stand beside in a sentence, so that each of them is told of one thing."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.language.spans import Span, Token
from commands.language.spotting.amounts import AmountMeaning, Unit
from commands.language.spotting.dates import DateMeaning, How
from commands.language.spotting.meanings import Ask, Dated
from store.query import model
from store.query.model import Window

TO = frozenset(["to", "until", "till", "into"])
STOOD = frozenset(["was", "were", "did", "had", "stood", "looked"])
WEEK = timedelta(days=7)
NEAR = 4
"""Tokens between an amount and what it measures."""


class Beside:
    def __init__(self, tokens: Sequence[Token], spans: Sequence[Span]) -> None:
        self._tokens, self._spans = tokens, spans
        self.used: set[int] = set()
        """Which of the spans something has taken."""

    def amount(self, at: int, unit: Unit) -> model.Span | None:
        """The amount nearest to a span, which nothing else has taken."""
        here = self._spans[at]
        near = [
            (abs(span.first - here.first), place)
            for place, span in enumerate(self._spans)
            if place not in self.used
            and isinstance(span.meaning, AmountMeaning)
            and span.meaning.unit is unit
            and (0 <= span.first - here.last <= NEAR or 0 <= here.first - span.last <= NEAR)
        ]
        if not near:
            return None
        _, place = min(near)
        self.used.add(place)
        meaning = self._spans[place].meaning
        assert isinstance(meaning, AmountMeaning)
        return meaning.span

    def window(self, at: int, near: int = NEAR) -> Window | None:
        """The window of the next date behind a span, unless another word of dates stands between."""
        here = self._spans[at]
        for place in range(at + 1, len(self._spans)):
            span = self._spans[place]
            if isinstance(span.meaning, Dated) or span.first - here.last > near:
                return None
            if isinstance(span.meaning, DateMeaning) and place not in self.used and not self._leads_to(span):
                self.used.add(place)
                return span.meaning.window
        return None

    def _leads_to(self, span: Span) -> bool:
        """ "moved to November" tells where to, and not when."""
        words = {self._tokens[span.first].plain, self._tokens[span.first - 1].plain if span.first else ""}
        return bool(words & TO)


def at_all(days: model.Span) -> model.Span:
    """ "Slipped by less than a week" is not said of what keeps its day."""
    return days if days.least is not None else days.model_copy(update={"least": 1})


def compared_with(spans: Sequence[Span], at: int, meaning: DateMeaning, today: date) -> Window | None:
    """ "Any progress since June", "how is it compared to last week": since when what changed is asked."""
    before = spans[at - 1] if at else None
    compared = before is not None and before.meaning is Ask.COMPARE and before.last == spans[at].first
    if meaning.how is How.SINCE and not meaning.is_now(today):
        return meaning.window
    return meaning.window.model_copy(update={"last": None}) if compared else None


def tells_how_it_stood(tokens: Sequence[Token], meaning: DateMeaning) -> bool:
    """ "How were we at Easter", "how did it look last week": as it was then, and not what fell due."""
    first, last = meaning.window.first, meaning.window.last
    return first is not None and last is not None and last - first <= WEEK and any(one.plain in STOOD for one in tokens)


def behind_than(tokens: Sequence[Token], span: Span) -> bool:
    """ "Better than in May": what changed since is asked, and not what changed in it."""
    return any(token.plain == "than" for token in tokens[max(0, span.first - 1) : span.first + 1])
