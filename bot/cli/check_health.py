"""The lights of `/health/ready` that another process can see, as findings."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.findings import Finding
from bot.core import Core
from bot.health import damage, sending
from bot.health.gathering import lights_of
from bot.health.lights import State
from bot.settings import Settings
from bot.troubles import reason_of, trouble_said
from store.copies.files import first_damage
from store.engines import file_named
from store.unusable import Trouble, trouble_of

SAID_ELSEWHERE = {sending.LANES, sending.CLOCK, sending.WAITING}
"""`bot/cli/stopped.py` says them with the names of chats and plans, which no light may."""


def look(core: Core, chosen: Settings) -> Iterator[Finding]:
    for light in lights_of(core, chosen.backup_dir).look():
        if light.name not in SAID_ELSEWHERE:
            yield Finding(ok=light.state is State.OK, what=light.says, do=light.do)


def damaged(core: Core) -> Finding | None:
    """Read the whole database. That alone puts the light of damage out again."""
    found = damage.read_all(core)
    if found is None:
        return None
    for _ in damage.look(core):
        pass  # it is written down, for the bot that runs
    return _damaged(found)


def _damaged(found: str) -> Finding:
    first = " ".join(found.removeprefix("*** in database main ***").split())
    return Finding(
        ok=False,
        what=f"The database's file is damaged. It was read whole, and the first damage found is: “{first}”.",
        do="Stop the bot, then put the newest backup back: sightline restore FILE",
    )


def unusable(error: SQLAlchemyError | sqlite3.Error, chosen: Settings | None = None) -> Finding:
    """A database that could not even be opened.

    Args:
        chosen: names the file that is read through where it is damaged.
    """
    file = file_named(make_url(chosen.database)) if trouble_of(error) is Trouble.DAMAGED and chosen else None
    if file is not None:
        return _damaged(first_damage(file) or "met by a statement only")
    what, do = trouble_said(error) or ("", "")
    if trouble_of(error) is None:
        what = f"The database cannot be used ({reason_of(error)})."
    return Finding(ok=False, what=what, do=do)
