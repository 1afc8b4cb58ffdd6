"""Take words out of the markup that documents carry when they are turned into text."""

import html
import re

from store.loading.document import Cell, Piece

# Also those cut off by the end of the line. "<5 days" is no tag.
INLINE = re.compile(
    r"</?(?:b|i|u|a|em|strong|span|font|sup|sub|small|mark|code|div|table|tbody|tr|td|th|h[1-6])\b[^<>]*(?:>|$)", re.I
)
BREAK = re.compile(r"<br\b[^<>]*(?:>|$)", re.I)
BLANKS = " \t\u00a0\u2002\u2003\u2007\u2009\u3000"
MARKS = "■▪●•◦‣∙□◾⁃"
PARTS = re.compile(rf"(</?(?:ul|ol|li|p)\b[^<>]*(?:>|$)|[{MARKS}])", re.I)
DASHED = re.compile(r"\s*[-–*+]\s+[^\W\d_]")
OPENS_A_BULLET = re.compile(rf"<(?:ul|ol|li)\b|[{MARKS}]", re.I)


def cell(raw: str) -> Cell:
    """Read a table cell: its paragraphs and bullets, without any markup."""
    pieces: list[Piece] = []
    bullet = False
    for part in PARTS.split(html.unescape(raw)):
        if PARTS.fullmatch(part):
            bullet = bool(OPENS_A_BULLET.match(part))
        elif bullet:
            pieces.append(Piece(_clean(part), bullet=True))
        else:
            lines = re.split(r"\n", BREAK.sub("\n", part))
            pieces.extend(Piece(_clean(line), bullet=len(lines) > 1 and bool(DASHED.match(line))) for line in lines)
    return Cell(tuple(piece for piece in pieces if piece.text))


def indent_of(raw: str) -> int:
    """Count the blanks before the words; lines that begin with one are no words yet."""
    line = raw.lstrip("\r\n")
    return len(line) - len(line.lstrip(BLANKS)) if line.strip() else 0


def plain(raw: str) -> str:
    """Read running text, without any markup."""
    return _clean(PARTS.sub(" ", html.unescape(raw)))


def _clean(text: str) -> str:
    text = INLINE.sub("", BREAK.sub(" ", text)).replace("**", "")
    return re.sub(r"^[-–*+] ", "", " ".join(text.split())).strip()
