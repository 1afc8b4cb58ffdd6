"""What an answer leaves behind: written after it, in short transactions, and rather lost than waited for."""

from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Event, Lock, Thread

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from bot.troubles import for_the_log
from store.database import SessionMaker, briefly

log = structlog.get_logger()

Work = Callable[[Session], object]

TOGETHER_SECONDS = 0.1
"""What comes within this time is one transaction: each costs more than what it holds."""
MOST_LEFT = 10_000
"""Where nothing can be written for long, the oldest is forgotten."""
MOST_KEYS = 20_000


class SeenKeys:
    """The newest keys that this process has dealt with: it deals with none of them twice."""

    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def is_new(self, key: str) -> bool:
        """Whether this is the first time; of threads that race, one is told so."""
        with self._lock:
            if key in self._keys:
                return False
            self._keys[key] = None
            if len(self._keys) > MOST_KEYS:
                self._keys.popitem(last=False)
            return True

    def forget(self, key: str) -> None:
        with self._lock:
            self._keys.pop(key, None)


class Afterwards:
    """Writes what answers leave behind, in a thread of its own: what comes together is one transaction."""

    def __init__(self, sessions: SessionMaker) -> None:
        self._sessions = sessions
        self._left: deque[Work] = deque(maxlen=MOST_LEFT)
        self._writing = Lock()
        self._starting = Lock()
        self._wanted = Event()
        self._ending = Event()
        self._thread: Thread | None = None

    def leave(self, work: Work) -> None:
        """Have something written soon. It must do no harm where it is done twice or never."""
        self._left.append(work)
        self._start()
        self._wanted.set()

    def finish(self) -> None:
        """Write all that is left now. What cannot be written is kept for the next time."""
        with self._writing:
            works = [self._left.popleft() for _ in range(len(self._left))]
            if not works:
                return
            try:
                with briefly(self._sessions) as session:
                    for work in works:
                        work(session)
            except OperationalError:
                # Somebody else holds the lock, or the database is away.
                self._left.extendleft(reversed(works))
                log.info("not written yet", many=len(works))
            except Exception as error:
                # The outermost handler of this thread.
                log.exception("not written", many=len(works), **for_the_log(error))

    def close(self) -> None:
        self._ending.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()
        self.finish()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="afterwards", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._ending.is_set():
            self._wanted.wait()
            if not self._ending.wait(TOGETHER_SECONDS):
                self._wanted.clear()
                self.finish()
