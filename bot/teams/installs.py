"""Where the app is installed, as Teams tells of it with each thing that it sends."""

from bot.teams.activities import Activity
from bot.teams.connection import Conversation
from bot.teams.references import References

CHANNEL_DELETED = "channelDeleted"
TEAM_DELETED = ("teamDeleted", "teamHardDeleted", "teamArchived")


class Installs:
    def __init__(self, references: References) -> None:
        self._references = references

    def heard(self, activity: Activity) -> bool:
        """Keep where the bot is let in, or let in no more. Returns whether somebody has just installed it.

        Args:
            activity: one that was authenticated, of our own tenant.
        """
        if self._is_removal(activity):
            self._removed(activity)
            return False
        if activity.is_personal:
            return self._let_in_by(activity)
        self._let_in_to(activity)
        return False

    def _is_removal(self, activity: Activity) -> bool:
        match activity.type:
            case "installationUpdate":
                return (activity.action or "").startswith("remove")
            case "conversationUpdate":
                gone = activity.channel_data.event_type in (CHANNEL_DELETED, *TEAM_DELETED)
                return gone or any(one.id == activity.recipient.id for one in activity.members_removed or [])
        return False

    def _removed(self, activity: Activity) -> None:
        team, channel = activity.channel_data.team, activity.channel_data.channel
        if activity.is_personal:
            if activity.from_.aad_object_id:
                self._references.close(activity.from_.aad_object_id)
        elif activity.channel_data.event_type == CHANNEL_DELETED and channel is not None:
            self._references.close(channel.id)
        elif team is not None:
            self._references.close_team(team.id)
        else:
            self._references.close(activity.channel)

    def _let_in_by(self, activity: Activity) -> bool:
        account = activity.from_.aad_object_id
        if account is None:
            return False
        news = self._references.note(account, _where(activity), activity.from_.id)
        return news and activity.type == "installationUpdate"

    def _let_in_to(self, activity: Activity) -> None:
        """A team is kept by its general channel, which bears its id; a channel once something is said in it."""
        team, channel = activity.channel_data.team, activity.channel_data.channel
        if team is not None:
            self._references.note(team.id, Conversation(activity.service_url, team.id), team.id)
        place = channel.id if channel is not None else activity.channel
        if team is None or place != team.id:
            name = channel.name if channel is not None else None
            where = Conversation(activity.service_url, place)
            self._references.note(place, where, team.id if team is not None else None, name)


def _where(activity: Activity) -> Conversation:
    return Conversation(activity.service_url, activity.conversation.id)
