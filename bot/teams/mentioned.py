"""Who was mentioned. Teams names them by an id that only this bot knows."""

from collections.abc import Iterator

from bot.chat.accounts import Accounts
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.places import Place
from bot.teams.references import References

UNKNOWN = "@somebody-unknown"


class Mentioned:
    def __init__(self, client: TeamsClient, references: References, accounts: Accounts) -> None:
        self._client = client
        self._references = references
        self._accounts = accounts

    def token(self, place: Place, their_id: str, account: str | None) -> str:
        """How they are said to commands.

        Args:
            account: where Teams names it as well.
        """
        found = account or self._known(their_id) or self._asked(place, their_id)
        return UNKNOWN if found is None else self._accounts.token(found)

    def _known(self, their_id: str) -> str | None:
        return next((one.external_id for one in self._references.personal() if one.their_id == their_id), None)

    def _asked(self, place: Place, their_id: str) -> str | None:
        for where in self._places(place):
            try:
                return str(self._client.member(where, their_id)["aadObjectId"])
            except (TeamsError, KeyError):
                continue
        return None

    def _places(self, place: Place) -> Iterator[Conversation]:
        """A personal chat has nobody but its reader, who may speak of anybody in a team that the bot is in."""
        if not place.personal:
            yield place.where
        for team in self._references.teams():
            yield Conversation(team.service_url, team.conversation)
