"""What rows that stand under others are: steps of an action, or actions of their own that the row above groups.

A row that groups others says nothing of its own but what sums them up: its name becomes their theme.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from store.loading.document import Cell, Piece, Row
from store.loading.interpret.banners import banner_of, themes_among
from store.loading.interpret.parents import Parents, Sign, parents_in
from store.loading.interpret.tables import Table
from store.loading.interpret.tools import column_of
from store.loading.interpret.words import key
from store.loading.notes import Notes

TRACKED = ("owner", "due", "status", "rating")
Kind = Literal["group", "action", "alone"]
"""What a row is to those under it: it groups them, they are its steps, or each is an action beside it."""


def settle_parents(tables: Sequence[Table], notes: Notes) -> None:
    for table in tables:
        if table.kind == "actions":
            parents = parents_in(table, notes)
            if parents.above:
                _Settling(table, parents, notes).settle()


@dataclass
class _Settling:
    table: Table
    parents: Parents
    notes: Notes
    below: dict[int, list[int]] = field(default_factory=dict)
    theme: dict[int, str] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)
    alone: Counter[Sign] = field(default_factory=Counter)

    def settle(self) -> None:
        for at, over in self.parents.above.items():
            self.below.setdefault(over, []).append(at)
        self.may_group = self._may_group()
        waiting: list[tuple[int, str | None]] = [(at, None) for at in self.below if at not in self.parents.above]
        while waiting:
            waiting += self._take(*waiting.pop())
        self._tell_those_alone()
        if self.groups:
            self._name_themes()

    def _may_group(self) -> bool:
        """Whether nothing else names themes; a category that only the rows under others have is no more than that."""
        column = self.table.columns.get("theme")
        if column is None:
            return not self._has_themes()
        over = [self.table.rows[at].cell(column).text for at in self.below]
        under = [self.table.rows[at].cell(column).text for at in self.parents.above if at not in self.below]
        return self.table.tool is None and not any(over) and all(under)

    def _has_themes(self) -> bool:
        """Whether lines across the table name themes, apart from rows that others stand under by their numbers."""
        over = {self.table.rows[at].where for at in self.below}
        return bool(set(themes_among(self.table)) - over)

    def _take(self, at: int, theme: str | None) -> list[tuple[int, str | None]]:
        """Settle a row that others stand under, and give those of them that others stand under in turn."""
        row = self.table.rows[at]
        kind = self._kind(at)
        if theme:
            self.theme[at] = theme
        if kind == "action":
            for one in self._all_below(at):
                self.table.under[self.table.rows[one].where] = row.where
            return []
        if kind == "group":
            theme = row.cell(self.table.columns["action"]).text
            self.groups.append(at)
        if theme:
            self.theme |= {one: theme for one in self.below[at] if one not in self.below}
        return [(one, theme) for one in self.below[at] if one in self.below]

    def _all_below(self, at: int) -> Iterator[int]:
        waiting = self.below.get(at, [])[::-1]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += self.below.get(one, [])[::-1]

    def _kind(self, at: int) -> Kind:
        sign = self.parents.signs[self.below[at][0]]
        if sign == "letter":
            return "action"
        own = self._tracked(at)
        leaves = [self._tracked(one) for one in self._all_below(at) if one not in self.below]
        if self._is_grouping_type(at) or self._sums_up(at, own) or self._groups(own, leaves):
            if self.may_group and (sign != "outline" or not own):
                return "group"
            if sign != "number":
                return "action"
            row = self.table.rows[at]
            title = row.cell(self.table.columns["action"]).text
            if banner_of(self.table, self.table.rows, at) is None:
                why = "Rows that are numbered under it say by themselves who does them"
                self.notes.doubt(row.where, title[:80], "an action of its own", why)
            return "alone"
        if sign == "number":
            return "action" if own else "alone"
        is_set_in = sign in ("indent", "outline")
        if is_set_in and self._may_be_for_the_eye(at, own, leaves):
            self.alone[sign] += len(self.below[at])
            return "alone"
        return "action"

    def _is_grouping_type(self, at: int) -> bool:
        column = column_of(self.table.tool, self.table.titles, "type")
        groups = self.table.tool.groups if self.table.tool else ()
        return column is not None and key(self.table.rows[at].cell(column).text) in map(key, groups)

    def _sums_up(self, at: int, own: frozenset[str]) -> bool:
        """Whether nobody owns a row that a tool makes of those under it, or that stands over several levels."""
        has_levels = any(one in self.below for one in self.below[at])
        return "owner" not in own and (self.table.tool is not None or has_levels)

    def _groups(self, own: frozenset[str], leaves: Sequence[frozenset[str]]) -> bool:
        """Whether those under a row have what it lacks: an owner, or all but its owner."""
        owned = sum("owner" in one for one in leaves)
        if "owner" in self.table.columns and owned:
            full = sum(len(one) > 1 and "owner" in one for one in leaves)
            return 2 * owned >= len(leaves) if "owner" not in own else own == {"owner"} and 2 * full > len(leaves)
        return not own and 2 * sum(bool(one) for one in leaves) > len(leaves)

    def _may_be_for_the_eye(self, at: int, own: frozenset[str], leaves: Sequence[frozenset[str]]) -> bool:
        """Whether a row and those set in under it are all full, so that blanks or folded rows may mean nothing.

        In a text document each writer sets words in as they like; a lone row may be a slip.
        """
        is_full = "owner" in own and all("owner" in one for one in leaves)
        sign = self.parents.signs[self.below[at][0]]
        is_slip = len(self.parents.above) == 1 or self.table.rows[at].where.startswith("table ")
        return is_full and (sign == "outline" or is_slip)

    def _tracked(self, at: int) -> frozenset[str]:
        row, columns = self.table.rows[at], self.table.columns
        found = {role for role in TRACKED if (cell := row.cell(columns.get(role))).text and not cell.carried}
        return frozenset(found)

    def _tell_those_alone(self) -> None:
        for sign, count in self.alone.items():
            rows = "1 row" if count == 1 else f"{count} rows"
            stand = "stands" if count == 1 else "stand"
            how = "set in under another" if sign == "indent" else "in a group that can be folded"
            why = "It says who and when by itself, as the row above does"
            self.notes.doubt(self.table.rows[0].where, f"{rows} that {stand} {how}", "actions of their own", why)

    def _name_themes(self) -> None:
        """Give those that are grouped a column with the name of their group, and leave out what only groups."""
        table = self.table
        if "theme" in table.columns:
            table.unread[table.columns["theme"]] = table.titles.get(table.columns["theme"], "theme")
        elif all(banner_of(table, table.rows, at) for at in self.groups):
            return
        table.columns["theme"], table.width = table.width, table.width + 1
        table.fills_down = False
        kept: list[Row] = []
        for at, row in enumerate(table.rows):
            if at in self.groups:
                self._tell_group(at)
                continue
            name = self.theme.get(at) or self.theme.get(self._action_over(at), "")
            kept.append(_with(row, table.columns["theme"], name))
        table.rows = kept

    def _action_over(self, at: int) -> int:
        while at in self.parents.above and at not in self.theme:
            at = self.parents.above[at]
        return at

    def _tell_group(self, at: int) -> None:
        row, columns = self.table.rows[at], self.table.columns
        self.notes.use(row)
        named = {columns["action"], columns.get("ref")}
        more = [cell.text for place, cell in enumerate(row.cells) if cell.text and place not in named]
        is_named = any(self.theme.get(one) == row.cell(columns["action"]).text for one in self.below[at])
        words = " | ".join([row.cell(columns["action"]).text, *more])
        if more and self.table.tool is None:
            why = "It says less than the rows under it do, so it sums them up; all else that it says is left out"
            self.notes.doubt(row.where, words, "the theme of the rows under it, no action", why)
        elif more or not is_named:
            self.notes.leave(row.where, words, "it sums up the rows under it; only its name is kept, as their theme")


def _with(row: Row, column: int, words: str) -> Row:
    cells = [*row.cells, *([Cell()] * (column - len(row.cells)))]
    return replace(row, cells=(*cells[:column], Cell((Piece(words),)) if words else Cell()))
