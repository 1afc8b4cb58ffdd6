"""A plan's week is told in several channels."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("more_channels", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("plan", "more_channels")
