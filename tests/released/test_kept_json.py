"""What stands in a JSON column loads into its model, and stands there as before when the model is written back."""

import json

import pytest
from sqlalchemy import JSON, Connection, text
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, SQLModel, select

from store.engines import make_engine
from store.models import Item, Plan, Snapshot, StagedImport
from store.models.base import Json
from tests.databases import MakeDatabase
from tests.released.kit import upgraded

COLUMNS: list[tuple[type[SQLModel], str]] = [
    (Plan, "settings"),
    (Plan, "choices"),
    (Plan, "rating_key"),
    (Item, "printed"),
    (Item, "lead_times"),
    (StagedImport, "staged"),
    (Snapshot, "counts"),
]

NEWER = [
    "act.written",
    "plan.more_channels",
    "plan.reading",
    "pulse.audience",
    "pulse.floors",
    "pulse.questions",
    "pulse_finding.finding",
    "pulse_round.floors",
    "pulse_round.questions",
    "retention_run.deleted",
    "staged_import.guidance",
]
"""What the recorded release did not have yet."""

Stored = tuple[str, int, str, str]
"""Table and column, number of the row, its text before and after."""


@pytest.fixture
def written(make_database: MakeDatabase) -> list[Stored]:
    """All that the released database holds in these columns, and what stands there once it is written back."""
    engine = make_engine(make_database(upgraded))
    with engine.connect() as connection:
        before = raw(connection)
    with Session(engine) as session:
        for model, column in COLUMNS:
            for row in session.exec(select(model)):
                flag_modified(row, column)
        session.commit()
    with engine.connect() as connection:
        after = raw(connection)
    engine.dispose()
    return [(*place, words, after[place]) for place, words in before.items()]


def raw(connection: Connection) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for model, column in COLUMNS:
        name = f"{model.__tablename__}.{column}"
        query = text(f"SELECT id, CAST({column} AS TEXT) FROM {model.__tablename__} WHERE {column} IS NOT NULL")
        found |= {(name, number): words for number, words in connection.execute(query)}
    return found


def test_the_released_database_comes_back_as_it_was(written: list[Stored]) -> None:
    assert {name for name, *_ in written} == {f"{model.__tablename__}.{column}" for model, column in COLUMNS}
    changed = [(name, number) for name, number, before, after in written if json.loads(before) != json.loads(after)]
    assert changed == []


def test_lead_times_of_their_own_are_the_same_text(written: list[Stored]) -> None:
    """The database compares them as text."""
    found = [(before, after) for name, _, before, after in written if name == "item.lead_times"]
    assert found
    assert [before for before, _ in found] == [after for _, after in found]


def test_every_json_column_has_a_model() -> None:
    columns = [column for table in SQLModel.metadata.tables.values() for column in table.columns]
    kept = [str(column) for column in columns if isinstance(column.type, Json)]
    released = ["outgoing.card", *(f"{model.__tablename__}.{column}" for model, column in COLUMNS)]
    assert sorted(kept) == sorted([*released, *NEWER])
    assert [str(column) for column in columns if isinstance(column.type, JSON)] == []
