"""What is complete without evidence is found by its owner."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHERE = sa.text("progress = 'complete' AND evidence IS NULL")


def upgrade() -> None:
    op.create_index("ix_item_without_evidence", "item", ["owner_id"], sqlite_where=WHERE, postgresql_where=WHERE)


def downgrade() -> None:
    op.drop_index("ix_item_without_evidence", table_name="item")
