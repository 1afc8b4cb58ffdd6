"""Who was told that something is overdue and that nobody says how it stands."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "escalation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Date(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("instead", sa.String(length=40), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.CheckConstraint("step IN ('manager', 'leads')", name=op.f("ck_escalation_step_is_known")),
        sa.CheckConstraint(
            "instead IN ('no_manager', 'manager_gone', 'manager_away')", name=op.f("ck_escalation_instead_is_known")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_escalation_item_id_item")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_escalation_owner_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_escalation_person_id_person")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_escalation_plan_id_plan")),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name=op.f("fk_escalation_to_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
        sa.UniqueConstraint(
            "item_id", "baseline", "step", "to_id", name=op.f("uq_escalation_item_id_baseline_step_to_id")
        ),
    )
    op.create_index(op.f("ix_escalation_message"), "escalation", ["message"])
    op.create_index(op.f("ix_escalation_plan_id"), "escalation", ["plan_id"])


def downgrade() -> None:
    op.drop_table("escalation")
