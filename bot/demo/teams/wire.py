"""Teams' activities, field by field."""

import html
import re
import uuid
from dataclasses import dataclass

from bot.demo.files import SharedFile, Upload
from bot.demo.json_values import Json
from bot.demo.people import Member
from bot.demo.teams import consents, ids
from bot.demo.teams.messages import Message
from bot.demo.teams.tenant import GENERAL, TEAM_NAME, Place, Tenant

FILE = "application/vnd.microsoft.teams.file.download.info"
THREAD = ";messageid="
"""Between a channel and the message whose thread is meant."""
MOST_QUOTED = 100


@dataclass(frozen=True)
class Typed:
    """What somebody typed, as Teams hands it over: the names that were picked after @ are mentions."""

    text: str
    mentions: list[Json]

    @property
    def names_bot(self) -> bool:
        return any(one["mentioned"]["id"] == ids.BOT for one in self.mentions)


@dataclass(frozen=True)
class Wire:
    """Writes activities for one tenant. `service_url` is where the bot answers."""

    tenant: Tenant
    address: str
    service_url: str

    def message(self, member: Member, message: Message, place: Place, typed: Typed, *, private: bool = False) -> Json:
        """What somebody said. Args: private: by a slash command in a channel, which nobody else sees."""
        activity = self._from(member, place, "message", message.id) | {"text": typed.text, "textFormat": "plain"}
        if message.root:
            activity["conversation"]["id"] += f"{THREAD}{message.root}"
            activity["replyToId"] = message.root
        elif place.kind == "channel":
            activity["conversation"]["id"] += f"{THREAD}{message.id}"
        if private:
            activity["recipient"]["isTargeted"] = True
            activity["conversation"]["id"] = place.id
        activity["entities"] += typed.mentions
        activity["attachments"] = [*self._html(message, typed), *map(self._file, message.files)]
        return activity

    def edited(self, member: Member, message: Message, place: Place, typed: Typed) -> Json:
        activity = self.message(member, message, place, typed)
        activity["channelData"]["eventType"] = "editMessage"
        return activity | {"type": "messageUpdate"}

    def deleted(self, member: Member, message: Message, place: Place) -> Json:
        activity = self._from(member, place, "messageDelete", message.id)
        activity["channelData"]["eventType"] = "softDeleteMessage"
        return activity

    def reacted(self, member: Member, message: Message, place: Place, kind: str) -> Json:
        activity = self._from(member, place, "messageReaction", self._event_id())
        return activity | {"replyToId": message.id, "reactionsAdded": [{"type": kind}]}

    def pressed(self, member: Member, message: Message, place: Place, action: Json, data: Json) -> Json:
        """A press of a button of a card, with what stands in the card's inputs."""
        held: Json = {name: action[name] for name in ("id", "title", "verb") if name in action}
        activity = self._from(member, place, "invoke", self._event_id())
        activity["channelData"]["source"] = {"name": "message"}
        if message.root or place.kind == "channel":
            activity["conversation"]["id"] += f"{THREAD}{message.root or message.id}"
        value: Json = {"action": {"type": "Action.Execute", **held, "data": data}, "trigger": "manual"}
        return activity | {"name": "adaptiveCard/action", "replyToId": message.id, "value": value}

    def answered(self, member: Member, message: Message, place: Place, data: Json, upload: Upload | None) -> Json:
        """What somebody said to a file that the bot offered them."""
        activity = self._from(member, place, "invoke", self._event_id())
        value = consents.answer(data, upload, self.address)
        return activity | {"name": "fileConsent/invoke", "replyToId": message.id, "value": value}

    def installed(self, member: Member, place: Place, *, added: bool) -> Json:
        activity = self._from(member, place, "installationUpdate", self._event_id())
        return activity | {"action": "add" if added else "remove"}

    def members_changed(self, member: Member, place: Place, change: str, whom: str) -> Json:
        """Args: change: `membersAdded` or `membersRemoved`. whom: the id by which the bot knows who came or went."""
        activity = self._from(member, place, "conversationUpdate", self._event_id())
        event = {"membersAdded": "teamMemberAdded", "membersRemoved": "teamMemberRemoved"}[change]
        if place.kind == "channel":
            activity["channelData"]["eventType"] = event
        return activity | {change: [{"id": whom}]}

    def channel_changed(self, member: Member, place: Place, event: str) -> Json:
        """Args: event: `channelCreated`, `channelRenamed` or `channelDeleted`."""
        activity = self._from(member, place, "conversationUpdate", self._event_id())
        activity["channelData"]["eventType"] = event
        activity["conversation"]["id"] = ids.TEAM
        return activity

    def _event_id(self) -> str:
        return f"f:{uuid.uuid4()}"

    def _from(self, member: Member, place: Place, kind: str, activity_id: str) -> Json:
        tenant = ids.tenant_of(member.team)
        conversation: Json = {"id": place.id, "conversationType": place.kind, "tenantId": tenant}
        channel: Json = {"tenant": {"id": tenant}}
        if place.kind == "channel":
            conversation["isGroup"] = True
            channel |= {"teamsTeamId": ids.TEAM, "teamsChannelId": place.id}
            channel["team"] = {"id": ids.TEAM, "name": TEAM_NAME, "aadGroupId": ids.GROUP}
            channel["channel"] = {"id": place.id} | ({"name": place.name} if place.name != GENERAL else {})
        now = self.tenant.now.isoformat(timespec="milliseconds")
        return {
            "type": kind,
            "id": activity_id,
            "timestamp": now.replace("+00:00", "Z"),
            "localTimestamp": now,
            "localTimezone": member.tz,
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": ids.their_id(member.id), "name": member.name, "aadObjectId": ids.object_id(member.id)},
            "conversation": conversation,
            "recipient": {"id": ids.BOT, "name": self.tenant.bot_name},
            "channelData": channel,
            "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web"}],
            "locale": "en-GB",
        }

    def _html(self, message: Message, typed: Typed) -> list[Json]:
        """What was typed once more, as the page shows it; for a file alone there is none."""
        if not typed.text and not message.quotes:
            return []
        words = "<br>".join(html.escape(line, quote=False) for line in typed.text.split("\n"))
        for number, one in enumerate(typed.mentions):
            mark = f'<span itemtype="http://schema.skype.com/Mention" itemscope itemid="{number}">'
            words = words.replace(html.escape(one["text"]), f"{mark}{html.escape(one['mentioned']['name'])}</span>", 1)
        return [{"contentType": "text/html", "content": f"{self._quoted(message)}<p>{words}</p>"}]

    def _quoted(self, message: Message) -> str:
        quoted = self.tenant.messages.find(message.conversation, message.quotes or "")
        if quoted is None:
            return ""
        by_bot = quoted.author == ids.BOT
        who = ids.BOT if by_bot else ids.their_id(quoted.author)
        name = self.tenant.bot_name if by_bot else self.tenant.names.get(quoted.author, "")
        said = quoted.text or quoted.summary or "Card"
        return (
            f'<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="{quoted.id}">'
            f'<strong itemprop="mri" itemid="{who}">{html.escape(name)}</strong>'
            f'<span itemprop="time" itemid="{quoted.id}"></span>'
            f'<p itemprop="preview">{html.escape(said[:MOST_QUOTED])}</p></blockquote>'
        )

    def _file(self, file: SharedFile) -> Json:
        at = f"{self.address}/personal/{file.id}"
        _, _, ending = file.name.rpartition(".")
        content = {"downloadUrl": f"{at}/download", "uniqueId": file.id, "fileType": ending.lower()}
        return {"contentType": FILE, "contentUrl": f"{at}/{file.address_name}", "name": file.name, "content": content}


