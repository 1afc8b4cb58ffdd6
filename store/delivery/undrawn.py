"""Messages that wait and are not drawn yet, so that more can be told in them."""

from sqlmodel import Session, col, select

from store.models import Outgoing, Person
from store.rules.terms import OutgoingState


def waiting_for(session: Session, person: Person, kind: str) -> Outgoing | None:
    """A message of this kind that is still to be drawn for somebody. It stays so in this transaction."""
    query = select(Outgoing).where(
        Outgoing.person_id == person.id,
        Outgoing.kind == kind,
        Outgoing.state == OutgoingState.WAITING,
        col(Outgoing.claimed_until).is_(None),
    )
    return session.exec(query.limit(1).with_for_update(skip_locked=True)).first()
