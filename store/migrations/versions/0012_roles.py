"""Roles in a table of their own: an administrator is of the council, a lead of a plan."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CHECK = "ck_person_role_is_known"
WITHOUT_PLAN = sa.text("plan_id IS NULL")

# Whoever led, led whichever plan was the newest; each plan had all of them as its leads while it was.
FILL = (
    "INSERT INTO person_role (person_id, plan_id, role) SELECT id, NULL, 'admin' FROM person WHERE role = 'admin'",
    """
    INSERT INTO person_role (person_id, plan_id, role)
    SELECT person.id, plan.id, 'lead' FROM person CROSS JOIN plan WHERE person.role = 'lead'
    """,
)
FILL_BACK = (
    "UPDATE person SET role = 'lead' WHERE id IN (SELECT person_id FROM person_role WHERE role = 'lead')",
    "UPDATE person SET role = 'admin' WHERE id IN (SELECT person_id FROM person_role WHERE role = 'admin')",
)


def upgrade() -> None:
    op.create_table(
        "person_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.CheckConstraint("role IN ('lead', 'admin')", name=op.f("ck_person_role_role_is_known")),
        sa.CheckConstraint(
            "(role = 'admin') = (plan_id IS NULL)", name=op.f("ck_person_role_admins_are_of_the_council")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_role_person_id_person")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_person_role_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_role")),
        sa.UniqueConstraint("person_id", "plan_id", "role", name=op.f("uq_person_role_person_id_plan_id_role")),
    )
    op.create_index(op.f("ix_person_role_plan_id"), "person_role", ["plan_id"])
    op.create_index(
        "ix_person_role_of_council",
        "person_role",
        ["person_id", "role"],
        unique=True,
        sqlite_where=WITHOUT_PLAN,
        postgresql_where=WITHOUT_PLAN,
    )
    for statement in FILL:
        op.execute(statement)
    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_="check")
        batch_op.drop_column("role")


def downgrade() -> None:
    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(sa.Column("role", sa.String(length=40), nullable=False, server_default="viewer"))
    with op.batch_alter_table("person") as batch_op:
        batch_op.alter_column("role", server_default=None)
        batch_op.create_check_constraint(op.f(CHECK), "role IN ('viewer', 'lead', 'admin')")
    for statement in FILL_BACK:
        op.execute(statement)
    op.drop_table("person_role")
