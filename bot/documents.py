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
from commands.showing.column_form import tables_of
from commands.showing.imports import document_card, plan_for
from commands.showing.read_otherwise import read_otherwise
from scheduler.clock import Clock
from store.database import SessionMaker, reading, transaction
from store.documents.staged import StagedPlan
from store.loading import NoPlanFoundError, UnreadablePlanError, check_name, read_content, stored_imports
from store.loading.proposing import propose
from store.loading.reading_ways import Way, read_as
from store.loading.screening import without_identifiers
from store.people.permissions import Verb
from store.pulse.reading_files import ENDINGS, is_of_a_pulse
from store.rules.terms import ImportState


@dataclass(frozen=True)
class Begun:
    """Args: number: by which the document is known here; None where it is not to be read, and the card says why."""

    card: Card
    number: int | None = None


@dataclass(frozen=True)
class Known:
    """Args: origin: by what its chat fetches it again. was_read: whether it only is to be read anew."""

    source: str
    origin: str | None
    pasted: str | None
    was_read: bool


class Documents:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def begin(self, person_id: int, name: str, key: str, origin: str | None = None) -> Begun | None:
        """Note a shared file; None where the same sharing of it was noted before.

        Args:
            key: names the sharing, so that a file delivered twice is read once.
            origin: by what the chat fetches the file again.
        """
        try:
            check_name(name)
            with transaction(self._sessions) as session:
                request = self._request(session, person_id)
                # Whoever shares a document wants to change a plan by it.
                request.changes = True
                _may_share(request, "pulse" if self._may_be_of_pulse(request, name) else "lead_some", name)
                name = without_identifiers(name)
                row = stored_imports.begin(
                    session, key=key, source=name, by=request.person, now=request.now, origin=origin
                )
                return Begun(Card(title=f"Reading {name}. This takes a few seconds."), row.id) if row else None
        except CommandError as error:
            return Begun(Card(title=error.sentence))
        except UnreadablePlanError as error:
            return Begun(_refusal(error))

    def read(self, person_id: int, number: int, content: bytes) -> Card | None:
        """Read it and show what was found. Nothing of it is saved in the plan.

        A questionnaire or list of a pulse is taken at once: it asks nobody before a lead approves it.

        Returns: None where somebody answered a question about it meanwhile, so that it is read again already.
        """
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            source, said, before = row.source, stored_imports.said_of(row), row.staged
            request = self._request(session, person_id)
            request.changes = True
            of_pulse = before is None and self._is_of_pulse(request, source, content)
            try:
                request.must("pulse" if of_pulse else "lead_some")
                if of_pulse:
                    stored_imports.finish(session, row, None)
                    return from_files.take(request, source, content)
            except CommandError as error:
                if before is None:
                    stored_imports.finish(session, row, None)
                return Card(title=error.sentence)
            chosen = [request.chosen] if request.chosen else []
            ways = [Way.of(one) for one in (*chosen, *request.among)] or [Way.of(None)]
        try:
            # No transaction stands open while a process of its own reads the file.
            staged = read_as(
                ways,
                said,
                lambda choices, guidance: read_content(content, source, choices, guidance),
                lambda found: self._way_of_its_plan(person_id, found),
            )
        except UnreadablePlanError as error:
            return self._refused(person_id, number, error)
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            if row.state in (ImportState.READING, ImportState.WAITING):
                if stored_imports.said_of(row) != said:
                    return None
                stored_imports.finish(session, row, staged)
        # Held against a plan it takes a while to draw, and no press waits for that.
        with reading(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            card = document_card(self._request(session, person_id), row)
            if before is not None:
                card.notice = read_otherwise(before, staged)
            return card

    def _refused(self, person_id: int, number: int, error: UnreadablePlanError) -> Card:
        """What was read before stays where there is nothing to read by a later answer; that answer does not."""
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            known = row.staged is None or row.staged.is_empty
            if known and isinstance(error, NoPlanFoundError) and tables_of(error.staged):
                was_read = row.staged is not None
                stored_imports.finish(session, row, error.staged)
                session.flush()
                card = document_card(self._request(session, person_id), row)
                card.notice = "Read again: still nothing of a plan." if was_read else None
                return card
            if row.staged is None:
                stored_imports.finish(session, row, None)
                return _refusal(error)
            row.guidance = row.staged.reading
            session.add(row)
            session.flush()
            card = document_card(self._request(session, person_id), row)
            card.notice = f"{_refusal(error).title} So I keep the reading before, without your last answer."
            return card

    def _way_of_its_plan(self, person_id: int, staged: StagedPlan) -> Way:
        """As the plan is read whose next version the document is."""
        with reading(self._sessions) as session:
            request = self._request(session, person_id)
            its = plan_for(request, staged)
            if its is None or not its.reading:
                return Way.of(its)
            _, difference = propose(session, its, staged, request.today)
            return Way.of(its, remembered=difference.state != "other")

    def known(self, number: int) -> Known | None:
        """What is known of a document besides what was read of it; None where nobody is to read it any more."""
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            if row is None or row.state not in (ImportState.READING, ImportState.WAITING):
                return None
            return Known(row.source, row.origin, row.pasted, row.state is ImportState.WAITING)

    def again(self, person_id: int, number: int, notice: str, *, without_answers: bool = False) -> Card:
        """The review as it stands, headed by what has happened.

        Args:
            without_answers: let go of what it was not read by, so that the same can be answered again.
        """
        with transaction(self._sessions) as session:
            row = stored_imports.get(session, number)
            assert row is not None
            if without_answers and row.staged is not None:
                row.guidance = row.staged.reading
            card = document_card(self._request(session, person_id), row)
            card.notice = notice
            return card

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
