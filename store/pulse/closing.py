"""The end of a round: its ballots are counted, and then neither they nor their key are anywhere.

A round ends in three steps. Whoever is killed between two of them leaves a state from which the next beat goes on:

1. One transaction counts the ballots, writes what may be told, deletes the ballots and sets the round's state. Until
   it is on the disk, the round is sealed as ever.
2. The key is destroyed. What is left of ballots in old pages, logs and copies cannot be opened from then on.
3. The database gives back the space that they took. Where somebody reads just then, the next beat tries again.

Of processes that close at once, one counts; the other two steps may be done twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, text, update
from sqlmodel import Session, col, select

from store.database import SessionMaker, engine_of, lock, reading, take_turn, transaction
from store.engines import clean
from store.models.pulse import PulseBallot, PulseComment, PulseFinding, PulseRound
from store.pulse import readings
from store.pulse.ballots import close_turn
from store.pulse.box import SealedBox, box_of
from store.pulse.keys import TURN, NoKeysError, keys_of
from store.pulse.published import published
from store.pulse.rounds import invited
from store.pulse.sealing import RoundKey
from store.rules.pulse.tallying import Tally, tally
from store.rules.terms import PulseState

PATIENCE = timedelta(days=7)
"""How long after its end a round waits for a process that has the keys which the database knows."""
SETTLED = timedelta(minutes=10)
"""How long after its opening a key may be on its way through a shared folder."""

Screen = Callable[[str], str | None]
"""Gives a comment as it may be kept; None where it may not."""
WhenEnded = Callable[[Session, PulseRound], None]


class ClosingError(Exception):
    """A round could not be counted, and stays sealed. It names the kind of error alone, which may quote an answer."""


@dataclass(frozen=True)
class Closed:
    state: PulseState
    ended: bool = False
    """Whether this call has ended the round."""
    finished: bool = False
    """Whether nothing is left of its key and its ballots."""
    answered: int | None = None
    digest: str | None = None
    broken: int = 0
    """Ballots that this call could not open."""


def unfinished(session: Session, now: datetime) -> list[int]:
    """Rounds that are to be closed: their time is over, or their key is lost, or somebody was interrupted."""
    query = select(PulseRound).where(col(PulseRound.key_gone_at).is_(None)).order_by(col(PulseRound.id))
    return [one.id for one in session.exec(query) if one.id is not None and _is_to_close(session, one, now)]


def close(
    sessions: SessionMaker, round_id: int, now: datetime, *, screen: Screen, when_ended: WhenEnded | None = None
) -> Closed:
    """End a round whose time is over, or go on where somebody was interrupted.

    Args:
        when_ended: called in the transaction that ends it, after what may be told was written.

    Raises:
        NoKeysError: this process has not the keys that the database knows. Another one may still come.
        ClosingError: nothing has changed.
    """
    with transaction(sessions) as session:
        _write_through(session)
        round_ = session.get_one(PulseRound, round_id)
        take_turn(session, close_turn(round_))
        lock(session, round_)
        ended = round_.state is PulseState.OPEN and _is_to_close(session, round_, now)
        broken = _end(session, round_, now, screen) if ended else 0
        if round_.state is PulseState.CLOSED and ended:
            readings.record(session, round_, now)
        if ended and when_ended is not None:
            when_ended(session, round_)
    if round_.state is PulseState.OPEN:
        return Closed(round_.state)
    _destroy_key(sessions, round_.code)
    finished = clean(engine_of(sessions), str(PulseBallot.__tablename__))
    if finished:
        _note_finished(sessions, round_id, now)
    return Closed(round_.state, ended, finished, round_.answered, round_.digest, broken)


def sweep(sessions: SessionMaker) -> int:
    """Destroy keys without an open round, and say how many: of openings that failed, or out of a backup."""
    with reading(sessions) as session:
        try:
            if not _orphans(session):
                return 0
        except NoKeysError:
            return 0
    with transaction(sessions) as session:
        take_turn(session, TURN)
        orphans = _orphans(session)
        for code in orphans:
            keys_of(session).destroy(code)
    return len(orphans)


def _is_to_close(session: Session, round_: PulseRound, now: datetime) -> bool:
    if round_.state is not PulseState.OPEN or round_.closes_at <= now:
        return True
    try:
        return now - round_.opened_at > SETTLED and keys_of(session).load(round_.code) is None
    except NoKeysError:
        return False


def _end(session: Session, round_: PulseRound, now: datetime, screen: Screen) -> int:
    """Returns how many ballots could not be opened."""
    key = _key(session, round_, now)
    try:
        box = box_of(session, round_, key) if key is not None else None
        round_.state = _counted(session, round_, box, now, screen)
        round_.closed_at = now
        session.add(round_)
        session.connection().execute(delete(PulseBallot).where(col(PulseBallot.round_id) == round_.id))
        session.flush()
    except Exception as error:
        raise ClosingError(f"Round {round_.id} could not be counted ({type(error).__name__}).") from None
    return box.broken if box is not None else 0


def _key(session: Session, round_: PulseRound, now: datetime) -> RoundKey | None:
    try:
        return keys_of(session).load(round_.code)
    except NoKeysError:
        if now < round_.closes_at + PATIENCE:
            raise
        return None


def _counted(session: Session, round_: PulseRound, box: SealedBox | None, now: datetime, screen: Screen) -> PulseState:
    """Write what may be told, and say how the round ends."""
    if box is None:
        return PulseState.LOST
    if box.answered() < round_.floors.answers:
        return PulseState.TOO_FEW
    asked = invited(session, round_)
    # Two rounds that end at once must know what the other tells.
    take_turn(session, "pulse rounds counted")
    earlier = published(session, now)
    told = tally(round_.questions, round_.floors, asked, box.open(asked), earlier, screen=screen)
    if told.answered < round_.floors.answers:  # some could not be opened
        return PulseState.TOO_FEW
    _write(session, round_, told)
    round_.answered, round_.digest = told.answered, box.digest
    return PulseState.CLOSED


def _write(session: Session, round_: PulseRound, told: Tally) -> None:
    assert round_.id is not None
    for one in told.told:
        session.add(
            PulseFinding(
                round_id=round_.id,
                question=one.question,
                dimension=one.group.dimension,
                slice=one.group.slice,
                finding=one.finding,
            )
        )
    for question, words in told.comments:
        session.add(PulseComment(round_id=round_.id, question=question, text=words))


def _destroy_key(sessions: SessionMaker, code: str) -> None:
    with reading(sessions) as session:
        try:
            keys_of(session).destroy(code)
        except NoKeysError:
            # It is not here. Whoever has the folder sweeps it.
            return


def _note_finished(sessions: SessionMaker, round_id: int, now: datetime) -> None:
    its = (col(PulseRound.id) == round_id, col(PulseRound.key_gone_at).is_(None))
    with transaction(sessions) as session:
        session.connection().execute(update(PulseRound).where(*its).values(key_gone_at=now))


def _orphans(session: Session) -> list[str]:
    if not (there := keys_of(session).codes()):
        return []
    open_ones = set(session.exec(select(PulseRound.code).where(PulseRound.state == PulseState.OPEN)))
    return [code for code in there if code not in open_ones]


def _write_through(session: Session) -> None:
    """The key is destroyed after the commit, so a server that answers before it has written must not answer here."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("SET LOCAL synchronous_commit = on"))
