"""What a document printed is kept with each thing, and its owners until somebody says whom they mean."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MAY_LEAVE = ("achievement", "body", "named_person", "recommendation", "risk", "standard", "theme")


def upgrade() -> None:
    op.create_table(
        "printed_owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_printed_owner_person_id_person")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_printed_owner_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_owner")),
        sa.UniqueConstraint("plan_id", "folded", name=op.f("uq_printed_owner_plan_id_folded")),
    )
    op.create_index(op.f("ix_printed_owner_person_id"), "printed_owner", ["person_id"])
    op.create_table(
        "staged_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("staged", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state IN ('reading', 'waiting', 'accepted', 'discarded')", name=op.f("ck_staged_import_state_is_known")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_staged_import_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staged_import")),
        sa.UniqueConstraint("key", name=op.f("uq_staged_import_key")),
    )
    op.create_table(
        "item_owner",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("printed_owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_owner_item_id_item")),
        sa.ForeignKeyConstraint(
            ["printed_owner_id"], ["printed_owner.id"], name=op.f("fk_item_owner_printed_owner_id_printed_owner")
        ),
        sa.PrimaryKeyConstraint("item_id", "place", name=op.f("pk_item_owner")),
    )
    op.create_index(op.f("ix_item_owner_printed_owner_id"), "item_owner", ["printed_owner_id"])
    for table in MAY_LEAVE:
        op.add_column(table, sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("item", sa.Column("printed", sa.JSON(), nullable=True))
    op.add_column("plan", sa.Column("rating_key", sa.JSON(), nullable=True))
    op.add_column("plan", sa.Column("choices", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("plan", "choices")
    op.drop_column("plan", "rating_key")
    op.drop_column("item", "printed")
    for table in reversed(MAY_LEAVE):
        op.drop_column(table, "left_at")
    op.drop_table("item_owner")
    op.drop_table("staged_import")
    op.drop_table("printed_owner")
