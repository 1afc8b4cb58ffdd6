"""Addresses that people had before, and the question whether two people are one."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BECAME = "fk_person_became_id_person"


def upgrade() -> None:
    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(sa.Column("became_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f(BECAME), "person", ["became_id"], ["id"])
    op.create_table(
        "person_alias",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_alias_person_id_person")),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_person_alias")),
    )
    op.create_index(op.f("ix_person_alias_person_id"), "person_alias", ["person_id"])
    op.create_table(
        "same_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_same_person_person_id_person")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_same_person_other_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_same_person")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_same_person_person_id_other_id")),
    )
    op.create_index(op.f("ix_same_person_other_id"), "same_person", ["other_id"])


def downgrade() -> None:
    op.drop_table("same_person")
    op.drop_table("person_alias")
    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_constraint(op.f(BECAME), type_="foreignkey")
        batch_op.drop_column("became_id")
