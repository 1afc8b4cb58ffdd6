"""Read the words of a PDF, where there is nothing better: it has no tables, only words at places on a page.

Columns are told by what stays blank from line to line. That may go wrong, so a doubt says so before all others.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from store.loading.document import Block, Document, Unsure
from store.loading.readers.blank_columns import with_tabs
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.text import document_of

MOST_PAGES = 200
MOST_LETTERS = 2_000_000
WHY = (
    "A PDF has no tables, only words on a page. I told its columns by the gaps between words, so words may stand in the"
    " wrong column or row. Share the Word or Excel file that it was made from, or compare each line"
)
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)
"""What pypdf raises on a page that breaks the rules."""


def read(content: bytes, name: str) -> Document:
    if not content.lstrip().startswith(b"%PDF"):
        raise UnreadablePlanError(f"{name} is not a PDF, whatever its ending says. Share the plan itself.")
    # What pypdf says of a file's faults would bring words of the file into our log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = list(_pages(content, name))
    except BROKEN as error:
        if isinstance(error, UnreadablePlanError):
            raise
        raise UnreadablePlanError(
            f"{name} is damaged inside. Share the Word or Excel file that it was made from."
        ) from error
    blocks = [block for number, text in enumerate(pages, start=1) for block in _blocks(text, number)]
    if not blocks:
        raise UnreadablePlanError(
            f"{name} is a scan or holds only pictures, and I read words. Share the Word or Excel file that it was made"
            " from."
        )
    return Document(tuple(blocks), unsure=(Unsure(name, "a PDF", "as well as it could be read", WHY),))


def _blocks(text: str, number: int) -> Iterator[Block]:
    for block in document_of("\n".join(with_tabs(text.split("\n")))).blocks:
        yield replace(block, where=f"page {number}, {block.where}")


def _pages(content: bytes, name: str) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadablePlanError(f"{name} is locked with a password. Save a copy without one.")
    if len(reader.pages) > MOST_PAGES:
        raise UnreadablePlanError(f"{name} has more than {MOST_PAGES} pages. Share the pages with the plan's tables.")
    letters = 0
    for page in reader.pages:
        # Blank lines between rows would part one table into many.
        text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
        letters += len(text)
        if letters > MOST_LETTERS:
            raise UnreadablePlanError(f"{name} has more words than a plan should. Share the pages with its tables.")
        yield text
