"""The lights that any process can look at, since they shine from the database and the disk."""

from functools import partial
from pathlib import Path

from bot.core import Core
from bot.health import damage, database, disk, sending
from bot.health.lights import Lights, State
from store.damage import damage_of


def lights_of(core: Core, backups: Path | None = None) -> Lights:
    """Args:
    backups: the folder of nightly backups, where they are wanted.
    """
    # From now on no error of damage is missed.
    damage_of(core.engine)
    lights = Lights()
    lights.add(database.WRITABLE, database.Writable(core).look, blind=State.DOWN)
    lights.add(database.FILE, partial(database.look_at_file, core), blind=State.DOWN)
    lights.add(database.SCHEMA, partial(database.look_at_schema, core), blind=State.DOWN)
    lights.add(damage.NAME, partial(damage.look, core), blind=State.DOWN)
    lights.add("sending", partial(sending.look, core))
    lights.add(disk.ROOM, partial(disk.look_at_room, core))
    if backups is not None:
        lights.add(disk.BACKUP, partial(disk.look_at_backups, core, backups))
    return lights
