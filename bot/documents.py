"""A document that somebody shares in a chat: read apart from all else, then shown for a yes or a no.

Reading takes seconds, so it is noted first, answered at once, and read behind the answer.
"""

from dataclasses import dataclass

from sqlmodel import Session

from commands.cards import Card
from commands.errors import CommandError
from commands.request import Request
from commands.showing.imports import document_card
from scheduler.clock import Clock
from store.database import SessionMaker, transaction
from store.loading import UnreadablePlanError, check_name, read_content, stored_imports
from store.loading.plan_reading import choices_of
from store.models import Plan
from store.people import directory
from store.plan import plans
from store.time import london_day


@dataclass(frozen=True)
class Begun:
    """Args: number: by which the document is known here; None where it is not to be read, and the card says why."""

    card: Card
    number: int | None = None


class Documents:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def begin(self, person_id: int, name: str, key: str) -> Begun | None:
        """Note a shared file; None where the same sharing of it was noted before.

        Args:
            key: names the sharing, so that a file delivered twice is read once.
        """
        try:
            check_name(name)
            with transaction(self._sessions) as session:
                request = self._request(session, person_id)
                request.must("lead_some")
                row = stored_imports.begin(session, key=key, source=name, by=request.person, now=request.now)
                return Begun(Card(title=f"Reading {name}. This takes a few seconds."), row.id) if row else None
        except CommandError as error:
            return Begun(Card(title=error.sentence))
        except UnreadablePlanError as error:
            return Begun(_refusal(error))

    def read(self, person_id: int, number: int, content: bytes) -> Card:
        """Read it and show what was found. Nothing of it is saved in the plan."""
        with transaction(self._sessions) as session:
            row, plan = stored_imports.get(session, number), plans.current(session)
            assert row is not None
            source, choices = row.source, choices_of(plan) if plan else None
        try:
            # No transaction stands open while a process of its own reads the file.
            staged = read_content(content, source, choices)
        except UnreadablePlanError as error:
            self.give_up(number)
            return _refusal(error)
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            stored_imports.finish(session, row, staged)
            session.flush()
            return document_card(self._request(session, person_id), row)

    def give_up(self, number: int) -> None:
        with transaction(self._sessions) as session:
            if (row := stored_imports.get(session, number)) is not None:
                stored_imports.finish(session, row, None)

    def _request(self, session: Session, person_id: int) -> Request:
        person, plan, now = directory.get(session, person_id), plans.current(session), self._clock.now()
        assert person is not None
        return Request(session, person, plan or Plan(title="", source="", created_at=now), london_day(now), now)


def _refusal(error: UnreadablePlanError) -> Card:
    """The sentence may begin with the file's name, and a message begins as a sentence does."""
    return Card(title=str(error) if str(error).startswith("I ") else f"I can't use this file: {error}")
