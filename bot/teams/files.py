"""Files that people give us in a personal chat. They lie in the giver's OneDrive, at an address that works for minutes.

The address is its own permission: our token is not shown there.
"""

import urllib.error
import urllib.request
from functools import partial
from typing import IO, Any

import structlog

from bot.chat.files import NotFetchedError, SharedFile
from bot.outbound import Outbound
from bot.teams.activities import GivenFile
from bot.teams.cloud import Cloud
from store.loading.limits import LARGEST_FILE

log = structlog.get_logger()

TIMEOUT_SECONDS = 15
ORIGIN = "teams/"
"""How the origin of a file begins that was given in Teams; the address follows at which it lies."""
NOT_FETCHED = "I could not fetch {name} from Teams. Attach it here again in a minute."


class _RedirectedError(OSError):
    """To somewhere that the activity did not name."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req: Any, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        raise _RedirectedError


def given(file: GivenFile, cloud: Cloud, outbound: Outbound) -> SharedFile:
    fetch = partial(_fetched, cloud, outbound, file.download_url, file.name)
    return SharedFile(file.unique_id, file.name, fetch, f"{ORIGIN}{file.download_url}")


def given_again(cloud: Cloud, outbound: Outbound, origin: str, name: str) -> bytes:
    """A file that was given before, as long as its address works. Raises `NotFetchedError`."""
    return _fetched(cloud, outbound, origin.removeprefix(ORIGIN) if origin.startswith(ORIGIN) else "", name)


def _fetched(cloud: Cloud, outbound: Outbound, address: str, name: str) -> bytes:
    """Raises `NotFetchedError`."""
    if not cloud.holds_files(address):
        log.warning("file not fetched", reason="not an address of Microsoft's")
        raise NotFetchedError(NOT_FETCHED.format(name=name))
    try:
        with outbound.opener(NoRedirect).open(address, timeout=TIMEOUT_SECONDS) as answer:
            content: bytes = answer.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        log.warning("file not fetched", reason=type(error).__name__)
        raise NotFetchedError(NOT_FETCHED.format(name=name)) from error
    return content
