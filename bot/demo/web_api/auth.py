"""`auth.*` and `team.*`: who is asking, and where."""

from bot.demo.json_values import Json
from bot.demo.web_api.registry import Call, method


@method("auth.test")
def test(call: Call) -> Json:
    workspace = call.workspace
    of_grid = {"enterprise_id": workspace.enterprise_id} if workspace.enterprise_id else {}
    return of_grid | {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.team_name,
        "user": workspace.bot.handle,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user_id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


@method("team.info", "team:read")
def team_info(call: Call) -> Json:
    workspace = call.workspace
    team = {"id": workspace.team_id, "name": workspace.team_name, "domain": workspace.domain, "email_domain": ""}
    return {"team": team}
