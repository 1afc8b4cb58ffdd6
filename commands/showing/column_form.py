"""The form of one table: what its columns are taken for, and what they are in truth."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel, ConfigDict, Field

from commands.errors import CommandError
from commands.forms import Choice, Form, FormField, Number
from commands.showing.roles import KIND_OF, KINDS, SECOND_OWNER, kind_meant, role_in_words, role_meant, roles_of
from commands.showing.wording import clipped, count, quoted
from store.documents.guidance import LEAVE_OUT, ColumnGuide, Guidance, HeadingRow, SheetGuide, folded
from store.documents.staged import ReadColumn, ReadTable, StagedPlan

HANDLER = "columns"
ON_A_PAGE = 6
"""Columns with their menus, of which the smallest chat takes so many in one form."""
MOST_TABLES = 100
LONGEST_NAME = 40
LONGEST_EXAMPLE = 40
LEFT_OUT = "leave it out"
CHANGED = "This document was read again meanwhile. Open Columns… anew."


class ColumnsForm(BaseModel):
    """The columns stand beside these, each by its kind of table and its place: see `name_of_field`."""

    model_config = ConfigDict(extra="allow")

    table: str | None = None
    kind: str | None = None
    heading: int | None = Field(default=None, ge=1, le=100_000)

    def role(self, name: str) -> str | None:
        said = (self.model_extra or {}).get(name)
        return said if isinstance(said, str) else None


def name_of_field(kind: str, at: int) -> str:
    """A chat keeps what stands in a field of the same name when one page takes another's place."""
    return f"{kind.replace(' ', '_')}_{at}"


@dataclass(frozen=True)
class Page:
    """Where somebody is in the form of a table.

    Args:
        where: where the table stands, by which it is known again.
        kind: what the table is taken for on this page.
        said: the roles that other pages have changed, by the place of the column.
    """

    number: int
    at: int
    where: str
    kind: str
    page: int = 0
    said: dict[int, str] = field(default_factory=dict)

    @property
    def about(self) -> dict[str, str]:
        said = json.dumps(self.said, separators=(",", ":"))
        where = {"number": str(self.number), "table": str(self.at), "where": self.where}
        return {**where, "kind": self.kind, "page": str(self.page), "said": said}

    @classmethod
    def of(cls, about: dict[str, str]) -> "Page":
        said = {int(at): role for at, role in json.loads(about["said"]).items()}
        page, kind = int(about["page"]), about["kind"]
        return cls(int(about["number"]), int(about["table"]), about["where"], kind, page, said)


def tables_of(staged: StagedPlan) -> list[ReadTable]:
    """The tables of which something can be said."""
    return [one for one in staged.tables if _columns(one)][:MOST_TABLES]


def _columns(table: ReadTable) -> list[ReadColumn]:
    return [one for one in table.columns if one.heading and (one.examples or one.role)]


def which_table(number: int, source: str, tables: list[ReadTable]) -> Form:
    return Form(
        title="Which table?",
        submit="Show its columns",
        handler=HANDLER,
        about={"number": str(number)},
        intro=f"{source} holds {len(tables)} tables.",
        fields=[Choice(name="table", label="Table", options=[name_of(one, tables) for one in tables])],
        in_words=f"import {number}",
    )


def name_of(table: ReadTable, tables: list[ReadTable]) -> str:
    """ "Actions with 12 rows read as actions", with its place where several are called alike."""
    name = clipped(table.place or "The table", LONGEST_NAME)
    reading = "left out" if table.kind == LEAVE_OUT else f"read as {table.kind or 'nothing'}"
    # One chat parts what was chosen at commas.
    said = f"{name} with {count(table.rows, 'row')} {reading}".replace(",", " ")
    alike = [one for one in tables if (one.place, one.rows, one.kind) == (table.place, table.rows, table.kind)]
    return clipped(said if len(alike) == 1 else f"{said} ({tables.index(table) + 1})", 75)


def first_page(number: int, at: int, table: ReadTable) -> Page:
    return Page(number, at, table.where, _kind_of(table))


def _kind_of(table: ReadTable) -> str:
    called = {inner: outer for outer, inner in KIND_OF.items()}
    kind = called.get(table.kind or "", table.kind or "")
    return kind if kind in KINDS or kind == LEAVE_OUT else "actions"


def table_form(page: Page, table: ReadTable) -> Form:
    columns, roles = _columns(table), roles_of(page.kind)
    here = _here(page, columns)
    last = (page.page + 1) * ON_A_PAGE >= len(columns)
    options = [*roles.values(), LEFT_OUT]
    fields: list[FormField] = [] if page.page else list(_first_fields(page, table))
    if roles:
        fields += [_field(one, page, table, options) for one in here]
    of = f", columns {page.page * ON_A_PAGE + 1} to {page.page * ON_A_PAGE + len(here)} of {len(columns)}"
    return Form(
        title="Columns",
        submit="Read it again" if last else "Next columns",
        handler=HANDLER,
        about=page.about,
        intro=f"{table.place or 'The table'}: {count(table.rows, 'row')}{of}. Put right what I took wrongly.",
        fields=fields,
        in_words=f"import {page.number}",
    )


