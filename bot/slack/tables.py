"""Tables as Slack's own, or as sentences where it takes none."""

from bot.slack.block_kit import Block, Json, block
from bot.slack.text_blocks import sections
from bot.slack.wording import escaped
from commands.cards import Table
from commands.plain_text import row_text

MOST_ROWS = 100


def size(table: Table) -> int:
    """Characters, of which a message holds so many in all its tables."""
    return sum(len(cell) for row in [table.columns, *table.rows] for cell in row)


def table_blocks(table: Table, name: str, most: int) -> list[Block]:
    """Args: most: characters in one block."""
    return [
        block(
            "data_table",
            f"{name}.table{place}",
            caption=table.caption,
            rows=[[_words(title) for title in table.columns], *([_cell(cell) for cell in row] for row in rows)],
            page_size=len(rows),
            row_header_column_index=0,
        )
        for place, rows in enumerate(_in_tables(table, most))
    ]


def _in_tables(table: Table, most: int) -> list[list[list[str]]]:
    """The rows, in as many tables as it takes; each has the heading again."""
    filled: list[list[list[str]]] = [[]]
    left = room = most - sum(map(len, table.columns))
    for row in table.rows:
        size = sum(map(len, row))
        if filled[-1] and (len(filled[-1]) == MOST_ROWS or size > left):
            filled.append([])
            left = room
        filled[-1].append(row)
        left -= size
    return filled


def _cell(words: str) -> Json:
    """Numbers as numbers, so that a column of them sorts as people count."""
    return {"type": "raw_number", "value": int(words), "text": words} if words.isdecimal() else _words(words or "–")


def _words(words: str) -> Json:
    return {"type": "raw_text", "text": words}


def rows_as_sentences(table: Table, name: str) -> list[Block]:
    lines = [f"*{escaped(table.caption)}*", *(escaped(row_text(table.columns, row)) for row in table.rows)]
    return sections("\n".join(lines), name)
