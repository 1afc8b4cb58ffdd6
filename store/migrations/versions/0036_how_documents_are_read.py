"""What people say of a document's columns and words is kept: while it waits, and with the plan that it becomes."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("reading", sa.JSON(), nullable=True))
    op.add_column("staged_import", sa.Column("guidance", sa.JSON(), nullable=True))
    op.add_column("staged_import", sa.Column("origin", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("staged_import", "origin")
    op.drop_column("staged_import", "guidance")
    op.drop_column("plan", "reading")
