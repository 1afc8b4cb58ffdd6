"""Whether the database takes what is written."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.health.lights import Light, State
from store.database import SessionMaker, reading

NAME = "database"


def look(sessions: SessionMaker) -> Iterator[Light]:
    try:
        with reading(sessions) as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        yield Light(name=NAME, state=State.DOWN, says="The database does not answer.", do="Run: sightline check")
    else:
        yield Light(name=NAME, state=State.OK, says="The database answers.")
