"""The bodies that oversee the plan, who sits on them, and who comes."""

import re
from collections.abc import Iterator

from store.documents.staged import StagedBody
from store.loading.document import Bullet, Document, Paragraph, Piece, Section
from store.loading.interpret.owners import split_posts
from store.loading.interpret.words import key
from store.loading.interpret.words.sections import BODY_WORDS, GOVERNANCE_WORDS, MEMBERSHIP_WORDS
from store.loading.notes import Notes

# What comes after a body's name when its bullet goes on.
AFTER_NAME = re.compile(
    r"\s+(?:to include|including|includes|comprising|attended by|will|which|that|to|is|chaired|meets?)\s"
    r"|\s+[–—-]\s|[:,;(]"
)
COMES = re.compile(r"\b(?:to include|including|includes|comprising|attended by)\b:?\s+(?P<who>.+)", re.I)
HOW_OFTEN = re.compile(r"^(?:the|a|weekly|fortnightly|monthly|bi-?monthly|quarterly|six-weekly|annual)\s+", re.I)


def bodies_of(document: Document, notes: Notes) -> list[StagedBody]:
    bodies: list[StagedBody] = []
    for section in document.sections():
        if section.is_about(GOVERNANCE_WORDS) and not _is_spoken_for(section, notes):
            for lead_in, bullets in _lists(section):
                notes.use(*bullets, *([lead_in] if lead_in else []))
                if lead_in and _tells_members(lead_in):
                    _seat(bodies, lead_in, bullets)
                else:
                    bodies.extend(_body(bullet, notes) for bullet in bullets)
    return bodies


def _is_spoken_for(section: Section, notes: Notes) -> bool:
    """Tell a theme called "Leadership and governance" from a section about governance."""
    return any(block.where in notes.used for block in (*section.headings, *section.blocks))


def _lists(section: Section) -> Iterator[tuple[Paragraph | None, list[Bullet]]]:
    """Give each list with the paragraph that leads in to it."""
    lead_in: Paragraph | None = None
    bullets: list[Bullet] = []
    for block in section.blocks:
        if isinstance(block, Bullet):
            bullets.append(block)
            continue
        if bullets:
            yield lead_in, bullets
            bullets = []
        lead_in = block if isinstance(block, Paragraph) and block.text.endswith(":") else None
    if bullets:
        yield lead_in, bullets


def _tells_members(paragraph: Paragraph) -> bool:
    return any(word in paragraph.text.casefold() for word in MEMBERSHIP_WORDS)


def _body(bullet: Bullet, notes: Notes) -> StagedBody:
    name = _name(bullet.text)
    kind = kind_of(name)
    if kind is None:
        notes.doubt(
            bullet.where, bullet.text, f"a body called {name}", "Its name does not say that it is a board or meeting"
        )
    comes = COMES.search(bullet.text)
    attendees = split_posts([Piece(comes["who"])]) if comes else []
    if comes and attendees:
        why = "Posts in a sentence are told apart by their titles"
        notes.doubt(bullet.where, comes["who"], "; ".join(attendees), why)
    return StagedBody(name=name, kind=kind, summary=bullet.text, attendees=attendees)


def _name(text: str) -> str:
    return HOW_OFTEN.sub("", AFTER_NAME.split(text, maxsplit=1)[0].strip())


def kind_of(name: str) -> str | None:
    words = key(name).split()
    return next((word for word in reversed(words) if word in BODY_WORDS), None)


def _seat(bodies: list[StagedBody], lead_in: Paragraph, bullets: list[Bullet]) -> None:
    """Give the seats to the body named before the list; the longest name that stands there is meant."""
    named = [body for body in bodies if f" {key(body.name)} " in f" {key(lead_in.text)} "]
    seats = [bullet.text for bullet in bullets]
    if named:
        max(named, key=lambda body: len(body.name)).seats.extend(seats)
    else:
        name = _name(lead_in.text)
        bodies.append(StagedBody(name=name, kind=kind_of(name), seats=seats))
