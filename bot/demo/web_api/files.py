"""`files.*`: what is known of a shared file. Its bytes are fetched from the address that stands in it."""

from bot.demo.json_values import Json
from bot.demo.refusal import SlackError
from bot.demo.web_api.registry import Call, method


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
