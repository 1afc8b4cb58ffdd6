"""A process that ends itself before any of its writes, or closes a round until somebody else ends it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from benchmarks.pulse.given import CLOSES, SECRET, as_it_is
from store.database import session_maker
from store.engines import make_engine
from store.pulse import closing
from store.pulse.keys import KEYS, KeyFolder


def close(url: str, keys: Path, round_id: int) -> None:
    engine = make_engine(url)
    closing.close(session_maker(engine, {KEYS: KeyFolder(keys, SECRET)}), round_id, CLOSES, screen=as_it_is)
    engine.dispose()


def die_before(number: int, work: Callable[[], None]) -> None:
    """Work, and end before the write of this number, as kill -9 does. It comes to its end where there are fewer."""
    left = number

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(name: str, what: tuple[Any, ...]) -> None:
        if (name == "open" and writes(what)) or name in ("os.remove", "os.truncate", "os.rename"):
            count()

    for moment in ("before_cursor_execute", "commit", "rollback"):
        event.listen(Engine, moment, count)
    sync = os.fsync

    def sync_or_die(fd: Any) -> None:
        count()
        sync(fd)
        # What is written by then is one state, and its being on the disk another.
        count()

    os.fsync = sync_or_die
    sys.addaudithook(hear)
    work()


def writes(what: tuple[Any, ...]) -> bool:
    """Whether a file is opened to be written, by Python's word for it or the system's."""
    _, mode, flags = what
    return bool(set(mode or "") & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))


if __name__ == "__main__":
    close(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
