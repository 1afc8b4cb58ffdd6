"""Who asks, on which day."""

from datetime import datetime

from sqlmodel import Session

from commands.errors import CommandError
from commands.request import NO_PLAN, Request
from store.people import directory
from store.time import london_day


def make_request(session: Session, person_id: int, now: datetime, *, in_person: bool = True) -> Request:
    """Refuses whoever may not read. Which plan it is about is found from what they say."""
    person = directory.with_roles(session, person_id)
    if person is None:
        raise CommandError(NO_PLAN)
    request = Request(session, person, None, london_day(now), now, in_person=in_person)
    request.must("read")
    return request
