"""What it means when Microsoft gives the bot no token: a setting's fault, or trouble that passes."""

from datetime import timedelta

from bot.chat.connecting import (
    ChatRefusesError,
    ChatTroubleError,
    ConnectionProblem,
    asks_to_wait,
    behind_proxy,
    fails,
    unreachable,
)
from bot.teams.connection import TeamsClient, TeamsError

NAME = "Microsoft"
DEFAULT_WAIT = timedelta(seconds=30)
FAILING = frozenset({"temporarily_unavailable", "server_error"})
UNREADABLE = "unreadable_answer"
OURS = {
    "invalid_client": (
        "Microsoft refuses the client secret.",
        "Copy its Value again from “Certificates & secrets” into SIGHTLINE_TEAMS_APP_SECRET; it may have ended, then"
        " make a new one.",
    ),
    "unauthorized_client": (
        "Microsoft does not know this app in that tenant.",
        "Copy both ids again from the app registration.",
    ),
    "invalid_request": (
        "Microsoft does not know the tenant.",
        "Copy the “Directory (tenant) ID” into SIGHTLINE_TEAMS_TENANT.",
    ),
}
OURS["invalid_tenant"] = OURS["invalid_request"]


def sign_in(client: TeamsClient) -> None:
    """Raises `ChatRefusesError` or `ChatTroubleError`."""
    try:
        client.check()
    except TeamsError as error:
        raise problem(error) from error


def problem(error: TeamsError) -> ConnectionProblem:
    if error.status is None:
        return unreachable(NAME, error.cause or error)
    if error.status == 429:
        return asks_to_wait(NAME, error.retry_after or DEFAULT_WAIT)
    if error.code in OURS:
        return ChatRefusesError(*OURS[error.code])
    if error.status >= 500 or error.code in FAILING:
        return fails(NAME, error.code)
    if error.code == UNREADABLE:
        return behind_proxy(NAME, error.status)
    return ChatTroubleError(
        f"Microsoft does not let the bot in ({error.code}).", "Look at each step of docs/teams-setup.md again."
    )
