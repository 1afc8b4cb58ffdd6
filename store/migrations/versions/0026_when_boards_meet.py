"""Days on which boards meet, and posts that are looked up in a sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("body_id", "day"),
    )
    op.create_index("ix_person_folded_post", "person", ["folded_post"])


def downgrade() -> None:
    op.drop_index("ix_person_folded_post", table_name="person")
    op.drop_table("body_meeting")
