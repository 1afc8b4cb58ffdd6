"""SQLite files past the product: what a story does to them, and what it reads there."""

import sqlite3
from contextlib import closing
from pathlib import Path


def title(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("SELECT title FROM plan").fetchone()[0])


def rename_plan(file: Path, to: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE plan SET title = ?", (to,))


def damage(file: Path) -> None:
    """Write over a page in the middle, as a failing disk does."""
    with file.open("r+b") as bytes_of:
        bytes_of.seek(file.stat().st_size // 2 // 4096 * 4096)
        bytes_of.write(b"\xff" * 4096)
