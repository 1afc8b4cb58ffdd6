"""How many are said to have answered an open round, as it was last told."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pulse_round", sa.Column("answered_told", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("pulse_round", "answered_told")
