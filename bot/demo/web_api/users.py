"""`users.*`: who is in the workspace."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.json_values import Json
from bot.demo.people import SLACKBOT, Member
from bot.demo.refusal import SlackError
from bot.demo.web_api.paging import paged
from bot.demo.web_api.registry import Call, method
from bot.demo.workspace import Workspace

LARGEST_PAGE = 1000


@method("users.list", "users:read")
def list_members(call: Call) -> Json:
    everyone = list(call.workspace.members.values())
    # Without a limit Slack tries to send everyone at once.
    size = call.whole("limit", len(everyone), LARGEST_PAGE)
    page, cursor = paged(everyone, call.text("cursor"), size)
    return {
        "members": [profile(call.workspace, one) for one in page],
        "cache_ts": int(call.workspace.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


@method("users.info", "users:read")
def info(call: Call) -> Json:
    member = call.workspace.members.get(call.needs("user", "user_not_found"))
    if member is None:
        raise SlackError("user_not_found")
    return {"user": profile(call.workspace, member)}


@method("users.lookupByEmail", "users:read.email")
def lookup_by_email(call: Call) -> Json:
    email = call.needs("email", "users_not_found").lower()
    for member in call.workspace.people:
        if member.email.lower() == email and not member.deleted:
            return {"user": profile(call.workspace, member)}
    raise SlackError("users_not_found")


def profile(workspace: Workspace, member: Member) -> Json:
    about: Json = {
        "title": member.title,
        "real_name": member.name,
        "real_name_normalized": member.name,
        "display_name": member.name,
        "display_name_normalized": member.name,
        "first_name": member.name.split()[0],
        "last_name": " ".join(member.name.split()[1:]),
        "team": member.team or workspace.team_id,
        "image_72": "",
    }
    if member.email and workspace.grants("users:read.email"):
        about["email"] = member.email
    shown: Json = {
        "id": member.id,
        "team_id": member.team or workspace.team_id,
        "name": member.handle,
        "deleted": member.deleted,
        "profile": about,
        # Slackbot is the one bot of which Slack says that it is none.
        "is_bot": member.bot and member.id != SLACKBOT,
        "is_app_user": False,
        "updated": 0,
    }
    if member.id == workspace.bot_user_id:
        about |= {"api_app_id": workspace.app_id, "bot_id": workspace.bot_id}
    if member.is_stranger:
        shown["is_stranger"] = True
    if member.workspaces:
        shown["enterprise_user"] = {
            "id": member.id,
            "enterprise_id": workspace.enterprise_id,
            "enterprise_name": workspace.team_name,
            "is_admin": False,
            "is_owner": False,
            "is_primary_owner": False,
            "teams": [*member.workspaces],
        }
    return shown if member.deleted else shown | _while_active(workspace, member)


def _while_active(workspace: Workspace, member: Member) -> Json:
    """What Slack no longer says of a deactivated account."""
    offset = datetime.astimezone(workspace.now(), ZoneInfo(member.tz)).utcoffset()
    return {
        "real_name": member.name,
        "tz": member.tz,
        "tz_label": member.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": member.guest or member.single_channel,
        "is_ultra_restricted": member.single_channel,
        "is_email_confirmed": True,
    }
