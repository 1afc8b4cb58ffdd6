"""Messages that wait although what they tell was taken back."""

from collections.abc import Collection

from sqlmodel import Session, and_, col, select, update

from store.models import Outgoing
from store.rules import reasons
from store.rules.terms import OutgoingState


def withdraw(session: Session, keys: Collection[str]) -> tuple[list[int], list[int]]:
    """Do not send what waits under these keys. Gives to whom what was withdrawn would have gone, and what has gone.

    What a process is sending just now counts as gone.
    """
    waits = and_(col(Outgoing.state) == OutgoingState.WAITING, col(Outgoing.claimed_until).is_(None))
    named = select(Outgoing).where(col(Outgoing.key).in_(keys)).with_for_update(key_share=True)
    rows = session.exec(named.execution_options(populate_existing=True)).all()
    ended = session.execute(
        update(Outgoing)
        .where(col(Outgoing.id).in_([row.id for row in rows]), waits)
        .values(state=OutgoingState.SUPPRESSED, problem=reasons.TAKEN_BACK)
        .returning(col(Outgoing.id))
        .execution_options(synchronize_session=False)
    )
    withdrawn = set(ended.scalars())
    waited = [row.person_id for row in rows if row.id in withdrawn and row.person_id is not None]
    gone = [row for row in rows if row.id not in withdrawn and row.state is not OutgoingState.SUPPRESSED]
    return waited, [row.person_id for row in gone if row.person_id is not None]
