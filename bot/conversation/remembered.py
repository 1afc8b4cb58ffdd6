"""What somebody asked last, read with the next question and written behind the answer."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.afterwards import Work
from bot.conversation.heard import Utterance
from commands.request import Request
from store.query import remembered
from store.query.model import Query


def recall(request: Request, said: Utterance) -> None:
    """Let a question look up what was asked before it; most need not."""

    def recalled(plan_id: int) -> Query | None:
        return remembered.last_asked(request.session, said.person_id, _places(said), plan_id, request.now)

    request.recalled = recalled


def to_remember(request: Request, said: Utterance) -> Work | None:
    """What writes the query that was answered; None where nothing of the plan was asked."""
    plan = request.chosen
    if request.answered is None or plan is None or plan.id is None:
        return None
    return partial(_write, said.person_id, _places(said)[0], plan.id, request.answered, request.now)


def _write(person_id: int, place: str, plan_id: int, query: Query, now: datetime, session: Session) -> None:
    remembered.remember(session, person_id, place, plan_id, query, now)


def _places(said: Utterance) -> tuple[str, ...]:
    """The thread, then where it stands: a thread often begins below what was asked outside it."""
    here = said.channel or ""
    return (f"{here}/{said.answers}", here) if said.answers else (here,)
