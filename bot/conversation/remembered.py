"""What somebody asked last, read with the next question and written behind the answer."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.afterwards import Work
from bot.conversation.heard import Heard, Utterance
from commands.cards import Card
from commands.language.context import ReadingContext
from commands.language.questions import read_question
from commands.language.spans import tokens_of
from commands.request import Request
from store.query import remembered
from store.query.model import Query, Subject, Wanted


def recall(request: Request, said: Utterance) -> None:
    """Let a question look up what was asked before it; most need not."""

    def recalled(plan_id: int) -> Query | None:
        return remembered.last_asked(request.session, said.person_id, _places(said), plan_id, request.now)

    request.recalled = recalled


def to_remember(request: Request, said: Utterance, heard: Heard) -> Work | None:
    """What writes of what was just spoken; None where that was nothing of the plan.

    Whatever was spoken of before is forgotten, so that "it" never points past the last answer.
    """
    plan, command = request.chosen, heard.reading.command if heard.reading else None
    if plan is None or plan.id is None or command is None or not command.of_plan:
        return None
    query = request.answered or (_of_one(heard) if command.changes else _as_read(request, heard))
    return partial(_write, said.person_id, _places(said)[0], plan.id, query, request.now)


def _of_one(heard: Heard) -> Query | None:
    """What was changed or shown, where it is one."""
    if not isinstance(heard.answer, Card) or len(heard.answer.items) != 1:
        return None
    return Query(wanted=Wanted.CARD, subjects=(Subject(kind="item", key=heard.answer.items[0].ref),))


def _as_read(request: Request, heard: Heard) -> Query | None:
    """What a documented question asks, as a sentence of the same words does."""
    reading = heard.reading
    if reading is None or reading.unused or not reading.said:
        return None
    if reading.command is not None and reading.command.name == "show" and (one := _of_one(heard)) is not None:
        return one
    context = ReadingContext(request.session, request.plan, request.person, request.today)
    found = read_question(tokens_of(reading.said), context)
    return found.query if found.sure else None


def _write(person_id: int, place: str, plan_id: int, query: Query | None, now: datetime, session: Session) -> None:
    remembered.remember(session, person_id, place, plan_id, query, now)


def _places(said: Utterance) -> tuple[str, ...]:
    """The thread, then where it stands: a thread often begins below what was asked outside it."""
    here = said.channel or ""
    return (f"{here}/{said.answers}", here) if said.answers else (here,)
