"""`conversations.*`: channels, direct messages, and what was said in them."""

from bot.demo.json_values import Json
from bot.demo.messages import Message
from bot.demo.people import Conversation
from bot.demo.refusal import SlackError
from bot.demo.web_api.paging import paged
from bot.demo.web_api.registry import Call, method

PAGE, LARGEST_PAGE = 100, 1000


@method("conversations.open", "im:write")
def open_dm(call: Call) -> Json:
    asked = [one for one in call.text("users").split(",") if one]
    if call.text("channel"):
        conversation = call.conversation()
        if conversation.kind != "im":
            raise SlackError("method_not_supported_for_channel_type")
        return {"channel": _brief(call, conversation)}
    if not asked:
        raise SlackError("users_list_not_supplied")
    if len(asked) > 1:
        # Group messages are not imitated.
        raise SlackError("method_not_supported_for_channel_type")
    member = call.workspace.members.get(asked[0])
    if member is None:
        raise SlackError("user_not_found")
    if member.bot:
        raise SlackError("cannot_dm_bot")
    if member.deleted:
        raise SlackError("user_disabled")
    return {"channel": _brief(call, call.workspace.conversations[call.workspace.dm_id(member.id)])}


@method("conversations.info", "channels:read", "groups:read", "im:read")
def info(call: Call) -> Json:
    conversation = call.conversation()
    _allow(call, conversation, "read")
    return {"channel": _shown(conversation)}


@method("conversations.list", "channels:read", "im:read")
def list_conversations(call: Call) -> Json:
    kinds = {"public_channel": "channel", "im": "im"}
    wanted = {kinds.get(one.strip()) for one in (call.text("types") or "public_channel").split(",")}
    found = [one for one in call.workspace.conversations.values() if one.kind in wanted]
    if call.is_set("exclude_archived"):
        found = [one for one in found if not one.archived]
    page, cursor = paged(found, call.text("cursor"), call.whole("limit", PAGE, LARGEST_PAGE, "invalid_limit"))
    return {"channels": [_shown(one) for one in page], "response_metadata": {"next_cursor": cursor}}


@method("conversations.members", "channels:read", "groups:read", "im:read")
def members(call: Call) -> Json:
    conversation = call.conversation()
    _allow(call, conversation, "read")
    bot = [call.workspace.bot_user_id] if conversation.has_bot else []
    everyone = [*conversation.member_ids, *bot]
    page, cursor = paged(everyone, call.text("cursor"), call.whole("limit", PAGE, LARGEST_PAGE, "invalid_limit"))
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


@method("conversations.history", "channels:history", "im:history")
def history(call: Call) -> Json:
    conversation = _readable(call, "not_in_channel")
    everything = call.workspace.messages.history(conversation.id)
    # Replies stay in their thread.
    roots = [one for one in everything if one.thread_ts in (None, one.ts) and _within(call, one)]
    page, cursor = paged(roots[::-1], call.text("cursor"), call.whole("limit", PAGE, LARGEST_PAGE))
    shown = [_with_replies(call, one, everything) for one in page]
    return {
        "messages": shown,
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


@method("conversations.replies", "channels:history", "im:history")
def replies(call: Call) -> Json:
    conversation = _readable(call, "channel_not_found")
    root = call.workspace.messages.find(conversation.id, call.text("ts"))
    if root is None or root.ephemeral_for:
        raise SlackError("thread_not_found")
    everything = call.workspace.messages.history(conversation.id)
    first = root.thread_ts or root.ts
    thread = [one for one in everything if first in (one.ts, one.thread_ts)]
    within = [one for one in thread if one.ts == first or _within(call, one)]
    page, cursor = paged(within, call.text("cursor"), call.whole("limit", LARGEST_PAGE, LARGEST_PAGE))
    shown = [_with_replies(call, one, everything) for one in page]
    return {"messages": shown, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


def _readable(call: Call, error: str) -> Conversation:
    """Args: error: Slack's word for a channel without the bot."""
    conversation = call.conversation()
    _allow(call, conversation, "history")
    if not conversation.has_bot:
        raise SlackError(error)
    return conversation


def _allow(call: Call, conversation: Conversation, what: str) -> None:
    """Scopes are given for one kind of conversation at a time."""
    of = "im" if conversation.kind == "im" else "groups" if conversation.private else "channels"
    needed = f"{of}:{what}"
    if not call.workspace.grants(needed):
        raise SlackError("missing_scope", needed=needed, provided=",".join(sorted(call.workspace.scopes or ())))


def _within(call: Call, message: Message) -> bool:
    moment, oldest, latest = float(message.ts), _oldest(call), _latest(call)
    if call.is_set("inclusive"):
        return (oldest is None or moment >= oldest) and (latest is None or moment <= latest)
    return (oldest is None or moment > oldest) and (latest is None or moment < latest)


def _oldest(call: Call) -> float | None:
    return _moment(call.text("oldest"), "invalid_ts_oldest")


def _latest(call: Call) -> float | None:
    return _moment(call.text("latest"), "invalid_ts_latest")


def _moment(given: str, error: str) -> float | None:
    if not given:
        return None
    try:
        return float(given)
    except ValueError as wrong:
        raise SlackError(error) from wrong


def _with_replies(call: Call, message: Message, everything: list[Message]) -> Json:
    shown = call.payloads.message(message, with_metadata=call.is_set("include_all_metadata"))
    thread = [one for one in everything if one.thread_ts == message.ts and one.ts != message.ts]
    if thread:
        people = list(dict.fromkeys(one.user for one in thread))
        shown |= {"thread_ts": message.ts, "reply_count": len(thread), "reply_users": people}
        shown |= {"reply_users_count": len(people), "latest_reply": thread[-1].ts}
    return shown


def _brief(call: Call, conversation: Conversation) -> Json:
    return _shown(conversation) if call.is_set("return_im") else {"id": conversation.id}


def _shown(conversation: Conversation) -> Json:
    shown: Json = {"id": conversation.id, "created": 0, "is_archived": conversation.archived, "is_org_shared": False}
    if conversation.kind == "im":
        return shown | {"is_im": True, "user": conversation.with_member, "is_user_deleted": False, "priority": 0}
    return shown | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": conversation.private,
        "is_general": False,
        "is_shared": conversation.shared,
        "is_ext_shared": conversation.shared,
        "is_member": conversation.has_bot,
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(conversation.member_ids) + conversation.has_bot,
    }
