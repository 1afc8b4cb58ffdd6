"""What one sentence holds while it is combined: its words, its spans, and what was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commands.language.gathering.beside import Beside
from commands.language.gathering.joining import Placed
from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask, Either
from store.query.having import Having
from store.query.model import Group, Is, Order, State, Subject, Window


@dataclass
class Combined:
    where: list[Any] = field(default_factory=list)
    otherwise: list[Any] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    """What references name, and nothing negates."""
    unknown: list[str] = field(default_factory=list)
    period: Window | None = None
    as_at: date | None = None
    order: Order | None = None
    limit: int | None = None
    one: bool = False
    """Whether one alone is asked for where it stands in the singular."""
    group: Group | None = None
    having: Having = Having.SOME
    """How many of those under what is asked for fulfil the conditions."""
    worst: bool = False
    next: bool = False
    loose: list[Span] = field(default_factory=list)
    """Spans that nothing beside them gives a meaning to."""
    either: list[Either] = field(default_factory=list)
    doubtful: bool = False
    """Whether *or* or *not* stands where nobody can tell what it joins or negates."""

    def has(self, field_name: str) -> bool:
        return any(one.field == field_name for one in [*self.where, *self.otherwise])


class Combining:
    """Shared by all that read one sentence, so that what one of them takes is not taken twice."""

    def __init__(self, tokens: Sequence[Token], spans: Sequence[Span], today: date) -> None:
        self.tokens, self.spans, self.today = tokens, list(spans), today
        self.found = Combined()
        self.placed: list[Placed] = []
        self.beside_it = Beside(tokens, self.spans)
        self.asks = {span.meaning for span in spans if isinstance(span.meaning, Ask)}

    def tells_of_what_is_done(self, at: int) -> bool:
        """Whether "complete" stands before it: "finished three days late"."""
        said = (span.meaning for span in self.spans[:at])
        return any(isinstance(one, Is) and one.states == (State.COMPLETE,) and not one.negated for one in said)


class Part:
    """Reads one side of a sentence: what comes first in it, or which conditions it has."""

    def __init__(self, said: Combining) -> None:
        self._said, self._found, self._placed = said, said.found, said.placed
        self._tokens, self._spans, self._today = said.tokens, said.spans, said.today
        self._beside_it, self._asks = said.beside_it, said.asks
