"""Files that people share with us: fetched with our token, read in the background, answered where they were shared."""

import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any
from urllib.parse import urlsplit

import structlog
from slack_sdk import WebClient

from bot.documents import Documents
from bot.slack.replies import Place
from commands.cards import Card
from store.loading.limits import LARGEST_FILE

log = structlog.get_logger()

TIMEOUT_SECONDS = 15
AT_ONCE = 2
"""Documents read at the same time: each may take half a gigabyte while it is read."""

NOT_ALLOWED = "I am not allowed to fetch files here. An administrator can add the scope files:read to the app."
NOT_FETCHED = "I could not fetch {name} from Slack. Share it with me again in a minute."
SORRY = "Something went wrong on my side while I read {name}, and nothing was saved. Try again in a minute."

Show = Callable[[Place, Card], None]


class NotFetchedError(Exception):
    """The sentence for whoever shared it."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Slack sends whoever may not read a file on to a sign-in page; and our token is for nobody else's eyes."""

    def redirect_request(self, req: Any, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        raise NotFetchedError(NOT_ALLOWED)


class SharedFiles:
    def __init__(self, client: WebClient, documents: Documents, show: Show) -> None:
        self._client = client
        self._documents = documents
        self._show = show
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading")
        self._reading: list[Future[None]] = []

    def take(self, person_id: int, files: list[dict[str, Any]], place: Place, key: str) -> None:
        """Answer each file at once and read it behind that.

        Args:
            key: names the message they came with.
        """
        for file in files:
            begun = self._documents.begin(person_id, str(file.get("name") or "a file"), f"{key}/{file['id']}")
            if begun is None:
                continue
            self._show(place, begun.card)
            if begun.number is not None:
                self._reading = [one for one in self._reading if not one.done()]
                self._reading.append(self._pool.submit(self._read, person_id, begun.number, file, place))

    def wait(self) -> None:
        """Until all that is being read has been answered."""
        for reading in self._reading:
            reading.result()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _read(self, person_id: int, number: int, file: dict[str, Any], place: Place) -> None:
        name = str(file.get("name") or "a file")
        try:
            card = self._documents.read(person_id, number, self._fetched(file, name))
        except NotFetchedError as error:
            self._documents.give_up(number)
            card = Card(title=str(error))
        except Exception:
            # The outermost handler of this thread.
            log.exception("document not read", document=number)
            card = Card(title=SORRY.format(name=name))
        self._show(place, card)

    def _fetched(self, file: dict[str, Any], name: str) -> bytes:
        """Raises `NotFetchedError`."""
        address = str(file.get("url_private_download") or file.get("url_private") or "")
        if not self._is_slacks(address):
            raise NotFetchedError(NOT_FETCHED.format(name=name))
        request = urllib.request.Request(  # noqa: S310 - `_is_slacks` has looked at the address
            address, headers={"Authorization": f"Bearer {self._client.token}"}
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                content: bytes = answer.read(LARGEST_FILE + 1)
        except OSError as error:
            log.warning("file not fetched", reason=type(error).__name__)
            raise NotFetchedError(NOT_FETCHED.format(name=name)) from error
        return content

    def _is_slacks(self, address: str) -> bool:
        """Whether our token may be shown there: to Slack's own servers, or to where our calls go."""
        there, ours = urlsplit(address), urlsplit(self._client.base_url)
        if there.netloc == ours.netloc:
            return there.scheme == ours.scheme
        return there.scheme == "https" and (there.hostname or "").endswith(".slack.com")
