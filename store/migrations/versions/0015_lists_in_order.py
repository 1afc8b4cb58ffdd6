"""The indexes of lists carry the order of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

OPEN, COMPLETE = sa.text("closed_at IS NULL"), sa.text("completed_on IS NOT NULL")
IN_ORDER = ["baseline", "theme_id", "position", "id"]


def upgrade() -> None:
    for name in ("ix_item_open_by_date", "ix_item_open_by_owner"):
        op.drop_index(name, table_name="item")
    _index("ix_item_open_by_date", ["plan_id", *IN_ORDER, "claimed_on"], OPEN)
    _index("ix_item_open_by_owner", ["owner_id", "plan_id", *IN_ORDER], OPEN)
    _index("ix_item_complete_by_date", ["plan_id", *IN_ORDER], COMPLETE)


def downgrade() -> None:
    for name in ("ix_item_open_by_date", "ix_item_open_by_owner", "ix_item_complete_by_date"):
        op.drop_index(name, table_name="item")
    _index("ix_item_open_by_date", ["plan_id", "baseline"], OPEN)
    _index("ix_item_open_by_owner", ["owner_id", "baseline"], OPEN)


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "item", columns, sqlite_where=where, postgresql_where=where)
