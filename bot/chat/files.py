"""Files that people share with us: read in the background, answered where they were shared."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic

import structlog

from bot.chat.edge import Show
from bot.chat.origins import Where
from bot.documents import Documents, Known, comes_last
from commands.cards import Card

log = structlog.get_logger()

PASTED = "what you pasted"
AT_ONCE = 2
"""Messages whose documents are read at the same time: each may take half a gigabyte while it is read."""

SORRY = "Something went wrong on my side while I read {name}, and nothing was saved. Try again in a minute."

SHARE_AGAIN = (
    "I could not fetch {name} again, so this is the reading before. Share it with me again: I then read it by what you"
    " have said of it."
)
NOT_READ_AGAIN = "Something went wrong on my side while I read it again, so this is the reading before. Answer again."


class NotFetchedError(Exception):
    """The sentence for whoever shared it."""


@dataclass(frozen=True)
class SharedFile:
    id: str
    """The chat's own name for it."""
    name: str
    fetch: Callable[[], bytes]
    """Raises `NotFetchedError`."""
    origin: str | None = None
    """By what this chat fetches it again."""


class SharedFiles(Generic[Where]):
    def __init__(self, documents: Documents, show: Show[Where], fetched_again: Callable[[str, str], bytes]) -> None:
        """Args: fetched_again: a file by its origin and name. Raises `NotFetchedError`."""
        self._documents = documents
        self._show = show
        self._fetched_again = fetched_again
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading")
        self._reading: list[Future[None]] = []

    def take(self, person_id: int, files: Iterable[SharedFile], place: Where, key: str) -> None:
        """Answer each file at once and read them behind that, one after the other: a list is of the pulse beside it.

        Args:
            key: names the message they came with.
        """
        begun_ones: list[tuple[int, SharedFile]] = []
        for file in sorted(files, key=lambda one: comes_last(one.name)):
            begun = self._documents.begin(person_id, file.name, f"{key}/{file.id}", file.origin)
            if begun is None:
                continue
            self._show(place, begun.card)
            if begun.number is not None:
                begun_ones.append((begun.number, file))
        if begun_ones:
            self._reading = [one for one in self._reading if not one.done()]
            self._reading.append(self._pool.submit(self._read_each, person_id, begun_ones, place))

    def read_known(self, person_id: int, number: int, place: Where) -> None:
        """Read behind the answer what was pasted, or anew what was shared and somebody has answered about."""
        self._reading = [one for one in self._reading if not one.done()]
        self._reading.append(self._pool.submit(self._read_known, person_id, number, place))

    def wait(self) -> None:
        """Until all that is being read has been answered."""
        for reading in self._reading:
            reading.result()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _read_each(self, person_id: int, begun: Iterable[tuple[int, SharedFile]], place: Where) -> None:
        for number, file in begun:
            self._read(person_id, number, file, place)

    def _read_known(self, person_id: int, number: int, place: Where) -> None:
        known = self._documents.known(number)
        if known is None:
            return
        name = PASTED if known.pasted else known.source
        if known.was_read:
            self._read_again(person_id, number, name, known, place)
        else:
            pasted = (known.pasted or "").encode()
            self._read(person_id, number, SharedFile(str(number), name, lambda: pasted), place.as_new_message())

    def _read_again(self, person_id: int, number: int, name: str, known: Known, place: Where) -> None:
        try:
            content = known.pasted.encode() if known.pasted else self._fetched_again(known.origin or "", name)
            card = self._documents.read(person_id, number, content)
        except NotFetchedError:
            card = self._documents.again(person_id, number, SHARE_AGAIN.format(name=name))
        except Exception:
            # The outermost handler of this thread.
            log.exception("document not read again", document=number)
            card = self._documents.again(person_id, number, NOT_READ_AGAIN, without_answers=True)
        if card is not None:
            self._show(place, card)

    def _read(self, person_id: int, number: int, file: SharedFile, place: Where) -> None:
        try:
            card = self._documents.read(person_id, number, file.fetch())
        except NotFetchedError as error:
            self._documents.give_up(number)
            card = Card(title=str(error))
        except Exception:
            # The outermost handler of this thread.
            log.exception("document not read", document=number)
            card = Card(title=SORRY.format(name=file.name))
        if card is not None:
            self._show(place, card)
