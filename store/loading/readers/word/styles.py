"""What a style says of the words in it: whether they are hidden or struck out, and by which list they are numbered."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

OFF = ("0", "false", "off")
MOST_FIGURES = 7
MOST_ABOVE = 12
"""Styles are based on others; a circle among them ends here."""


def is_on(flag: Any) -> bool:
    return flag is not None and flag.get(qn("w:val"), "1") not in OFF


class Styles:
    def __init__(self, word: WordDocument) -> None:
        sheet = word.styles.element
        self._by_id = {style.get(qn("w:styleId")): style for style in sheet.findall(qn("w:style"))}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in self._by_id.values()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )
        self._known: dict[tuple[str | None, str], bool] = {}
        self._names: dict[str | None, str] = {}
        self._indents: dict[str | None, int | None] = {}

    def is_on(self, run: Any, flag: str) -> bool:
        """Whether a run is hidden ("vanish") or struck out ("strike"), by itself, by its style or its paragraph's."""
        properties = run.find(qn("w:rPr"))
        if properties is not None:
            own = properties.find(qn(f"w:{flag}"))
            if own is not None:
                return is_on(own)
            style = properties.find(qn("w:rStyle"))
            if style is not None and self._says(style.get(qn("w:val")), flag):
                return True
        paragraph = run.getparent()
        return paragraph is not None and self._says(self.of(paragraph), flag)

    def of(self, paragraph: Any) -> str | None:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._default if style is None else style.get(qn("w:val"))

    def name_of(self, paragraph: Any) -> str:
        """Give the name of a paragraph's style. python-docx would look through all styles for each paragraph."""
        style = self.of(paragraph)
        if style not in self._names:
            name = self._by_id[style].find(qn("w:name")) if style in self._by_id else None
            self._names[style] = "" if name is None else (name.get(qn("w:val")) or "").casefold()
        return self._names[style]

    def indent_of(self, paragraph: Any) -> int | None:
        """Give the tenths of an inch by which a paragraph, or else its style, is set in."""
        own = _indent(paragraph)
        if own is not None:
            return own
        style = self.of(paragraph)
        if style not in self._indents:
            found = (_indent(one) for one in self.chain(style))
            self._indents[style] = next((one for one in found if one is not None), None)
        return self._indents[style]

    def chain(self, style_id: str | None) -> list[Any]:
        """Give a style and those it is based on."""
        found: list[Any] = []
        while style_id in self._by_id and len(found) < MOST_ABOVE:
            found.append(self._by_id[style_id])
            above = found[-1].find(qn("w:basedOn"))
            style_id = None if above is None else above.get(qn("w:val"))
        return found

    def _says(self, style_id: str | None, flag: str) -> bool:
        key = (style_id, flag)
        if key not in self._known:
            flags = (style.find(f"{qn('w:rPr')}/{qn('w:' + flag)}") for style in self.chain(style_id))
            self._known[key] = is_on(next((one for one in flags if one is not None), None))
        return self._known[key]


def _indent(element: Any) -> int | None:
    found = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    left = "" if found is None else found.get(qn("w:left")) or found.get(qn("w:start")) or ""
    return tenths(int(left)) if left.isdecimal() and len(left) < MOST_FIGURES else None


def tenths(twips: int) -> int:
    """Give tenths of an inch; Word counts in twentieths of a point."""
    return round(twips / 144)
