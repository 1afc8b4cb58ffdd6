"""When and whom to ask: a plan's settings, a person's zone and wishes, leave, and lead times of one thing."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_A_PERSON: dict[str, sa.types.TypeEngine[Any]] = {
    "time_zone": sa.String(),
    "nudge_weekday": sa.Integer(),
    "nudge_time": sa.Time(),
    "nudges_decided_on": sa.Date(),
    "nudges_dealt_with": sa.Date(),
}


def upgrade() -> None:
    op.create_table(
        "leave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("first <= last", name=op.f("ck_leave_first_is_not_after_last")),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_leave_deputy_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_leave_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
    )
    for column in ("deputy_id", "last", "person_id"):
        op.create_index(op.f(f"ix_leave_{column}"), "leave", [column])
    for name, kind in OF_A_PERSON.items():
        op.add_column("person", sa.Column(name, kind, nullable=True))
    op.add_column("plan", sa.Column("settings", sa.JSON(), nullable=True))
    op.add_column("item", sa.Column("lead_times", sa.JSON(), nullable=True))
    own = sa.text("lead_times IS NOT NULL")
    op.create_index("ix_item_own_lead_times", "item", ["plan_id"], sqlite_where=own, postgresql_where=own)


def downgrade() -> None:
    op.drop_index("ix_item_own_lead_times", table_name="item")
    op.drop_column("item", "lead_times")
    op.drop_column("plan", "settings")
    for name in reversed(OF_A_PERSON):
        op.drop_column("person", name)
    op.drop_table("leave")
