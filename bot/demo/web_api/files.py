"""`files.*`: what is known of a shared file, and how a bot shares one of its own.

The bytes of a file are fetched from the address that stands in it, and brought to the address that is given out for it.
"""

import re

from bot.demo.files import LARGEST_FILE, Upload
from bot.demo.json_values import Json, mapping
from bot.demo.messages import Message
from bot.demo.people import Conversation
from bot.demo.refusal import SlackError
from bot.demo.web_api.registry import Call, method

CONVERSATION = re.compile(r"[CGDZ][A-Z0-9]+")
"""No account's id stands for the direct messages with them here, as it does for `chat.postMessage`."""


@method("files.info", "files:read")
def info(call: Call) -> Json:
    file = call.workspace.files.find(call.text("file"))
    if file is None or not call.workspace.conversations[file.conversation].has_bot:
        raise SlackError("file_not_found")
    conversation = call.workspace.conversations[file.conversation]
    direct = conversation.kind == "im"
    shared_in = [conversation.id]
    shown = call.payloads.file(file) | {
        "channels": [] if direct else shared_in,
        "groups": [],
        "ims": shared_in if direct else [],
    }
    return {"file": shown, "comments": [], "response_metadata": {"next_cursor": ""}}


@method("files.getUploadURLExternal", "files:write")
def get_upload_url(call: Call) -> Json:
    name, length = call.needs("filename"), call.needs("length")
    if not length.isdecimal():
        raise SlackError("invalid_arguments", ["must be an integer [json-pointer:/length]"])
    if not int(length):
        raise SlackError("missing_argument")
    if int(length) > LARGEST_FILE:
        raise SlackError("file_upload_size_restricted")
    upload = call.workspace.files.expect(name, int(length))
    return {"upload_url": f"{call.payloads.base_url}/upload/v1/{upload.token}", "file_id": upload.id}


@method("files.completeUploadExternal", "files:write")
def complete_upload(call: Call) -> Json:
    uploads, conversation = _arrived(call), _shared_in(call)
    workspace = call.workspace
    files = [workspace.files.share(one, workspace.bot_user_id, conversation.id) for one in uploads]
    text = call.text("initial_comment")
    message = Message(workspace.messages.next_ts(), conversation.id, workspace.bot_user_id, text, files=files)
    workspace.post(message)
    return {"files": [call.payloads.file(one) for one in files]}


def _arrived(call: Call) -> list[Upload]:
    given = call.arguments.get("files")
    if not isinstance(given, list) or not given:
        raise SlackError("invalid_arguments", ["missing required field: files"])
    found = [call.workspace.files.arrived(str(mapping(one).get("id"))) for one in given]
    uploads = [one for one in found if one is not None]
    if len(uploads) < len(given):
        raise SlackError("file_not_found")
    return uploads


def _shared_in(call: Call) -> Conversation:
    """Without a conversation Slack keeps a file to the bot, which nobody would see here."""
    place = call.needs("channel_id")
    if not CONVERSATION.fullmatch(place):
        raise SlackError("invalid_arguments", [f"must match regex pattern: {CONVERSATION.pattern} [/channel_id]"])
    conversation = call.workspace.conversations.get(place)
    if conversation is None or (conversation.private and not conversation.has_bot):
        raise SlackError("channel_not_found")
    if not conversation.has_bot:
        raise SlackError("not_in_channel")
    if conversation.refuses_posts or conversation.archived:
        raise SlackError("posting_to_channel_denied")
    return conversation
