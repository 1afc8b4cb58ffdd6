"""The lights of `/health/ready` that another process can see, as findings."""

from collections.abc import Iterator

from bot.cli.findings import Finding
from bot.core import Core
from bot.health.gathering import lights_of
from bot.health.lights import State


def look(core: Core) -> Iterator[Finding]:
    for light in lights_of(core).look():
        yield Finding(ok=light.state is State.OK, what=light.says, do=light.do)
