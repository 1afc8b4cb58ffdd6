"""What the interpreter says about its own reading, gathered while it reads."""

from dataclasses import dataclass, field

from store.dates import PrintedDate, read_date
from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import Ask, Doubt, Skipped, Suggestion
from store.loading.document import Block, Document


@dataclass
class Notes:
    choices: Choices = field(default_factory=Choices)
    guidance: Guidance = field(default_factory=Guidance)
    doubts: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def date(self, printed: str) -> PrintedDate:
        """Read a date as this council counts its quarters and terms."""
        return read_date(printed, financial_quarters=self.choices.financial_quarters, term_ends=self.choices.term_ends)

    def doubt(self, where: str, printed: str, reading: str, why: str) -> None:
        self.doubts.append(Doubt(where=where, printed=printed, reading=reading, why=why))

    def ask(self, where: str, printed: str, reading: str, why: str, asks: Ask) -> None:
        """Doubt with a question; once a person has answered it, `means` gives the answer and nobody asks again."""
        self.doubts.append(Doubt(where=where, printed=printed, reading=reading, why=why, asks=asks))

    def means(self, field: str, word: str) -> str | None:
        """Say what a person said that a word means in this plan's documents."""
        return self.guidance.means(field, word)

    def skip(self, block: Block, what: str, why: str) -> None:
        self.skipped.append(Skipped(where=block.where, what=what, why=why))
        self.use(block)

    def leave(self, where: str, what: str, why: str) -> None:
        """Tell of something left out that is no block of its own."""
        self.skipped.append(Skipped(where=where, what=what, why=why))

    def use(self, *blocks: Block) -> None:
        """Remember that these were read, so that what is left can be told."""
        self.used.update(block.where for block in blocks)

    def put_in_order(self, document: Document) -> None:
        """Sort all that was noted as a reader of the document meets it."""
        places = {block.where: float(place) for place, block in enumerate(document.blocks)}
        told = [(one.where, one.at) for one in document.left_out] + [(one.where, one.at) for one in document.unsure]
        places |= {where: at - 0.5 for where, at in told if where not in places}

        def place(note: Doubt | Skipped | Suggestion) -> float:
            return places.get(note.where, places.get(note.where.split(" to ")[0], len(places)))

        self.doubts.sort(key=place)
        self.skipped.sort(key=place)
        self.suggestions.sort(key=place)