def _here(page: Page, columns: list[ReadColumn]) -> list[ReadColumn]:
    return columns[page.page * ON_A_PAGE : (page.page + 1) * ON_A_PAGE]


def _first_fields(page: Page, table: ReadTable) -> list[FormField]:
    kinds = [*KINDS.values(), LEFT_OUT]
    value = KINDS.get(page.kind, LEFT_OUT)
    fields: list[FormField] = [Choice(name="kind", label="What is this table?", options=kinds, value=value)]
    if table.heading_row is not None:
        fields.append(
            Number(name="heading", label="Which row is the heading?", value=table.heading_row, least=1, whole=True)
        )
    return fields


def _field(column: ReadColumn, page: Page, table: ReadTable, options: list[str]) -> Choice:
    examples = ", ".join(quoted(clipped(one, LONGEST_EXAMPLE)) for one in column.examples)
    taken = role_in_words(column.role, page.kind) if column.role else "nothing"
    why = f" ({column.why[0][:1].lower()}{column.why[0][1:]})" if column.why else ""
    which = f" ({column.nth})" if column.nth > 1 else ""
    return Choice(
        name=name_of_field(page.kind, column.at),
        label=f"{clipped(column.heading, LONGEST_NAME)}{which}",
        hint=clipped(f"For example {examples}. I take it for {taken}{why}.", 150),
        options=options,
        value=_shown(column, page, table),
        optional=True,
    )


def _shown(column: ReadColumn, page: Page, table: ReadTable) -> str | None:
    """What its menu begins with; nothing where the table is to be of another kind than it was read as."""
    if column.at in page.said:
        return LEFT_OUT if page.said[column.at] == LEAVE_OUT else roles_of(page.kind).get(page.said[column.at])
    if page.kind != _kind_of(table):
        return None
    return roles_of(page.kind).get(column.role or "", LEFT_OUT)


def filled(
    page: Page, table: ReadTable, values: ColumnsForm, beside: Sequence[ReadTable]
) -> tuple[Page | None, Guidance]:
    """Take one page: gives the page that follows, or all that was said of the table.

    Args:
        beside: all tables of its sheet.

    Raises:
        CommandError: two columns can't be the same, or there is no such row.
    """
    kind = kind_meant(values.kind) if values.kind else None
    if kind in (LEAVE_OUT, "people") and kind != page.kind:
        return None, Guidance(sheets=(SheetGuide(sheet=_place(table), kind=kind),))
    if values.heading is not None and values.heading != table.heading_row:
        if refused := no_such_row(values.heading, beside):
            raise CommandError(refused)
        return None, _of_the_table(page, table, kind).and_also(
            Guidance(headings=(HeadingRow(sheet=_place(table), row=values.heading),))
        )
    if kind is not None and kind != page.kind:
        return replace(page, kind=kind, page=0, said={}), Guidance()
    page = replace(page, said=_both_owners(page.said | _changed(page, table, values), page.kind))
    _check(page, table)
    if (page.page + 1) * ON_A_PAGE < len(_columns(table)):
        return replace(page, page=page.page + 1), Guidance()
    return None, _of_the_table(page, table, None)


def _changed(page: Page, table: ReadTable, values: ColumnsForm) -> dict[int, str]:
    changed: dict[int, str] = {}
    for column in _here(page, _columns(table)):
        words = values.role(name_of_field(page.kind, column.at))
        if words is None or folded(words) == folded(_shown(column, page, table) or ""):
            continue
        changed[column.at] = LEAVE_OUT if folded(words) == LEFT_OUT else role_meant(words) or LEAVE_OUT
    return changed


def _both_owners(said: dict[int, str], kind: str) -> dict[int, str]:
    """Of two columns that are said to own it, the first says who comes first."""
    owners = sorted(at for at, role in said.items() if role == "owner")
    if len(owners) != 2 or SECOND_OWNER in said.values() or SECOND_OWNER not in roles_of(kind):
        return said
    return said | {owners[1]: SECOND_OWNER}


def _check(page: Page, table: ReadTable) -> None:
    met: dict[str, int] = {}
    for at, role in page.said.items():
        if role != LEAVE_OUT and role in met:
            first, second = (next(one.heading for one in table.columns if one.at == it) for it in (met[role], at))
            raise CommandError(
                f"{quoted(first)} and {quoted(second)} can't both be {role_in_words(role, page.kind)}. Leave one out."
            )
        met[role] = at


def _of_the_table(page: Page, table: ReadTable, kind: str | None) -> Guidance:
    place, said = _place(table), kind or page.kind
    sheets = (SheetGuide(sheet=place, kind=said),) if said != _kind_of(table) or table.kind is None else ()
    columns = tuple(
        ColumnGuide(sheet=place, heading=folded(one.heading), nth=one.nth, role=page.said[one.at])
        for one in table.columns
        if one.at in page.said
    )
    return Guidance(sheets=sheets, columns=columns)


def no_such_row(row: int, tables: Sequence[ReadTable]) -> str | None:
    """The sentence for a row that stands behind the last one; None where it is there."""
    last = max((one.last_row for one in tables if one.last_row is not None), default=None)
    return f"There is no row {row}: the last one is row {last}." if last is not None and row > last else None


def _place(table: ReadTable) -> str | None:
    return folded(table.place) if table.place else None
