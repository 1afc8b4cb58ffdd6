"""A sentence, taken apart: its tokens, what each means, and the conditions that they make together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from commands.language.gathering.combined import Combined
from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask, Filler, Noun
from store.query.model import Of, Subject


@dataclass
class Sense:
    """A sentence, taken apart."""

    tokens: Sequence[Token]
    spans: Sequence[Span]
    combined: Combined
    today: date
    linked: Subject | None = None
    """What words of its title name."""
    asks: set[Ask] = field(default_factory=set)
    nouns: list[Noun] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asks = {span.meaning for span in self.spans if isinstance(span.meaning, Ask)}
        nouns = [span.meaning for span in self.spans if isinstance(span.meaning, Noun)]
        # "What owners have marked" asks for no owners.
        said = self.says(Filler.SAYING)
        self.nouns = [noun for noun in nouns if not (said and noun.of is Of.PEOPLE)]

    def count_of(self, ask: Ask) -> int:
        return sum(span.meaning is ask for span in self.spans)

    def says(self, *fillers: Filler) -> bool:
        return any(span.meaning in fillers for span in self.spans)

    def of(self, of: Of) -> bool:
        return any(noun.of is of for noun in self.nouns)

    @property
    def items(self) -> list[Subject]:
        named = [one for one in self.combined.subjects if one.kind == "item"]
        return [*named, *([self.linked] if self.linked and self.linked not in named else [])]

    @property
    def words(self) -> list[str]:
        return [token.plain for token in self.tokens if token.plain]
