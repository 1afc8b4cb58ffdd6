"""Two people who turned out to be one: what pulses know of the other is the person's from then on.

A ballot of a round that is open stays where it is: only the other's id finds it, and nobody opens it to move it.
"""

from sqlalchemy import update
from sqlmodel import Session, col, select

from store.models.pulse import PulseInvited, PulseMember, PulseRound
from store.pulse import ballots
from store.pulse.keys import NoKeysError
from store.rules.terms import PulseState


def make_one(session: Session, person_id: int, other_id: int) -> None:
    """Where both are known to a pulse, the person's slices are those that stay."""
    _members(session, person_id, other_id)
    _invited(session, person_id, other_id)
    try:
        if ballots.has_stopped(session, other_id):
            ballots.stop_asking(session, person_id)
    except NoKeysError:
        # Where no pulse has keys, nobody could say that they want to be asked no more.
        return


def _members(session: Session, person_id: int, other_id: int) -> None:
    there = set(session.exec(select(PulseMember.pulse_id).where(PulseMember.person_id == person_id)))
    for row in session.exec(select(PulseMember).where(PulseMember.person_id == other_id)).all():
        if row.pulse_id not in there:
            new = {**row.model_dump(), "person_id": person_id}
            session.add(PulseMember(**new))
        session.delete(row)
    session.flush()


def _invited(session: Session, person_id: int, other_id: int) -> None:
    """Of rounds that are over, so that a later one sees who was asked in both."""
    both = select(PulseInvited.round_id).where(PulseInvited.person_id == person_id)
    over = select(PulseRound.id).where(PulseRound.state != PulseState.OPEN, col(PulseRound.id).not_in(both))
    theirs = update(PulseInvited).where(col(PulseInvited.person_id) == other_id, col(PulseInvited.round_id).in_(over))
    session.execute(theirs.values(person_id=person_id).execution_options(synchronize_session=False))
    session.expire_all()
