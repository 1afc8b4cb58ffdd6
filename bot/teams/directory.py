"""The people whom Teams shows to the bot: those for whom it is installed, and the members of the teams it is in.

There is no list of a whole tenant without permissions that the app does not ask for.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.chat.accounts import DirectoryError, NoSuchAccountError, Page
from bot.teams.connection import PLATFORM, Conversation, TeamsClient, TeamsError
from bot.teams.references import NOBODY, References
from store.models import ConversationReference
from store.people.accounts import Account

OUTSIDE = "#ext#"
"""Stands in the name by which a tenant keeps somebody of another."""
PERSONAL = "personal"


class TeamsDirectory:
    platform = PLATFORM

    def __init__(self, client: TeamsClient, references: References) -> None:
        self.tenant = client.tenant
        self._client = client
        self._references = references

    def look_up(self, external_id: str) -> Account:
        known = self._references.of(external_id)
        if known is not None and known.closed_at is not None:
            # They have removed the app: no word of theirs reaches us, and none of ours them.
            raise NoSuchAccountError
        places = [known] if known is not None else self._references.teams()
        for one in places:
            if (found := self._member(one, external_id)) is not None:
                return found
        raise NoSuchAccountError

    def page(self, at: str = "") -> Page:
        """Team by team, then whoever has it installed. A page begins at `TEAM|Teams' own token`."""
        place, _, token = at.partition("|")
        names = [one.external_id for one in self._references.teams()]
        if place == PERSONAL or not names:
            return Page(self._installed())
        here = place if place in names else names[0]
        following = names[names.index(here) + 1 :]
        accounts, more = self._members(here, token)
        return Page(accounts, f"{here}|{more}" if more else f"{following[0] if following else PERSONAL}|")

    def account(self, member: Mapping[str, Any]) -> Account:
        """A member as Teams describes one."""
        upn = str(member.get("userPrincipalName") or "")
        guest = member.get("userRole") == "guest" or OUTSIDE in upn.lower()
        elsewhere = member.get("tenantId") not in (None, self.tenant)
        return Account(
            platform=PLATFORM,
            tenant=self.tenant,
            external_id=str(member.get("aadObjectId") or member.get("objectId") or member["id"]),
            name=str(member.get("name") or "Somebody"),
            email=str(member.get("email") or upn) or None,
            guest=guest or elsewhere,
        )

    def _member(self, place: ConversationReference, external_id: str) -> Account | None:
        try:
            return self.account(self._client.member(Conversation(place.service_url, place.conversation), external_id))
        except TeamsError as error:
            if error.status in NOBODY:
                return None
            raise DirectoryError(error.retry_after or _wait(error)) from error

    def _members(self, team: str, token: str) -> tuple[Sequence[Account], str]:
        known = self._references.of(team)
        if known is None:
            return [], ""
        try:
            members, more = self._client.members(Conversation(known.service_url, known.conversation), token)
        except TeamsError as error:
            if error.status in NOBODY:
                return [], ""
            raise DirectoryError(error.retry_after or _wait(error)) from error
        return [self.account(one) for one in members], more

    def _installed(self) -> list[Account]:
        found = (self._member(one, one.external_id) for one in self._references.personal())
        return [one for one in found if one is not None]


def _wait(error: TeamsError) -> timedelta | None:
    return timedelta(seconds=30) if error.status == 429 else None
