"""Which person an account is. The chat's directory is asked the first time, and again once what it said is old."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    """The chat's directory gives no answer; the cause is the chat's own error.

    Args:
        wait: how long the chat asked to be left alone.
    """

    def __init__(self, wait: timedelta | None = None) -> None:
        super().__init__("the directory gives no answer")
        self.wait = wait


class ChatRefusesError(Exception):
    """The chat refuses the bot itself.

    Args:
        reason: the chat's error word.
    """

    def __init__(self, chat: str, reason: str) -> None:
        super().__init__(f"{chat} refuses this ({reason}).")
        self.reason = reason


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


class Accounts:
    def __init__(self, sessions: SessionMaker, chat: Directory, clock: Clock) -> None:
        self._sessions = sessions
        self._chat = chat
        self._clock = clock
        self._known: dict[str, tuple[int, datetime]] = {}
        self._told: dict[str, float] = {}

    def person_id(self, external_id: str) -> int:
        """Raises:
        NoSuchAccountError: the chat does not know the account.
        DirectoryError: the directory gives no answer, and nobody here has this account.
        """
        now = self._clock.now()
        known = self._known.get(external_id)
        if known and abs(now - known[1]) < FRESH:
            return known[0]
        try:
            account = self._chat.look_up(external_id)
        except DirectoryError as error:
            return self._known_before(external_id, error)
        person_id = self._remembered(account)
        self._known[external_id] = (person_id, now)
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

    def _known_before(self, external_id: str, error: DirectoryError) -> int:
        """Raises the given error where nobody here has this account."""
        with reading(self._sessions) as session:
            person = accounts.by_account(session, self._chat.platform, self._chat.tenant, external_id)
        if person is None or person.id is None:
            raise error
        log.warning("directory gives no answer", reason=type(error.__cause__).__name__)
        return person.id

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
        self._remembered(account)
        return True
