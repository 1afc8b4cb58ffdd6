"""Where in Teams the bot reaches people and channels, as Teams itself has told it."""

from bot.teams.activities import THREAD
from bot.teams.connection import PLATFORM, Conversation, TeamsClient, TeamsError
from bot.teams.turns import ASKING, SAYING, Turns
from scheduler.clock import Clock
from store.database import SessionMaker, reading, transaction
from store.delivery import conversation_references
from store.delivery.chats import Chat, without_agreement
from store.delivery.conversation_references import Reached
from store.models import ConversationReference
from store.people import accounts

NOBODY = frozenset({403, 404})
"""Teams' answers for whom it does not know in a conversation."""


def channel_of(address: str) -> str:
    """The channel's id in an address made above, or the account it already is."""
    return without_agreement(address).rpartition("/")[2]


class References:
    def __init__(self, client: TeamsClient, sessions: SessionMaker, clock: Clock) -> None:
        self._client = client
        self._sessions = sessions
        self._clock = clock
        self.tenant = client.tenant

    def of(self, external_id: str) -> ConversationReference | None:
        """Also where the bot may write no more."""
        with reading(self._sessions) as session:
            return conversation_references.of(session, PLATFORM, self.tenant, external_id)

    def conversation(self, name: str) -> Conversation | None:
        """Where Teams takes what is said in the conversation that it calls so; None where it was never told of."""
        name = name.partition(THREAD)[0]
        with reading(self._sessions) as session:
            known = conversation_references.called(session, PLATFORM, self.tenant, name)
            return None if known is None else Conversation(known.service_url, known.conversation)

    def teams(self) -> list[ConversationReference]:
        """The teams in which the app is installed, by their general channels: these bear the team's id."""
        with reading(self._sessions) as session:
            found = conversation_references.all_open(session, PLATFORM, self.tenant)
        return [one for one in found if one.external_id == one.their_id]

    def personal(self) -> list[ConversationReference]:
        """The people for whom it is installed."""
        with reading(self._sessions) as session:
            found = conversation_references.all_open(session, PLATFORM, self.tenant)
        return [one for one in found if (one.their_id or "").startswith("29:")]

    def note(self, external_id: str, where: Conversation, their_id: str | None = None, name: str | None = None) -> bool:
        """Keep where the bot is let in. Returns whether that is news. Nothing is written where it is known.

        Args:
            their_id: of a person, the `29:…` by which this bot knows them; of a channel, its team.
        """
        reached = Reached(PLATFORM, self.tenant, external_id, where.id, where.service_url, their_id, name)
        with reading(self._sessions) as session:
            if conversation_references.is_known(session, reached):
                return False
        with transaction(self._sessions) as session:
            accounts.account_opened(session, Chat(PLATFORM, self.tenant), external_id)
            return conversation_references.note(session, reached, self._clock.now())

    def close(self, external_id: str) -> None:
        """The bot may write there no more. Whoever has no other chat can then be asked nothing."""
        with transaction(self._sessions) as session:
            conversation_references.close(session, PLATFORM, self.tenant, external_id, self._clock.now())
            accounts.account_closed(session, Chat(PLATFORM, self.tenant), external_id)

    def close_team(self, team: str) -> None:
        """The bot was removed from a team, with all its channels."""
        with transaction(self._sessions) as session:
            for one in conversation_references.all_open(session, PLATFORM, self.tenant):
                if one.their_id == team:
                    conversation_references.close(session, PLATFORM, self.tenant, one.external_id, self._clock.now())

    def opened_with(self, account: str, turns: Turns) -> Conversation | None:
        """Open the personal chat with somebody of a team in which the app is installed.

        None where they are in none. Raises `TeamsError`.
        """
        for team in self.teams():
            there = Conversation(team.service_url, team.conversation)
            turns.take(ASKING, there.id)
            try:
                their_id = str(self._client.member(there, account)["id"])
            except TeamsError as error:
                if error.status not in NOBODY:
                    raise
                continue
            turns.take(SAYING, their_id)
            opened = self._client.open_personal(team.service_url, their_id)
            self.note(account, opened, their_id)
            return opened
        return None

    def channel(self, external_id: str, turns: Turns) -> Conversation | None:
        """Find a channel in which nobody has spoken to the bot yet, in a team in which the app is installed.

        None where it is in none. Raises `TeamsError`.
        """
        for team in self.teams():
            turns.take(ASKING, team.external_id)
            for one in self._client.channels(team.service_url, team.external_id):
                if one.get("id") == external_id:
                    where = Conversation(team.service_url, external_id)
                    self.note(external_id, where, team.external_id, one.get("name"))
                    return where
        return None
