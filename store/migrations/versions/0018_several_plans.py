"""Several plans: each has a short name, somebody can say which they mean, and a new one can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

OF_PLANS = (
    ("person", "chosen_plan_id"),
    ("person", "last_plan_id"),
    ("plan", "replaces_id"),
    ("staged_import", "plan_id"),
)


def upgrade() -> None:
    op.add_column("plan", sa.Column("name", sa.String(), nullable=True))
    op.add_column("plan", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
    for table, column in OF_PLANS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_{table}_{column}_plan"), "plan", [column], ["id"])


def downgrade() -> None:
    for table, column in OF_PLANS[::-1]:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(op.f(f"fk_{table}_{column}_plan"), type_="foreignkey")
            batch_op.drop_column(column)
    op.drop_column("plan", "undone_at")
    op.drop_column("plan", "name")
