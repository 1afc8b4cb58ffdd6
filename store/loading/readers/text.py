"""Read plain text and Markdown: rows as tabs or pipes, lists as dashes or `<ul>`, headings as short lines alone."""

import re
from dataclasses import dataclass, field, replace

from store.loading.document import Block, Bullet, Document, Heading, LeftOut, Paragraph, Row, Unsure
from store.loading.readers import markup
from store.loading.readers.aligned import with_tabs
from store.loading.readers.letters import Letters, read_letters

MOST_WORDS_IN_A_HEADING = 14
SHORT_LINE = 45
FEWEST_BARS = 2
LIST_ITEM = re.compile(r"^\s*(?:[-*+–—]|[■▪●•◦‣∙])\s+(?P<text>\S.*)$")
MARKDOWN_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>\S.*)$")
PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*", re.I)
# "Recommendation 2: …", "Theme 1 - …", "2. …", "1.2 …": a line that begins so goes on with none before it.
BEGINS_ANEW = re.compile(
    r"\s*(?:[A-Z][\w'\u2019/&()-]*(?: [\w'\u2019/&()-]+){0,4}:\s+\S|[A-Z][\w/]*(?: [\w/]+){0,2}:\s*$"
    r"|[A-Z][a-z]+ \d{1,2}\s*[-–—:.]\s"
    r"|\(?(?:\d{1,2}|[a-z])[.)]\s+\S|\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z])"
)
STRUCK = re.compile(r"~~(?=\S)(.{1,2000}?)(?<=\S)~~")
LONGEST_WORD = 30


def read(content: bytes, name: str) -> Document:
    letters = read_letters(content, name)
    found = document_of(letters.text)
    return replace(found, unsure=(*unsure_letters(letters, name), *found.unsure))


def decode(content: bytes, name: str) -> str:
    """Give the words of a text file, for those who have no place for a doubt about its letters."""
    return read_letters(content, name).text


def unsure_letters(letters: Letters, name: str) -> list[Unsure]:
    if letters.page is None:
        return []
    words = ", ".join(f"“{word[:LONGEST_WORD]}”" for word in letters.words)
    return [Unsure(name, words, f"the letters of {letters.page}", letters.why)]


def document_of(text: str) -> Document:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x0b", " ").split("\n")
    reading = _Reading()
    for number, line in enumerate(with_tabs(lines), start=1):
        reading.take(line, f"line {number}")
    reading.end_paragraph()
    return Document(tuple(reading.blocks), tuple(reading.left_out))


@dataclass
class _Reading:
    """What has been read so far, and the plain lines that wait to be a paragraph."""

    blocks: list[Block] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    since: str = ""
    in_bullet: bool = False
    left_out: list[LeftOut] = field(default_factory=list)

    def take(self, line: str, where: str) -> None:
        if "~~" in line:
            struck = [" ".join(one.split()) for one in STRUCK.findall(line)]
            self.left_out += [LeftOut(where, one[:80], "struck out", len(self.blocks)) for one in struck if one]
            line = STRUCK.sub("", line)
        if not line.strip() or _is_a_rule(line) or PAGE_NUMBER.fullmatch(line):
            # Nothing to read; yet it ends what stood above it.
            self.end_paragraph()
        elif block := _own_line(line, where):
            self.end_paragraph()
            self.blocks.append(block)
            self.in_bullet = isinstance(block, Bullet)
        elif self.in_bullet and line[0] in " \u00a0":
            self._go_on_with_bullet(line)
        else:
            if self.waiting and _begins_anew(self.waiting, line):
                self.end_paragraph()
            self.in_bullet = False
            self.since = self.since if self.waiting else where
            self.waiting.append(line)

    def end_paragraph(self) -> None:
        """Make a block of the lines that wait: a heading if they look like one."""
        self.in_bullet = False
        text = markup.plain(" ".join(self.waiting))
        if text:
            kind = Heading if len(self.waiting) == 1 and looks_like_a_heading(text) else Paragraph
            self.blocks.append(kind(self.since, text))
        self.waiting = []

    def _go_on_with_bullet(self, line: str) -> None:
        last = self.blocks.pop()
        if isinstance(last, Bullet):
            self.blocks.append(replace(last, text=markup.plain(f"{last.text} {line}")))


def _begins_anew(waiting: list[str], line: str) -> bool:
    """Whether a plain line is no more of those above it: it is labelled or numbered, or both are short headings."""
    above = waiting[0].strip()
    short = len(waiting) == 1 and len(above) <= SHORT_LINE and looks_like_a_heading(above)
    own_line = (above.isupper() and not line.isupper()) or (line[0].isupper() and looks_like_a_heading(line.strip()))
    return bool(BEGINS_ANEW.match(line)) or (short and own_line)


def _own_line(line: str, where: str) -> Block | None:
    """Read a line that is a block by itself."""
    if "\t" in line.strip("\n") and line.strip():
        return Row(where, tuple(markup.cell(cell) for cell in line.split("\t")))
    if line.lstrip().startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2:
        return Row(where, tuple(markup.cell(cell) for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])))
    if line.count(" | ") >= FEWEST_BARS:
        return Row(
            where, tuple(markup.cell(cell) for cell in re.split(r"(?<!\\)\|", line.strip("\n").removeprefix("| ")))
        )
    if found := MARKDOWN_HEADING.match(line):
        return Heading(where, markup.plain(found["text"].rstrip("# ")))
    if found := LIST_ITEM.match(line):
        return Bullet(where, markup.plain(found["text"]), markup.indent_of(line))
    return None


def _is_a_rule(line: str) -> bool:
    """Tell the line under a Markdown table's header, or one drawn across the page."""
    return "---" in line and set(line) <= set("-:| ")


def looks_like_a_heading(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS_IN_A_HEADING and text[-1] not in ".:;,!?"
