"""You said, we did: what was decided after a round of a pulse."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from store.models.pulse import Pulse, PulseDecision, PulseRound
from store.pulse import questionnaires

MOST_TOLD = 3
"""Decisions in one message to staff."""


def record(
    session: Session, round_: PulseRound, *, said: str, did: str, item_id: int | None, by_id: int, now: datetime
) -> PulseDecision:
    """Args: did: in words, also where an action or milestone came of it: `item_id` is that one."""
    assert round_.id is not None
    decision = PulseDecision(round_id=round_.id, said=said, did=did, item_id=item_id, by_id=by_id, at=now)
    session.add(decision)
    pulse = session.get_one(Pulse, round_.pulse_id)
    # Not the words, so that a name which is taken out of them stands nowhere else.
    questionnaires.note(session, pulse, "you said, we did", None, f"round {round_.number}", by_id=by_id, now=now)
    session.flush()
    return decision


def get(session: Session, decision_id: int) -> PulseDecision | None:
    return session.get(PulseDecision, decision_id)


def reword(session: Session, decision: PulseDecision, *, said: str, did: str, item_id: int | None) -> None:
    """The old words are kept nowhere."""
    decision.said, decision.did, decision.item_id = said, did, item_id
    session.add(decision)
    session.flush()


def of_round(session: Session, round_: PulseRound) -> Sequence[PulseDecision]:
    query = select(PulseDecision).where(PulseDecision.round_id == round_.id)
    return session.exec(query.order_by(col(PulseDecision.id))).all()


def of_item(session: Session, item_id: int | None) -> Sequence[tuple[PulseDecision, PulseRound, Pulse]]:
    """What an action or milestone answers, oldest first."""
    query = select(PulseDecision, PulseRound, Pulse).where(PulseDecision.item_id == item_id)
    query = query.where(PulseDecision.round_id == PulseRound.id, PulseRound.pulse_id == Pulse.id)
    return session.exec(query.order_by(col(PulseDecision.id))).all()


def newest_for(session: Session, pulse: Pulse) -> str | None:
    """What staff are told with the next round, of the newest round that was answered. None where none was yet."""
    query = select(PulseDecision).join(PulseRound).where(PulseRound.pulse_id == pulse.id)
    found = session.exec(query.order_by(col(PulseRound.number).desc(), col(PulseDecision.id).desc())).all()
    newest = [one for one in found if one.round_id == found[0].round_id][:MOST_TOLD]
    return "\n".join(f"You said: {one.said}\nWe did: {one.did}" for one in reversed(newest)) or None
