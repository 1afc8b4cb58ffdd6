"""Why a message was not sent is told in our own words; until now the ledger held a chat's."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# The only chat there was is Slack. Words that stand in no pair say nothing to people, and stay as they are.
WORDS = {
    "ratelimited": "asked_to_wait",
    "internal_error": "chat_failed",
    "fatal_error": "chat_failed",
    "request_timeout": "chat_failed",
    "service_unavailable": "chat_failed",
    "unreadable_answer": "chat_failed",
    "user_not_found": "no_such_account",
    "user_disabled": "account_closed",
    "is_inactive": "account_closed",
    "channel_not_found": "channel_gone",
    "is_archived": "channel_archived",
    "not_in_channel": "bot_not_in_channel",
    "msg_too_long": "too_long",
    "invalid_auth": "bot_refused",
    "not_authed": "bot_refused",
    "token_expired": "bot_refused",
    "token_revoked": "access_taken_back",
    "account_inactive": "bot_removed",
}
FAILED = "UPDATE outgoing SET problem = 'chat_failed' WHERE problem LIKE 'http_5__'"


def upgrade() -> None:
    _say(WORDS)
    op.execute(FAILED)


def downgrade() -> None:
    # Of several words that became one, the first; "account_closed" is also a word of the older program's own.
    _say({ours: theirs for theirs, ours in reversed(WORDS.items()) if ours != "account_closed"})


def _say(words: dict[str, str]) -> None:
    for table, column in (("outgoing", "problem"), ("lane", "broken_why")):
        stored: sa.ColumnClause[str] = sa.column(column, sa.String())
        rows = sa.table(table, stored).update().where(stored.in_(list(words)))
        op.execute(rows.values({column: sa.case(words, value=stored)}))
