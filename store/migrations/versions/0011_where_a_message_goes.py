"""A message's row says through which chat it goes, why, and of which plans it speaks."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ADDED = ("platform", "tenant", "routed")

# A message that was tried stays with the chat that knows the account it went to. The others wait to be routed.
TRIED = """
    UPDATE outgoing SET
        platform = (
            SELECT platform FROM identity
            WHERE identity.person_id = outgoing.person_id AND identity.external_id = outgoing.address
            ORDER BY identity.id DESC LIMIT 1
        ),
        tenant = (
            SELECT tenant FROM identity
            WHERE identity.person_id = outgoing.person_id AND identity.external_id = outgoing.address
            ORDER BY identity.id DESC LIMIT 1
        )
    WHERE person_id IS NOT NULL AND address IS NOT NULL
"""
OF_ONE_PLAN = """
    UPDATE outgoing SET plan_id = (SELECT min(plan_id) FROM outgoing_plan WHERE outgoing_id = outgoing.id)
    WHERE plan_id IS NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("outgoing") as batch_op:
        batch_op.alter_column("plan_id", existing_type=sa.Integer(), nullable=True)
        batch_op.alter_column("receipt", new_column_name="message_ref", existing_type=sa.String())
        for column in ADDED:
            batch_op.add_column(sa.Column(column, sa.String(), nullable=True))
    # Last: SQLite copies the table above, and could not drop the old one while this one points to it.
    op.create_table(
        "outgoing_plan",
        sa.Column("outgoing_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["outgoing_id"], ["outgoing.id"], name=op.f("fk_outgoing_plan_outgoing_id_outgoing")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_outgoing_plan_plan_id_plan")),
        sa.PrimaryKeyConstraint("outgoing_id", "plan_id", name=op.f("pk_outgoing_plan")),
    )
    op.create_index("ix_outgoing_plan_plan_id", "outgoing_plan", ["plan_id"])
    _route_channels()
    op.execute(TRIED)


def _route_channels() -> None:
    """A channel's address is `platform/tenant/id`."""
    outgoing = sa.table("outgoing", *map(sa.column, ("channel", *ADDED)))
    channels = sa.select(outgoing.c.channel).where(outgoing.c.channel.contains("/")).distinct()
    for channel in op.get_bind().scalars(channels).all():
        platform, tenant, _ = channel.split("/", 2)
        rows = outgoing.update().where(outgoing.c.channel == channel)
        op.execute(rows.values(platform=platform, tenant=tenant, routed="channel"))


def downgrade() -> None:
    # The older program knows one plan a message.
    op.execute(OF_ONE_PLAN)
    op.drop_index("ix_outgoing_plan_plan_id", table_name="outgoing_plan")
    op.drop_table("outgoing_plan")
    with op.batch_alter_table("outgoing") as batch_op:
        for column in ADDED[::-1]:
            batch_op.drop_column(column)
        batch_op.alter_column("message_ref", new_column_name="receipt", existing_type=sa.String())
        batch_op.alter_column("plan_id", existing_type=sa.Integer(), nullable=False)
