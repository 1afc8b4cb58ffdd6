"""Who is in a pulse's audience, and in which team and role: from its list, and from the chat where that knows."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from store.database import lock
from store.models.pulse import Pulse, PulseInvited, PulseMember, PulseRound
from store.pulse import questionnaires
from store.rules.pulse.audience import AudienceKind
from store.rules.pulse.questions import Slices
from store.rules.pulse.spellings import Spellings
from store.rules.terms import PulseState

GOOD_FOR = timedelta(days=1)
"""How long what the chat told of a channel or group counts. People join and leave on any day."""


def of(session: Session, pulse: Pulse) -> dict[int, Slices]:
    """Everybody in the audience by their person's id, whether they can be asked or not.

    A team and a role are spelt as in the first round that asked them, whatever a newer list makes of their capitals.
    """
    spellings = _spellings(session, pulse)
    there = [one for one in _rows(session, pulse) if one.in_audience]
    return {one.person_id: spellings.of(Slices(team=one.team, role=one.role)) for one in there}


def _spellings(session: Session, pulse: Pulse) -> Spellings:
    team, role = col(PulseInvited.team), col(PulseInvited.role)
    query = select(team, role).join(PulseRound).where(PulseRound.pulse_id == pulse.id).group_by(team, role)
    met = Spellings()
    for its_team, its_role in session.exec(query.order_by(func.min(PulseInvited.round_id), team, role)):
        met.of(Slices(team=its_team, role=its_role))
    return met


def listed_elsewhere(session: Session, pulse: Pulse) -> int:
    """How many the list names who are not in the channel or group that is asked."""
    return sum(not one.in_audience for one in _rows(session, pulse))


def give_list(session: Session, pulse: Pulse, people: Mapping[int, Slices], *, by_id: int, now: datetime) -> None:
    """Take a list in the place of the one before. Where the chat says who is asked, it says only their slices."""
    lock(session, pulse)
    whole = pulse.audience.kind is AudienceKind.LIST
    there = {one.person_id: one for one in _rows(session, pulse)}
    for person_id, row in there.items():
        if person_id not in people:
            row.team = row.role = None
            if whole or not row.in_audience:
                session.delete(row)
    for person_id, slices in people.items():
        assert pulse.id is not None
        row = there.get(person_id) or PulseMember(pulse_id=pulse.id, person_id=person_id, in_audience=whole)
        row.team, row.role, row.in_audience = slices.team, slices.role, row.in_audience or whole
        session.add(row)
    if whole:
        pulse.members_read_at = now
    questionnaires.note(session, pulse, "list", None, f"{len(people)} people", by_id=by_id, now=now)
    session.flush()


def told_by_chat(session: Session, pulse: Pulse, people: Collection[int], strangers: int, *, now: datetime) -> None:
    """Take what the chat says of who is in the channel or group.

    Args:
        strangers: how many of them are guests, of another organisation, or apps.
    """
    lock(session, pulse)
    there = {one.person_id: one for one in _rows(session, pulse)}
    for person_id, row in there.items():
        row.in_audience = person_id in people
        if not row.in_audience and row.team is None and row.role is None:
            session.delete(row)
    for person_id in set(people) - set(there):
        assert pulse.id is not None
        session.add(PulseMember(pulse_id=pulse.id, person_id=person_id))
    pulse.members_read_at, pulse.strangers = now, strangers
    session.add(pulse)
    session.flush()


def read_anew(session: Session, pulse: Pulse) -> None:
    """Have the chat asked again who is in the channel or group."""
    lock(session, pulse)
    pulse.members_read_at = None
    session.flush()


def make_one(session: Session, person_id: int, other_id: int) -> None:
    """Of two who turned out to be one, all is the one's. Where both were asked, they were asked once.

    A round that is open keeps whom it asked: a ballot stands under the number of whoever cast it, and nobody moves it.
    """
    ended = select(PulseRound.id).where(PulseRound.state != PulseState.OPEN)
    theirs = session.exec(select(PulseMember).where(PulseMember.person_id == other_id)).all()
    asked = select(PulseInvited).where(PulseInvited.person_id == other_id, col(PulseInvited.round_id).in_(ended))
    for member in theirs:
        if session.get(PulseMember, (member.pulse_id, person_id)) is None:
            session.add(PulseMember(**{**member.model_dump(), "person_id": person_id}))
        session.delete(member)
    for invited in session.exec(asked).all():
        if session.get(PulseInvited, (invited.round_id, person_id)) is None:
            session.add(PulseInvited(**{**invited.model_dump(), "person_id": person_id}))
        session.delete(invited)
    session.flush()


def are_known(pulse: Pulse, now: datetime) -> bool:
    """Whether what is known of the audience still counts."""
    read = pulse.members_read_at
    if read is None:
        return False
    # A clock that people move may have been ahead of this one.
    return pulse.audience.kind is AudienceKind.LIST or timedelta() <= now - read < GOOD_FOR


def _rows(session: Session, pulse: Pulse) -> list[PulseMember]:
    query = select(PulseMember).where(PulseMember.pulse_id == pulse.id)
    return list(session.exec(query.order_by(col(PulseMember.person_id))))
