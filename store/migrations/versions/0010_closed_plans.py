"""A plan can be closed. Of several, only the newest was asked about: the older ones close, so that none of them wakes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# A plan was hidden from the moment at which the next one came.
CLOSE = """
    UPDATE plan SET closed_at = (
        SELECT later.created_at FROM plan AS later WHERE later.id > plan.id ORDER BY later.id LIMIT 1
    )
"""


def upgrade() -> None:
    op.add_column("plan", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(CLOSE)


def downgrade() -> None:
    op.drop_column("plan", "closed_at")
