"""What becomes of members and their accounts over time, and how the bot is told of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.demo.delivery import Answer, Kind
from bot.demo.json_values import Json
from bot.demo.payloads import Payloads
from bot.demo.people import Member
from bot.demo.user_actions import UserActionError
from bot.demo.web_api.users import profile
from bot.demo.workspace import Fact, Workspace

TIME_ZONES = (
    "Europe/London", "Europe/Paris", "Europe/Athens", "America/New_York", "America/Los_Angeles", "Asia/Kolkata",
    "Australia/Sydney",
)  # fmt: skip
"""What the page offers; an account may have any other."""


class Accounts:
    def __init__(
        self, workspace: Workspace, payloads: Payloads, deliver: Callable[[Kind, Json], Awaitable[Answer]]
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._deliver = deliver

    async def join(self, member: Member) -> str:
        """Let somebody in, and tell the bot if it asked. Returns why the bot did not answer; else nothing."""
        if member.id in self._workspace.members:
            raise UserActionError("There is such a person in this workspace already.")
        self._workspace.let_in(member)
        return await self._tell("team_join", member)

    async def change(
        self,
        member_id: str,
        *,
        active: bool | None = None,
        guest: bool | None = None,
        tz: str | None = None,
        name: str | None = None,
        email: str | None = None,
    ) -> str:
        """Change what is given, and tell the bot if it asked. Returns why the bot did not answer; else nothing."""
        workspace = self._workspace
        before = workspace.members.get(member_id)
        if before is None or before.bot:
            raise UserActionError("There is no such person in this workspace.")
        after = _changed(before, active, guest, tz)
        after = replace(after, name=name or after.name, email=email or after.email)
        if after == before:
            return ""
        workspace.members[member_id] = after
        return await self._tell("user_change", after)

    async def _tell(self, event: str, member: Member) -> str:
        workspace = self._workspace
        workspace.announce(Fact("members"))
        if not workspace.tells_of(event):
            return ""
        news = {
            "type": event,
            "user": profile(workspace, member),
            "cache_ts": int(workspace.now().timestamp()),
            "event_ts": workspace.messages.next_ts(),
        }
        return (await self._deliver("events_api", self._payloads.event(news))).problem


def _changed(member: Member, active: bool | None, guest: bool | None, tz: str | None) -> Member:
    if active is not None:
        member = replace(member, deleted=not active)
    if guest is not None:
        member = replace(member, guest=guest, single_channel=member.single_channel and guest)
    if tz is not None:
        try:
            ZoneInfo(tz)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise UserActionError(f"{tz or 'Nothing'} is not a time zone.") from error
        member = replace(member, tz=tz)
    return member
