"""The demo's Teams as one thing: what a demo server carries beside the Slack workspace."""

import time
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import partial
from urllib.parse import quote

from aiohttp import web

from bot.demo.json_values import Json
from bot.demo.people import Channel
from bot.demo.teams.connector import SERVICE, Connector
from bot.demo.teams.door import ANSWERED_WITHIN, Door
from bot.demo.teams.drive import take_upload
from bot.demo.teams.page_api import TeamsPage
from bot.demo.teams.signing import Issuer, Login
from bot.demo.teams.tenant import Tenant
from bot.demo.teams.user_actions import UserActions
from bot.demo.teams.wire import Wire
from bot.demo.workspace import Workspace


class TeamsChat:
    name = "teams"

    def __init__(
        self,
        workspace: Workspace,
        channels: Iterable[Channel],
        wall_clock: Callable[[], datetime],
        *,
        everybody: bool = True,
        patience: float = 1.0,
        undrafted: Collection[str] = (),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args:
        wall_clock: real time, for the stamp on what is signed.
        everybody: whether the app is set up for each member.
        patience: how many times as long as Teams waits the bot has.
        undrafted: the verbs of forms whose words the page forgets when it is loaded anew.
        monotonic: real time, by which limits and waits go.
        """
        self.tenant = Tenant(workspace, list(channels), everybody=everybody, monotonic=monotonic)
        self._wall_clock = wall_clock
        self._undrafted = undrafted
        self._within = ANSWERED_WITHIN * patience

    def open_at(self, address: str) -> list[web.RouteDef]:
        """Say where the server listens; returns what is to be served there."""
        self.address, self.service_url = address, f"{address}{SERVICE}/"
        self.issuer, self.login = Issuer(address, self._wall_clock), Login(self.tenant)
        self.wire = Wire(self.tenant, address, self.service_url)
        self.door = Door(self.issuer, self.tenant.app_id, self.service_url, self._within)
        self.user_actions = UserActions(self.tenant, self.wire, self.door.deliver)
        connector = Connector(self.tenant, self.login)
        files = [
            web.get("/personal/{file}/download", self._download),
            web.put("/personal/uploads/{token}", partial(take_upload, self.tenant.files)),
        ]
        return [*connector.routes(), *self.issuer.routes(), *self.login.routes(), *files]

    def page(self, common: Callable[[web.Request], Json]) -> list[web.RouteDef]:
        return TeamsPage(self.tenant, self.user_actions, common, self._undrafted).routes()

    async def close(self) -> None:
        await self.door.close()

    async def introduce(self) -> None:
        """Tell the bot of every place that it was put into, as Teams does on the day on which an app is set up."""
        people = [one for one in self.tenant.people if one.id in self.tenant.installed]
        if self.tenant.in_team and people:
            await self.user_actions.add_to_team(people[0].id)
        for one in people:
            await self.user_actions.install(one.id)

    async def _download(self, request: web.Request) -> web.Response:
        """The address holds all that is needed to fetch the file; Teams gives it out to the bot alone."""
        file = self.tenant.files.find(request.match_info["file"])
        if file is None:
            return web.Response(text="File not found", status=404)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
        return web.Response(body=file.content, content_type=file.kind.mimetype, headers=headers)
