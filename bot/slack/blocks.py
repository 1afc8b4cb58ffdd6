"""Drawing a card with Block Kit, within Slack's limits."""

from collections.abc import Iterator
from typing import Any, assert_never

import slackblocks as sb

from bot.chat.origins import button_value
from bot.slack.wording import escaped, linked, slash_command
from commands.advice import written_in
from commands.cards import Button, Buttons, Card, Facts, Heading, Line, Lines, Link, Part, Table, Text
from commands.plain_text import row_text
from commands.showing.wording import clipped
from store.rules.terms import Brag

Block = dict[str, Any]

MOST_BLOCKS = 50
LONGEST_TEXT = 2_900
LONGEST_HEADER = 150
LONGEST_LABEL = 75
LONGEST_VALUE = 2_000
LONGEST_TABLES = 19_000
"""Characters in all tables of a message; Slack takes 20,000."""
MOST_ROWS = 100

# A shape and a word beside the colour: nobody has to tell red from green.
SYMBOLS = {
    Brag.RED: ":red_circle: Red",
    Brag.AMBER: ":large_orange_diamond: Amber",
    Brag.GREEN: ":large_green_circle: Green",
    Brag.BLUE: ":large_blue_square: Blue (complete)",
    Brag.GREY: ":white_circle: Grey",
}


def card_blocks(card: Card, *, tables: bool = True) -> list[Block]:
    """Args: tables: whether this Slack takes `data_table`; without it rows are sentences."""
    card = written_in(card, slash_command)
    drawn: list[sb.Block] = []
    if card.notice:
        drawn += sections(f"*{escaped(card.notice)}*", "notice")
    drawn += _title(card)
    room = LONGEST_TABLES if tables else 0
    for place, part in enumerate(card.parts):
        fits = not isinstance(part, Table) or (size := _size(part)) <= room
        room -= size if isinstance(part, Table) and fits else 0
        drawn += _part(part, f"part{place}", card.redraw, fits)
    content: list[Block] = sb.MessageResponse(blocks=_fitted(drawn)).to_dict()["blocks"]
    return content


def _title(card: Card) -> list[sb.Block]:
    """A heading over what follows; a sentence that stands alone is said as one."""
    if not card.parts:
        return sections(escaped(card.title), "title")
    # A header is plain text, in which a command would not stand out.
    if len(card.title) > LONGEST_HEADER or "`/plan" in card.title:
        return sections(f"*{escaped(card.title)}*", "title")
    return [sb.HeaderBlock(card.title, block_id="title")]


def _fitted(drawn: list[sb.Block]) -> list[sb.Block]:
    """Slack takes 50 blocks; where there are more, the last one says so."""
    if len(drawn) <= MOST_BLOCKS:
        return drawn
    more = "There is more than one message holds. Ask for less at a time: add a theme or a recommendation."
    return [*drawn[: MOST_BLOCKS - 1], sb.SectionBlock(mrkdwn(more), block_id="more")]


def _size(table: Table) -> int:
    return sum(len(cell) for row in [table.columns, *table.rows] for cell in row)


def _part(part: Part, name: str, again: str | None, tables: bool) -> list[sb.Block]:
    match part:
        case Text():
            return sections(escaped(part.text), name)
        case Heading():
            return sections(f"*{escaped(part.text)}*", name)
        case Facts():
            return sections("\n".join(f"*{escaped(key)}:* {escaped(value)}" for key, value in part.facts), name)
        case Lines():
            return _lines(part.lines, name, again)
        case Link():
            return [sb.SectionBlock(mrkdwn(f"*{escaped(part.label)}:* {linked(part.url)}"), block_id=name)]
        case Table():
            return _tables(part, name) if tables else _rows_as_sentences(part, name)
        case Buttons():
            return [_actions(part.buttons, name, again)] if part.buttons else []
        case _:
            assert_never(part)


def mrkdwn(text: str) -> sb.Markdown:
    """Verbatim: otherwise Slack itself makes links and mentions of plain words such as @channel."""
    return sb.Markdown(text, verbatim=True)


