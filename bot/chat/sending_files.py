"""Files that people ask us for: made and sent behind the answer, to whoever asked and nobody else."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, Protocol, TypeVar

import structlog

from bot.chat.edge import Show
from bot.chat.origins import Origin, Where
from bot.exports import GoneError, MadeFile
from commands.cards import Card
from commands.files import WantedFile

log = structlog.get_logger()

AT_ONCE = 2
"""Files that are made at the same time: a large plan takes a minute and much memory."""
SORRY = "Something went wrong on my side while I wrote the file. Ask for it again in a minute."

AtPlace = TypeVar("AtPlace", bound=Origin, contravariant=True)


class NotSentError(Exception):
    """The sentence for whoever asked."""


class SendsFiles(Protocol[AtPlace]):
    """What a chat writes that can send files."""

    def send_file(self, place: AtPlace, file: MadeFile) -> None:
        """Put it into the direct messages of the person who asked at this place, wherever that is.

        Raises:
            NotSentError: the chat does not take it.
        """


class FilesToSend(Generic[Where]):
    def __init__(self, make: Callable[[WantedFile], MadeFile], sender: SendsFiles[Where], show: Show[Where]) -> None:
        self._make, self._sender, self._show = make, sender, show
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sending")
        self._sending: list[Future[None]] = []

    def send(self, wanted: WantedFile, place: Where) -> None:
        """Begin with it, behind the answer."""
        self._sending = [one for one in self._sending if not one.done()]
        self._sending.append(self._pool.submit(self._send, wanted, place))

    def wait(self) -> None:
        """Until all that was asked for has been sent or refused."""
        for sending in self._sending:
            sending.result()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _send(self, wanted: WantedFile, place: Where) -> None:
        try:
            self._sender.send_file(place, self._make(wanted))
        except (NotSentError, GoneError) as error:
            self._show(place, Card(title=str(error)))
        except Exception:
            # The outermost handler of this thread.
            log.exception("file not sent")
            self._show(place, Card(title=SORRY))
