"""No table with people's data is forgotten where it is shown to them, taken out or described."""

from pathlib import Path

from sqlmodel import SQLModel

import store.models  # noqa: F401  (makes all tables known)
from store.people.life_cycle import holdings
from store.people.life_cycle.holdings import HELD
from store.people.life_cycle.page import GROUPS
from store.retention.periods import PERIODS

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"


def rows_below(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its own heading."""
    part = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_each_column_that_refers_to_a_person_is_shown_and_has_its_fate() -> None:
    assert set(HELD) == {name for name, _ in holdings.columns()}
    assert {name.split(".")[0] for name in HELD} <= {table for tables in GROUPS.values() for table in tables}


def test_the_page_tells_how_long_each_thing_is_kept_as_the_program_does() -> None:
    told = {row[0]: row[1:] for row in rows_below("How long")}
    assert told == {one.name: [one.of, one.kept, f"after {one.since}", one.fixed or "yes"] for one in PERIODS}


def test_the_page_tells_all_that_is_held_and_what_becomes_of_it() -> None:
    told = {(row[0], row[1]) for row in rows_below("Held about a person")}
    assert told == {(one.says, one.fate.value) for one in HELD.values()}


def test_the_page_names_every_table_once() -> None:
    named = [name for row in rows_below("What is kept where") for name in row[1].replace("`", "").split(", ")]
    assert sorted(named) == sorted(table.name for table in SQLModel.metadata.sorted_tables)
