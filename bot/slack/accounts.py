"""Which person a Slack account is. Slack's directory is asked the first time, and again once what it said is old."""

from datetime import datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from scheduler.clock import Clock
from store.database import SessionMaker, transaction
from store.people import accounts, directory
from store.people.accounts import Account

log = structlog.get_logger()

PLATFORM = "slack"
NO_SUCH_ACCOUNT = frozenset({"user_not_found", "user_not_visible"})
FRESH = timedelta(minutes=10)
PAGE = 200


class Accounts:
    def __init__(self, sessions: SessionMaker, client: WebClient, clock: Clock) -> None:
        self._sessions = sessions
        self._client = client
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[int, datetime]] = {}

    def person_id(self, tenant: str, user: str) -> int:
        """Where the directory gives no answer, whoever has an account is taken for whom it named last.

        Raises:
            SlackApiError: Slack does not know the account.
            SlackClientError, OSError: the directory gives no answer, and nobody here has this account.
        """
        now = self._clock.now()
        known = self._known.get((tenant, user))
        if known and abs(now - known[1]) < FRESH:
            return known[0]
        try:
            account = _account(tenant, self._client.users_info(user=user)["user"])
        except (SlackClientError, OSError) as error:
            if isinstance(error, SlackApiError) and error.response["error"] in NO_SUCH_ACCOUNT:
                raise
            return self._known_before(tenant, user, error)
        with transaction(self._sessions) as session:
            person = accounts.remember(session, account)
        assert person.id is not None
        self._known[tenant, user] = (person.id, now)
        return person.id

    def _known_before(self, tenant: str, user: str, error: Exception) -> int:
        """Raises the given error where nobody here has this account."""
        with transaction(self._sessions) as session:
            person = accounts.by_account(session, PLATFORM, tenant, user)
        if person is None or person.id is None:
            raise error
        log.warning("directory gives no answer", reason=type(error).__name__)
        return person.id

    def token(self, tenant: str, user: str) -> str:
        """How a mention of this account is said to commands."""
        try:
            return f"@person:{self.person_id(tenant, user)}"
        except SlackApiError:
            return "@somebody-unknown"

    def user_of(self, person_id: int) -> str | None:
        """The account by which Slack knows this person; None where they have none that is open."""
        with transaction(self._sessions) as session:
            person = directory.get(session, person_id)
            return accounts.account_of(session, person_id, PLATFORM) if person and person.active else None

    def link_known_people(self, tenant: str) -> int:
        """Find the accounts of people whom the plan knows by e-mail address, so that they can be nudged at once.

        In pages: asking for 10,000 people one by one would take hours. Says how many there are.
        """
        with transaction(self._sessions) as session:
            wanted = directory.emails(session)
        linked, cursor = 0, ""
        while True:
            page = self._client.users_list(limit=PAGE, cursor=cursor)
            found = [_account(tenant, user) for user in page["members"]]
            ours = [account for account in found if account.email and account.email.lower() in wanted]
            with transaction(self._sessions) as session:
                accounts.remember_all(session, ours)
            linked += len(ours)
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return linked


def _account(tenant: str, user: dict[str, Any]) -> Account:
    profile = user.get("profile") or {}
    elsewhere = user.get("team_id", tenant) != tenant or user.get("is_stranger", False)
    guest = user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_bot") or elsewhere
    return Account(
        platform=PLATFORM,
        tenant=tenant,
        external_id=user["id"],
        name=profile.get("real_name") or user.get("real_name") or user.get("name") or "Somebody",
        email=profile.get("email"),
        post=profile.get("title") or None,
        guest=bool(guest),
        active=not user.get("deleted", False),
        time_zone=user.get("tz"),
    )
