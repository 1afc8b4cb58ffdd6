"""Whether the file of a SQLite database is still the one that was opened.

SQLite writes on into a file that was deleted or renamed, and tells nobody: what is acknowledged then is in no file when
the process ends. So the device and the inode behind the name are compared where a transaction begins, and once more
directly before it is committed. The write-ahead log is compared as well, since a commit is in it alone at first.
"""

import os
from collections.abc import Collection
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy import Connection, Engine, event

from store.unusable import Trouble, UnusableError

log = structlog.get_logger()

Identity = tuple[int, int]


class OwnFile:
    """The file as it was at the first connection of an engine, and its log as it was at the first write.

    SQLite takes the log away with the last connection, and makes another one for the next.
    """

    def __init__(self, file: Path) -> None:
        self._file = str(file)
        self._log = f"{file}-wal"
        self._ours: Identity | None = None
        self._log_is: Identity | None = None
        self._connections = 0
        self._counting = Lock()
        self._was_told = False

    def connected(self) -> None:
        with self._counting:
            self._connections += 1
            if self._ours is None:
                self._ours = identity(self._file)

    def closed(self) -> None:
        with self._counting:
            self._connections -= 1
            if not self._connections:
                self._log_is = None

    def check(self) -> None:
        """Raises `UnusableError` where it is another file, or none."""
        if self._ours is not None and identity(self._file) != self._ours:
            raise self._replaced("the file")

    def check_log(self) -> None:
        """Called where something is written just now, so that the log is open. Raises `UnusableError`."""
        found = identity(self._log)
        if self._log_is is None:
            self._log_is = found
        elif found != self._log_is:
            raise self._replaced("its write-ahead log")

    def _replaced(self, what: str) -> UnusableError:
        if not self._was_told:
            self._was_told = True
            log.error("the database is no longer the file that was opened, nothing is taken any more", gone=what)
        return UnusableError(Trouble.REPLACED, what)


_files: WeakKeyDictionary[Engine, OwnFile] = WeakKeyDictionary()


def own_file(engine: Engine) -> OwnFile | None:
    """None for a database that is in memory or behind a server."""
    return _files.get(engine)


def identity(file: str) -> Identity | None:
    try:
        found = os.stat(file)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def keep_to_one_file(engine: Engine, file: Path, only_reads: Collection[str]) -> None:
    """Let no transaction of an engine begin or end on another file.

    Args:
        only_reads: execution options of a transaction that writes nothing, so that there may be no log.
    """
    own = _files[engine] = OwnFile(file)

    @event.listens_for(engine, "do_connect")
    def before_connecting(*_: object) -> None:
        # SQLite would make a new file where there is none.
        own.check()

    @event.listens_for(engine, "connect")
    def connected(*_: object) -> None:
        own.connected()

    @event.listens_for(engine, "close")
    def closed(*_: object) -> None:
        own.closed()

    @event.listens_for(engine, "begin")
    @event.listens_for(engine, "commit")
    def begun_or_about_to_end(connection: Connection) -> None:
        own.check()
        options = connection.get_execution_options()
        if not any(options.get(option) for option in only_reads):
            own.check_log()
