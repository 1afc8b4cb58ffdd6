"""Alembic's entry: the connection is handed in by `store.database`."""

from alembic import context
from sqlmodel import SQLModel

import store.models  # noqa: F401  (makes the tables known)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
