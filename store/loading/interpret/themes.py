"""Themes: listed in the introduction, printed again over their actions, often in other words; each gets one name."""

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from store.documents.staged import StagedTheme
from store.loading.document import Block, Bullet, Document, Paragraph
from store.loading.interpret.banners import LABEL, names_something, themes_among
from store.loading.interpret.front import is_called_a_plan
from store.loading.interpret.references import LABELLED
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key, letter_of, telling
from store.loading.interpret.words.themes import THEME_WORDS
from store.loading.notes import Notes

WORD = re.compile(rf"(?:{'|'.join(THEME_WORDS)})\b\s*", re.I)
NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])[).:]\s*|[A-Z]{0,2}\d{1,2}\s*[-–—:]\s+(?=[A-Z]))", re.I)
ALIKE = 85
MOST_THEMES = 52


@dataclass
class Theme:
    """One theme and every way it is printed."""

    title: str
    spellings: dict[str, str] = field(default_factory=dict)
    summary: str | None = None


@dataclass
class Themes:
    known: list[Theme] = field(default_factory=list)
    found: dict[str, Theme | None] = field(default_factory=dict)

    def letter(self, printed: str) -> str | None:
        theme = self.find(printed)
        return letter_of(self.known.index(theme)) if theme else None

    def find(self, printed: str) -> Theme | None:
        if printed not in self.found:
            self.found[printed] = self._most_alike(bare_name(printed))
        return self.found[printed]

    def _most_alike(self, name: str) -> Theme | None:
        best = max(self.known, key=lambda theme: _likeness(theme.title, name), default=None)
        return best if best and _likeness(best.title, name) >= ALIKE else None

    def meet(self, printed: str, where: str, *, names_it: bool) -> None:
        """Take note of a theme's name; a name over its actions is preferred to one in a list."""
        name = bare_name(printed)
        theme = self.find(printed)
        if theme is None:
            if len(self.known) == MOST_THEMES:
                return
            theme = Theme(name)
            self.known.append(theme)
            self.found = {}
        theme.spellings.setdefault(printed, where)
        if names_it:
            theme.title = name

    def staged(self, notes: Notes) -> list[StagedTheme]:
        for theme in self.known:
            for printed, where in theme.spellings.items() if len(theme.spellings) > 1 else ():
                if NUMBERING.sub("", printed).rstrip(",;. ") != theme.title:
                    notes.doubt(where, printed, theme.title, "One theme is printed in more than one way")
        if len(self.known) == MOST_THEMES:
            why = "A plan has fewer themes than this, so the column may hold something else"
            notes.doubt("the whole plan", "", f"only the first {MOST_THEMES} themes", why)
        return [
            StagedTheme(ref=letter_of(position), title=theme.title, summary=theme.summary)
            for position, theme in enumerate(self.known)
        ]


def themes_of(document: Document, tables: list[Table], notes: Notes) -> Themes:
    themes = Themes()
    blocks = document.blocks
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _announces_themes(block):
            notes.use(block)
            for bullet in _list_after(blocks, position):
                themes.meet(bullet.text, bullet.where, names_it=False)
                notes.use(bullet)
    title = _title_among(tables)
    for table in tables:
        if table.kind == "actions" and "theme" not in table.columns:
            _meet_over(themes, table, title, notes)
    _meet_in_columns(themes, tables)
    _give_summaries(themes, document, notes)
    return themes


def _title_among(tables: list[Table]) -> str | None:
    """Give the heading that is called a plan, if only one is: it names the whole plan, wherever it stands."""
    over = [one for table in tables if table.kind == "actions" for one in table.over if not one.tab]
    called = {one.text for one in over if is_called_a_plan(one.text)}
    return called.pop() if len(called) == 1 else None


def _meet_over(themes: Themes, table: Table, title: str | None, notes: Notes) -> None:
    """Take the lines across the table as its themes; without one, the nearest heading that names anything."""
    table.banners = themes_among(table)
    names = [
        heading
        for heading in reversed(table.over)
        if heading.where not in notes.used and names_something(heading.text) and not LABELLED.match(heading.text)
        if heading.text != title
    ]
    # "Outcome: …" under "Theme 1: …" says what is hoped for, and names nothing.
    numbered = [heading for heading in names if (found := LABEL.match(heading.text)) and re.search(r"\d", found[0])]
    table.named_by = next(iter(numbered or names), None)
    if table.named_by and table.rows[0].where in table.banners:
        # Every row stands under a line across the table, so the heading names all of them together.
        table.named_by = None
    if table.named_by:
        themes.meet(table.named_by.text, table.named_by.where, names_it=True)
        notes.use(table.named_by)
    for where, text in table.banners.items():
        themes.meet(text, where, names_it=True)


def _meet_in_columns(themes: Themes, tables: list[Table]) -> None:
    for table in tables:
        if table.kind == "actions" and "theme" in table.columns:
            for row in table.rows:
                if (printed := row.cell(table.columns["theme"]).text) and row.cell(table.columns["action"]).text:
                    themes.meet(printed, row.where, names_it=False)


def bare_name(printed: str) -> str:
    """Take off what numbers or labels a theme: "Theme – Workforce", "2) Workforce," are both Workforce."""
    bare = NUMBERING.sub("", printed.strip())
    label = LABEL.match(bare) or WORD.match(bare)
    name = bare[label.end() if label else 0 :].strip(" ,;.:–-")
    return name or printed.strip()


def _likeness(one: str, other: str) -> float:
    if telling(one) == telling(other):
        return 100
    return fuzz.token_sort_ratio(key(one), key(other))


def _announces_themes(block: Paragraph) -> bool:
    last_sentence = re.split(r"(?<=[.!?])\s", block.text)[-1]
    return last_sentence.endswith(":") and bool(set(key(last_sentence).split()) & {key(word) for word in THEME_WORDS})


def _list_after(blocks: tuple[Block, ...], position: int) -> list[Bullet]:
    found = []
    for block in blocks[position + 1 :]:
        if not isinstance(block, Bullet):
            break
        found.append(block)
    return found


def _give_summaries(themes: Themes, document: Document, notes: Notes) -> None:
    """Take as a theme's summary the first paragraph that names it closely and says it is a theme."""
    for section in document.sections():
        for block in section.blocks:
            if isinstance(block, Paragraph) and not block.text.endswith(":") and " theme" in block.text.casefold():
                theme = _named_closely(themes, block.text)
                if theme and theme.summary is None:
                    theme.summary = block.text
                    notes.use(block)


def _named_closely(themes: Themes, text: str) -> Theme | None:
    words = key(text).split()
    found = [(at, theme) for theme in themes.known if (at := _place_of(telling(theme.title), words)) is not None]
    return min(found, key=lambda one: one[0])[1] if found else None


def _place_of(name: frozenset[str], words: list[str]) -> int | None:
    """Find where all words of a name stand together, with a few small ones between."""
    width = 2 * len(name) + 1
    places = [at for at, word in enumerate(words) if word in name and name <= set(words[at : at + width])]
    return places[0] if places else None
