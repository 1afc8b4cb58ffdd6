"""What a Word document holds beside the words of its page: counted, and told in one line each."""

from collections.abc import Iterator, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from store.loading.document import LeftOut, Unsure
from store.loading.readers.telling import counted, quoted
from store.loading.readers.word.tree import Settled, words_of

DOCUMENT = "the document"
NOTES = {
    "comments": ("comment", "comment", "what people say in the margin is no part of the plan"),
    "footnotes": ("footnote", "footnote", "notes under the page are not read as part of a table"),
    "endnotes": ("endnote", "endnote", "notes at the end are not read as part of a table"),
}
PICTURES = ("image",)
EMBEDDED = ("package", "oleObject", "aFChunk")


def asides_of(word: WordDocument, settled: Settled) -> list[LeftOut]:
    found = [
        *_line(settled.hidden, "stretch of hidden words", "stretches of hidden words", "hidden in Word"),
        *_line(settled.boxes, "text box", "text boxes", "words that float over the page are not read"),
    ]
    for kind, (tag, name, why) in NOTES.items():
        notes = [words for part in _parts(word, kind) for words in _notes(part, tag)]
        found += _line(notes, name, f"{name}s", why)
    pictures = len(list(word.element.body.iter("{*}blip", "{*}imagedata")))
    if pictures:
        found.append(LeftOut(DOCUMENT, counted(pictures, "picture", "pictures"), "I read words, not pictures", 0))
    return found


def unsure_of(word: WordDocument, settled: Settled) -> list[Unsure]:
    changes = [
        *_told(settled.struck_rows, "row is struck", "rows are struck"),
        *_told(settled.struck, "stretch of words is struck", "stretches of words are struck"),
        *_told(settled.inserted_rows, "row is inserted", "rows are inserted"),
        *_told(settled.inserted, "stretch of words is inserted", "stretches of words are inserted"),
    ]
    found = []
    if changes:
        why = "Tracked changes are not settled. Accept or reject them in Word, if this is not what is meant"
        found.append(Unsure(DOCUMENT, "; ".join(changes), "as if all changes were accepted", why))
    if embedded := [part for kind in EMBEDDED for part in _parts(word, kind)]:
        count = counted(len(embedded), "document is", "documents are")
        why = "What stands in it is not read. Open it by a double click, save it as a file of its own and share that"
        found.append(Unsure(DOCUMENT, f"{count} embedded in this one", "left out", why))
    return found


def _line(words: Sequence[str], one: str, several: str, why: str) -> Iterator[LeftOut]:
    for told in _told([each for each in words if each], one, several):
        yield LeftOut(DOCUMENT, told, why, 0)


def _told(words: Sequence[str], one: str, several: str) -> Iterator[str]:
    """Say how many there are and quote the first of them."""
    if words:
        yield f"{counted(len(words), one, several)}: {quoted(words)}"


def _parts(word: WordDocument, kind: str) -> list[Part]:
    return [
        one.target_part
        for one in word.part.rels.values()
        if not one.is_external and one.reltype.rpartition("/")[2] == kind
    ]


def _notes(part: Part, tag: str) -> Iterator[str]:
    root: Any = getattr(part, "element", None)
    root = parse_xml(part.blob) if root is None else root
    for note in root.iter(qn(f"w:{tag}")):
        # The line over the notes and such are kept as notes that have a type.
        if not note.get(qn("w:type")) and (words := words_of(note)):
            yield words
