"""Periods that a council sets, what was deleted each night, files to be cleaned, and accounts that were forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outgoing", sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "retention_period",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_retention_period")),
    )
    op.create_table(
        "retention_run",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_retention_run")),
    )
    op.create_table(
        "cleaning",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", name=op.f("pk_cleaning")),
    )
    op.create_table(
        "forgotten_account",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_again", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_forgotten_account")),
    )


def downgrade() -> None:
    for table in ("forgotten_account", "cleaning", "retention_run", "retention_period"):
        op.drop_table(table)
    op.drop_column("outgoing", "emptied_at")
