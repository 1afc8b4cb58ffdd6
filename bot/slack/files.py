"""Files that people share with us in Slack, fetched with our token."""

import urllib.error
import urllib.request
from functools import partial
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit

import structlog
from slack_sdk.errors import SlackClientError

from bot.chat.files import NotFetchedError, SharedFile
from bot.slack.connection import Client, outbound_of
from store.loading.limits import LARGEST_FILE

log = structlog.get_logger()

TIMEOUT_SECONDS = 15
ORIGIN = "slack/"
"""How the origin of a file begins that Slack knows; its id follows."""

NOT_ALLOWED = "I am not allowed to fetch files here. An administrator can add the scope files:read to the app."
NOT_FETCHED = "I could not fetch {name} from Slack. Share it with me again in a minute."


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Slack sends whoever may not read a file on to a sign-in page; and our token is for nobody else's eyes."""

    def redirect_request(self, req: Any, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        raise NotFetchedError(NOT_ALLOWED)


def shared(client: Client, file: dict[str, Any]) -> SharedFile:
    """A file as Slack tells of it."""
    name = name_of(file)
    return SharedFile(str(file["id"]), name, partial(_fetched, client, file, name), f"{ORIGIN}{file['id']}")


def name_of(file: dict[str, Any]) -> str:
    """What lies elsewhere (Google Drive, OneDrive) is only a link here, whatever its name ends in."""
    name = str(file.get("name") or "a file")
    return f"{name}.url" if file.get("is_external") else name


def fetched_again(client: Client, origin: str, name: str) -> bytes:
    """A file that was shared before, as long as it is there. Raises `NotFetchedError`."""
    if not origin.startswith(ORIGIN):
        raise NotFetchedError(NOT_FETCHED.format(name=name))
    try:
        answer = client.files_info(file=origin.removeprefix(ORIGIN))
    except (SlackClientError, OSError, HTTPException) as error:
        log.warning("file not fetched again", reason=type(error).__name__)
        raise NotFetchedError(NOT_FETCHED.format(name=name)) from error
    return _fetched(client, dict(answer["file"]), name)


def _fetched(client: Client, file: dict[str, Any], name: str) -> bytes:
    """Raises `NotFetchedError`."""
    address = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks(address, client.base_url):
        raise NotFetchedError(NOT_FETCHED.format(name=name))
    request = urllib.request.Request(  # noqa: S310 - `_is_slacks` has looked at the address
        address, headers={"Authorization": f"Bearer {client.token}"}
    )
    try:
        with outbound_of(client).opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS) as answer:
            content: bytes = answer.read(LARGEST_FILE + 1)
    except OSError as error:
        log.warning("file not fetched", reason=type(error).__name__)
        raise NotFetchedError(NOT_FETCHED.format(name=name)) from error
    return content


def _is_slacks(address: str, calls: str) -> bool:
    """Whether our token may be shown there: to Slack's own servers, or to where our calls go."""
    there, ours = urlsplit(address), urlsplit(calls)
    if there.netloc == ours.netloc:
        return there.scheme == ours.scheme
    return there.scheme == "https" and (there.hostname or "").endswith(".slack.com")
