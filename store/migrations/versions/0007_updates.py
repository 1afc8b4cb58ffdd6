"""What an owner can answer: percent, evidence, impact, claims, snoozes, and asking for another date."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATES = "state IN ('waiting', 'agreed', 'declined', 'withdrawn')"
WAITS = sa.text("state = 'waiting'")


def upgrade() -> None:
    for table in ("update", "item"):
        op.add_column(table, sa.Column("percent", sa.Integer(), nullable=True))
        op.add_column(table, sa.Column("evidence", sa.String(), nullable=True))
        op.add_column(table, sa.Column("impact", sa.String(), nullable=True))
    op.add_column("item", sa.Column("evidence_required", sa.Boolean(), nullable=True))
    op.add_column("item", sa.Column("claimed_on", sa.Date(), nullable=True))
    op.add_column("item", sa.Column("snoozed_until", sa.Date(), nullable=True))
    op.add_column("item", sa.Column("disowned_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        *_shared("claim"),
    )
    op.create_table(
        "date_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("to", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said", sa.String(), nullable=True),
        *_shared("date_request"),
    )
    for table in ("claim", "date_request"):
        op.create_index(op.f(f"ix_{table}_item_id"), table, ["item_id"])
        op.create_index(
            f"ix_{table}_one_waits", table, ["item_id"], unique=True, sqlite_where=WAITS, postgresql_where=WAITS
        )


def _shared(table: str) -> list[sa.Constraint]:
    return [
        sa.CheckConstraint(STATES, name=op.f(f"ck_{table}_state_is_known")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f(f"fk_{table}_item_id_item")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f(f"fk_{table}_by_id_person")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f(f"fk_{table}_decided_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def downgrade() -> None:
    op.drop_table("date_request")
    op.drop_table("claim")
    for column in ("disowned_at", "snoozed_until", "claimed_on", "evidence_required"):
        op.drop_column("item", column)
    for table in ("item", "update"):
        for column in ("impact", "evidence", "percent"):
            op.drop_column(table, column)
