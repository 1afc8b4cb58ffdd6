"""What did an act, and the newest update and change when it was done."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

ADDED = ("command", "last_update", "last_change")


def upgrade() -> None:
    with op.batch_alter_table("act") as batch_op:
        batch_op.add_column(sa.Column("command", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("last_update", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("last_change", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("act") as batch_op:
        for name in ADDED:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("act") as batch_op:
        for name in ADDED:
            batch_op.drop_column(name)
