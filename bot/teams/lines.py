"""A list of things, each with what can be done about it."""

from collections.abc import Iterator

from bot.teams.buttons import rows_of_buttons
from bot.teams.elements import Element, columns, container, element, run, words
from bot.teams.texts import LONGEST_PIECE, escaped, pieces
from commands.cards import Line
from store.rules.terms import Brag

# A shape and a word beside the colour: nobody has to tell red from green.
BADGES = {
    Brag.RED: ("▲ Red", "Attention"),
    Brag.AMBER: ("◆ Amber", "Warning"),
    Brag.GREEN: ("● Green", "Good"),
    Brag.BLUE: ("■ Blue (complete)", "Accent"),
    Brag.GREY: ("○ Grey", "Subtle"),
}
COLOURS = {"Subtle": "Default"}
"""The colour of words for each style of a badge whose name is not that of a colour."""
SUBTLE = {"isSubtle": True}


def line_elements(lines: list[Line], redraw: str | None) -> list[Element]:
    """A container for each, so that its words stand together with its buttons."""
    bare = not any(line.brag or line.details or line.buttons for line in lines)
    if bare:
        return [element for line in lines for element in _name(line, "• ")]
    return [one for place, line in enumerate(lines) for one in _line(line, redraw, first=not place)]


def badge(brag: Brag) -> Element:
    text, style = BADGES[brag]
    colour = COLOURS.get(style, style)
    return element(
        "Badge",
        text=text,
        style=style,
        appearance="Tint",
        fallback=words(run(text, color=colour, weight="Bolder")),
    )


def _line(line: Line, redraw: str | None, *, first: bool) -> Iterator[Element]:
    said = [*_name(line), *_standing(line)]
    look = {"spacing": "Medium", "separator": None if first else True}
    match line.buttons:
        case [one] if _is_short(line):
            yield columns(("stretch", said), ("auto", rows_of_buttons([one], redraw)), **look)
        case buttons:
            yield container(said, **look)
            yield from rows_of_buttons(buttons, redraw)


def _is_short(line: Line) -> bool:
    return len(line.title) + sum(map(len, line.details)) < LONGEST_PIECE


def _name(line: Line, before: str = "") -> list[Element]:
    name = [run(f"{before}{escaped(line.ref)} ", weight="Bolder")] if line.ref else [run(before)] if before else []
    first, *rest = list(pieces(line.title)) or [""]
    return [words(*name, run(escaped(first))), *(words(run(escaped(piece)), spacing="None") for piece in rest)]


def _standing(line: Line) -> list[Element]:
    """How it stands: its badge, and beside it what else is to be known."""
    details = [words(run(escaped(piece), **SUBTLE), spacing="Small") for piece in pieces(" · ".join(line.details))]
    if line.brag is None:
        return details
    if not details:
        return [badge(line.brag)]
    return [columns(("auto", [badge(line.brag)]), ("stretch", details), spacing="Small")]
