"""What each person asked last, in each thread and alone with us, for an hour; the query, never the words."""

from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, select

from store.models import Remembered
from store.query.model import Query

KEEP = timedelta(hours=1)


def last_asked(session: Session, person_id: int, places: tuple[str, ...], plan_id: int, now: datetime) -> Query | None:
    """The newest question in the first of these places that has one."""
    rows = session.exec(
        select(Remembered).where(
            Remembered.person_id == person_id,
            Remembered.plan_id == plan_id,
            col(Remembered.place).in_(places),
            Remembered.at >= now - KEEP,
        )
    ).all()
    by_place = {row.place: row for row in rows}
    row = next((by_place[place] for place in places if place in by_place), None)
    try:
        return Query.model_validate_json(row.query) if row else None
    except ValidationError:
        # Nothing to follow on, or another release wrote it.
        return None


def remember(session: Session, person_id: int, place: str, plan_id: int, query: Query | None, now: datetime) -> None:
    """In the place of what was asked there before. What is too old goes with it.

    Args:
        query: None for what no follow-up can change a part of; then "it" means nothing there.
    """
    prune(session, now)
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = {"plan_id": plan_id, "query": query.carried() if query else "", "at": now}
    statement = insert(Remembered).values(person_id=person_id, place=place, **row)
    statement = statement.on_conflict_do_update(index_elements=["person_id", "place"], set_=row)
    session.connection().execute(statement)


def prune(session: Session, now: datetime) -> None:
    session.execute(delete(Remembered).where(col(Remembered.at) < now - KEEP))
