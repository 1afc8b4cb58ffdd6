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


def table_blocks(table: Table, name: str) -> list[Block]:
    return [
        block(
            "data_table",
            f"{name}.table{place}",
            caption=table.caption,
            rows=[[_words(title) for title in table.columns], *([_cell(cell) for cell in row] for row in rows)],
            page_size=len(rows),
            row_header_column_index=0,
        )
        for place, rows in enumerate(
            table.rows[start : start + MOST_ROWS] for start in range(0, len(table.rows), MOST_ROWS)
        )
    ]


def _cell(words: str) -> Json:
    """Numbers as numbers, so that a column of them sorts as people count."""
    return {"type": "raw_number", "value": int(words), "text": words} if words.isdecimal() else _words(words or "–")


def _words(words: str) -> Json:
    return {"type": "raw_text", "text": words}


def rows_as_sentences(table: Table, name: str) -> list[Block]:
    lines = [f"*{escaped(table.caption)}*", *(escaped(row_text(table.columns, row)) for row in table.rows)]
    return sections("\n".join(lines), name)
