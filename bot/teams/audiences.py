"""Who is in the channels that pulses ask: for Teams, who is in the team that a channel belongs to."""

from collections.abc import Collection

from bot.chat.accounts import DirectoryError
from bot.chat.audiences import AudienceError
from bot.teams.connection import PLATFORM, Conversation, TeamsClient, TeamsError
from bot.teams.directory import TeamsDirectory
from bot.teams.references import NOBODY, References
from bot.teams.turns import ASKING, Turns
from store.rules.pulse.audience import AudienceKind

OR_A_LIST = "A list of addresses does as well: share it with me in our personal chat."
NOT_THERE = "Teams does not show me who is in that channel. Add me to its team, or choose another."
NO_GROUPS = "Teams shows me no groups of people. Name a channel."


class TeamsAudiences:
    platform = PLATFORM

    def __init__(self, client: TeamsClient, references: References, directory: TeamsDirectory) -> None:
        self.tenant = client.tenant
        self._client = client
        self._references = references
        self._directory = directory
        self._turns = Turns()

    def members(self, kind: AudienceKind, external_id: str) -> Collection[str]:
        if kind is AudienceKind.GROUP:
            raise AudienceError("no_groups", NO_GROUPS, OR_A_LIST)
        try:
            return self._of_channel(external_id)
        except TeamsError as error:
            if error.status in NOBODY:
                raise AudienceError(error.code, NOT_THERE, OR_A_LIST) from error
            raise DirectoryError(error.retry_after) from error

    def _of_channel(self, channel: str) -> set[str]:
        known = self._references.of(channel)
        if known is not None and known.closed_at is not None:
            raise AudienceError("removed", NOT_THERE, OR_A_LIST)
        where = Conversation(known.service_url, known.conversation) if known else self._in_a_team(channel)
        if where is None:
            raise AudienceError("not_in_team", NOT_THERE, OR_A_LIST)
        found, at = set[str](), ""
        while True:
            self._turns.take(ASKING, where.id)
            members, at = self._client.members(where, at)
            found |= {self._directory.account(one).external_id for one in members}
            if not at:
                return found

    def _in_a_team(self, channel: str) -> Conversation | None:
        """One in which nobody has spoken to the bot yet."""
        return self._references.channel(channel, self._turns)
