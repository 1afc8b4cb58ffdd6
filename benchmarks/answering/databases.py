"""Databases with large plans, on either engine, brought to the product's newest schema."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from benchmarks.answering.large_plan import Answers, answers, copy_of_plan, write_plan
from store.database import migrate
from store.engines import make_engine
from tests.postgres import postgres

STARTED = "started"

Make = Callable[[int], tuple[str, Answers]]
"""Makes a database with so many milestones, and says what is true of it."""


@contextmanager
def on_sqlite() -> Iterator[Make]:
    with tempfile.TemporaryDirectory() as folder:

        def make(size: int) -> tuple[str, Answers]:
            url = copy_of_plan(size, Path(folder))
            return url, _brought_up_to_date(url)

        yield make


@contextmanager
def on_postgresql(named: str) -> Iterator[Make]:
    """Each plan has a database of its own on the server, which is dropped at the end.

    Args:
        named: a server's URL, or `STARTED` for one that is started for this.
    """
    with ExitStack() as ending:
        server = make_url(ending.enter_context(postgres()) if named == STARTED else named)
        engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)

        def say(words: str) -> None:
            with engine.connect() as connection:
                connection.execute(text(words))

        def make(size: int) -> tuple[str, Answers]:
            name = f"sightline_answers_{os.getpid()}_{size}"
            say(f"CREATE DATABASE {name} TEMPLATE template0")
            ending.callback(say, f"DROP DATABASE {name} WITH (FORCE)")
            url = server.set(database=name).render_as_string(hide_password=False)
            write_plan(url, size)
            return url, _brought_up_to_date(url)

        yield make


def _brought_up_to_date(url: str) -> Answers:
    """Count what is true, then let the product bring the schema from where the plan was written to its newest."""
    engine = make_engine(url)
    known = answers(engine)
    migrate(engine)
    engine.dispose()
    return known
