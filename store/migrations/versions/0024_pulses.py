"""Pulses: questionnaires, rounds, sealed ballots, what may be told of them, and readings of measures."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KNOWN = "ck_person_role_role_is_known"


def _roles(*roles: str) -> None:
    listed = ", ".join(f"'{role}'" for role in roles)
    with op.batch_alter_table("person_role") as batch_op:
        batch_op.drop_constraint(op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(op.f(KNOWN), f"role IN ({listed})")


def upgrade() -> None:
    _roles("lead", "custodian", "admin")
    op.create_table(
        "pulse_stopped",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_pulse_stopped")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pulse_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pulse_keys_one_folder")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_keys")),
    )
    op.create_table(
        "pulse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("audience", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("floors", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=True),
        sa.Column("open_days", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("members_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("strangers", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name=op.f("fk_pulse_approved_by_id_person")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_pulse_author_id_person")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_pulse_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse")),
    )
    with op.batch_alter_table("pulse", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulse_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "measure_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Numeric(precision=14, scale=4), nullable=True),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("(value IS NULL) <> (band IS NULL)", name=op.f("ck_measure_reading_value_or_band")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_reading_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_reading")),
        sa.UniqueConstraint("measure_id", "day", "source", name=op.f("uq_measure_reading_measure_id_day_source")),
    )
    with op.batch_alter_table("measure_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_reading_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "pulse_member",
        sa.Column("pulse_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("in_audience", sa.Boolean(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pulse_member_person_id_person")),
        sa.ForeignKeyConstraint(["pulse_id"], ["pulse.id"], name=op.f("fk_pulse_member_pulse_id_pulse")),
        sa.PrimaryKeyConstraint("pulse_id", "person_id", name=op.f("pk_pulse_member")),
    )
    op.create_table(
        "pulse_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pulse_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("questions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("floors", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("key_gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'closed', 'too few', 'lost')", name=op.f("ck_pulse_round_state_is_known")
        ),
        sa.ForeignKeyConstraint(["pulse_id"], ["pulse.id"], name=op.f("fk_pulse_round_pulse_id_pulse")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_round")),
        sa.UniqueConstraint("code", name=op.f("uq_pulse_round_code")),
        sa.UniqueConstraint("pulse_id", "number", name=op.f("uq_pulse_round_pulse_id_number")),
    )
    with op.batch_alter_table("pulse_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulse_round_pulse_id"), ["pulse_id"], unique=False)

    op.create_table(
        "pulse_ballot",
        sa.Column("tag", sa.LargeBinary(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["pulse_round.id"], name=op.f("fk_pulse_ballot_round_id_pulse_round")),
        sa.PrimaryKeyConstraint("tag", name=op.f("pk_pulse_ballot")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pulse_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["pulse_round.id"], name=op.f("fk_pulse_comment_round_id_pulse_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_comment")),
    )
    with op.batch_alter_table("pulse_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulse_comment_round_id"), ["round_id"], unique=False)

    op.create_table(
        "pulse_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("did", sa.String(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_pulse_decision_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_pulse_decision_item_id_item")),
        sa.ForeignKeyConstraint(["round_id"], ["pulse_round.id"], name=op.f("fk_pulse_decision_round_id_pulse_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_decision")),
    )
    with op.batch_alter_table("pulse_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulse_decision_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pulse_decision_round_id"), ["round_id"], unique=False)

    op.create_table(
        "pulse_finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("slice", sa.String(), nullable=False),
        sa.Column("finding", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint("dimension IN ('all', 'team', 'role')", name=op.f("ck_pulse_finding_dimension_is_known")),
        sa.ForeignKeyConstraint(["round_id"], ["pulse_round.id"], name=op.f("fk_pulse_finding_round_id_pulse_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_finding")),
        sa.UniqueConstraint(
            "round_id",
            "question",
            "dimension",
            "slice",
            name=op.f("uq_pulse_finding_round_id_question_dimension_slice"),
        ),
    )
    with op.batch_alter_table("pulse_finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pulse_finding_round_id"), ["round_id"], unique=False)

    op.create_table(
        "pulse_invited",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pulse_invited_person_id_person")),
        sa.ForeignKeyConstraint(["round_id"], ["pulse_round.id"], name=op.f("fk_pulse_invited_round_id_pulse_round")),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_pulse_invited")),
    )


def downgrade() -> None:
    op.drop_table("pulse_invited")
    with op.batch_alter_table("pulse_finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pulse_finding_round_id"))

    op.drop_table("pulse_finding")
    with op.batch_alter_table("pulse_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pulse_decision_round_id"))
        batch_op.drop_index(batch_op.f("ix_pulse_decision_item_id"))

    op.drop_table("pulse_decision")
    with op.batch_alter_table("pulse_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pulse_comment_round_id"))

    op.drop_table("pulse_comment")
    op.drop_table("pulse_ballot")
    with op.batch_alter_table("pulse_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pulse_round_pulse_id"))

    op.drop_table("pulse_round")
    op.drop_table("pulse_member")
    with op.batch_alter_table("measure_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_reading_measure_id"))

    op.drop_table("measure_reading")
    with op.batch_alter_table("pulse", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pulse_plan_id"))

    op.drop_table("pulse")
    op.drop_table("pulse_keys")
    op.drop_table("pulse_stopped")
    op.execute("DELETE FROM person_role WHERE role = 'custodian'")
    _roles("lead", "admin")
