"""The lights of `/health/ready` that another process can see, as findings."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot.cli.findings import Finding
from bot.core import Core
from bot.health import damage, sending
from bot.health.gathering import lights_of
from bot.health.lights import State
from bot.settings import Settings
from bot.troubles import reason_of, trouble_said
from store.unusable import trouble_of

SAID_ELSEWHERE = {sending.LANES, sending.CLOCK, sending.WAITING}
"""`bot/cli/stopped.py` says them with the names of chats and plans, which no light may."""


def look(core: Core, chosen: Settings) -> Iterator[Finding]:
    """The whole database is read first, since that alone puts the light of damage out again."""
    damage.read_all(core)
    for light in lights_of(core, chosen.backup_dir).look():
        if light.name not in SAID_ELSEWHERE:
            yield Finding(ok=light.state is State.OK, what=light.says, do=light.do)


def unusable(error: SQLAlchemyError | sqlite3.Error) -> Finding:
    """A database that could not even be opened."""
    what, do = trouble_said(error) or ("", "")
    if trouble_of(error) is None:
        what = f"The database cannot be used ({reason_of(error)})."
    return Finding(ok=False, what=what, do=do)
