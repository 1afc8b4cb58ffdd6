"""A count keeps its moment, and a change the document that brought it."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# What has the moment at which a plan came was read in with it.
READ_IN = """
UPDATE change SET source = (SELECT plan.source FROM plan WHERE plan.id = change.plan_id)
WHERE EXISTS (SELECT 1 FROM plan WHERE plan.id = change.plan_id AND plan.created_at = change.at)
"""


def upgrade() -> None:
    op.add_column("change", sa.Column("source", sa.String(), nullable=True))
    op.add_column("snapshot", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    op.execute(READ_IN)
    complete = sa.text("completed_on IS NOT NULL")
    op.create_index("ix_item_complete_since", "item", ["closed_at"], sqlite_where=complete, postgresql_where=complete)


def downgrade() -> None:
    op.drop_index("ix_item_complete_since", "item")
    op.drop_column("snapshot", "at")
    op.drop_column("change", "source")
