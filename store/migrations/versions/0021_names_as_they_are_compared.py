"""Names, posts, titles and printed owners are compared in one folding, which leaves out accents and shapes of apostrophes."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from store.rules.folding import folded

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BATCH = 10_000
INDEX = "ix_person_folded_name"
# Of two printed owners that are one now, what was printed for an item twice stays once, where it stood first.
TWICE = """
    DELETE FROM item_owner WHERE EXISTS (
        SELECT 1 FROM item_owner earlier
         WHERE earlier.item_id = item_owner.item_id AND earlier.printed_owner_id = item_owner.printed_owner_id
           AND earlier.place < item_owner.place)
"""


def upgrade() -> None:
    for name in ("folded_name", "folded_post"):
        op.add_column("person", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False))
    connection = op.get_bind()
    for some in _batches(connection, "SELECT id, name, post FROM person"):
        _update(
            connection,
            "UPDATE person SET folded_name = :name, folded_post = :post WHERE id = :id",
            [{"id": row.id, "name": folded(row.name), "post": folded(row.post or "")} for row in some],
        )
    op.create_index(INDEX, "person", ["folded_name"])
    for some in _batches(connection, "SELECT id, title, folded_title FROM item"):
        changed = [{"id": row.id, "title": folded(row.title)} for row in some if folded(row.title) != row.folded_title]
        _update(connection, "UPDATE item SET folded_title = :title WHERE id = :id", changed)
    _join_printed_owners(connection)


def _batches(connection: sa.Connection, query: str) -> Iterable[Sequence[Any]]:
    some, last = sa.text(f"{query} WHERE id > :last ORDER BY id LIMIT {BATCH}"), 0
    while rows := connection.execute(some, {"last": last}).all():
        yield rows
        last = rows[-1].id


def _update(connection: sa.Connection, statement: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.text(statement), rows)


def _join_printed_owners(connection: sa.Connection) -> None:
    """Those whose words are the same now become one: the one of which somebody has said whom it means, else the first."""
    query = "SELECT id, plan_id, words, folded FROM printed_owner ORDER BY settled_at IS NULL, person_id IS NULL, id"
    kept: dict[tuple[int, str], int] = {}
    joined = False
    for row in connection.execute(sa.text(query)).all():
        first = kept.setdefault((row.plan_id, folded(row.words)), row.id)
        if first != row.id:
            joined = True
            change = {"first": first, "id": row.id}
            _update(
                connection, "UPDATE item_owner SET printed_owner_id = :first WHERE printed_owner_id = :id", [change]
            )
            _update(connection, "DELETE FROM printed_owner WHERE id = :id", [{"id": row.id}])
    if joined:
        connection.execute(sa.text(TWICE))
    _update(
        connection,
        "UPDATE printed_owner SET folded = :folded WHERE id = :id",
        [{"id": id, "folded": said} for (_, said), id in kept.items()],
    )


def downgrade() -> None:
    op.drop_index(INDEX, table_name="person")
    op.drop_column("person", "folded_post")
    op.drop_column("person", "folded_name")
