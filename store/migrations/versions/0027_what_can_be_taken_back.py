"""What somebody wrote and takes back, and an action that is no longer needed."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

UNDOES = "fk_change_undoes_id_change"


def upgrade() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["update_id"], ["update.id"], name=op.f("fk_withdrawal_update_id_update")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_withdrawal_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
        sa.UniqueConstraint("update_id", name=op.f("uq_withdrawal_update_id")),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_act_person_id_person")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_act_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_person_id"), "act", ["person_id"])
    op.create_index(op.f("ix_act_at"), "act", ["at"])
    with op.batch_alter_table("change") as batch_op:
        batch_op.add_column(sa.Column("undoes_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(UNDOES), "change", ["undoes_id"], ["id"])
        batch_op.create_index(op.f("ix_change_undoes_id"), ["undoes_id"])
    op.add_column("item", sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("item", "dropped_at")
    with op.batch_alter_table("change") as batch_op:
        batch_op.drop_index(op.f("ix_change_undoes_id"))
        batch_op.drop_constraint(op.f(UNDOES), type_="foreignkey")
        batch_op.drop_column("undoes_id")
    op.drop_table("act")
    op.drop_table("withdrawal")
