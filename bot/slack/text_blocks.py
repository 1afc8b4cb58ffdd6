"""Words as Slack's sections, in pieces that it takes."""

from collections.abc import Iterator

from bot.slack.block_kit import Block, section

LONGEST_TEXT = 2_900


def sections(text: str, name: str) -> list[Block]:
    return [section(piece, f"{name}.{place}") for place, piece in enumerate(_pieces(text.split("\n")))]


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
