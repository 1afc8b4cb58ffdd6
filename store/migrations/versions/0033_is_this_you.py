"""Whether an account in another chat is somebody's own, which they say themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("same_person", sa.Column("platform", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("same_person", "platform")
