"""What questions need of each item is kept beside it: its folded title, its BRAG in time, and what it answers."""

from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BATCH = 10_000
IN_PLAN = sa.text("brag_in_time IS NOT NULL")
INDEX = "ix_item_brag"
BRAG_IN_TIME = """
    UPDATE item SET
        brag_in_time = CASE
            WHEN completed_on IS NOT NULL THEN 'blue'
            WHEN claimed_on IS NOT NULL THEN 'green'
            WHEN progress = 'delayed' THEN 'red'
            WHEN progress = 'at risk' OR blocker <> '' OR forecast > baseline THEN 'amber'
            WHEN progress = 'on track' THEN 'green'
            ELSE 'grey' END,
        red_after = CASE
            WHEN completed_on IS NULL AND claimed_on IS NULL AND coalesce(progress, '') <> 'delayed' THEN baseline END
     WHERE closed_at IS NULL OR completed_on IS NOT NULL
"""
AS_ITS_ACTION = """
    UPDATE item SET recommendation_ids = (SELECT action.recommendation_ids FROM item action WHERE action.id = item.parent_id)
     WHERE parent_id IS NOT NULL
"""


def upgrade() -> None:
    op.add_column("item", sa.Column("folded_title", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("item", sa.Column("brag_in_time", sa.String(length=40), nullable=True))
    op.add_column("item", sa.Column("red_after", sa.Date(), nullable=True))
    op.add_column("item", sa.Column("recommendation_ids", sa.String(), server_default=sa.text("''"), nullable=False))
    connection = op.get_bind()
    connection.execute(sa.text(BRAG_IN_TIME))
    _fold_titles(connection)
    _note_recommendations(connection)
    columns = ["plan_id", "theme_id", "recommendation_ids", "kind", "brag_in_time", "red_after"]
    op.create_index(INDEX, "item", columns, sqlite_where=IN_PLAN, postgresql_where=IN_PLAN)


def _fold_titles(connection: sa.Connection) -> None:
    """In Python: not each database folds letters beyond ASCII."""
    some = sa.text(f"SELECT id, title FROM item WHERE id > :last ORDER BY id LIMIT {BATCH}")  # noqa: S608 (a number)
    fold = sa.text("UPDATE item SET folded_title = :folded WHERE id = :id")
    last = 0
    while rows := connection.execute(some, {"last": last}).all():
        connection.execute(fold, [{"id": row.id, "folded": row.title.lower()} for row in rows])
        last = rows[-1].id


def _note_recommendations(connection: sa.Connection) -> None:
    links = connection.execute(
        sa.text("SELECT item_id, recommendation_id FROM item_recommendation ORDER BY item_id, recommendation_id")
    ).all()
    noted = [
        {"id": item_id, "ids": ",".join(str(link.recommendation_id) for link in answered)}
        for item_id, answered in groupby(links, key=lambda link: link.item_id)
    ]
    if noted:
        connection.execute(sa.text("UPDATE item SET recommendation_ids = :ids WHERE id = :id"), noted)
    connection.execute(sa.text(AS_ITS_ACTION))


def downgrade() -> None:
    op.drop_index(INDEX, table_name="item")
    for name in ("folded_title", "brag_in_time", "red_after", "recommendation_ids"):
        op.drop_column("item", name)
