"""A list of things, each with what can be done about it."""

from bot.slack.block_kit import Block, section
from bot.slack.buttons import actions, drawn
from bot.slack.text_blocks import LONGEST_TEXT, sections
from bot.slack.wording import escaped
from commands.cards import Line
from commands.showing.wording import clipped
from store.rules.terms import Brag

# A shape and a word beside the colour: nobody has to tell red from green.
SYMBOLS = {
    Brag.RED: ":red_circle: Red",
    Brag.AMBER: ":large_orange_diamond: Amber",
    Brag.GREEN: ":large_green_circle: Green",
    Brag.BLUE: ":large_blue_square: Blue (complete)",
    Brag.GREY: ":white_circle: Grey",
}


def line_blocks(lines: list[Line], name: str, again: str | None) -> list[Block]:
    """A line with buttons is a block of its own; lines without stand together."""
    blocks: list[Block] = []
    together: list[Line] = []
    for place, line in enumerate(lines):
        here = f"{name}.line{place}"
        if not line.buttons:
            together.append(line)
            continue
        blocks += sections(_listed(together), f"{here}.before") if together else []
        together = []
        blocks += _line_with_buttons(line, here, again)
    return blocks + (sections(_listed(together), f"{name}.rest") if together else [])


def _listed(lines: list[Line]) -> str:
    """Bullets for bare names; what takes two rows stands apart, since mrkdwn cannot indent the second."""
    if any(line.brag or line.details for line in lines):
        return "\n\n".join(map(_line, lines))
    return "\n".join(f"• {_line(line)}" for line in lines)


def _line_with_buttons(line: Line, name: str, again: str | None) -> list[Block]:
    text = clipped(_line(line), LONGEST_TEXT)
    if len(line.buttons) == 1:
        return [section(text, name, drawn(line.buttons[0], name, again))]
    return [section(text, name), actions(line.buttons, f"{name}.buttons", again)]


def _line(line: Line) -> str:
    name = f"*{escaped(line.ref)}* {escaped(line.title)}" if line.ref else escaped(line.title)
    said = [SYMBOLS[line.brag]] if line.brag else []
    said += [escaped(detail) for detail in line.details]
    return f"{name}\n{' · '.join(said)}" if said else name
