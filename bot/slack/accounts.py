"""Which person a Slack account is. Slack's directory is asked the first time, and again once what it said is old."""

from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from scheduler.clock import Clock
from store import people
from store.database import SessionMaker, transaction
from store.people import Account

PLATFORM = "slack"
FRESH = timedelta(minutes=10)
PAGE = 200


class Accounts:
    def __init__(self, sessions: SessionMaker, client: WebClient, clock: Clock) -> None:
        self._sessions = sessions
        self._client = client
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[int, datetime]] = {}

    def person_id(self, tenant: str, user: str) -> int:
        """Raises `SlackApiError` for an account that Slack does not know."""
        now = self._clock.now()
        known = self._known.get((tenant, user))
        if known and abs(now - known[1]) < FRESH:
            return known[0]
        account = _account(tenant, self._client.users_info(user=user)["user"])
        with transaction(self._sessions) as session:
            person = people.remember(session, account)
        assert person.id is not None
        self._known[tenant, user] = (person.id, now)
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
            person = people.get(session, person_id)
            return people.account_of(session, person_id, PLATFORM) if person and person.active else None

    def link_known_people(self, tenant: str) -> int:
        """Find the accounts of people whom the plan knows by e-mail address, so that they can be nudged at once.

        In pages: asking for 10,000 people one by one would take hours. Says how many there are.
        """
        with transaction(self._sessions) as session:
            wanted = people.emails(session)
        linked, cursor = 0, ""
        while True:
            page = self._client.users_list(limit=PAGE, cursor=cursor)
            found = [_account(tenant, user) for user in page["members"]]
            with transaction(self._sessions) as session:
                for account in found:
                    if account.email and account.email.lower() in wanted:
                        people.remember(session, account)
                        linked += 1
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
