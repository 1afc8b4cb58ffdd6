"""What both kinds of OpenDocument file are made of: names, styles, and paragraphs with what is written in them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.symbols import drawn

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
LENGTH = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,6})?)(?P<unit>cm|mm|in|pt)")
TENTHS = {"cm": 1 / 0.254, "mm": 0.1 / 0.254, "in": 10.0, "pt": 10 / 72}
MOST_ABOVE = 12
MOST_SPACES = 200


def tag(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{SPACES[space]}}}{local}"


def attribute(element: Element, name: str) -> str | None:
    return element.get(tag(name))


def whole(element: Element, name: str, otherwise: int = 1) -> int:
    value = attribute(element, name) or ""
    return int(value) if value.isdecimal() and len(value) < 8 else otherwise


def roots_of(package: zipfile.ZipFile, name: str) -> tuple[Element, Element | None]:
    """Give the content, and the styles that are kept apart from it."""
    found: list[Element | None] = []
    for part in ("content.xml", "styles.xml"):
        try:
            found.append(fromstring(package.read(part)) if part in package.namelist() else None)
        except (ParseError, DefusedXmlException) as error:
            raise UnreadablePlanError(f"{name} is damaged inside. Open it, save it again and share that.") from error
    assert found[0] is not None
    return found[0], found[1]


class Styles:
    def __init__(self, content: Element, styles: Element | None) -> None:
        self._by_name: dict[tuple[str, str], Element] = {}
        self.dates: dict[str, Element] = {}
        self.lists: dict[str, Element] = {}
        for root in (styles, content):
            for element in root.iter() if root is not None else ():
                name = attribute(element, "style:name")
                if name is None:
                    continue
                if element.tag == tag("style:style"):
                    self._by_name[attribute(element, "style:family") or "", name] = element
                elif element.tag == tag("number:date-style"):
                    self.dates[name] = element
                elif element.tag == tag("text:list-style"):
                    self.lists[name] = element
        self._known: dict[tuple[str, str | None, str, str], str | None] = {}

    def says(self, family: str, name: str | None, properties: str, what: str) -> str | None:
        """Give what a style, or one that it is based on, says in its properties ("text", "paragraph", "table-cell")."""
        key = (family, name, properties, what)
        if key not in self._known:
            self._known[key] = next(
                (
                    value
                    for style in self._chain(family, name)
                    for part in style.findall(tag(f"style:{properties}-properties"))
                    if (value := attribute(part, what)) is not None
                ),
                None,
            )
        return self._known[key]

    def of(self, family: str, name: str | None, what: str) -> str | None:
        """Give an attribute of the style itself, as its list or its way of writing dates."""
        found = (attribute(style, what) for style in self._chain(family, name))
        return next((value for value in found if value), None)

    def is_struck(self, family: str, name: str | None) -> bool:
        kinds = ("style:text-line-through-style", "style:text-line-through-type")
        said = [self.says(family, name, "text", kind) for kind in kinds]
        return any(value not in (None, "none") for value in said)

    def is_hidden(self, family: str, name: str | None) -> bool:
        return self.says(family, name, "text", "text:display") == "none"

    def font(self, family: str, name: str | None) -> str | None:
        said = self.says(family, name, "text", "style:font-name") or self.says(family, name, "text", "fo:font-family")
        return said.strip("'\"") if said else None

    def set_in(self, family: str, name: str | None) -> int:
        """Give the tenths of an inch by which its words are set in."""
        found = LENGTH.fullmatch(self.says(family, name, "paragraph", "fo:margin-left") or "")
        return round(float(found["number"]) * TENTHS[found["unit"]]) if found else 0

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        for _ in range(MOST_ABOVE):
            style = self._by_name.get((family, name or ""))
            if style is None:
                return
            yield style
            name = attribute(style, "style:parent-style-name")


@dataclass
class Told:
    """What stands beside the words, gathered on the way."""

    notes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0


@dataclass(frozen=True)
class Words:
    kept: str
    struck: str = ""


SKIPPED = ("text:tracked-changes", "text:placeholder", "text:note-citation", "text:sequence-decls")


@dataclass
class Writing:
    """Gives the words of a paragraph, and gathers what is not of them."""

    styles: Styles
    told: Told = field(default_factory=Told)
    tables: list[Element] = field(default_factory=list)

    def words(self, paragraph: Element) -> Words:
        name = attribute(paragraph, "text:style-name")
        pieces: list[tuple[str, bool]] = []
        self._gather(paragraph, pieces, self.styles.is_struck("paragraph", name), self.styles.font("paragraph", name))
        kept = "".join(text for text, struck in pieces if not struck)
        if self.styles.is_hidden("paragraph", name) and kept.strip():
            self.told.hidden.append(" ".join(kept.split()))
            kept = ""
        return Words(kept, " ".join("".join(text for text, struck in pieces if struck).split()))

    def _gather(self, element: Element, pieces: list[tuple[str, bool]], struck: bool, font: str | None) -> None:
        # Line ends and runs of blanks in the file are one blank; those that are meant have elements of their own.
        pieces.append((drawn(re.sub(r"[ \t\r\n]+", " ", element.text or ""), font), struck))
        for child in element:
            self._child(child, pieces, struck, font)
            pieces.append((drawn(re.sub(r"[ \t\r\n]+", " ", child.tail or ""), font), struck))

    def _child(self, child: Element, pieces: list[tuple[str, bool]], struck: bool, font: str | None) -> None:
        kind = child.tag
        if kind == tag("text:s"):
            pieces.append((" " * min(whole(child, "text:c"), MOST_SPACES), struck))
        elif kind in (tag("text:tab"), tag("text:line-break")):
            pieces.append(("\t" if kind == tag("text:tab") else "\n", struck))
        elif kind == tag("office:annotation"):
            self.told.notes.append(plain(child))
        elif kind == tag("text:note"):
            self.told.footnotes.append(plain(child))
        elif kind in (tag("draw:frame"), tag("draw:custom-shape")):
            self._frame(child)
        elif kind not in {tag(one) for one in SKIPPED}:
            name = attribute(child, "text:style-name") if kind == tag("text:span") else None
            own: list[tuple[str, bool]] = []
            is_struck = struck or self.styles.is_struck("text", name)
            self._gather(child, own, is_struck, self.styles.font("text", name) or font)
            hidden = self.styles.is_hidden("text", name) or kind == tag("text:hidden-text")
            if hidden and (words := " ".join("".join(text for text, _ in own).split())):
                self.told.hidden.append(words)
            pieces += [] if hidden else own

    def _frame(self, frame: Element) -> None:
        """A table in a text box is read; its other words are told."""
        tables = list(frame.iter(tag("table:table")))
        self.tables += tables
        inside = {id(one) for table in tables for one in table.iter()}
        words = " ".join(plain(one) for one in frame.iter(tag("text:p")) if id(one) not in inside)
        if words.strip():
            self.told.boxes.append(words)
        elif not tables and frame.find(f".//{tag('draw:image')}") is not None:
            self.told.pictures += 1


def plain(element: Element) -> str:
    """Give all words under an element."""
    paragraphs = list(element.iter(tag("text:p"))) or [element]
    return " ".join(" ".join("".join(one.itertext()).split()) for one in paragraphs).strip()
