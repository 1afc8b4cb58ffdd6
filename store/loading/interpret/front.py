"""The front page: what the plan is called, and whose it is."""

import re

from store.loading.document import Document, Heading, Paragraph, Row
from store.loading.interpret.banners import LABEL
from store.loading.interpret.references import LABELLED
from store.loading.interpret.words import COUNCIL
from store.loading.interpret.words.kinds import MINUTES_NAME
from store.loading.notes import Notes

UNTITLED = "Plan without a title"
PAGES_OF_TITLE = 12
ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+\D")
CALLED_A_PLAN = re.compile(r"\b(?:plan|programme|tracker|strategy|statement of action)\b", re.I)


def front_of(document: Document, notes: Notes) -> tuple[str, str | None]:
    """Read the title and the council from the lines before the first table."""
    lines = _opening(document)
    council_at = next((at for at, line in enumerate(lines) if COUNCIL.fullmatch(line.text)), None)
    title_at = next((at for at, line in enumerate(lines) if _is_title(at, line.text)), None)
    council = lines[council_at].text if council_at is not None else _council_in_prose(document)
    if title_at is None:
        first_line = next((line for line in lines if not _names_a_part(line.text)), None)
        if first_line and (_is_alone(document, first_line) or MINUTES_NAME.fullmatch(first_line.text)):
            notes.use(first_line)
        return first_line.text if first_line else UNTITLED, council
    notes.use(*lines[: title_at + 1])
    first = title_at if council_at is None or council_at >= title_at else council_at + 1
    title = " ".join(line.text for line in lines[first : title_at + 1])
    if first != title_at:
        printed = " / ".join(line.text for line in lines[first : title_at + 1])
        notes.doubt(lines[first].where, printed, title, "The title is printed over several lines")
    return title, council


def _is_title(at: int, text: str) -> bool:
    """Whether a line is called a plan; a numbered one under others is an item of an agenda, or a chapter."""
    return CALLED_A_PLAN.search(text) is not None and not (at and ITEM.match(text))


def is_called_a_plan(text: str) -> bool:
    return CALLED_A_PLAN.search(text) is not None and not _names_a_part(text)


def _is_alone(document: Document, line: Heading | Paragraph) -> bool:
    """Whether a line is the only heading, so that it is the title and groups nothing."""
    return not any(isinstance(block, Heading) and block is not line and not block.tab for block in document.blocks)


def _names_a_part(text: str) -> bool:
    """Whether a line names what stands under it, a theme or a recommendation, and so not the whole plan."""
    return bool(LABEL.match(text) or LABELLED.match(text))


def _opening(document: Document) -> list[Heading | Paragraph]:
    found: list[Heading | Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Row) or len(found) == PAGES_OF_TITLE:
            break
        if isinstance(block, Heading) and block.tab:
            continue
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and len(block.text.split()) <= PAGES_OF_TITLE):
            found.append(block)
    return found


def _council_in_prose(document: Document) -> str | None:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and (found := COUNCIL.search(block.text)):
            return found[0].strip()
    return None
