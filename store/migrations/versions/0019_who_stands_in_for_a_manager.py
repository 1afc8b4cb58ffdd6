"""Programme leads hear in a manager's place where the owner is the one who stands in for the manager."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

CHECK = "ck_escalation_instead_is_known"
BEFORE = "'no_manager', 'manager_gone', 'manager_away'"


def upgrade() -> None:
    _knows(f"{BEFORE}, 'owner_stands_in'")


def downgrade() -> None:
    op.execute("UPDATE escalation SET instead = 'manager_away' WHERE instead = 'owner_stands_in'")
    _knows(BEFORE)


def _knows(words: str) -> None:
    with op.batch_alter_table("escalation") as batch_op:
        batch_op.drop_constraint(op.f(CHECK), type_="check")
        batch_op.create_check_constraint(op.f(CHECK), f"instead IN ({words})")
