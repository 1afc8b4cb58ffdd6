"""People whom the document's prose names, with the role it gives them."""

import re

from store.documents.staged import NamedPerson
from store.loading.document import Document, Paragraph
from store.loading.interpret.words import key
from store.loading.interpret.words.posts import POST_WORDS
from store.loading.interpret.words.sections import BODY_WORDS
from store.loading.notes import Notes

NAME = r"(?P<name>[A-Z][a-z'\u2019-]+(?: [A-Z][A-Za-z'\u2019-]+){1,2})"
ROLE = r"(?P<role>[A-Z][\w'\u2019-]*(?:(?: (?:of|for|and|to the))? [A-Z][\w'\u2019-]*)*)"
PATTERNS = (
    re.compile(rf"\bappointed {NAME} (?:as|to be) (?:our |the |its |an? )?{ROLE}"),
    re.compile(rf"\b{NAME},? (?:was|is|has been) (?:appointed )?(?:as )?(?:our|the|its) {ROLE}"),
)


def named_people_of(document: Document, notes: Notes) -> list[NamedPerson]:
    found: dict[str, NamedPerson] = {}
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for pattern in PATTERNS:
            for match in pattern.finditer(block.text):
                if _is_a_person(match["name"]) and match["name"] not in found:
                    found[match["name"]] = NamedPerson(name=match["name"], role=match["role"])
                    notes.doubt(
                        block.where,
                        match[0],
                        f"{match['name']}, {match['role']}",
                        "A person is named inside a sentence",
                    )
    return list(found.values())


def _is_a_person(name: str) -> bool:
    return not set(key(name).split()) & (POST_WORDS | set(BODY_WORDS) | {"department", "council", "ofsted"})
