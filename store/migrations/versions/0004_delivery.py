"""Delivery: messages in doubt and messages not said, one lane a chat, and a clock that is watched."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

CHECK = "ck_outgoing_state_is_known"
BEFORE = "state IN ('waiting', 'sent', 'failed')"
AFTER = "state IN ('waiting', 'uncertain', 'sent', 'failed', 'suppressed')"
WAITING = sa.text("state = 'waiting'")
OPEN = sa.text("state IN ('waiting', 'uncertain')")
ADDED = ("good_until", "claimed_by", "repeats", "address", "first_tried_at", "tried_at")


def upgrade() -> None:
    op.drop_index("ix_outgoing_waiting", table_name="outgoing", sqlite_where=WAITING, postgresql_where=WAITING)
    with op.batch_alter_table("outgoing") as batch_op:
        batch_op.add_column(sa.Column("good_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("claimed_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("repeats", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("address", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("first_tried_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("outgoing") as batch_op:
        # The models fill it in; the default was for the rows that were already there.
        batch_op.alter_column("repeats", server_default=None)
        _check(batch_op, AFTER)
    op.create_index("ix_outgoing_open", "outgoing", ["not_before", "id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_outgoing_tried_at", "outgoing", ["tried_at"])
    op.create_table(
        "lane",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tokens", sa.Float(), nullable=False),
        sa.Column("filled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("broken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("broken_why", sa.String(), nullable=True),
        sa.Column("probe_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lane")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_from", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )


def downgrade() -> None:
    op.drop_table("heartbeat")
    op.drop_table("lane")
    op.drop_index("ix_outgoing_tried_at", table_name="outgoing")
    op.drop_index("ix_outgoing_open", table_name="outgoing", sqlite_where=OPEN, postgresql_where=OPEN)
    # The older program knows neither word: what was in doubt it sends again, what was not to be said it never says.
    op.execute("UPDATE outgoing SET state = 'waiting', claimed_until = NULL WHERE state = 'uncertain'")
    op.execute("UPDATE outgoing SET state = 'failed' WHERE state = 'suppressed'")
    with op.batch_alter_table("outgoing") as batch_op:
        for column in ADDED[::-1]:
            batch_op.drop_column(column)
        _check(batch_op, BEFORE)
    op.create_index("ix_outgoing_waiting", "outgoing", ["not_before"], sqlite_where=WAITING, postgresql_where=WAITING)


def _check(batch_op: BatchOperations, words: str) -> None:
    """SQLite copies the table and so leaves the old check behind; PostgreSQL has to be told."""
    if op.get_bind().dialect.name != "sqlite":
        batch_op.drop_constraint(op.f(CHECK), type_="check")
    batch_op.create_check_constraint(op.f(CHECK), words)