def typed(tenant: Tenant, place: Place, text: str) -> Typed:
    """Read what somebody types: a name after @ is picked from the list of those who are in the conversation.

    A personal chat with a bot offers nobody else, so that a colleague's name there stays words.
    """
    here = tenant.roster(place) if place.kind == "channel" else []
    known = {one.name.lower(): (one.name, ids.their_id(one.id)) for one in here}
    known[tenant.bot_name.lower()] = (tenant.bot_name, ids.BOT)
    # Longest first, so that "@Head of Service (North)" is not read as "@Head of Service".
    names = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    mentions: list[Json] = []

    def mention(found: re.Match[str]) -> str:
        name, whom = known[found["name"].lower()]
        words = f"<at>{name}</at>"
        mentions.append({"type": "mention", "text": words, "mentioned": {"id": whom, "name": name}})
        return words

    read = re.sub(rf"(?<![\w@])@(?P<name>{names})(?!\w)", mention, text, flags=re.IGNORECASE)
    return Typed(read, mentions)


def account(member: Member) -> Json:
    """Somebody as a roster shows them."""
    given, _, surname = member.name.partition(" ")
    tenant = ids.tenant_of(member.team)
    shown: Json = {
        "id": ids.their_id(member.id),
        "name": member.name,
        "aadObjectId": ids.object_id(member.id),
        "objectId": ids.object_id(member.id),
        "givenName": given,
        "surname": surname,
        "tenantId": tenant,
        "userRole": "guest" if member.guest else "user",
    }
    if member.email:
        elsewhere = f"{member.email.replace('@', '_')}#EXT#@{tenant[:8]}.onmicrosoft.com"
        shown |= {"email": member.email, "userPrincipalName": elsewhere if member.guest else member.email}
    return shown
