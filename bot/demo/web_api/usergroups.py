"""`usergroups.*`: several people under one handle."""

from bot.demo.json_values import Json
from bot.demo.web_api.registry import Call, method


@method("usergroups.list", "usergroups:read")
def list_groups(call: Call) -> Json:
    workspace = call.workspace
    groups = [
        {
            "id": one.id,
            "team_id": workspace.team_id,
            "is_usergroup": True,
            "name": one.handle.replace("-", " ").capitalize(),
            "handle": one.handle,
            "date_delete": 0,
        }
        for one in workspace.groups.values()
    ]
    return {"usergroups": groups}
