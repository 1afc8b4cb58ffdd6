"""The sealed ballots of an open round, and who wants to be asked by none.

Whoever casts is known in memory alone: no statement of it names them, since a server may log its statements.
"""

from collections.abc import Sequence

from sqlalchemy import delete, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from store.database import insert_once, number_of
from store.models.pulse import PulseBallot, PulseInvited, PulseRound, PulseStopped
from store.pulse.box import box_of
from store.pulse.keys import keys_of
from store.pulse.sealing import RoundKey, has_answer
from store.rules.control_signs import in_whole_signs, without_control_signs
from store.rules.pulse.questions import ENPS_STEPS, LONGEST_COMMENT, Answer, Answers, Question, QuestionKind
from store.rules.terms import PulseState

ROOM_FOR_CHOICES = 64
"""Bytes: all ten options of a question, with what stands around them."""
BYTES_A_CHARACTER = 6
"""At most, in JSON."""


class BallotError(Exception):
    """Why a ballot was not kept: a sentence for people, without what is in it."""


class RoundEndedError(BallotError):
    def __init__(self) -> None:
        super().__init__("This round is over, so nothing was kept.")


class NotInvitedError(BallotError):
    def __init__(self) -> None:
        super().__init__("This round does not ask you, so nothing was kept.")


class UnfitError(BallotError):
    def __init__(self) -> None:
        super().__init__("These answers do not fit the questions of this round, so nothing was kept.")


def cast(session: Session, round_: PulseRound, person_id: int, answers: Answers) -> None:
    """Seal somebody's ballot; a later one takes the place of an earlier. Without any answer, it is a skipped round.

    Raises:
        BallotError: nothing was kept; it says why and quotes nothing.
        NoKeysError: this process has not the keys that the database knows.
    """
    fitting = _fitting(round_.questions, answers)
    _wait_for_the_close(session, round_)
    key = _key_while_open(session, round_)
    if person_id not in _invited(session, round_):
        raise NotInvitedError
    tag = key.tag(person_id)
    sealed = key.seal(tag, fitting, _room(round_.questions))
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(PulseBallot).values(tag=tag, round_id=round_.id, sealed=sealed)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["tag"], set_={"sealed": statement.excluded.sealed})
    )


def not_answered(session: Session, round_: PulseRound) -> list[int]:
    """Who is still to be asked: whoever has sealed no ballot, and has not asked to be left alone."""
    keys, key = keys_of(session), _key_while_open(session, round_)
    box = box_of(session, round_, key)
    stopped = set(session.exec(select(PulseStopped.tag)))
    return [
        person for person in _invited(session, round_) if person not in box and keys.stop_tag(person) not in stopped
    ]


def rate(session: Session, round_: PulseRound) -> int | None:
    """How many per cent are said to have answered an open round; None where nothing can be said of it yet.

    Not as it is just now: whoever looks before and after somebody answers would see that they did.
    """
    _key_while_open(session, round_)
    return None if round_.answered_told is None else round(100 * round_.answered_told / round_.invited)


def bring_rate_up_to_date(session: Session, round_: PulseRound) -> None:
    """For once a day: say how many have answered, unless that or the change since the last time tells of a few."""
    fewest, invited, told = round_.floors.answers, round_.invited, round_.answered_told or 0
    answered = box_of(session, round_, _key_while_open(session, round_)).answered()
    of_few = range(1, fewest)
    if invited < fewest or answered in of_few or invited - answered in of_few or abs(answered - told) < fewest:
        return
    round_.answered_told = answered
    session.add(round_)
    session.flush()


def stop_asking(session: Session, person_id: int) -> None:
    insert_once(session, PulseStopped, {"tag": keys_of(session).stop_tag(person_id)})


def ask_again(session: Session, person_id: int) -> None:
    tag = keys_of(session).stop_tag(person_id)
    session.connection().execute(delete(PulseStopped).where(col(PulseStopped.tag) == tag))


def has_stopped(session: Session, person_id: int) -> bool:
    tag = keys_of(session).stop_tag(person_id)
    return session.exec(select(PulseStopped.tag).where(PulseStopped.tag == tag)).first() is not None


def close_turn(round_: PulseRound) -> str:
    """The turn of whoever ends a round; those who cast share it among themselves."""
    return f"pulse round {round_.id}"


def _wait_for_the_close(session: Session, round_: PulseRound) -> None:
    """On PostgreSQL a lock in memory, not one of the row, which would leave a trace of each transaction in it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock_shared(number_of(close_turn(round_)))))


def _key_while_open(session: Session, round_: PulseRound) -> RoundKey:
    state = session.exec(select(PulseRound.state).where(PulseRound.id == round_.id)).one()
    key = keys_of(session).load(round_.code)
    if state is not PulseState.OPEN or key is None:
        raise RoundEndedError
    return key


def _invited(session: Session, round_: PulseRound) -> list[int]:
    """All of them, so that no statement names the one who is looked for."""
    return list(session.exec(select(PulseInvited.person_id).where(PulseInvited.round_id == round_.id)))


def _room(questions: Sequence[Question]) -> int:
    comments = sum(one.kind is QuestionKind.COMMENT for one in questions)
    return ROOM_FOR_CHOICES * len(questions) + BYTES_A_CHARACTER * LONGEST_COMMENT * comments


def _fitting(questions: Sequence[Question], answers: Answers) -> Answers:
    if not any(has_answer(one) for one in answers):
        return (None,) * len(questions)
    if len(answers) != len(questions):
        raise UnfitError
    if not all(_fits(*pair) for pair in zip(questions, answers, strict=True)):
        raise UnfitError
    return tuple(_storable(one) for one in answers)


def _fits(question: Question, answer: Answer | None) -> bool:
    if answer is None:
        return True
    match question.kind:
        case QuestionKind.COMMENT:
            return isinstance(answer, str) and len(answer) <= LONGEST_COMMENT
        case QuestionKind.CHOICES:
            places = range(len(question.options))
            return (
                isinstance(answer, tuple) and len(set(answer)) == len(answer) and all(one in places for one in answer)
            )
        case QuestionKind.ENPS:
            return isinstance(answer, int) and answer in range(ENPS_STEPS)
        case QuestionKind.SCALE | QuestionKind.CHOICE:
            return isinstance(answer, int) and answer in range(len(question.options))


def _storable(answer: Answer | None) -> Answer | None:
    """Without what a form may send and no database takes, or what would order a terminal about that shows it."""
    if not isinstance(answer, str):
        return answer if has_answer(answer) else None
    return in_whole_signs(without_control_signs(answer)).strip() or None
