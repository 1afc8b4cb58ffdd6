"""Whether the database takes what is written, is still ours, and has the schema that this version knows."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.core import Core
from bot.health.lights import Light, State
from bot.troubles import trouble_said
from store.database import briefly, reading
from store.delivery import heartbeats
from store.own_file import own_file
from store.schema import newest_revision, revision
from store.unusable import Trouble, UnusableError, trouble_of

WRITABLE, FILE, SCHEMA = "database writable", "database file", "schema"
LONG = timedelta(seconds=5)
"""Whoever holds the lock for less is at work, and others wait for it anyway."""


class Writable:
    """Writes a row at each look. It remembers for how long another program has held the lock."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._held_since: datetime | None = None

    def look(self) -> Iterator[Light]:
        now = self._core.clock.now()
        try:
            with briefly(self._core.sessions) as session:
                heartbeats.wrote(session, now)
        except (SQLAlchemyError, sqlite3.Error) as error:
            is_held = trouble_of(error) is Trouble.LOCKED
            self._held_since = (self._held_since or now) if is_held else None
            waits = is_held and self._held_since is not None and now - self._held_since < LONG
            yield light_of(WRITABLE, error, State.DEGRADED if waits else State.DOWN)
        else:
            self._held_since = None
            yield Light(name=WRITABLE, state=State.OK, says="The database opens and can be written.")


def look_at_file(core: Core) -> Iterator[Light]:
    """Only SQLite has one."""
    if (own := own_file(core.engine)) is None:
        return
    try:
        own.check()
    except UnusableError as error:
        yield light_of(FILE, error)
    else:
        yield Light(name=FILE, state=State.OK, says="The database is the file that was opened.")


def look_at_schema(core: Core) -> Iterator[Light]:
    with reading(core.sessions) as session:
        found = revision(session.connection())
    if found == newest_revision():
        yield Light(name=SCHEMA, state=State.OK, says="The schema is the one that this version knows.")
    else:
        error = UnusableError(Trouble.NEWER, f"its schema is {found}, and this one knows {newest_revision()}")
        yield light_of(SCHEMA, error)


def light_of(name: str, error: Exception, state: State = State.DOWN) -> Light:
    says, do = trouble_said(error) or ("The database does not answer.", "Run: sightline check")
    return Light(name=name, state=state, says=says, do=do)
