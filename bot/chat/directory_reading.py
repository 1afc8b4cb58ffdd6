"""Reading a chat's whole directory, page by page, so that who left, came back or joined is known without their word.

1. `store.people.directory_readings` says when it is time, and lets one process read.
2. What a page says of people whom the plan knows is written at once. Asking one by one would take hours.
3. Where the chat wants to be left alone, the reading goes on later from the page that it had come to.
4. At the end each open account that was not listed is asked for by itself.
"""

from collections.abc import Callable, Sequence
from threading import Lock, Thread

import structlog
from sqlmodel import Session

from bot.chat.accounts import Directory, DirectoryError, NoSuchAccountError
from scheduler.clock import Clock
from store.database import SessionMaker, reading, transaction
from store.delivery.chats import Chat
from store.people import accounts, directory_readings
from store.people.accounts import Account
from store.retrying import in_transaction

log = structlog.get_logger()

MOST_MISSING = 200
"""Accounts asked for one by one at the end; the rest have their turn another night."""


class DirectoryReader:
    def __init__(
        self, sessions: SessionMaker, chat: Directory, clock: Clock, when_read: Callable[[], object] = lambda: None
    ) -> None:
        """Args: when_read: called after a reading: what waited for an account may go now."""
        self._sessions = sessions
        self._chat = chat
        self._of = (chat.platform, chat.tenant)
        self._clock = clock
        self._when_read = when_read
        self._at = ""
        """Where the next page begins."""
        self._listed = set[str]()
        self._reading = Lock()

    def want(self) -> None:
        """Have it read at the next look."""
        with transaction(self._sessions) as session:
            directory_readings.want(session, *self._of, self._clock.now())

    def read(self) -> bool:
        """Read it now, whenever it was read before. Returns whether it was read to its end."""
        self.want()
        return self._read()

    def look(self) -> None:
        """Read where it is time: behind the caller, but at a clock that people move, which stands still meanwhile."""
        with reading(self._sessions) as session:
            if not directory_readings.is_due(session, *self._of, self._clock.now()):
                return
        if self._clock.real:
            Thread(target=self._read_and_tell, name="directory", daemon=True).start()
        else:
            self._read()

    def _read_and_tell(self) -> None:
        if self._read():
            self._when_read()

    def _read(self) -> bool:
        if not self._reading.acquire(blocking=False):
            return False
        try:
            with transaction(self._sessions) as session:
                if not directory_readings.begin(session, *self._of, self._clock.now()):
                    return False
            return self._to_the_end()
        finally:
            self._reading.release()

    def _to_the_end(self) -> bool:
        wait = None
        try:
            self._pages()
            self._missing()
        except DirectoryError as error:
            wait = error.wait
            if wait is None:
                # It may be the place itself that the chat does not know any more.
                self._begin_anew()
            log.warning("directory not read", reason=type(error.__cause__).__name__)
        except Exception:
            # The outermost handler of this thread.
            log.exception("directory not read")
            self._begin_anew()
        else:
            self._begin_anew()
            with transaction(self._sessions) as session:
                directory_readings.finish(session, *self._of, self._clock.now())
            return True
        with transaction(self._sessions) as session:
            directory_readings.put_off(session, *self._of, self._clock.now(), wait)
        return False

    def _begin_anew(self) -> None:
        self._at, self._listed = "", set[str]()

    def _pages(self) -> None:
        """From where the reading before broke off."""
        while True:
            page = self._chat.page(self._at)
            self._listed |= {account.external_id for account in page.accounts}
            self._remember(page.accounts)
            self._at = page.next
            if not page.next:
                return

    def _remember(self, told: Sequence[Account]) -> None:
        def remember(session: Session) -> None:
            ours = accounts.of_known_people(session, told)
            accounts.remember_all(session, ours)
            accounts.confirm(session, *self._of, [one.external_id for one in ours], self._clock.now())

        in_transaction(self._sessions, remember)

    def _missing(self) -> None:
        with reading(self._sessions) as session:
            missing = accounts.missing(session, *self._of, self._listed)
        for external_id in missing[:MOST_MISSING]:
            try:
                self._remember([self._chat.look_up(external_id)])
            except NoSuchAccountError:
                with transaction(self._sessions) as session:
                    accounts.account_closed(session, Chat(*self._of), external_id)
