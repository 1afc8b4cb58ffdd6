"""The lights that any process can look at, since they shine from the database and the disk."""

from functools import partial

from bot.core import Core
from bot.health import database
from bot.health.lights import Lights, State


def lights_of(core: Core) -> Lights:
    lights = Lights()
    lights.add(database.NAME, partial(database.look, core.sessions), blind=State.DOWN)
    return lights
