"""A table that was pasted, until it is read as a plan document."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staged_import", sa.Column("pasted", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("staged_import", "pasted")
