"""Databases for tests, on either engine: each a copy of one that was made ready once."""

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, create_engine, make_url

from store.database import open_database, session_maker, transaction
from store.demo_plan.seeding import seed
from store.people.accounts import of_known_people, remember_all
from store.plan import plans
from tests.cast import accounts, add_cast

Fill = Callable[[str], None]
"""Puts something into the new database with this URL."""
MakeDatabase = Callable[..., str]

_before: dict[Fill, Fill] = {}


def goes_on_from(before: Fill) -> Callable[[Fill], Fill]:
    """Let a fill be given a copy of what another has filled, so that the migrations and the seed run once."""

    def kept(fill: Fill) -> Fill:
        _before[fill] = before
        return fill

    return kept


def with_schema(url: str) -> None:
    open_database(url).dispose()


@goes_on_from(with_schema)
def with_demo(url: str) -> None:
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        seed(session)
    engine.dispose()


@goes_on_from(with_demo)
def with_people(url: str) -> None:
    """The demo plan, and beside its people the cast, of whom no chat has told yet."""
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        (plan,) = plans.every(session)
        add_cast(session, plan)
    engine.dispose()


@goes_on_from(with_people)
def with_cast(url: str) -> None:
    """The same with their accounts in Slack."""
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        # As a chat's start would; done once here, it is not done again for each story.
        remember_all(session, of_known_people(session, accounts()))
    engine.dispose()


class Databases(Protocol):
    def new(self, fill: Fill | None = None) -> str:
        """Give the URL of a database of one's own: empty, or with what `fill` puts into one."""
        ...

    def forget(self, url: str) -> None: ...


class SqliteDatabases:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._ready: dict[Fill, Path] = {}

    def new(self, fill: Fill | None = None) -> str:
        path = self._path()
        if fill is not None:
            self._copy(fill, path)
        return f"sqlite:///{path}"

    def ready(self, fill: Fill) -> Path:
        """Give the one that is copied."""
        if fill not in self._ready:
            path = self._path()
            if fill in _before:
                self._copy(_before[fill], path)
            fill(f"sqlite:///{path}")
            self._ready[fill] = path
        return self._ready[fill]

    def _copy(self, fill: Fill, path: Path) -> None:
        shutil.copy(self.ready(fill), path)

    def forget(self, url: str) -> None:
        shutil.rmtree(Path(str(make_url(url).database)).parent, ignore_errors=True)

    def _path(self) -> Path:
        """In a folder of its own, which a story may take away."""
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return folder / "sightline.db"


class PostgresDatabases:
    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        # Its connection is kept: for each one the server starts a process, at more than a small database takes.
        self._engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        self._numbers = count(1)
        self._ready: dict[Fill, str] = {}

    def new(self, fill: Fill | None = None) -> str:
        name = self._name()
        self._create(name, self._template(fill))
        return self._url(name)

    def forget(self, url: str) -> None:
        self._say(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        for name in self._ready.values():
            self._say(f"DROP DATABASE {name}")
        self._engine.dispose()

    def _template(self, fill: Fill | None) -> str:
        if fill is None:
            return "template0"
        if fill not in self._ready:
            name = self._name()
            self._create(name, self._template(_before.get(fill)))
            fill(self._url(name))
            self._ready[fill] = name
        return self._ready[fill]

    def _create(self, name: str, template: str) -> None:
        with self._engine.connect() as connection:
            # Copied as files: page by page through the log, as newer servers do it, takes twice as long.
            newer = (connection.dialect.server_version_info or (0,)) >= (15,)
            strategy = "STRATEGY FILE_COPY" if newer else ""
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} {strategy}")

    def _name(self) -> str:
        # Several test processes may share a server that was named to them.
        return f"sightline_test_{os.getpid()}_{next(self._numbers)}"

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _say(self, words: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(words)


def steps_of(connection: Connection, statement: str, values: Any) -> list[str]:
    """Say how the engine would go about a statement."""
    if connection.dialect.name == "sqlite":
        return [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    return [str(row[0]) for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values)]
