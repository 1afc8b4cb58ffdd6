"""`chat.*`: what the bot says, changes and takes back."""

import json

from bot.demo.blocks import checked_message, shown_characters
from bot.demo.json_values import Json
from bot.demo.limits import LIMITS, MESSAGE_CHARACTERS, MESSAGE_TEXT, METADATA_BYTES, UPDATE_TEXT
from bot.demo.messages import Message
from bot.demo.people import Conversation
from bot.demo.refusal import SlackError
from bot.demo.web_api.registry import Call, method


@method("chat.postMessage", "chat:write")
def post_message(call: Call) -> Json:
    _check_reader(call)
    conversation = _target(call)
    text, blocks = _said(call, "msg_blocks_too_long")
    message = Message(
        call.workspace.messages.next_ts(), conversation.id, call.workspace.bot_user_id, text[:MESSAGE_TEXT], blocks
    )
    message.thread_ts, message.metadata = _thread(call, conversation), _metadata(call)
    call.workspace.post(message)
    return {"channel": conversation.id, "ts": message.ts, "message": call.payloads.message(message, with_metadata=True)}


@method("chat.postEphemeral", "chat:write")
def post_ephemeral(call: Call) -> Json:
    conversation = _target(call)
    person = call.workspace.members.get(call.text("user"))
    if not call.text("user"):
        raise SlackError("invalid_arguments")
    if person is None or person.bot or person.id not in conversation.member_ids or person.deleted:
        raise SlackError("user_not_in_channel")
    text, blocks = _said(call, "msg_too_long")
    message = Message(call.workspace.messages.next_ts(), conversation.id, call.workspace.bot_user_id, text, blocks)
    message.thread_ts, message.ephemeral_for = call.text("thread_ts") or None, person.id
    # Slack takes it for a thread that is not there as well, and shows it to nobody.
    if not message.thread_ts or call.workspace.messages.find(conversation.id, message.thread_ts) is not None:
        call.workspace.post(message)
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
def update(call: Call) -> Json:
    message = _own_message(call, "cant_update_message")
    if call.workspace.conversations[message.conversation].archived:
        raise SlackError("is_inactive")
    if len(call.text("text")) > UPDATE_TEXT:
        raise SlackError("msg_too_long")
    text, blocks = _said(call, "msg_too_long")
    call.workspace.messages.edit(message, text, blocks, _metadata(call))
    call.workspace.announce_message(message)
    shown = call.payloads.message(message)
    return {"channel": message.conversation, "ts": message.ts, "text": text, "message": shown}


@method("chat.delete", "chat:write")
def delete(call: Call) -> Json:
    message = _own_message(call, "cant_delete_message")
    for changed in call.workspace.messages.delete(message):
        call.workspace.announce_message(changed)
    return {"channel": message.conversation, "ts": message.ts}


@method("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    conversation = call.conversation()
    message = call.workspace.messages.find(conversation.id, call.text("message_ts"))
    if message is None or message.ephemeral_for:
        raise SlackError("message_not_found")
    place = f"https://{call.workspace.domain}.slack.com/archives/{conversation.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={conversation.id}" if message.thread_ts else ""
    return {"channel": conversation.id, "permalink": place + thread}


def _check_reader(call: Call) -> None:
    """Refuse direct messages to bots and, unless the workspace takes them, to closed accounts."""
    name, workspace = call.text("channel"), call.workspace
    member, conversation = workspace.members.get(name), workspace.place_named(name)
    if member is not None and member.bot:
        raise SlackError("cannot_dm_bot" if member.id != workspace.bot_user_id else "channel_not_found")
    if conversation is None or conversation.kind != "im" or workspace.takes_for_closed_accounts:
        return
    if workspace.members[conversation.with_member].deleted:
        raise SlackError("user_disabled")


def _target(call: Call) -> Conversation:
    """Find where to post; the id of a person means the direct messages with them."""
    conversation = call.workspace.place_named(call.text("channel"))
    if conversation is None or (conversation.private and not conversation.has_bot):
        raise SlackError("channel_not_found")
    if conversation.archived:
        raise SlackError("is_archived")
    if not conversation.has_bot:
        raise SlackError("not_in_channel")
    if conversation.refuses_posts:
        raise SlackError(conversation.refuses_posts)
    return conversation


def _said(call: Call, error: str) -> tuple[str, list[Json]]:
    """Args: error: Slack's word for blocks that hold too much, which each method has of its own."""
    text = call.text("text")
    blocks = checked_message(call.arguments.get("blocks"), call.workspace.refuses)
    if shown_characters(blocks) > MESSAGE_CHARACTERS:
        raise SlackError(error)
    attachments = call.arguments.get("attachments") or []
    if len(attachments) > LIMITS["message.attachments.max_items"]:
        raise SlackError("too_many_attachments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    return text, blocks


def _thread(call: Call, conversation: Conversation) -> str | None:
    thread_ts = call.text("thread_ts")
    if thread_ts and call.workspace.messages.find(conversation.id, thread_ts) is None:
        raise SlackError("thread_not_found")
    return thread_ts or None


def _metadata(call: Call) -> Json | None:
    metadata = call.arguments.get("metadata")
    if metadata is None or metadata == "":
        return None
    whole = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if not whole or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return {"event_type": metadata["event_type"], "event_payload": metadata["event_payload"]}


def _own_message(call: Call, error: str) -> Message:
    """Args: error: Slack's word for a message of somebody else."""
    conversation = call.conversation()
    message = call.workspace.messages.find(conversation.id, call.text("ts"))
    if message is None or message.ephemeral_for:
        raise SlackError("message_not_found")
    if message.user != call.workspace.bot_user_id:
        raise SlackError(error)
    return message
