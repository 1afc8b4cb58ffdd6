"""What is looked up before it goes, copies that are known of, the newest beat, and a steady clock's beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing", sa.Column("look_up_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outgoing", sa.Column("look_up_why", sa.String(), nullable=True))
    op.add_column("outgoing", sa.Column("copies", sa.Integer(), nullable=True))
    op.create_table(
        "last_beat",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_up_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_up_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("look_up_why", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_last_beat")),
    )
    op.create_table(
        "steady_start",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_steady_start")),
    )
    # Whoever ran the release before has beaten, too.
    op.execute("INSERT INTO last_beat (name, seen_at) SELECT 'beat', seen_at FROM heartbeat WHERE name = 'clock'")


def downgrade() -> None:
    op.drop_table("steady_start")
    op.drop_table("last_beat")
    for column in ("copies", "look_up_why", "look_up_since"):
        op.drop_column("outgoing", column)
