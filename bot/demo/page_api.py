"""What the page asks and does, over HTTP."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from aiohttp import web

from bot.demo import london
from bot.demo.actions import ChoiceError
from bot.demo.controls import Controls, accounts_shown, faults_shown
from bot.demo.downloads import as_attachment
from bot.demo.json_values import Json, mapping
from bot.demo.payloads import Payloads
from bot.demo.people import Conversation
from bot.demo.surfaces import View
from bot.demo.user_actions import UserActionError, UserActions
from bot.demo.workspace import Fact, Workspace

PAGE = Path(__file__).parent / "page"
LARGEST_SHARED = 5 * 1024 * 1024
"""What the page shares at most; tests may share more, to see what the bot says."""


class PageApi:
    def __init__(
        self,
        workspace: Workspace,
        payloads: Payloads,
        actions: UserActions,
        controls: Controls,
        connected: Callable[[], bool],
        on_clock: Callable[[datetime], None] | None,
        chats: Sequence[str] = ("slack",),
    ) -> None:
        """Args: chats: those that the page can be dressed as."""
        self._chats = list(chats)
        self._workspace = workspace
        self._payloads = payloads
        self._user_actions = actions
        self._controls = controls
        self._connected = connected
        self._on_clock = on_clock
        self._moving = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/page/{file:.+}", self.page),
            web.get("/demo/state", self.state),
            web.get("/demo/messages", self.messages),
            web.get("/demo/file/{file}", self.file),
            web.post("/demo/say", acted(self.say)),
            web.post("/demo/share", self.share),
            web.post("/demo/press", acted(self.press)),
            web.post("/demo/submit", acted(self.submit)),
            web.post("/demo/close", acted(self.close)),
            web.post("/demo/home", acted(self.home)),
            web.post("/demo/clock", acted(self.clock)),
            web.post("/demo/faults", acted(self._controls.faults)),
            web.post("/demo/account", acted(self._controls.account)),
            web.post("/demo/closed-accounts", acted(self._controls.closed_accounts)),
        ]

    async def page(self, request: web.Request) -> web.StreamResponse:
        file = (PAGE / request.match_info.get("file", "index.html")).resolve()
        if not file.is_relative_to(PAGE) or not file.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(file)

    def common(self, request: web.Request) -> Json:
        """What the page shows whichever chat it is dressed as: people, the clock, what goes wrong on purpose."""
        workspace = self._workspace
        return {
            "me": self._as(request),
            "chats": self._chats,
            "members": [
                {
                    "id": one.id,
                    "name": one.name,
                    "title": one.title,
                    "guest": one.guest,
                    "deleted": one.deleted,
                    "bot": one.bot,
                    "tz": one.tz,
                }
                for one in workspace.members.values()
            ],
            "clock": self.clock_shown(),
            "faults": faults_shown(workspace.faults),
            "accounts": accounts_shown(workspace),
        }

    async def state(self, request: web.Request) -> web.Response:
        me, workspace = self._as(request), self._workspace
        return web.json_response({
            **self.common(request),
            "opened": workspace.messages.revision,
            "conversations": [self._listed(me, one) for one in workspace.seen_by(me)],
            "bot": {"id": workspace.bot_user_id, "name": workspace.bot.name, "connected": self._connected()},
            "commands": [
                {"command": one.command, "description": one.description, "usage": one.usage}
                for one in workspace.commands
            ],
            "largest_file": LARGEST_SHARED,
            "undrafted": sorted(workspace.undrafted),
            "view": self._shown(workspace.surfaces.modal(me)),
            "home": self._shown(workspace.surfaces.home(me)),
        })  # fmt: skip

    async def messages(self, request: web.Request) -> web.Response:
        me, workspace = self._as(request), self._workspace
        conversation = workspace.conversations.get(request.query.get("conversation", ""))
        if conversation is None or not workspace.may_see(me, conversation):
            return web.json_response({"ok": False, "error": "There is no such conversation here."}, status=404)
        workspace.mark_read(me, conversation.id)
        opened = int(request.query.get("opened") or 0)
        shown = [
            {
                "ts": one.ts,
                "user": one.user,
                "text": one.text,
                "blocks": one.blocks,
                "files": [{"id": file.id, "name": file.name, "size": len(file.content)} for file in one.files],
                "ephemeral": one.ephemeral_for is not None,
                "thread_ts": one.thread_ts,
                "edited": one.edited is not None,
                "time": f"{london.moment_of(one.ts):%H:%M}",
                "day": london.day_words(london.moment_of(one.ts)),
            }
            for one in workspace.visible(me, conversation.id)
            # What was only visible to one person is gone once they load Slack anew.
            if one.ephemeral_for is None or one.revision > opened
        ]
        return web.json_response({"messages": shown})

    async def file(self, request: web.Request) -> web.Response:
        """A shared file, for whoever may see where it was shared."""
        workspace, file = self._workspace, self._workspace.files.find(request.match_info["file"])
        if file is None or not workspace.may_see(self._as(request), workspace.conversations[file.conversation]):
            return web.json_response({"ok": False, "error": "There is no such file here."}, status=404)
        return as_attachment(file)

    async def say(self, given: Json) -> Json:
        await self._user_actions.say(
            text_of(given, "as"),
            text_of(given, "text"),
            text_of(given, "conversation"),
            text_of(given, "thread_ts") or None,
        )
        return {}

    async def share(self, request: web.Request) -> web.Response:
        """Share the body as a file; the address says whose it is, its name and where it goes."""
        given, content = request.query, bytearray()
        try:
            async for part in request.content.iter_chunked(65536):
                content += part
                if len(content) > LARGEST_SHARED:
                    raise UserActionError(f"A file here may have {LARGEST_SHARED // 1024**2} MiB at most.")  # noqa: TRY301
            await self._user_actions.share(
                given.get("as", ""), given.get("name", ""), bytes(content), given.get("text", ""),
                given.get("conversation"), given.get("thread_ts") or None,
            )  # fmt: skip
        except UserActionError as refused:
            return web.json_response({"ok": False, "error": str(refused)})
        return web.json_response({"ok": True})

    async def press(self, given: Json) -> Json:
        me, block_id, action_id = text_of(given, "as"), text_of(given, "block_id"), text_of(given, "action_id")
        selected = mapping(given["selected"]) if given.get("selected") is not None else None
        state = mapping(given.get("state"))
        if given.get("view_id"):
            await self._user_actions.press_in_view(me, text_of(given, "view_id"), block_id, action_id, selected, state)
        else:
            conversation, ts = text_of(given, "conversation"), text_of(given, "ts")
            await self._user_actions.press_in_message(me, conversation, ts, block_id, action_id, selected, state)
        return {}

    async def submit(self, given: Json) -> Json:
        me = text_of(given, "as")
        submission = await self._user_actions.submit(me, text_of(given, "view_id"), mapping(given.get("values")))
        if submission.problem:
            raise UserActionError(submission.problem)
        if submission.errors:
            return {"errors": submission.errors}
        view = self._workspace.surfaces.modal(me)
        return {"view": self._payloads.view(view)} if view else {}

    async def close(self, given: Json) -> Json:
        await self._user_actions.close(text_of(given, "as"), text_of(given, "view_id"))
        return {}

    async def home(self, given: Json) -> Json:
        view = await self._user_actions.open_home(text_of(given, "as"))
        return {"view": self._shown(view)}

    async def clock(self, given: Json) -> Json:
        if self._on_clock is None:
            raise UserActionError("The clock of this workspace cannot be moved.")
        async with self._moving:
            now = self._workspace.now()
            to = _moved(now, given)
            if to <= now:
                raise UserActionError(f"The clock only moves forwards, and it is {london.moment_words(now)}.")
            await asyncio.to_thread(self._on_clock, to)
            self._workspace.announce(Fact("clock"))
        return {"clock": self.clock_shown()}

    def clock_shown(self) -> Json | None:
        if self._on_clock is None:
            return None
        now = self._workspace.now()
        return {"now": london.local(now).isoformat(), "text": london.moment_words(now)}

    def _shown(self, view: View | None) -> Json | None:
        return self._payloads.view(view) if view else None

    def _as(self, request: web.Request) -> str:
        me = request.query.get("as", "")
        if me in self._workspace.members:
            return me
        active = [one for one in self._workspace.people if not one.deleted]
        return active[0].id if active else ""

    def _listed(self, me: str, conversation: Conversation) -> Json:
        listed: Json = {
            "id": conversation.id,
            "kind": conversation.kind,
            "name": conversation.name,
            "topic": conversation.topic,
            "unread": self._workspace.unread(me, conversation.id),
        }
        if conversation.kind == "im":
            listed |= {"name": self._workspace.bot.name, "with": self._workspace.bot_user_id}
        return listed


def acted(act: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Answer a request for something to be done, and say in a sentence why it was not."""

    async def handle(request: web.Request) -> web.Response:
        try:
            given = json.loads(await request.text())
        except ValueError:
            return web.json_response({"ok": False, "error": "That was not JSON."}, status=400)
        try:
            return web.json_response({"ok": True, **await act(mapping(given))})
        except (UserActionError, ChoiceError) as refused:
            return web.json_response({"ok": False, "error": str(refused)})

    return handle


def text_of(given: Json, name: str) -> str:
    """A text that was given; empty where there is none."""
    value = given.get(name)
    return value if isinstance(value, str) else ""


def _moved(now: datetime, given: Json) -> datetime:
    match given.get("move"):
        case "next_day":
            return london.next_day(now)
        case "next_monday":
            return london.next_monday(now)
        case "to":
            try:
                return london.morning_of(date.fromisoformat(text_of(given, "day")))
            except ValueError as error:
                raise UserActionError("Give the day as YYYY-MM-DD, for example 2022-07-29.") from error
        case _:
            raise UserActionError("Move the clock to the next day, the next Monday, or a day.")
