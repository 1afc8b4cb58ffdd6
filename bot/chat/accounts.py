"""Which person an account is. The chat's directory is asked the first time, and again once what it said is old."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from scheduler.clock import Clock
from store.database import SessionMaker, reading, transaction
from store.people import accounts, directory
from store.people.accounts import Account

log = structlog.get_logger()

FRESH = timedelta(minutes=10)


class NoSuchAccountError(Exception):
    """The chat knows no such account, or shows it to nobody."""


class DirectoryError(Exception):
    """The chat's directory gives no answer; the cause is the chat's own error."""


class ChatRefusesError(Exception):
    """The chat refuses the bot itself.

    Args:
        reason: the chat's error word.
    """

    def __init__(self, chat: str, reason: str) -> None:
        super().__init__(f"{chat} refuses this ({reason}).")
        self.reason = reason


class Directory(Protocol):
    """A chat's own list of accounts."""

    platform: str

    def look_up(self, tenant: str, external_id: str) -> Account:
        """Raises `NoSuchAccountError` or `DirectoryError`."""
        ...

    def everyone(self, tenant: str) -> Iterator[Sequence[Account]]:
        """All accounts, page by page. Raises `ChatRefusesError`."""
        ...


class Accounts:
    def __init__(self, sessions: SessionMaker, chat: Directory, clock: Clock) -> None:
        self._sessions = sessions
        self._chat = chat
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[int, datetime]] = {}

    def person_id(self, tenant: str, external_id: str) -> int:
        """Where the directory gives no answer, whoever has an account is taken for whom it named last.

        Raises:
            NoSuchAccountError: the chat does not know the account.
            DirectoryError: the directory gives no answer, and nobody here has this account.
        """
        now = self._clock.now()
        known = self._known.get((tenant, external_id))
        if known and abs(now - known[1]) < FRESH:
            return known[0]
        try:
            account = self._chat.look_up(tenant, external_id)
        except DirectoryError as error:
            return self._known_before(tenant, external_id, error)
        person_id = self._remembered(account)
        self._known[tenant, external_id] = (person_id, now)
        return person_id

    def _remembered(self, account: Account) -> int:
        """Whoever asks waits for nobody who writes, but where the directory says something new of them."""
        with reading(self._sessions) as session:
            if (known := accounts.person_if_unchanged(session, account)) is not None:
                return known
        with transaction(self._sessions) as session:
            person = accounts.remember(session, account)
        assert person.id is not None
        return person.id

    def _known_before(self, tenant: str, external_id: str, error: DirectoryError) -> int:
        """Raises the given error where nobody here has this account."""
        with reading(self._sessions) as session:
            person = accounts.by_account(session, self._chat.platform, tenant, external_id)
        if person is None or person.id is None:
            raise error
        log.warning("directory gives no answer", reason=type(error.__cause__).__name__)
        return person.id

    def token(self, tenant: str, external_id: str) -> str:
        """How a mention of this account is said to commands."""
        try:
            return f"@person:{self.person_id(tenant, external_id)}"
        except NoSuchAccountError:
            return "@somebody-unknown"

    def user_of(self, person_id: int) -> str | None:
        """The account by which the chat knows this person; None where they have none that is open."""
        with reading(self._sessions) as session:
            person = directory.get(session, person_id)
            if person is None or not person.active:
                return None
            return accounts.account_of(session, person_id, self._chat.platform)

    def link_known_people(self, tenant: str) -> int:
        """Find the accounts of people whom the plan knows by e-mail address, so that they can be nudged at once.

        In pages: asking for 10,000 people one by one would take hours. Says how many there are.
        """
        with reading(self._sessions) as session:
            wanted = directory.emails(session)
        linked = 0
        for page in self._chat.everyone(tenant):
            ours = [account for account in page if account.email and account.email.lower() in wanted]
            with transaction(self._sessions) as session:
                accounts.remember_all(session, ours)
            linked += len(ours)
        return linked
