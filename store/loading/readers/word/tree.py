"""Settle a Word document's tree: what a person sees on the page stands in it, and nothing else.

Content controls, fields, tags and links wrap words at any depth; python-docx does not look into most of them. They are
unwrapped before anything reads the tree. What is struck by tracked changes, hidden or in a box is taken out and kept
apart, so that it can be told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from store.loading.readers.symbols import drawn
from store.loading.readers.word.styles import Styles, is_on

Element = Any
"""An element of lxml, which tells no types."""

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WRAPS = tuple(qn(f"w:{one}") for one in ("fldSimple", "smartTag", "customXml", "hyperlink", "dir", "bdo"))
OF_THE_WRAP = tuple(qn(f"w:{one}") for one in ("smartTagPr", "customXmlPr", "fldData"))
TAKEN, STRUCK = (qn("w:ins"), qn("w:moveTo")), (qn("w:del"), qn("w:moveFrom"))


@dataclass
class Settled:
    """What was taken out of the tree, and what was taken in that not everybody has agreed to."""

    struck: list[str] = field(default_factory=list)
    struck_rows: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    inserted_rows: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    placeholders: int = 0


def settle(word: WordDocument, styles: Styles) -> Settled:
    body, found = word.element.body, Settled()
    _choose_alternatives(body)
    _take_out_boxes(body, found)
    _show_form_fields(body)
    _settle_rows(body, found)
    for control in _deepest_first(body, qn("w:sdt")):
        _open_control(control, found)
    for wrap in _deepest_first(body, *WRAPS):
        _replace(wrap, [child for child in wrap if child.tag not in OF_THE_WRAP])
    _settle_words(body, found)
    _leave_out_hidden(body, styles, found)
    _draw_symbols(body)
    return found


def words_of(element: Element) -> str:
    """Give all words under an element, struck ones too."""
    texts = (one.text or "" for one in element.iter(qn("w:t"), qn("w:delText")))
    return " ".join("".join(texts).split())


def _deepest_first(root: Element, *tags: str) -> list[Element]:
    return list(root.iter(*tags))[::-1]


def _replace(element: Element, children: Iterable[Element]) -> None:
    for child in list(children):
        element.addprevious(child)
    _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _choose_alternatives(body: Element) -> None:
    """The same drawing is kept twice, for newer and older programs."""
    for either in _deepest_first(body, f"{MC}AlternateContent"):
        choice = either.find(f"{MC}Choice")
        chosen = choice if choice is not None else either.find(f"{MC}Fallback")
        _replace(either, [] if chosen is None else chosen)


def _take_out_boxes(body: Element, found: Settled) -> None:
    """Words in a text box are told; a table in one is read behind the paragraph that it hangs on."""
    for box in list(body.iter(qn("w:txbxContent"))):
        tables = box.findall(qn("w:tbl"))
        block = _block_in(body, box)
        for table in reversed(tables):
            block.addnext(table)
        if words := words_of(box):
            found.boxes.append(words)
        _remove(box)


def _block_in(body: Element, element: Element) -> Element:
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _show_form_fields(body: Element) -> None:
    """Old form fields keep what is chosen beside the text, not in it."""
    for data in list(body.iter(qn("w:ffData"))):
        run = data.getparent().getparent()
        words = _form_field(data)
        if words is None or run is None or run.tag != qn("w:r"):
            continue
        shown = OxmlElement("w:r")
        shown.append(_text(words))
        run.addprevious(shown)


def _form_field(data: Element) -> str | None:
    box, choice = data.find(qn("w:checkBox")), data.find(qn("w:ddList"))
    if box is not None:
        checked = box.find(qn("w:checked"))
        return "☑" if is_on(box.find(qn("w:default")) if checked is None else checked) else "☐"
    if choice is None:
        return None
    entries = [entry.get(qn("w:val"), "") for entry in choice.findall(qn("w:listEntry"))]
    picked = choice.find(qn("w:result"))
    picked = choice.find(qn("w:default")) if picked is None else picked
    at = picked.get(qn("w:val"), "0") if picked is not None else "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _text(words: str) -> Element:
    text = OxmlElement("w:t")
    text.text = words
    return text


def _settle_rows(body: Element, found: Settled) -> None:
    for row in list(body.iter(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if properties is None:
            continue
        if properties.find(qn("w:del")) is not None:
            found.struck_rows.append(_words_in_row(row))
        elif is_on(properties.find(qn("w:hidden"))):
            found.hidden.append(_words_in_row(row))
        else:
            if properties.find(qn("w:ins")) is not None:
                found.inserted_rows.append(_words_in_row(row))
            continue
        _remove(row)
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(f".//{qn('w:tr')}") is None:
            _remove(table)
    for cell in list(body.iter(qn("w:tc"))):
        if cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is not None:
            found.struck.append(words_of(cell))
            _remove(cell)


def _words_in_row(row: Element) -> str:
    return " | ".join(words for cell in row.iter(qn("w:tc")) if (words := words_of(cell)))


def _open_control(control: Element, found: Settled) -> None:
    content, properties = control.find(qn("w:sdtContent")), control.find(qn("w:sdtPr"))
    if content is None:
        _remove(control)
        return
    if properties is not None:
        box = properties.find(f"{W14}checkbox")
        if box is not None:
            checked = box.find(f"{W14}checked")
            _say_instead(content, "☑" if checked is not None and checked.get(f"{W14}val") in ("1", "true") else "☐")
        elif is_on(properties.find(qn("w:showingPlcHdr"))):
            found.placeholders += 1
            _say_instead(content, "")
    _replace(control, content)


def _say_instead(content: Element, words: str) -> None:
    """Put these words in place of those in a control, whatever it stands round."""
    runs = list(content.iter(qn("w:r")))
    for text in list(content.iter(qn("w:t"), qn("w:sym"))):
        _remove(text)
    if runs and words:
        runs[0].append(_text(words))


def _settle_words(body: Element, found: Settled) -> None:
    """Take in what was inserted and leave out what was deleted, as if all changes were accepted."""
    new_rows = {row for row in body.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:ins')}") is not None}
    for mark in _deepest_first(body, *STRUCK):
        if _is_a_wrap(mark):
            if words := words_of(mark):
                found.struck.insert(0, words)
            _remove(mark)
    for mark in _deepest_first(body, *TAKEN):
        if _is_a_wrap(mark):
            if (words := words_of(mark)) and new_rows.isdisjoint(mark.iterancestors(qn("w:tr"))):
                found.inserted.insert(0, words)
            _replace(mark, mark)
    for paragraph in _deepest_first(body, qn("w:p")):
        _join_if_its_end_is_struck(paragraph)


def _is_a_wrap(mark: Element) -> bool:
    """In the properties of a row, a paragraph or a run the same element is only a sign."""
    return not mark.getparent().tag.endswith("Pr")


def _join_if_its_end_is_struck(paragraph: Element) -> None:
    sign = f"{qn('w:pPr')}/{qn('w:rPr')}/"
    if all(paragraph.find(sign + tag) is None for tag in STRUCK):
        return
    following = paragraph.getnext()
    if following is None or following.tag != qn("w:p"):
        return
    runs = [child for child in paragraph if child.tag != qn("w:pPr")]
    at = 1 if following.find(qn("w:pPr")) is not None else 0
    for place, run in enumerate(runs, start=at):
        following.insert(place, run)
    _remove(paragraph)


def _leave_out_hidden(body: Element, styles: Styles, found: Settled) -> None:
    """Runs that stand together are told as one."""
    above: Element | None = None
    for run in list(body.iter(qn("w:r"))):
        if not styles.is_on(run, "vanish"):
            continue
        if words := "".join(one.text or "" for one in run.iter(qn("w:t"))).strip():
            if found.hidden and above is not None and above is run.getprevious():
                found.hidden[-1] += f" {words}"
            else:
                found.hidden.append(words)
        above = run.getprevious()
        _remove(run)


def _draw_symbols(body: Element) -> None:
    for symbol in list(body.iter(qn("w:sym"))):
        try:
            letter = chr(int(symbol.get(qn("w:char"), ""), 16))
        except (ValueError, OverflowError):
            letter = ""
        _replace(symbol, [_text(drawn(letter, symbol.get(qn("w:font"), "wingdings")))])
    for run in body.iter(qn("w:r")):
        font = _font(run)
        for text in run.findall(qn("w:t")):
            if text.text:
                text.text = drawn(text.text, font)


def _font(run: Element) -> str | None:
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return None if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))
