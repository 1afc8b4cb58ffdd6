"""Cleaning the database's file of what was deleted, soon after it was.

1. Whoever deletes what must be gone calls `want` in the same transaction.
2. A beat calls `clean_wanted` once that is committed. What cannot be cleaned since somebody reads just then is tried
   again at the next beat.
3. What is deleted meanwhile counts `times` up, so that it is not taken for cleaned.
"""

from sqlalchemy import delete, update
from sqlmodel import Session, SQLModel, col, exists, select

from store.database import SessionMaker, engine_of, insert_once, reading, transaction
from store.engines import clean
from store.models import Cleaning

ANY_WANTED = exists(select(Cleaning.table_name))


def want(session: Session, *tables: type[SQLModel]) -> None:
    for table in tables:
        name = str(table.__tablename__)
        if not insert_once(session, Cleaning, {"table_name": name, "times": 1}):
            again = update(Cleaning).where(col(Cleaning.table_name) == name).values(times=Cleaning.times + 1)
            session.execute(again)


def clean_wanted(sessions: SessionMaker) -> bool:
    """Returns whether nothing is left to clean."""
    with reading(sessions) as session:
        wanted = {one.table_name: one.times for one in session.exec(select(Cleaning))}
    if not wanted:
        return True
    engine = engine_of(sessions)
    # On SQLite the file is cleaned as a whole.
    if engine.dialect.name == "sqlite":
        done = set(wanted) if clean(engine, "") else set()
    else:
        done = {name for name in wanted if clean(engine, f'"{name}"')}
    with transaction(sessions) as session:
        for name in done:
            this = (col(Cleaning.table_name) == name) & (col(Cleaning.times) == wanted[name])
            session.execute(delete(Cleaning).where(this))
    return len(done) == len(wanted)
