"""Slack's payloads, field by field."""

import secrets
from dataclasses import dataclass

from bot.demo.files import SharedFile
from bot.demo.json_values import Json
from bot.demo.messages import Message
from bot.demo.people import Conversation, Member
from bot.demo.surfaces import View
from bot.demo.workspace import Workspace


@dataclass(frozen=True)
class Payloads:
    """Writes payloads for one workspace. `base_url` is where response URLs point."""

    workspace: Workspace
    base_url: str

    def response_url(self, kind: str, token: str) -> str:
        return f"{self.base_url}/{kind}/{self.workspace.team_id}/{token}"

    def slash(self, member: Member, conversation: Conversation, command: str, text: str) -> Json:
        workspace = self.workspace
        token = workspace.response_urls.issue(conversation.id, member.id)
        return {
            "token": workspace.verification_token,
            "team_id": member.team or workspace.team_id,
            "team_domain": workspace.domain,
            "channel_id": conversation.id,
            "channel_name": conversation.name,
            "user_id": member.id,
            "user_name": member.handle,
            "command": command,
            "text": text,
            "api_app_id": workspace.app_id,
            "is_enterprise_install": "false",
            "response_url": self.response_url("commands", token),
            "trigger_id": workspace.triggers.issue(member.id),
        }

    def _channel_type(self, conversation_id: str) -> str:
        conversation = self.workspace.conversations[conversation_id]
        return "group" if conversation.private else conversation.kind

    def event(self, event: Json) -> Json:
        workspace = self.workspace
        place = workspace.conversations.get(str(event.get("channel")))
        return {
            "token": workspace.verification_token,
            "team_id": workspace.team_id,
            "context_team_id": workspace.team_id,
            "context_enterprise_id": workspace.enterprise_id or None,
            "api_app_id": workspace.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(float(event["event_ts"])),
            "authorizations": [
                {
                    "enterprise_id": workspace.enterprise_id or None,
                    "team_id": workspace.team_id,
                    "user_id": workspace.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": place is not None and place.shared,
            "event_context": f"4-{secrets.token_urlsafe(24)}",
        }

    def said(self, member: Member, message: Message, kind: str) -> Json:
        """The event of a message: `message`, or `app_mention` where the bot is named in a channel."""
        team = member.team or self.workspace.team_id
        event: Json = {
            "type": kind,
            "user": member.id,
            "ts": message.ts,
            "client_msg_id": secrets.token_hex(16),
            "text": message.text,
            "team": team,
            "channel": message.conversation,
            "event_ts": message.ts,
        }
        if member.team:
            event |= {"user_team": team, "source_team": team}
        if kind == "message":
            event["channel_type"] = self._channel_type(message.conversation)
        if message.files:
            event |= self._files(message)
            if kind == "message":
                event["subtype"] = "file_share"
        if message.thread_ts:
            event["thread_ts"] = message.thread_ts
        return self.event(event)

    def _files(self, message: Message) -> Json:
        return {"files": [self.file(one) for one in message.files], "upload": True, "display_as_bot": False}

    def file(self, file: SharedFile) -> Json:
        """A file object, as events, history and `files.info` show it."""
        workspace, kind = self.workspace, file.kind
        at = f"{self.base_url}/files-pri/{workspace.team_id}-{file.id}"
        return {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.name,
            "mimetype": kind.mimetype,
            "filetype": kind.filetype,
            "pretty_type": kind.pretty,
            "user": file.user,
            "user_team": workspace.members[file.user].team or workspace.team_id,
            "editable": kind.mode == "snippet",
            "size": len(file.content),
            "mode": kind.mode,
            "is_external": False,
            "external_type": "",
            "is_public": workspace.conversations[file.conversation].kind == "channel",
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": f"{at}/{file.address_name}",
            "url_private_download": f"{at}/download/{file.address_name}",
            "permalink": f"https://{workspace.domain}.slack.com/files/{file.user}/{file.id}/{file.address_name}",
            "has_rich_preview": False,
            "file_access": "visible",
        }

    def bot_joined(self, inviter: Member, channel: Conversation) -> Json:
        """The event of the bot's being added to a channel."""
        return self.event(
            {
                "type": "member_joined_channel",
                "user": self.workspace.bot_user_id,
                "channel": channel.id,
                "channel_type": "G" if channel.private else "C",
                "team": self.workspace.team_id,
                "inviter": inviter.id,
                "event_ts": self.workspace.messages.next_ts(),
            }
        )

    def home_opened(self, member: Member, view: View | None) -> Json:
        event: Json = {
            "type": "app_home_opened",
            "user": member.id,
            "channel": self.workspace.dm_id(member.id),
            "tab": "home",
            "event_ts": self.workspace.messages.next_ts(),
        }
        if view is not None:
            event["view"] = self.view(view)
        return self.event(event)

    def user(self, member: Member) -> Json:
        team = member.team or self.workspace.team_id
        return {"id": member.id, "username": member.handle, "name": member.handle, "team_id": team}

    def _act(self, kind: str, member: Member) -> Json:
        workspace = self.workspace
        return {
            "type": kind,
            "team": {"id": workspace.team_id, "domain": workspace.domain},
            "user": self.user(member),
            "api_app_id": workspace.app_id,
            "token": workspace.verification_token,
            "enterprise": {"id": workspace.enterprise_id, "name": ""} if workspace.enterprise_id else None,
            "is_enterprise_install": False,
        }

    def pressed_in_message(self, member: Member, message: Message, action: Json, state: Json) -> Json:
        conversation = self.workspace.conversations[message.conversation]
        ephemeral = message.ephemeral_for is not None
        token = self.workspace.response_urls.issue(conversation.id, member.id, message.ts, message.thread_ts)
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": conversation.id,
            "is_ephemeral": ephemeral,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = self._act("block_actions", member) | {
            "container": container,
            "trigger_id": self.workspace.triggers.issue(member.id),
            "channel": {"id": conversation.id, "name": conversation.name},
            "state": {"values": state},
            "response_url": self.response_url("actions", token),
            "actions": [action],
        }
        # Slack keeps no copy of an ephemeral message, so the bot gets none back.
        return payload if ephemeral else payload | {"message": self.message(message)}

    def pressed_in_view(self, member: Member, view: View, action: Json) -> Json:
        return self._act("block_actions", member) | {
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": self.workspace.triggers.issue(member.id),
            "view": self.view(view),
            "actions": [action],
        }

    def submitted(self, member: Member, view: View) -> Json:
        more: Json = {"trigger_id": self.workspace.triggers.issue(member.id), "response_urls": []}
        return self._act("view_submission", member) | more | {"view": self.view(view)}

    def closed(self, member: Member, view: View, *, cleared: bool) -> Json:
        return self._act("view_closed", member) | {"view": self.view(view), "is_cleared": cleared}

    def shortcut(self, member: Member, callback_id: str) -> Json:
        """One from the menu of the workspace."""
        more: Json = {"callback_id": callback_id, "action_ts": self.workspace.messages.next_ts()}
        return self._act("shortcut", member) | more | {"trigger_id": self.workspace.triggers.issue(member.id)}

    def message_shortcut(self, member: Member, message: Message, callback_id: str) -> Json:
        """One from the menu of a message."""
        conversation = self.workspace.conversations[message.conversation]
        token = self.workspace.response_urls.issue(conversation.id, member.id, None, message.thread_ts)
        return self.shortcut(member, callback_id) | {
            "type": "message_action",
            "message_ts": message.ts,
            "channel": {"id": conversation.id, "name": conversation.name},
            "message": self.message(message),
            "response_url": self.response_url("actions", token),
        }

    def edited(self, member: Member, message: Message, before: Json, *, by_writer: bool) -> Json:
        """The event of a message that is shown anew: its writer changed it, or Slack unfolded a link in it."""
        shown = self.message(message)
        if not by_writer:
            shown |= {"attachments": [{"id": 1, "from_url": "https://example.org", "title": "A page"}]}
        ts = self.workspace.messages.next_ts()
        event: Json = {
            "type": "message",
            "subtype": "message_changed",
            "message": shown,
            "previous_message": before,
            "channel": message.conversation,
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
            "channel_type": self._channel_type(message.conversation),
        }
        return self.event(event)

    def message(self, message: Message, *, with_metadata: bool = False) -> Json:
        """A message as `conversations.history` and interactive payloads show it."""
        workspace = self.workspace
        body: Json = {
            "type": "message",
            "user": message.user,
            "ts": message.ts,
            "text": message.text,
            "team": workspace.members[message.user].team or workspace.team_id,
        }
        if message.user == workspace.bot_user_id:
            body |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id}
        if message.blocks:
            body["blocks"] = message.blocks
        if message.thread_ts:
            body["thread_ts"] = message.thread_ts
        if message.edited:
            body["edited"] = {"user": message.user, "ts": message.edited}
        if message.files:
            body |= self._files(message)
        if message.tombstone:
            body |= {"subtype": "tombstone", "hidden": True}
        if with_metadata and message.metadata:
            body["metadata"] = message.metadata
        return body

    def view(self, view: View) -> Json:
        body, workspace = view.body, self.workspace
        shown: Json = {
            "id": view.id,
            "team_id": workspace.team_id,
            "type": view.kind,
            "blocks": view.blocks,
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "state": {"values": view.state},
            "hash": view.hash,
            "clear_on_close": body.get("clear_on_close", False),
            "notify_on_close": body.get("notify_on_close", False),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": view.previous_view_id,
            "root_view_id": view.root_view_id,
            "app_id": workspace.app_id,
            "external_id": body.get("external_id", ""),
            "app_installed_team_id": workspace.team_id,
            "bot_id": workspace.bot_id,
        }
        if view.kind == "modal":
            shown |= {"title": body.get("title"), "submit_disabled": body.get("submit_disabled", False)}
        return shown
