"""What the bot calls: the Bot Connector's REST methods under the service URL."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.demo.fault_injection import Fault
from bot.demo.json_values import Json, mapping, objects
from bot.demo.teams import ids
from bot.demo.teams.checking import Said, bad, checked
from bot.demo.teams.faults import Call
from bot.demo.teams.messages import Message
from bot.demo.teams.refusal import TeamsRefusalError
from bot.demo.teams.signing import Login
from bot.demo.teams.tenant import GENERAL, TEAM_NAME, Place, Tenant
from bot.demo.teams.wire import THREAD, account

SERVICE = "/uk"
LEAST_PAGE, LARGEST_PAGE = 50, 500
Answered = Callable[[web.Request], Awaitable[web.Response]]


class Connector:
    def __init__(self, tenant: Tenant, login: Login) -> None:
        self._tenant = tenant
        self._login = login

    def routes(self) -> list[web.RouteDef]:
        at = f"{SERVICE}/v3/conversations"
        one, activities = at + "/{conversation}", at + "/{conversation}/activities"
        return [
            web.post(at, self._call("create", self._create)),
            web.post(activities, self._call("send", self._send)),
            web.post(activities + "/{activity}", self._call("send", self._send)),
            web.put(activities + "/{activity}", self._call("update", self._update)),
            web.delete(activities + "/{activity}", self._call("delete", self._delete)),
            *(
                web.get(f"{one}/{name}", self._call("members", self._paged))
                for name in ("pagedmembers", "pagedMembers")
            ),
            web.get(one + "/members", self._call("members", self._members)),
            web.get(one + "/members/{member}", self._call("members", self._member)),
            web.get(f"{SERVICE}/v3/teams/{{team}}", self._call("teams", self._team)),
            web.get(f"{SERVICE}/v3/teams/{{team}}/conversations", self._call("teams", self._channels)),
        ]

    def _call(self, call: Call, answer: Answered) -> Answered:
        async def answered(request: web.Request) -> web.Response:
            try:
                self._login.check(request)
                where = await _thread(request, call)
                fault = self._tenant.faults.take(call, where)
                if fault is not None and fault.cut_off:
                    return _cut_off(request)
                response = await answer(request)
                return await _troubled(request, response, fault)
            except TeamsRefusalError as refusal:
                wait = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else {}
                return web.json_response(refusal.body(), status=refusal.status, headers=wait)

        return answered

    async def _create(self, request: web.Request) -> web.Response:
        """Open the personal chat with somebody; a bot opens nothing else here."""
        asked = await _read(request)
        if unknown := sorted(asked.keys() - {"bot", "members", "tenantId", "channelData", "isGroup", "activity"}):
            raise bad(f"Unknown properties: {', '.join(unknown)}.")
        if asked.get("tenantId") != self._tenant.id:
            raise bad("The tenant is missing, or is another.")
        names = [str(one.get("id")) for one in objects(asked.get("members"))]
        if len(names) != 1 or asked.get("isGroup"):
            raise bad("A bot opens a chat with one person.")
        member = self._tenant.member_known_as(names[0])
        if member is None:
            raise bad("The user's id is not one of this tenant.")
        if member.deleted:
            raise TeamsRefusalError(404, "UserNotFound", "The user was not found.")
        if not self._tenant.may_reach(member):
            raise TeamsRefusalError(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )
        self._tenant.opened.add(member.id)
        place = self._tenant.chat_with(member.id)
        answer: Json = {"id": place.id}
        if asked.get("activity") is not None:
            answer["activityId"] = self._said(place, checked(asked["activity"])).id
        return web.json_response(answer, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        activity = await _read(request)
        place, root = self._writable(request)
        if activity.get("type") == "typing":
            # A thread of a channel breaks under it.
            if place.kind == "channel":
                raise bad("A bot types in personal chats alone.")
            return web.json_response({}, status=201)
        said = checked(activity)
        message = self._said(place, said, root, self._target(request, place, said))
        return web.json_response({"id": message.id}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        self._writable(request)
        message, said = self._own(request), checked(await _read(request))
        self._tenant.messages.edit(message, said.text, said.cards, said.summary)
        self._tenant.announce(message)
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.Response:
        message = self._own(request)
        self._tenant.messages.delete(message)
        self._tenant.announce(message)
        return web.Response()

    async def _paged(self, request: web.Request) -> web.Response:
        """A page has 50 members at least and 500 at most, whatever was asked for."""
        people = self._tenant.roster(self._readable(request))
        size = min(max(_whole(request, "pageSize", LEAST_PAGE), LEAST_PAGE), LARGEST_PAGE)
        start = _whole(request, "continuationToken", 0)
        answer: Json = {"members": [account(one) for one in people[start : start + size]]}
        if start + size < len(people):
            answer["continuationToken"] = str(start + size)
        return web.json_response(answer)

    async def _members(self, request: web.Request) -> web.Response:
        return web.json_response([account(one) for one in self._tenant.roster(self._readable(request))])

    async def _member(self, request: web.Request) -> web.Response:
        place = self._readable(request)
        found = self._tenant.member_known_as(request.match_info["member"])
        if found is None or found not in self._tenant.roster(place):
            raise TeamsRefusalError(404, "MemberNotFoundInConversation", "The member was not found.")
        return web.json_response(account(found))

    async def _team(self, request: web.Request) -> web.Response:
        self._is_team(request)
        people = self._tenant.roster(self._tenant.channels[ids.TEAM])
        team = {"id": ids.TEAM, "name": TEAM_NAME, "aadGroupId": ids.GROUP, "type": "standard"}
        return web.json_response(team | {"channelCount": len(self._tenant.channels), "memberCount": len(people)})

    async def _channels(self, request: web.Request) -> web.Response:
        self._is_team(request)
        named = [{"id": one.id, "name": one.name} for one in self._tenant.channels.values() if one.name != GENERAL]
        return web.json_response({"conversations": [{"id": ids.TEAM}, *named]})

    def _is_team(self, request: web.Request) -> None:
        if request.match_info["team"] != ids.TEAM or not self._tenant.in_team:
            raise TeamsRefusalError(404, "TeamNotFound", "The team was not found.")

    def _said(self, place: Place, said: Said, root: str | None = None, only_for: str | None = None) -> Message:
        message = Message(self._tenant.messages.next_id(), place.id, ids.BOT, said.text, said.cards, said.summary)
        message.root, message.only_for = root, only_for
        if said.offers and place.kind != "personal":
            raise bad("A file is offered in a personal chat alone.")
        if said.file_id:
            arrived = self._tenant.files.arrived(said.file_id)
            if arrived is None:
                raise bad("No such file was put into anybody's drive.")
            message.files = [self._tenant.files.share(arrived, ids.BOT, place.id)]
        return self._tenant.post(message)

    def _target(self, request: web.Request, place: Place, said: Said) -> str | None:
        """The member who alone is to see it; in a personal chat nobody else is there."""
        if not _is_targeted(request):
            return None
        if place.kind == "personal":
            raise bad("Targeted messages are for channels and group chats.")
        member = self._tenant.member_known_as(said.recipient)
        if member is None or member not in self._tenant.roster(place):
            raise bad("The recipient is nobody in this conversation.")
        return member.id

    def _readable(self, request: web.Request) -> Place:
        """Find the conversation, whoever may be written to there."""
        place = self._tenant.place(request.match_info["conversation"].partition(THREAD)[0])
        if place is None:
            raise TeamsRefusalError(404, "ConversationNotFound", "The conversation was not found.")
        if place.kind == "channel" and not self._tenant.in_team:
            raise TeamsRefusalError(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )
        if place.kind == "personal":
            self._reach(place.with_member)
        return place

    def _reach(self, member_id: str) -> None:
        member = self._tenant.member(member_id)
        if member is None or member.deleted:
            raise TeamsRefusalError(404, "UserNotFound", "The user was not found.")
        if member.id not in self._tenant.installed and not (self._tenant.in_team and member.id in self._tenant.opened):
            raise TeamsRefusalError(404, "ConversationNotFound", "The conversation was not found.")

    def _writable(self, request: web.Request) -> tuple[Place, str | None]:
        """Find where to say something, and the thread."""
        _, _, root = request.match_info["conversation"].partition(THREAD)
        place = self._tenant.place(request.match_info["conversation"].partition(THREAD)[0])
        if place is not None and place.kind == "personal" and place.with_member in self._tenant.blocked:
            raise TeamsRefusalError(403, "MessageWritesBlocked", "The user has blocked the conversation.")
        place = self._readable(request)
        if root and (place.kind != "channel" or self._tenant.messages.find(place.id, root) is None):
            raise TeamsRefusalError(404, "ActivityNotFoundInConversation", "There is no such thread.")
        return place, root or None

    def _own(self, request: web.Request) -> Message:
        place, _ = self._writable(request)
        message = self._tenant.messages.find(place.id, request.match_info["activity"])
        if message is None or (message.only_for is not None) != _is_targeted(request):
            raise TeamsRefusalError(404, "ActivityNotFoundInConversation", "The activity was not found.")
        if message.author != ids.BOT:
            raise TeamsRefusalError(403, "Forbidden", "The message is somebody else's.")
        return message


def _is_targeted(request: web.Request) -> bool:
    return request.query.get("isTargetedActivity") == "true"


def _whole(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isdecimal() else usual


async def _thread(request: web.Request, call: Call) -> str:
    """What limits and waits go by: the conversation, or with whom one is to be opened."""
    if call != "create":
        return request.match_info.get("conversation", "").partition(THREAD)[0]
    return str([one.get("id") for one in objects((await _read(request)).get("members"))])


async def _read(request: web.Request) -> Json:
    try:
        found: Any = json.loads(await request.text())
    except ValueError as error:
        raise bad("The body is not JSON.") from error
    return mapping(found)


def _cut_off(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.close()
    return web.Response(status=500)


async def _troubled(request: web.Request, response: web.Response, fault: Fault | None) -> web.Response:
    """The call was carried out; its answer may be late or lost."""
    if fault is not None and fault.held_back:
        await asyncio.sleep(fault.held_back)
    if fault is not None and fault.answer_lost:
        return _cut_off(request)
    return response
