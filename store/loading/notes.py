"""What the interpreter says about its own reading, gathered while it reads."""

from dataclasses import dataclass, field

from store.dates import PrintedDate, read_date
from store.documents.choices import Choices
from store.documents.guidance import Guidance, Order
from store.documents.staged import Ask, Doubt, Skipped, Suggestion
from store.loading.document import Block, Document
from store.loading.numbered_days import can_be_either, day_of_serial

YEARS = range(1990, 2100)
"""Another is how systems write that there is no day, or a slip of the keyboard."""


@dataclass
class Notes:
    choices: Choices = field(default_factory=Choices)
    guidance: Guidance = field(default_factory=Guidance)
    doubts: list[Doubt] = field(default_factory=list)
    loud: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    order: Order | None = "day first"
    """Of days in numbers; None where nobody can know it, so that what may be either is no date."""

    def date(self, printed: str) -> PrintedDate:
        """Read a date as this council counts its quarters and terms, and as this file orders day and month."""
        if self.order is None and can_be_either(printed):
            # One doubt asks about all of them.
            return PrintedDate(raw=printed, kind="unreadable")
        if serial := day_of_serial(printed):
            why = "A number stands where a day belongs; a spreadsheet counts days like this"
            return PrintedDate(raw=printed, date=serial, precision="day", kind="date", why=why)
        read = read_date(
            printed,
            financial_quarters=self.choices.financial_quarters,
            term_ends=self.choices.term_ends,
            month_first=self.order == "month first",
        )
        if read.date and read.date.year not in YEARS:
            why = f"No plan has a day in {read.date.year}; a system may print it where there is none"
            return PrintedDate(raw=printed, kind="unreadable", why=why)
        return read

    def doubt(self, where: str, printed: str, reading: str, why: str) -> None:
        self.doubts.append(Doubt(where=where, printed=printed, reading=reading, why=why))

    def loudly(self, where: str, printed: str, reading: str, why: str) -> None:
        """Doubt something that a person must see before all else."""
        self.loud.append(Doubt(where=where, printed=printed, reading=reading, why=why))

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
        self.doubts[:0] = self.loud
        self.skipped.sort(key=place)
        self.suggestions.sort(key=place)
