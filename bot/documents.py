"""A document that somebody shares in a chat: read apart from all else, then shown for a yes or a no.

Reading takes seconds, so it is noted first, answered at once, and read behind the answer.
"""

from dataclasses import dataclass

from sqlmodel import Session

from bot.conversation.choosing import may_mean
from bot.conversation.requests import make_request
from commands.cards import Card
from commands.errors import CommandError
from commands.pulse import from_files
from commands.request import Request
from commands.showing.imports import document_card, plan_for
from scheduler.clock import Clock
from store.database import SessionMaker, transaction
from store.documents.staged import StagedPlan
from store.loading import Choices, UnreadablePlanError, check_name, read_content, stored_imports
from store.loading.plan_reading import choices_of
from store.loading.screening import without_identifiers
from store.people.permissions import Verb
from store.pulse.reading_files import ENDINGS, is_of_a_pulse


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
                # Whoever shares a document wants to change a plan by it.
                request.changes = True
                _may_share(request, "pulse" if self._may_be_of_pulse(request, name) else "lead_some", name)
                name = without_identifiers(name)
                row = stored_imports.begin(session, key=key, source=name, by=request.person, now=request.now)
                return Begun(Card(title=f"Reading {name}. This takes a few seconds."), row.id) if row else None
        except CommandError as error:
            return Begun(Card(title=error.sentence))
        except UnreadablePlanError as error:
            return Begun(_refusal(error))

    def read(self, person_id: int, number: int, content: bytes) -> Card:
        """Read it and show what was found. Nothing of it is saved in the plan.

        A questionnaire or list of a pulse is taken at once: it asks nobody before a lead approves it.
        """
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            source, request = row.source, self._request(session, person_id)
            request.changes, of_pulse = True, self._is_of_pulse(request, source, content)
            try:
                request.must("pulse" if of_pulse else "lead_some")
                if of_pulse:
                    stored_imports.finish(session, row, None)
                    return from_files.take(request, source, content)
            except CommandError as error:
                stored_imports.finish(session, row, None)
                return Card(title=error.sentence)
            choices = choices_of(request.chosen) if request.chosen else None
        try:
            # No transaction stands open while a process of its own reads the file.
            staged = read_content(content, source, choices)
            own = self._choices_of_its_plan(person_id, staged)
            staged = staged if own in (None, choices) else read_content(content, source, own)
        except UnreadablePlanError as error:
            self.give_up(number)
            return _refusal(error)
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            stored_imports.finish(session, row, staged)
            session.flush()
            return document_card(self._request(session, person_id), row)

    def _choices_of_its_plan(self, person_id: int, staged: StagedPlan) -> Choices | None:
        """How the plan counts quarters and terms whose next version the document is."""
        with transaction(self._sessions) as session:
            its = plan_for(self._request(session, person_id), staged)
            return choices_of(its) if its else None

    def pasted(self, number: int) -> bytes:
        """A table that was typed in place of a file."""
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            return (row.pasted or "").encode() if row is not None else b""

    def give_up(self, number: int) -> None:
        with transaction(self._sessions) as session:
            if (row := stored_imports.get(session, number)) is not None:
                stored_imports.finish(session, row, None)

    def _may_be_of_pulse(self, request: Request, name: str) -> bool:
        """Whether somebody who runs pulses may share it, whatever it holds. Takes the plan whose pulses they run."""
        theirs = [plan for plan in request.among if request.may_in("pulse", plan)]
        if theirs and name.lower().endswith(ENDINGS):
            request.chosen = request.chosen if request.chosen in theirs else theirs[0]
            return True
        return False

    def _is_of_pulse(self, request: Request, name: str, content: bytes) -> bool:
        """What somebody shares who runs pulses and changes no plan can be nothing else."""
        if is_of_a_pulse(name, content):
            self._may_be_of_pulse(request, name)
            return True
        return not request.may("lead_some") and self._may_be_of_pulse(request, name)

    def _request(self, session: Session, person_id: int) -> Request:
        request = make_request(session, person_id, self._clock.now())
        may_mean(request)
        request.chosen = request.chosen or request.last_used or next(iter(request.among), None)
        return request


def comes_last(name: str) -> bool:
    """Whether a file that was shared beside others is read after them: a list is of the pulse that came with it."""
    return name.lower().endswith(".csv")


def _may_share(request: Request, verb: Verb, name: str) -> None:
    """Raises `CommandError`; it says what to do where whoever runs pulses shares a workbook."""
    try:
        request.must(verb)
    except CommandError as refused:
        if not name.lower().endswith(".xlsx") or not any(request.may_in("pulse", one) for one in request.among):
            raise
        said = "If this is a pulse's list, save it as CSV with the columns address, team and role, and share that."
        raise CommandError(f"{refused.sentence} {said}") from refused


def _refusal(error: UnreadablePlanError) -> Card:
    """The sentence may begin with the file's name, and a message begins as a sentence does."""
    return Card(title=str(error) if str(error).startswith("I ") else f"I can't use this file: {error}")
