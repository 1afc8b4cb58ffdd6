"""Tables as Slack's own, or as sentences where it takes none."""

import slackblocks as sb

from bot.slack.text_blocks import sections
from bot.slack.wording import escaped
from commands.cards import Table
from commands.plain_text import row_text

MOST_ROWS = 100


def size(table: Table) -> int:
    """Characters, of which a message holds so many in all its tables."""
    return sum(len(cell) for row in [table.columns, *table.rows] for cell in row)


def table_blocks(table: Table, name: str) -> list[sb.Block]:
    return [
        sb.DataTableBlock(
            [[sb.RawText(name) for name in table.columns], *([_cell(cell) for cell in row] for row in rows)],
            caption=table.caption,
            page_size=min(len(rows), MOST_ROWS),
            block_id=f"{name}.table{place}",
        )
        for place, rows in enumerate(
            table.rows[start : start + MOST_ROWS] for start in range(0, len(table.rows), MOST_ROWS)
        )
    ]


def _cell(words: str) -> sb.RawText | sb.RawNumber | sb.RichTextBlock:
    """Numbers as numbers, so that a column of them sorts as people count."""
    return sb.RawNumber(int(words), words) if words.isdecimal() else sb.RawText(words or "–")


def rows_as_sentences(table: Table, name: str) -> list[sb.Block]:
    lines = [f"*{escaped(table.caption)}*", *(escaped(row_text(table.columns, row)) for row in table.rows)]
    return sections("\n".join(lines), name)
