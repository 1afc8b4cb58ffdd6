"""The index along which a plan is counted tells also what is overdue, and what is grey since it was said so."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

IN_PLAN = sa.text("brag_in_time IS NOT NULL")
INDEX = "ix_item_brag"
BEFORE = ["plan_id", "theme_id", "recommendation_ids", "kind", "brag_in_time", "red_after"]


def upgrade() -> None:
    _along([*BEFORE, "progress", "baseline"])


def downgrade() -> None:
    _along(BEFORE)


def _along(columns: list[str]) -> None:
    op.drop_index(INDEX, table_name="item")
    op.create_index(INDEX, "item", columns, sqlite_where=IN_PLAN, postgresql_where=IN_PLAN)
