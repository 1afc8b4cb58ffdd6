"""Where the councils of a process are reached: each has addresses of its own under its name."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from aiohttp import web

from bot.health.lights import Light, Lights, State, health_of
from bot.hosting.hosted import Hosted
from bot.web import answer_of, health_answer, metrics_answer

PREFIX = "/councils/"

LONGEST_SECONDS = 1.8
"""More than the lights of one council take, and less than those who watch wait for."""

Result = TypeVar("Result")


def routes(councils: Mapping[str, Hosted]) -> list[web.RouteDef]:
    """`GET /councils/NAME/health/ready` and `…/metrics`, and `POST /councils/NAME/…`, such as `…/slack/events`."""

    async def ready(request: web.Request) -> web.Response:
        hosted = _of(request)
        return health_answer(await _in_its_pool(hosted, hosted.lights))

    async def metrics(request: web.Request) -> web.Response:
        hosted = _of(request)
        return await metrics_answer(_in_its_pool(hosted, hosted.lights), _in_its_pool(hosted, hosted.counts))

    async def post(request: web.Request) -> web.Response:
        hosted, body = _of(request), await request.read()
        take = partial(hosted.take, f"/{request.match_info['path']}", body, request.headers)
        return await answer_of(_in_its_pool(hosted, take), council=hosted.name)

    def _of(request: web.Request) -> Hosted:
        hosted = councils.get(request.match_info["council"])
        if hosted is None:
            raise web.HTTPNotFound
        return hosted

    at = f"{PREFIX}{{council}}/"
    return [web.get(f"{at}health/ready", ready), web.get(f"{at}metrics", metrics), web.post(f"{at}{{path:.+}}", post)]


async def _in_its_pool(hosted: Hosted, work: Callable[[], Result]) -> Result:
    return await asyncio.get_running_loop().run_in_executor(hosted.pool, work)


class AllLights(Lights):
    """One light a council.

    While any council is served, so is the process: what is wrong with one is no reason to stop the others.
    """

    def __init__(self, councils: Mapping[str, Hosted], problems: Mapping[str, str]) -> None:
        """Args: problems: why a council is not even tried."""
        super().__init__(LONGEST_SECONDS)
        for name, hosted in councils.items():
            self.add(name, partial(_of_one, hosted), blind=State.DOWN)
        for name, why in problems.items():
            light = Light(name=name, state=State.DOWN, says=f"{name} is not served: {why}", do="See its settings.")
            self.add(name, partial(list, [light]))

    def look(self) -> list[Light]:
        found = super().look()
        if all(light.state is State.DOWN for light in found):
            return found
        return [_softened(light) for light in found]


def _softened(light: Light) -> Light:
    return light if light.state is State.OK else light.model_copy(update={"state": State.DEGRADED})


def _of_one(hosted: Hosted) -> list[Light]:
    lights = hosted.lights()
    state = health_of(lights).state
    if state is State.OK:
        return [Light(name=hosted.name, state=state, says=f"{hosted.name} is well.")]
    says = " ".join(light.says for light in lights if light.state is state)
    do = f"Look at {PREFIX}{hosted.name}/health/ready, and into the log."
    return [Light(name=hosted.name, state=state, says=f"{hosted.name}: {says}", do=do)]
