"""Find the tables of a document, and what each column of them means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.loading.document import Document, Heading, Paragraph, Row
from store.loading.interpret.columns.guided import SAID, header_of, is_named
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.forms import form_of, rows_of_form
from store.loading.interpret.headers import SURE, Header, is_a_date, is_known
from store.loading.interpret.references import IN_A_LINE
from store.loading.interpret.tools import tool_of
from store.loading.interpret.words.columns import Kind
from store.loading.interpret.words.tools import Tool
from store.loading.notes import Notes

SEEN = 50
HELP_ROWS = 2
"""So many rows under the headings may be examples or help."""
DAYS = ("due", "start", "completed")


@dataclass
class Table:
    """Rows that stand together; `kind` is None where no header says what they are.

    `over` are the headings that stand right above it; `unread` are the columns whose heading means nothing to us.
    `banners` are the lines across it that name a theme, and `named_by` is the heading that does; `fills_down` tells
    whether a row without a theme has that of the row above. `under` gives, by their places, the action that a row is a
    step of; `step_sets` are the same table with the columns that say something of its steps, one for each of several;
    `lines` are the places of single cells right above its headings printed again. `scores` and `reasons` say
    of columns how sure their roles are, and why.
    """

    kind: Kind | None
    columns: dict[str, int]
    heading: Heading | None
    rows: list[Row] = field(default_factory=list)
    over: tuple[Heading, ...] = ()
    width: int = 0
    unread: dict[int, str] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    banners: dict[str, str] = field(default_factory=dict)
    named_by: Heading | None = None
    is_grouped: bool | None = None
    fills_down: bool = True
    heading_row: int | None = None
    tool: Tool | None = None
    under: dict[str, str] = field(default_factory=dict)
    score: float = 0.0
    step_sets: "list[Table]" = field(default_factory=list)
    lines: set[str] = field(default_factory=set)
    told_as: str | None = None
    why: list[str] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)
    reasons: dict[int, list[str]] = field(default_factory=dict)
    next_best: dict[int, str] = field(default_factory=dict)


@dataclass
class _Gathering:
    """Rows on their way into tables: a header begins one, anything but a row ends it."""

    notes: Notes
    tables: list[Table] = field(default_factory=list)
    over: list[Heading] = field(default_factory=list)
    current: Table | None = None

    @property
    def heading(self) -> Heading | None:
        return self.over[-1] if self.over else None

    def run(self, rows: Sequence[Row]) -> None:
        """Take rows with nothing between them."""
        self.current = None
        rows = rows_of_form(rows, self.heading)
        if form := form_of(rows):
            self.notes.use(*rows)
            self._begun(Table("actions", form.columns, self.heading, form.rows, unread=form.unread, width=form.width))
            return
        at = 0
        while at < len(rows):
            above = self._lines_above_a_header(rows, at)
            header = header_of(rows, at + above, self.notes.guidance)
            if header and (above or not (self._only_helps(header) or self._goes_on(rows[at], header))):
                self._headed(rows[at + above : at + above + header.height], header)
                if self.current:
                    self.current.rows.extend(rows[at : at + above])
                    self.current.lines |= {row.where for row in rows[at + above - 1 : at + above] if above}
                at += above + header.height
                continue
            if is_named(rows[at], self.notes.guidance):
                self._begun_without_roles(rows[at])
                at += 1
                continue
            if self.current is None:
                self.current = self._begun(Table(None, {}, self.heading))
            self.current.rows.append(rows[at])
            at += 1

    def _begun_without_roles(self, row: Row) -> None:
        """Begin a table at the row that a person named, of whose columns nothing is known until they say it."""
        titles = {at: cell.text for at, cell in enumerate(row.cells) if cell.text}
        table = Table(None, {}, self.heading, titles=titles, heading_row=place_of(row.where)[1])
        self.current = self._begun(table)

    def _headed(self, rows: Sequence[Row], header: Header) -> None:
        last = self.tables[-1] if self.tables else None
        if last and (last.heading, last.kind, last.columns) == (self.heading, header.kind, header.columns):
            for row in rows:
                self.notes.skip(row, "a table's column headings, printed again", "they repeat those above")
            self.current = last
            return
        self.notes.use(*rows)
        width = max(len(row.cells) for row in rows)
        table = Table(
            header.kind,
            header.columns,
            self.heading,
            unread=header.unread,
            titles=header.titles,
            names=header.names,
            width=width,
            tool=tool_of(header.titles.values()),
            heading_row=place_of(rows[-1].where)[1],
            score=header.score,
            scores=dict.fromkeys(header.said, 1.0),
            reasons={at: [SAID] for at in header.said},
        )
        self.current = self._begun(table)

    def _only_helps(self, header: Header) -> bool:
        """Whether what reads like headings, right under headings that are sure, says how to fill them in."""
        last = self.current
        if last is None or len(last.rows) > HELP_ROWS or header.is_said or len(last.columns) < SURE:
            return False
        if not last.rows and header.columns != last.columns:
            return header.score <= last.score
        return header.score < SURE and header.score < last.score

    def _goes_on(self, row: Row, header: Header) -> bool:
        """Whether what sounds like headings ("People", "Done") has a day, a number or the words of rows above."""
        last = self.current
        if last is None or header.is_said or not last.rows or is_known(row.cell(last.columns.get("action"))):
            return False
        days = [row.cell(last.columns[role]).text for role in DAYS if role in last.columns]
        numbers = [one.cell(last.columns.get("ref")).text for one in (last.rows[-1], row)]
        if any(day and is_a_date(day) for day in days) or all(re.search(r"\d", number) for number in numbers):
            return True
        named = [at for at in header.columns.values() if row.cell(at).text]
        return any(row.cell(at).text == above.cell(at).text for at in named for above in last.rows[-SEEN:])

    def _lines_above_a_header(self, rows: Sequence[Row], at: int) -> int:
        """Count the rows of one cell from here on, if a header follows them: they name what stands under it."""
        lines = 0
        if len(rows[at].cells) > 1 and rows[at].cells[0].text and rows[at].cells[1].text:
            return 0
        while at + lines < len(rows) and sum(bool(cell.text) for cell in rows[at + lines].cells) == 1:
            lines += 1
        follows = lines and at + lines < len(rows) and header_of(rows, at + lines, self.notes.guidance)
        return lines if follows else 0

    def _begun(self, table: Table) -> Table:
        table.over = tuple(self.over)
        self.tables.append(table)
        return table


def tables_of(document: Document, notes: Notes) -> list[Table]:
    gathering = _Gathering(notes)
    run: list[Row] = []
    after_heading = False
    for block in document.blocks:
        if isinstance(block, Paragraph) and IN_A_LINE.fullmatch(block.text):
            block = Heading(block.where, block.text)
        if isinstance(block, Row):
            run.append(block)
            after_heading = False
            continue
        gathering.run(run)
        run = []
        if isinstance(block, Heading):
            gathering.over = [*gathering.over, block] if after_heading else [block]
        after_heading = isinstance(block, Heading)
    gathering.run(run)
    return [table for table in gathering.tables if table.rows]


def tell_unread(tables: Sequence[Table], notes: Notes) -> None:
    """Say which columns hold something that a plan has no place for."""
    for table in tables:
        _tell_unread(table, notes)


def _tell_unread(table: Table, notes: Notes) -> None:
    for column, title in table.unread.items():
        filled = [row for row in table.rows if row.cell(column).text and not row.cell(column).carried]
        if filled:
            what = f"the column “{title}”, {len(filled)} {'cells' if len(filled) > 1 else 'cell'}"
            notes.leave(filled[0].where, what, "I keep nothing of this kind")
