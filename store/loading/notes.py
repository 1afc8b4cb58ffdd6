"""What the interpreter says about its own reading, gathered while it reads."""

from dataclasses import dataclass, field

from store.loading.document import Block, Document
from store.loading.staged import Doubt, Skipped


@dataclass
class Notes:
    doubts: list[Doubt] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def doubt(self, where: str, printed: str, reading: str, why: str) -> None:
        self.doubts.append(Doubt(where=where, printed=printed, reading=reading, why=why))

    def skip(self, block: Block, what: str, why: str) -> None:
        self.skipped.append(Skipped(where=block.where, what=what, why=why))
        self.use(block)

    def use(self, *blocks: Block) -> None:
        """Remember that these were read, so that what is left can be told."""
        self.used.update(block.where for block in blocks)

    def in_order_of(self, document: Document) -> tuple[list[Doubt], list[Skipped]]:
        """Give all that was noted as a reader of the document meets it."""
        places = {block.where: place for place, block in enumerate(document.blocks)}

        def place(note: Doubt | Skipped) -> int:
            return places.get(note.where.split(" to ")[0], len(places))

        return sorted(self.doubts, key=place), sorted(self.skipped, key=place)
