"""What is pressed and filled in of a pulse: answered without leaving anything behind but a sealed ballot.

It passes nothing that other words pass: no key of what came in, no memory of who spoke where, no outbox, no log. An
import contract holds it, and a test that watches every table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from commands.cards import Card
from commands.forms import Filled, Form
from commands.pulse import answering
from scheduler.clock import Clock
from store.database import SessionMaker, reading
from store.models.pulse import Pulse, PulseRound
from store.people import same_person
from store.pulse import asked, ballots
from store.pulse.ballots import NotInvitedError, RoundEndedError
from store.pulse.keys import NoKeysError, keys_of
from store.retrying import in_transaction
from store.rules.pulse.questions import Answers
from store.rules.terms import PulseState
from store.time import london_day


@dataclass
class Taken:
    """What there is to show of a press or a form."""

    answer: Card | Form | None
    """None where it was shown already."""
    replaces: bool = False
    """Whether it takes the place of the message that was pressed."""
    errors: dict[str, str] = field(default_factory=dict)
    """By field, where a form must be put right; nothing was kept then."""


WHOLE_FORM = ""
"""In place of a field, where a sentence is about all of a form."""


class _RefusedError(Exception):
    """Nothing was kept; the sentence tells why, and nothing of what was to be kept."""


class SealedConversation:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def pressed(self, person_id: int | None, says: str) -> Taken:
        """Do what a sealed button says.

        Args:
            person_id: None for an account that nobody knows here.
        """
        act, _, code = says.partition(" ")
        try:
            if person_id is None:
                return Taken(Card(title=answering.NOT_ASKED))
            if act in (answering.STOP, answering.AGAIN):
                return self._asks(person_id, code, stop=act == answering.STOP)
            if act == answering.SKIP:
                return self._skipped(person_id, code)
            return self._form(person_id, code)
        except _RefusedError as refused:
            return Taken(Card(title=str(refused)))
        except NoKeysError:
            return Taken(Card(title=answering.LOST))

    def filled(self, person_id: int | None, code: str, values: Mapping[str, Filled | None]) -> Taken:
        """Seal what was filled in, in the place of what was sealed before."""
        try:
            return in_transaction(self._sessions, lambda session: self._answered(session, person_id, code, values))
        except answering.UnfitError as unfit:
            return Taken(None, errors=unfit.errors)
        except _RefusedError as refused:
            return Taken(None, errors={WHOLE_FORM: str(refused)})
        except NoKeysError:
            return Taken(None, errors={WHOLE_FORM: answering.LOST})

    def asks(self, person_id: int | None, code: str) -> Taken:
        """What asks somebody, as it stands now."""
        if person_id is None:
            return Taken(Card(title=answering.NOT_ASKED))
        return Taken(answering.left_card(self._still_open(person_id, code), self._today()), replaces=True)

    def hide(self, text: str) -> str:
        """Encrypt what a form carries to the chat and back. Raises `NoKeysError`."""
        with reading(self._sessions) as session:
            return keys_of(session).hide(text)

    def reveal(self, hidden: str) -> str | None:
        """None where it was hidden with another secret, or not at all."""
        try:
            with reading(self._sessions) as session:
                return keys_of(session).reveal(hidden)
        except NoKeysError:
            return None

    def _answered(
        self, session: Session, person_id: int | None, code: str, values: Mapping[str, Filled | None]
    ) -> Taken:
        _, round_, asked_as = self._open(session, person_id, code)
        return self._cast(session, round_, asked_as, answering.answers_in(round_.questions, values))

    def _form(self, person_id: int, code: str) -> Taken:
        with reading(self._sessions) as session:
            pulse, round_, _ = self._open(session, person_id, code)
            return Taken(answering.ballot_form(pulse, round_))

    def _skipped(self, person_id: int, code: str) -> Taken:
        def skip(session: Session) -> Taken:
            _, round_, asked_as = self._open(session, person_id, code)
            return self._cast(session, round_, asked_as, (None,) * len(round_.questions))

        return in_transaction(self._sessions, skip)

    def _asks(self, person_id: int, code: str, *, stop: bool) -> Taken:
        """Args: code: of the round whose message was pressed; empty for another message, which nobody takes back."""
        wish = ballots.stop_asking if stop else ballots.ask_again
        in_transaction(self._sessions, lambda session: wish(session, person_id))
        if stop:
            return Taken(answering.stopped_card(code), replaces=True)
        return Taken(answering.asked_card(self._still_open(person_id, code), self._today()), replaces=True)

    def _still_open(self, person_id: int, code: str) -> PulseRound | None:
        try:
            with reading(self._sessions) as session:
                return self._open(session, person_id, code)[1]
        except _RefusedError:
            return None

    def _cast(self, session: Session, round_: PulseRound, person_id: int, answers: Answers) -> Taken:
        try:
            ballots.cast(session, round_, person_id, answers)
        except NotInvitedError:
            raise _RefusedError(answering.NOT_ASKED) from None
        except RoundEndedError:
            raise _RefusedError(answering.ENDED) from None
        return Taken(answering.thanks(round_, self._today()), replaces=True)

    def _today(self) -> date:
        return london_day(self._clock.now())

    def _open(self, session: Session, person_id: int | None, code: str) -> tuple[Pulse, PulseRound, int]:
        """The round, where it takes an answer of this person, and as whom it asks them.

        Raises `_RefusedError` or `NoKeysError`.
        """
        found = asked.by_code(session, code)
        if found is None:
            raise _RefusedError(answering.ENDED)
        round_ = found[1]
        if round_.state is PulseState.LOST:
            raise _RefusedError(answering.LOST)
        if round_.state is not PulseState.OPEN or round_.closes_at <= self._clock.now():
            raise _RefusedError(answering.ENDED)
        asked_as = self._asked_as(session, round_, person_id)
        if keys_of(session).load(code) is None:
            raise _RefusedError(answering.LOST)
        return *found, asked_as

    def _asked_as(self, session: Session, round_: PulseRound, person_id: int | None) -> int:
        """Whoever was known as two people when it opened is asked as the one that it knows."""
        invited = asked.invited(session, round_)
        if person_id is not None and person_id in invited:
            return person_id
        former = [] if person_id is None else same_person.former_ids(session, person_id)
        if (known := next((one for one in former if one in invited), None)) is None:
            raise _RefusedError(answering.NOT_ASKED)
        return known
