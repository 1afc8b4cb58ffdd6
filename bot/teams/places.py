"""Where in Teams an answer goes."""

from bot.chat.origins import Origin
from bot.teams.activities import Activity, Consent
from bot.teams.connection import Conversation


class Place(Origin):
    account: str
    """Whose it is, as Entra knows them."""
    their_id: str
    """By which this bot knows them."""
    service_url: str
    conversation: str
    """Where it was said or pressed; the thread of a channel stands in it."""
    personal: bool = False
    """Whether nobody else reads there."""
    alone: bool = False
    """Whether only they see the message that was pressed, although others read there."""
    activity: str | None = None
    """The message that was pressed."""
    asked_by: str | None = None
    """The key of what opened the form, so that the same form acts once."""
    outsiders: bool = False
    """Whether people of other organisations read there, too."""
    consent: Consent | None = None
    """The yes by which a file that they asked for may be put into their drive."""

    @property
    def where(self) -> Conversation:
        return Conversation(self.service_url, self.conversation)

    @property
    def is_theirs(self) -> bool:
        """Whether the pressed message is read by them alone, and so may make room."""
        return self.personal or self.alone


def place_of(activity: Activity, account: str) -> Place:
    channel = activity.channel_data.channel
    return Place(
        account=account,
        their_id=activity.from_.id,
        service_url=activity.service_url,
        conversation=activity.conversation.id,
        personal=activity.is_personal,
        activity=activity.reply_to_id if activity.type == "invoke" else None,
        outsiders=channel is not None and channel.type == "shared",
    )