def sections(text: str, name: str) -> list[sb.Block]:
    return [
        sb.SectionBlock(mrkdwn(piece), block_id=f"{name}.{place}")
        for place, piece in enumerate(_pieces(text.split("\n")))
    ]


def _pieces(lines: list[str]) -> Iterator[str]:
    """Lines in pieces that Slack takes; a line of its own that is too long is broken."""
    piece = ""
    for line in lines:
        for start in range(0, max(len(line), 1), LONGEST_TEXT):
            bit = line[start : start + LONGEST_TEXT]
            if piece and len(piece) + len(bit) + 1 > LONGEST_TEXT:
                yield piece
                piece = ""
            piece = f"{piece}\n{bit}" if piece else bit
    if piece.strip():
        yield piece


def _lines(lines: list[Line], name: str, again: str | None) -> list[sb.Block]:
    """A line with buttons is a block of its own; lines without stand together."""
    drawn: list[sb.Block] = []
    together: list[Line] = []
    for place, line in enumerate(lines):
        here = f"{name}.line{place}"
        if not line.buttons:
            together.append(line)
            continue
        drawn += sections(_listed(together), f"{here}.before") if together else []
        together = []
        drawn += _line_with_buttons(line, here, again)
    return drawn + (sections(_listed(together), f"{name}.rest") if together else [])


def _listed(lines: list[Line]) -> str:
    """Bullets for bare names; what takes two rows stands apart, since mrkdwn cannot indent the second."""
    if any(line.brag or line.details for line in lines):
        return "\n\n".join(map(_line, lines))
    return "\n".join(f"• {_line(line)}" for line in lines)


def _line_with_buttons(line: Line, name: str, again: str | None) -> list[sb.Block]:
    text = mrkdwn(clipped(_line(line), LONGEST_TEXT))
    if len(line.buttons) == 1:
        return [sb.SectionBlock(text, accessory=_button(line.buttons[0], 0, again), block_id=name)]
    return [sb.SectionBlock(text, block_id=name), _actions(line.buttons, f"{name}.buttons", again)]


def _line(line: Line) -> str:
    name = f"*{escaped(line.ref)}* {escaped(line.title)}" if line.ref else escaped(line.title)
    said = [SYMBOLS[line.brag]] if line.brag else []
    said += [escaped(detail) for detail in line.details]
    return f"{name}\n{' · '.join(said)}" if said else name


def _actions(buttons: list[Button], name: str, again: str | None) -> sb.Block:
    return sb.ActionsBlock([_button(button, place, again) for place, button in enumerate(buttons)], block_id=name)


def _button(button: Button, place: int, again: str | None) -> sb.Button:
    about = clipped(f"{button.label}: {button.about}", LONGEST_LABEL) if button.about else None
    return sb.Button(
        clipped(button.label, LONGEST_LABEL),
        action_id=f"say.{place}",
        value=button_value(button, again, LONGEST_VALUE),
        style=button.style,
        accessibility_label=about,
    )


def _tables(table: Table, name: str) -> list[sb.Block]:
    return [
        sb.DataTableBlock(
            [[sb.RawText(name) for name in table.columns], *([_cell(cell) for cell in row] for row in rows)],
            caption=table.caption,
            page_size=min(len(rows), MOST_ROWS),
            block_id=f"{name}.table{place}",
        )
        for place, rows in enumerate(
            table.rows[start : start + MOST_ROWS] for start in range(0, len(table.rows), MOST_ROWS)
        )
    ]


def _cell(words: str) -> sb.RawText | sb.RawNumber | sb.RichTextBlock:
    """Numbers as numbers, so that a column of them sorts as people count."""
    return sb.RawNumber(int(words), words) if words.isdecimal() else sb.RawText(words or "–")


def _rows_as_sentences(table: Table, name: str) -> list[sb.Block]:
    lines = [f"*{escaped(table.caption)}*", *(escaped(row_text(table.columns, row)) for row in table.rows)]
    return sections("\n".join(lines), name)
