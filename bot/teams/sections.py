"""Parts under a title that may be folded away."""

from collections.abc import Sequence

from bot.chat.pages import filled
from bot.teams.elements import Element, columns, container, element, run, size, words
from bot.teams.limits import together
from bot.teams.texts import heading
from commands.cards import Section

MORE = " (continued)"
LONGEST_TITLE = 150
UNFOLDED, FOLDED = "▾", "▸"


class Sections:
    """Numbers the sections of a card, so that each title folds its own."""

    def __init__(self, room: int) -> None:
        """Args: room: bytes that a card has for its elements."""
        self._room = room
        self._drawn = 0

    def folding(self, section: Section, inside: Sequence[Element]) -> list[Element]:
        """In as many containers as it takes: one may be no longer than a card."""
        if not inside:
            return heading(section.title)
        room = self._room * 2 // 3
        pages = filled(together(inside, room), size, room)
        return [
            self._folding(section.title + (MORE if place else ""), section, page) for place, page in enumerate(pages)
        ]

    def _folding(self, title: str, section: Section, items: list[Element]) -> Element:
        self._drawn += 1
        name = f"section{self._drawn}"
        body = container(items, id=name, isVisible=False if section.folded else None)
        signs = [
            words(run(UNFOLDED), id=f"{name}.open", isVisible=False if section.folded else None),
            words(run(FOLDED), id=f"{name}.shut", isVisible=None if section.folded else False),
        ]
        targets = [name, f"{name}.open", f"{name}.shut"]
        fold = element("Action.ToggleVisibility", title=title, tooltip=title, targetElements=targets)
        head = columns(("auto", signs), ("stretch", heading(title)), selectAction=fold)
        return container([head, body], separator=True, spacing="Medium")
