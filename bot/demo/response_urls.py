"""What a bot may say through a response URL, or in its acknowledgement of a slash command."""

from bot.demo.blocks import checked_message
from bot.demo.json_values import Json
from bot.demo.limits import MESSAGE_TEXT
from bot.demo.messages import Message
from bot.demo.passes import ResponseUrl
from bot.demo.refusal import SlackError
from bot.demo.workspace import Workspace


def respond(workspace: Workspace, to: ResponseUrl, payload: Json) -> None:
    """Post, replace or delete, as the payload asks."""
    original = workspace.messages.find(to.conversation, to.message_ts) if to.message_ts else None
    if _is_set(payload, "delete_original"):
        if original is not None:
            for changed in workspace.messages.delete(original):
                workspace.announce_message(changed)
        return
    text, blocks = str(payload.get("text") or ""), checked_message(payload.get("blocks"), workspace.refuses)
    if not text and not blocks:
        raise SlackError("no_text")
    if _is_set(payload, "replace_original") and original is not None:
        workspace.announce_message(workspace.messages.edit(original, text[:MESSAGE_TEXT], blocks, None))
        return
    message = Message(workspace.messages.next_ts(), to.conversation, workspace.bot_user_id, text[:MESSAGE_TEXT], blocks)
    message.thread_ts = payload.get("thread_ts")
    if payload.get("response_type") != "in_channel":
        message.ephemeral_for = to.member_id
    workspace.post(message)


def _is_set(payload: Json, name: str) -> bool:
    return payload.get(name) in (True, "true", 1)
