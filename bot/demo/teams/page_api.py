"""What the page asks and does where it is dressed as Teams. Its people, clock and faults are those of the workspace."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.demo import london
from bot.demo.downloads import as_attachment
from bot.demo.json_values import Json, mapping
from bot.demo.page_api import LARGEST_SHARED, acted, text_of
from bot.demo.teams import ids
from bot.demo.teams.messages import Message
from bot.demo.teams.tenant import TEAMS, Place, Tenant
from bot.demo.teams.user_actions import COMMAND, UserActions
from bot.demo.user_actions import UserActionError

PAGE = Path(__file__).parents[1] / "page" / "index.html"
WRONG = {"ok": False, "error": "There is no such conversation here."}


class TeamsPage:
    def __init__(
        self, tenant: Tenant, actions: UserActions, common: Callable[[web.Request], Json], undrafted: Collection[str]
    ) -> None:
        """Args:
        common: what the page shows of the workspace, whichever chat it is dressed as.
        undrafted: the verbs of forms whose words the page forgets when it is loaded anew.
        """
        self._tenant = tenant
        self._user_actions = actions
        self._common = common
        self._undrafted = undrafted
        self._read: dict[tuple[str, str], int] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/teams", self.page),
            web.get("/demo/teams/state", self.state),
            web.get("/demo/teams/messages", self.messages),
            web.get("/demo/teams/file/{file}", self.file),
            web.post("/demo/teams/say", acted(self.say)),
            web.post("/demo/teams/share", self.share),
            web.post("/demo/teams/press", acted(self.press)),
            web.post("/demo/teams/app", acted(self.app)),
        ]

    async def page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE)

    async def state(self, request: web.Request) -> web.Response:
        common = self._common(request)
        me = str(common["me"])
        clients = [
            {"id": ids.BOT, "name": self._tenant.bot_name, "bot": True},
            {"id": TEAMS, "name": "Teams", "bot": True},
        ]
        # A picker of people brings back what Entra calls them.
        people = [{**one, "account": ids.object_id(one["id"])} for one in common["members"] if not one["bot"]]
        return web.json_response({
            **common,
            "members": [*people, *clients],
            "conversations": [self._listed(me, one) for one in self._tenant.seen_by(me)],
            "bot": {"id": ids.BOT, "name": self._tenant.bot_name, "connected": True},
            "commands": [
                {"command": COMMAND, "description": "Ask about the improvement plan", "usage": "[overdue | due | mine]"}
            ],
            "installed": me in self._tenant.installed,
            "largest_file": LARGEST_SHARED,
            "undrafted": sorted(self._undrafted),
            "opened": 0,
            "view": None,
            "home": None,
        })  # fmt: skip

    async def messages(self, request: web.Request) -> web.Response:
        me = str(self._common(request)["me"])
        place = self._tenant.place(request.query.get("conversation", ""))
        if place is None or not self._tenant.may_see(me, place):
            return web.json_response(WRONG, status=404)
        self._read[me, place.id] = self._tenant.messages.revision
        return web.json_response({"messages": [shown(one, me) for one in self._tenant.visible(me, place.id)]})

    async def file(self, request: web.Request) -> web.Response:
        """A shared file, for whoever may see where it was shared."""
        file = self._tenant.files.find(request.match_info["file"])
        place = self._tenant.place(file.conversation) if file else None
        if file is None or place is None or not self._tenant.may_see(str(self._common(request)["me"]), place):
            return web.json_response({"ok": False, "error": "There is no such file here."}, status=404)
        return as_attachment(file)

    async def say(self, given: Json) -> Json:
        where, under = text_of(given, "conversation"), text_of(given, "thread_ts") or None
        await self._user_actions.say(text_of(given, "as"), text_of(given, "text"), where, under)
        return {}

    async def share(self, request: web.Request) -> web.Response:
        """Share the body as a file; the address says whose it is, its name and where it goes."""
        given, content = request.query, bytearray()
        try:
            async for part in request.content.iter_chunked(65536):
                content += part
                if len(content) > LARGEST_SHARED:
                    raise UserActionError(f"A file here may have {LARGEST_SHARED // 1024**2} MiB at most.")  # noqa: TRY301
            about = (given.get("name", ""), bytes(content), given.get("text", ""), given.get("conversation"))
            await self._user_actions.share(given.get("as", ""), *about)
        except UserActionError as refused:
            return web.json_response({"ok": False, "error": str(refused)})
        return web.json_response({"ok": True})

    async def press(self, given: Json) -> Json:
        values = {name: str(value) for name, value in mapping(given.get("values")).items()}
        where, message = text_of(given, "conversation"), text_of(given, "ts")
        pressed = await self._user_actions.press(
            text_of(given, "as"), where, message, mapping(given.get("action")), values
        )
        return {"errors": pressed.errors} if pressed.errors else {}

    async def app(self, given: Json) -> Json:
        """Add the app for oneself, or remove it."""
        change = self._user_actions.install if given.get("install") is True else self._user_actions.uninstall
        await change(text_of(given, "as"))
        return {}

    def _listed(self, me: str, place: Place) -> Json:
        seen = self._tenant.visible(me, place.id)
        since = self._read.get((me, place.id), 0)
        unread = sum(one.revision > since and one.author != me and not one.edited for one in seen)
        kind = "im" if place.kind == "personal" else "channel"
        listed: Json = {"id": place.id, "kind": kind, "name": place.name, "topic": place.topic, "unread": unread}
        return {**listed, "with": ids.BOT} if kind == "im" else listed


def shown(message: Message, me: str) -> Json:
    """A message as the page draws it, for one of those who see it."""
    at = datetime.fromtimestamp(int(message.id) / 1_000_000, UTC)
    note = message.notes.get(me)
    return {
        "ts": message.id,
        "user": message.author,
        "text": message.text,
        "cards": list(message.cards_for(me)),
        "summary": message.summary,
        "note": note.words if note is not None else "",
        "files": [{"id": file.id, "name": file.name, "size": len(file.content)} for file in message.files],
        "ephemeral": message.only_for is not None,
        "thread_ts": message.root,
        "quotes": message.quotes,
        "edited": message.edited,
        "moment": at.isoformat(),
        "time": f"{london.local(at):%H:%M}",
        "day": london.day_words(london.local(at)),
    }
