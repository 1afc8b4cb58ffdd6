"""What every round of a proof is given. It imports next to nothing, for processes that are started again and again."""

from datetime import UTC, datetime

OPENS = datetime(2022, 7, 11, 8, tzinfo=UTC)
CLOSES = datetime(2022, 7, 15, 16, tzinfo=UTC)
SECRET = b"a secret that only the environment knows"
"""Of the keys."""


def as_it_is(words: str) -> str:
    """Let every comment through."""
    return words
