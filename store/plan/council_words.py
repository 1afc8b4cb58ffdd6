"""Words by which one council calls things of its plan. Each change is noted, which renews what is kept of the plan."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from store.database import lock
from store.models import CouncilWord, Person, Plan
from store.plan import history
from store.rules.folding import folded

FIELD = "glossary"


def of_plan(session: Session, plan: Plan) -> Sequence[CouncilWord]:
    return session.exec(
        select(CouncilWord).where(CouncilWord.plan_id == plan.id).order_by(col(CouncilWord.folded))
    ).all()


def add(session: Session, plan: Plan, word: str, means: str, *, by: Person, now: datetime) -> str | None:
    """Say what a word means from now on; returns what it meant before."""
    lock(session, plan)
    known, before = _get(session, plan, word), None
    if known is None:
        session.add(CouncilWord(plan_id=plan.id or 0, word=word, folded=folded(word), means=means))
    else:
        before, known.word, known.means = known.means, word, means
    if before != means:
        history.note(session, plan.id or 0, word, FIELD, before, means, by=by, now=now)
    return before


def remove(session: Session, plan: Plan, word: str, *, by: Person, now: datetime) -> CouncilWord | None:
    """Forget a word; None where it is not known."""
    lock(session, plan)
    known = _get(session, plan, word)
    if known is not None:
        session.delete(known)
        history.note(session, plan.id or 0, known.word, FIELD, known.means, None, by=by, now=now)
    return known


def _get(session: Session, plan: Plan, word: str) -> CouncilWord | None:
    query = select(CouncilWord).where(CouncilWord.plan_id == plan.id, CouncilWord.folded == folded(word))
    return session.exec(query).first()
