"""Several chats: accounts that close one by one, the chat somebody chose, and a rate limit for each chat."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OPEN = sa.text("state IN ('waiting', 'uncertain')")

# Of somebody who is not active, no account is open. The chat's directory says at the next start which one is.
CLOSE = "UPDATE identity SET closed = true WHERE person_id IN (SELECT id FROM person WHERE NOT active)"

# What a chat has asked for holds on for the workspace in which most people are.
PER_TENANT = """
    UPDATE lane SET name = name || '/' || (
        SELECT tenant FROM identity WHERE identity.platform = lane.name
        GROUP BY tenant ORDER BY count(*) DESC, tenant LIMIT 1
    )
    WHERE EXISTS (SELECT 1 FROM identity WHERE identity.platform = lane.name)
"""


def upgrade() -> None:
    op.add_column("person", sa.Column("nudge_platform", sa.String(), nullable=True))
    op.add_column("lane", sa.Column("served_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("identity") as batch_op:
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("last_heard_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("identity") as batch_op:
        # The models fill it in; the default was for the rows that were already there.
        batch_op.alter_column("closed", server_default=None)
    op.execute(CLOSE)
    op.execute(PER_TENANT)
    op.execute("DELETE FROM lane WHERE name NOT LIKE '%/%'")
    _index(["platform", "not_before", "id"])


def downgrade() -> None:
    _index(["not_before", "id"])
    _one_lane_for_each_platform()
    with op.batch_alter_table("identity") as batch_op:
        batch_op.drop_column("last_heard_at")
        batch_op.drop_column("closed")
    op.drop_column("lane", "served_at")
    op.drop_column("person", "nudge_platform")


def _index(columns: list[str]) -> None:
    op.drop_index("ix_outgoing_open", table_name="outgoing", sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_outgoing_open", "outgoing", columns, sqlite_where=OPEN, postgresql_where=OPEN)


def _one_lane_for_each_platform() -> None:
    lane = sa.table("lane", sa.column("name"))
    kept: set[str] = set()
    for name in op.get_bind().scalars(sa.select(lane.c.name).order_by(lane.c.name)).all():
        platform = name.partition("/")[0]
        of_this = lane.c.name == name
        op.execute(
            lane.delete().where(of_this) if platform in kept else lane.update().where(of_this).values(name=platform)
        )
        kept.add(platform)
