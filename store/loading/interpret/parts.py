"""The parts of a cell: lines, bullets, what is lettered or numbered; and which parts of two cells are a pair."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.loading.document import Cell, Piece

# "a)", "(b)", "iv.", "3.", "1.2", "1.2.3" – but not "5 days", "1.5 posts" or a date.
MARK = re.compile(
    r"\(?(?P<mark>[A-Za-z]|(?<!\()\d{1,2}[a-z](?=[.):])|(?<!\()[A-Z]{1,3}\d{1,3}(?:\.\d{1,3})*[a-z]?(?=[.):])|[ivx]{2,4}|\d{1,2}|(?<!\()\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?)(?:\)|(?<!\d\.\d)[.:](?=\s)|(?<=\d\.\d\d)\s|(?<=\d\.\d)\s)"
    r"\s*(?P<rest>\S.*)",
    re.S,
)
PAIRED = re.compile(
    r"\(?(?P<marks>(?:[ivx]{2,4}|[a-z])(?:\s*(?:,|&|/|and|to|-|–)\s*(?:[ivx]{2,4}|[a-z]))*)\)?\s*[).:–-]\s*(?P<rest>\S.*)|\(?(?P<mark>\d{1,2})[).:]\s+(?P<more>\S.*)",
    re.S | re.I,
)
INLINE = re.compile(r"(?:(?<=\s)|^)(?:\(?(?P<mark>[a-z]|\d{1,2})\)|(?P<number>\d{1,2})\.)\s+")


@dataclass(frozen=True)
class Part:
    """A stretch of a cell; `mark` is the letter or number it is printed with."""

    text: str
    mark: str | None = None
    bullet: bool = False

    @property
    def listed(self) -> bool:
        return self.bullet or self.mark is not None


def parts_of(cell: Cell) -> list[Part]:
    pieces = [part for piece in cell.pieces for part in _inline(piece)]
    parts = [_marked(piece) for piece in pieces]
    if sum(part.mark is not None for part in parts) == 1 and len(parts) > 1 and parts[0].mark is None:
        # One letter among many lines begins no list: "A. Smith".
        return [Part(piece.text, None, piece.bullet) for piece in pieces]
    return parts


def _marked(piece: Piece) -> Part:
    found = MARK.fullmatch(piece.text)
    return Part(found["rest"], found["mark"], piece.bullet) if found else Part(piece.text, None, piece.bullet)


def _inline(piece: Piece) -> list[Piece]:
    """Split "a) mend b) sweep" where the letters follow each other."""
    found = list(INLINE.finditer(piece.text))
    marks = [one["mark"] or one["number"] for one in found]
    if len(marks) < 2 or marks not in (_letters(len(marks)), [str(n + 1) for n in range(len(marks))]):
        return [piece]
    cuts = [0, *[one.start() for one in found if one.start()], len(piece.text)]
    texts = [piece.text[start:end].strip(" ;,") for start, end in pairwise(cuts)]
    return [Piece(text, piece.bullet) for text in texts if text]


def _letters(count: int) -> list[str]:
    return [chr(ord("a") + place) for place in range(min(count, 26))]


def share(cell: Cell, parts: Sequence[Part], position: int) -> Cell:
    """Give the part of a cell that belongs to one of several: by its letter, by its place, else all of it."""
    if len(parts) < 2:
        return cell
    if (referred := _of_reference(cell, parts, position)) is not None:
        return referred
    lettered = [(_marks(piece.text), piece) for piece in _apart(cell, len(parts))]
    if any(marks for marks, _ in lettered):
        own = (parts[position].mark or _letters(26)[position % 26]).casefold()
        kept = [Piece(rest) for (marks, piece) in lettered if (rest := _rest(marks, own, piece.text))]
        return Cell(tuple(kept), cell.fill)
    pieces = _apart(cell, len(parts))
    return Cell((pieces[position],), cell.fill) if len(pieces) == len(parts) else cell


def _of_reference(cell: Cell, parts: Sequence[Part], position: int) -> Cell | None:
    """Give the lines that begin with this part's reference, where each line begins with one: "1.1 J Smith"."""
    own = parts[position].mark
    marks = [f"{part.mark} " for part in parts if part.mark and "." in part.mark]
    if not own or not marks or not cell.pieces or not all(one.text.startswith(tuple(marks)) for one in cell.pieces):
        return None
    kept = [one.text.removeprefix(own) for one in cell.pieces if one.text.startswith(f"{own} ")]
    return Cell(tuple(Piece(text.strip(" :–-")) for text in kept), cell.fill)


def is_shared_out(cell: Cell, parts: Sequence[Part]) -> bool:
    """Whether a cell has one line, or a letter, for each of several."""
    if len(parts) > 1 and _of_reference(cell, parts, 0) is not None:
        return True
    pieces = _apart(cell, len(parts))
    return len(parts) > 1 and (len(pieces) == len(parts) or any(_marks(piece.text) for piece in pieces))


def _apart(cell: Cell, count: int) -> list[Piece]:
    """Give the cell's lines; one line of as many parts as there are, between semicolons, is that many."""
    pieces = [part for piece in cell.pieces for part in _inline(piece)]
    if len(pieces) == 1 and count > 1:
        cut = [text for text in re.split(r"\s*;\s*", pieces[0].text) if text]
        return [Piece(text) for text in cut] if len(cut) == count else pieces
    return pieces


def _marks(text: str) -> frozenset[str]:
    """Read the letters that a line is for: "a & c) JS", "a-c: JS", "2) JS"."""
    found = PAIRED.fullmatch(text)
    if found is None:
        return frozenset()
    if found["mark"]:
        return frozenset({found["mark"]})
    printed = found["marks"].casefold()
    marks = set(re.findall(r"(?<![a-z])(?:[ivx]{2,4}|[a-z])(?![a-z])", printed))
    for first, last in re.findall(r"\b([a-z])\s*(?:-|–|to)\s*([a-z])\b", printed):
        marks |= {chr(code) for code in range(ord(first), ord(last) + 1)}
    return frozenset(marks)


def _rest(marks: frozenset[str], own: str, text: str) -> str:
    """What a line says to the one with this letter; a line without a letter is for all."""
    if not marks:
        return text
    found = PAIRED.fullmatch(text)
    if found is None or own not in marks:
        return ""
    return str(found["rest"] or found["more"])
