"""The numbers that Word puts before a paragraph by itself: no file holds them, so they are counted as Word counts."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from store.loading.readers.counting import LEVELS, written
from store.loading.readers.word.styles import MOST_FIGURES, Styles, tenths


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph. `words` is empty for a bullet. `set_in` is in tenths of an inch."""

    words: str
    level: int
    set_in: int


@dataclass
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restarts: bool = True
    in_figures: bool = False
    left: int | None = None


@dataclass
class Numbers:
    """Labels of paragraphs, to be asked for in the order in which they stand."""

    styles: Styles
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Any) -> Label | None:
        found = self._list_of(paragraph)
        if found is None:
            return None
        number, at = found
        abstract = self.abstract_of[number]
        level = self.levels[abstract].get(at, _Level())
        self._count(number, abstract, at)
        words = "" if level.kind == "bullet" else self._words(abstract, at)
        return Label(words, at, tenths(level.left if level.left is not None else 720 * at))

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """Give the list and the level that a paragraph or its style names."""
        style = self.styles.of(paragraph)
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        above = [one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for one in self.styles.chain(style)]
        named = [one for one in (own, *above) if one is not None]
        number = next((value for one in named if (value := _value(one, "numId")) is not None), None)
        if number is None or number not in self.abstract_of:
            return None
        written = next((value for one in named if (value := _value(one, "ilvl")) is not None), None)
        if written is not None and written.isdecimal():
            return number, min(int(written), LEVELS - 1)
        return number, self.by_style.get((self.abstract_of[number], style or ""), 0)

    def _count(self, number: str, abstract: str, at: int) -> None:
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        start = self.starts.get(number, {}).get(at)
        if start is not None and (number, at) not in self.begun:
            counts[at] = None
        self.begun.add((number, at))
        first = start if start is not None else self.levels[abstract].get(at, _Level()).start
        before = counts[at]
        counts[at] = first if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            if self.levels[abstract].get(deeper, _Level()).restarts:
                counts[deeper] = None

    def _words(self, abstract: str, at: int) -> str:
        levels, counts = self.levels[abstract], self.counts[abstract]
        here = levels.get(at, _Level())

        def figure(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            level = levels.get(place, _Level())
            count = counts[place]
            kind = "decimal" if here.in_figures and place != at else level.kind
            return written(level.start if count is None else count, kind)

        return " ".join(re.sub(r"%([1-9])", figure, here.text).split())


def numbers_of(word: WordDocument, styles: Styles) -> Numbers:
    parts = (one.target_part for one in word.part.rels.values() if one.reltype.endswith("/numbering"))
    part = next(parts, None)
    found = Numbers(styles)
    root = getattr(part, "element", None)
    if root is None:
        return found
    links: dict[str, str] = {}
    for abstract in root.findall(qn("w:abstractNum")):
        name = abstract.get(qn("w:abstractNumId"), "")
        found.levels[name] = {}
        if (link := _value(abstract, "numStyleLink")) is not None:
            links[name] = link
        for level in abstract.findall(qn("w:lvl")):
            _take_level(found, name, level)
    for number in root.findall(qn("w:num")):
        _take_list(found, number, links)
    return found


def _take_level(found: Numbers, abstract: str, level: Any) -> None:
    at = level.get(qn("w:ilvl"), "")
    if not at.isdecimal() or int(at) >= LEVELS:
        return
    left = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    set_in = "" if left is None else left.get(qn("w:left")) or left.get(qn("w:start")) or ""
    found.levels[abstract][int(at)] = _Level(
        start=_whole(_value(level, "start"), 1),
        kind=_value(level, "numFmt") or "decimal",
        text=(_value(level, "lvlText") or "")[:60],
        restarts=_value(level, "lvlRestart") != "0",
        in_figures=level.find(qn("w:isLgl")) is not None,
        left=int(set_in) if set_in.isdecimal() and len(set_in) < MOST_FIGURES else None,
    )
    if (style := _value(level, "pStyle")) is not None:
        found.by_style[abstract, style] = int(at)


def _take_list(found: Numbers, number: Any, links: dict[str, str]) -> None:
    name, abstract = number.get(qn("w:numId"), ""), _value(number, "abstractNumId")
    if abstract is None or abstract not in found.levels or name == "0":
        return
    if abstract in links:
        # The levels stand in another list, which the style of this name uses.
        own = (one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for one in found.styles.chain(links[abstract]))
        linked = next((_value(one, "numId") for one in own if one is not None), None)
        abstract = found.abstract_of.get(linked or "", abstract)
    found.abstract_of[name] = abstract
    for override in number.findall(qn("w:lvlOverride")):
        at, start = override.get(qn("w:ilvl"), ""), _value(override, "startOverride")
        if at.isdecimal() and start is not None:
            found.starts.setdefault(name, {})[int(at)] = _whole(start, 1)


def _value(element: Any, child: str) -> str | None:
    found = element.find(qn(f"w:{child}"))
    value: str | None = None if found is None else found.get(qn("w:val"))
    return value


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < MOST_FIGURES else otherwise
