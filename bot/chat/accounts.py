"""Which person an account is. The chat's directory is asked the first time, and again once what it said is old."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

import structlog
from sqlmodel import Session

from commands.errors import CommandError
from scheduler.clock import Clock
from store.database import SessionMaker, reading
from store.delivery.chats import Chat
from store.people import accounts, directory
from store.people.accounts import Account
from store.retrying import in_transaction

log = structlog.get_logger()

FRESH = timedelta(minutes=10)
"""How long what the directory said counts for an answer."""
SURE = timedelta(minutes=1)
"""How long it counts for a change."""
LONGEST_KNOWN = timedelta(days=1)
"""How long it counts where the directory gives no answer."""
NOTED_AGAIN = timedelta(hours=1)
"""How often it is written down that the directory has said the same again."""
WAIT = timedelta(seconds=1)
LEFT_ALONE = timedelta(seconds=10)
"""How long a directory that gave no answer is not waited for again."""
THREADS = 4
NOT_SURE = "I cannot make sure of your account just now, so nothing was changed. Try again in a minute."


class NoSuchAccountError(Exception):
    """The chat knows no such account, or shows it to nobody."""


class DirectoryError(Exception):
    """The chat's directory gives no answer; the cause is the chat's own error.

    Args:
        wait: how long the chat asked to be left alone.
    """

    def __init__(self, wait: timedelta | None = None) -> None:
        super().__init__("the directory gives no answer")
        self.wait = wait


@dataclass(frozen=True)
class Page:
    """A part of a directory."""

    accounts: Sequence[Account]
    next: str = ""
    """Where the next page begins; empty on the last."""


class Directory(Protocol):
    """The accounts of one tenant of a chat. Which tenant it is, the chat itself has said."""

    platform: str
    tenant: str

    def look_up(self, external_id: str) -> Account:
        """Raises `NoSuchAccountError` or `DirectoryError`."""
        ...

    def page(self, at: str = "") -> Page:
        """All accounts, page by page.

        Args:
            at: `next` of the page before.

        Raises:
            DirectoryError: no answer; the same page may be asked for again.
        """
        ...


@dataclass(frozen=True)
class Known:
    """What an account was known as, and when the directory said so."""

    person_id: int
    confirmed_at: datetime | None
    tried_at: datetime | None = None
    """When the directory last gave no answer."""


class Accounts:
    """Whose account is whose.

    1. Where the directory has told of it lately, what it said counts: for ten minutes to answer, for one to change.
    2. Else it is asked, and waited for a moment. What it says later is written behind the answer.
    3. Without an answer what is known counts for a day. Then nobody is heard until the directory answers.
    """

    def __init__(self, sessions: SessionMaker, chat: Directory, clock: Clock, patience: timedelta = WAIT) -> None:
        """Args: patience: how long whoever asks waits for what the directory says of somebody who is known here."""
        self._sessions = sessions
        self._chat = chat
        self._clock = clock
        self._patience = patience.total_seconds()
        self._known: dict[str, Known] = {}
        self._told: dict[str, float] = {}
        self._all: tuple[dict[str, int], datetime | None] = ({}, None)
        self._asking: dict[str, Future[Known]] = {}
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="accounts")

    def person_id(self, external_id: str) -> int:
        """Raises:
        NoSuchAccountError: the chat does not know the account.
        DirectoryError: the directory gives no answer, and what is known is too old.
        """
        return self._person(external_id, FRESH)

    def as_known(self, external_id: str) -> int | None:
        """The same for what must leave no trace: whose account it is as far as is written here.

        All accounts are read together and kept for a while, so that no statement names the one that is looked for.
        """
        now = self._clock.now()
        read, at = self._all
        if external_id not in read or not _within(FRESH, at, now):
            with reading(self._sessions) as session:
                read = accounts.people_of_all(session, self._chat.platform, self._chat.tenant)
            self._all = (read, now)
        return read.get(external_id)

    def make_sure(self, external_id: str) -> None:
        """Ask again before somebody changes something, where what is known of them is older than a minute.

        Raises:
            CommandError: nobody can say now who they are.
        """
        try:
            self._person(external_id, SURE)
        except (NoSuchAccountError, DirectoryError) as error:
            raise CommandError(NOT_SURE) from error

    def finish(self) -> None:
        """Wait until all has been answered that is being asked."""
        wait(self._asking.values())

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _person(self, external_id: str, fresh: timedelta) -> int:
        now = self._clock.now()
        known = self._known.get(external_id)
        if known and (_within(fresh, known.confirmed_at, now) or _within(LEFT_ALONE, known.tried_at, now)):
            return known.person_id
        before = self._known_before(external_id)
        if before is None:
            return self._looked_up(external_id).person_id
        asked = self._ask(external_id)
        try:
            return asked.result(self._patience).person_id
        except (DirectoryError, TimeoutError) as error:
            if asked.done():
                self._ask(external_id)
            if not _within(LONGEST_KNOWN, before.confirmed_at, now):
                raise error if isinstance(error, DirectoryError) else DirectoryError from error
            cause = error.__cause__ or error
            log.warning("directory gives no answer, what is known counts", reason=type(cause).__name__)
            self._known[external_id] = replace(before, tried_at=now)
            return before.person_id

    def _ask(self, external_id: str) -> "Future[Known]":
        """Have the directory asked behind the caller, once at a time for each account."""
        with self._lock:
            asking = self._asking.get(external_id)
            if asking is None or asking.done():
                asking = self._asking[external_id] = self._pool.submit(self._asked, external_id)
            return asking

    def _asked(self, external_id: str) -> Known:
        try:
            return self._looked_up(external_id)
        except NoSuchAccountError:
            before = self._known_before(external_id)
            if before is None:
                raise
            chat = Chat(self._chat.platform, self._chat.tenant)
            in_transaction(self._sessions, lambda session: accounts.account_closed(session, chat, external_id))
            return before

    def _looked_up(self, external_id: str) -> Known:
        account, now = self._chat.look_up(external_id), self._clock.now()
        known = self._known[external_id] = Known(self._remembered(account, now), now)
        return known

    def _remembered(self, account: Account, now: datetime) -> int:
        """Whoever asks waits for nobody who writes, but where the directory says something new of them."""
        with reading(self._sessions) as session:
            confirmed_at = accounts.confirmed_at(session, account.platform, account.tenant, account.external_id)
            known = accounts.person_if_unchanged(session, account)
        if known is not None and _within(NOTED_AGAIN, confirmed_at, now):
            return known

        def remember(session: Session) -> int | None:
            person_id = accounts.remember(session, account).id
            accounts.confirm(session, account.platform, account.tenant, [account.external_id], now)
            return person_id

        person_id = in_transaction(self._sessions, remember)
        assert person_id is not None
        return person_id

    def _known_before(self, external_id: str) -> Known | None:
        with reading(self._sessions) as session:
            of = (self._chat.platform, self._chat.tenant, external_id)
            person = accounts.by_account(session, *of)
            if person is None or person.id is None:
                return None
            return Known(person.id, accounts.confirmed_at(session, *of))

    def token(self, external_id: str) -> str:
        """How a mention of this account is said to commands."""
        try:
            return f"@person:{self.person_id(external_id)}"
        except NoSuchAccountError:
            return "@somebody-unknown"

    def user_of(self, person_id: int) -> str | None:
        """The account by which this tenant of the chat knows a person; None where they have none that is open."""
        with reading(self._sessions) as session:
            person = directory.get(session, person_id)
            if person is None or not person.active:
                return None
            return accounts.account_of(session, person_id, self._chat.platform, self._chat.tenant)

    def told(self, account: Account, at: float) -> bool:
        """The chat tells unasked that an account is new or has changed. Returns whether it is of somebody we know.

        Args:
            at: the chat's own moment of it. What comes late, after something newer, is left out.
        """
        self._known.pop(account.external_id, None)
        if at < self._told.get(account.external_id, at):
            return False
        self._told[account.external_id] = at
        with reading(self._sessions) as session:
            if not accounts.of_known_people(session, [account]):
                return False
        self._remembered(account, self._clock.now())
        return True


def _within(span: timedelta, moment: datetime | None, now: datetime) -> bool:
    return moment is not None and abs(now - moment) < span
