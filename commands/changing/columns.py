"""`columns`: say what the columns, the heading and the whole of a table in a shared document are."""

from commands.advice import say
from commands.changing.answer import read_again
from commands.errors import CommandError
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.column_form import (
    CHANGED,
    HANDLER,
    ColumnsForm,
    Page,
    filled,
    first_page,
    name_of,
    table_form,
    tables_of,
    which_table,
)
from commands.showing.imports import shared_document, waiting
from store.loading import stored_imports


@command(
    "columns",
    needs="lead_some",
    says="Say what each column of a shared document is, which row is its heading, and what a sheet is",
    usage="columns [N]",
    example="columns 1",
    changes=True,
    without_plan=True,
    of_plan=False,
)
def columns(request: Request) -> Answer:
    row, _ = shared_document(request, request.words)
    tables = tables_of(waiting(request, row))
    if not tables:
        raise CommandError(f"{row.source} holds no table with headings. {say(f'import {row.id}')} shows what I read.")
    assert row.id is not None
    if len(tables) > 1:
        return which_table(row.id, row.source, tables)
    return table_form(first_page(row.id, 0, tables[0]), tables[0])


@form(HANDLER, ColumnsForm, needs="lead_some", without_plan=True)
def take(request: Request, values: ColumnsForm, about: dict[str, str]) -> Answer:
    row, _ = shared_document(request, [about["number"]])
    tables = tables_of(waiting(request, row))
    if "table" not in about:
        chosen = next((at for at, one in enumerate(tables) if name_of(one, tables) == values.table), None)
        if chosen is None:
            raise CommandError(CHANGED)
        return table_form(first_page(int(about["number"]), chosen, tables[chosen]), tables[chosen])
    page = Page.of(about)
    if page.at >= len(tables) or tables[page.at].where != page.where:
        raise CommandError(CHANGED)
    table = tables[page.at]
    follows, said = filled(page, table, values, [one for one in tables if one.place == table.place])
    if follows is not None:
        return table_form(follows, table)
    if not said:
        raise CommandError("Nothing is changed here. Change what I took wrongly, or leave the form.")
    stored_imports.answer(request.session, row, said)
    return read_again(request, row, "")
