"""One thing that a check has looked at."""

from pydantic import BaseModel


class Finding(BaseModel):
    ok: bool
    what: str
    do: str | None = None
    """What to do about it."""
