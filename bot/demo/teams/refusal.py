"""How the Bot Connector says no."""

from typing import Any


class TeamsRefusalError(Exception):
    """A call that Teams does not carry out.

    Args:
        code: Teams' own word, such as `MessageWritesBlocked`.
        retry_after: whole seconds from now after which it may be taken.
    """

    def __init__(self, status: int, code: str, message: str, retry_after: int = 0) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        return {"error": {"code": self.code, "message": self.message}}
