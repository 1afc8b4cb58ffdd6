"""`usergroups.*`: several people under one handle."""

from bot.demo.json_values import Json
from bot.demo.people import UserGroup
from bot.demo.refusal import SlackError
from bot.demo.web_api.registry import Call, method


@method("usergroups.list", "usergroups:read")
def list_groups(call: Call) -> Json:
    return {"usergroups": [_shown(call, one) for one in call.workspace.groups.values() if _is_asked_for(call, one)]}


@method("usergroups.users.list", "usergroups:read")
def list_users(call: Call) -> Json:
    group = call.workspace.groups.get(call.needs("usergroup"))
    if group is None or not _is_asked_for(call, group):
        raise SlackError("no_such_subteam")
    return {"users": [*group.member_ids]}


def _is_asked_for(call: Call, group: UserGroup) -> bool:
    return not group.disabled or call.is_set("include_disabled")


def _shown(call: Call, group: UserGroup) -> Json:
    shown: Json = {
        "id": group.id,
        "team_id": call.workspace.team_id,
        "is_usergroup": True,
        "name": group.handle.replace("-", " ").capitalize(),
        "handle": group.handle,
        "date_delete": 1 if group.disabled else 0,
    }
    if call.is_set("include_count"):
        shown["user_count"] = len(group.member_ids)
    if call.is_set("include_users"):
        shown["users"] = [*group.member_ids]
    return shown
