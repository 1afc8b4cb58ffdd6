"""A table that somebody pastes in place of a file: kept for an hour, and read as a plan document after one press."""

from sqlmodel import Session

from bot.conversation.heard import Heard, Utterance
from bot.conversation.requests import make_request
from commands.allowing import allowed
from commands.cards import Button, Buttons, Question, Text
from commands.registry import called
from commands.request import Request
from scheduler.clock import Clock
from store.loading import stored_imports

NAME = "pasted.txt"
FEWEST_ROWS = 2
SEPARATORS = ("\t", "|")


def is_table(said: Utterance) -> bool:
    """Whether it is said to us alone, and most of its lines are rows of one width."""
    words = said.text.split(maxsplit=1)
    if said.channel is not None or said.answers is not None or not words or called(words[0].lower()) is not None:
        return False
    lines = [line.strip(" ") for line in said.text.splitlines() if line.strip()]
    for separator in SEPARATORS:
        widths = [line.count(separator) for line in lines if separator in line]
        if len(widths) >= max(FEWEST_ROWS, len(lines) - 2) and max(widths) == min(widths):
            return True
    return False


def keep_table(session: Session, said: Utterance, clock: Clock) -> Heard | None:
    """Keep it and ask whether it is a plan; None where the same was delivered before.

    Raises:
        CommandError: whoever pasted it may read no plan in.
    """
    request = make_request(session, said.person_id, clock.now(), in_person=said.in_person)
    request.changes = True
    return allowed(request, "lead_some", lambda: _kept(session, said, request))


def _kept(session: Session, said: Utterance, request: Request) -> Heard | None:
    now = request.now
    stored_imports.prune(session, now)
    key = said.key or f"pasted/{said.person_id}/{now.isoformat()}"
    row = stored_imports.begin(session, key=key, source=NAME, by=request.person, now=now)
    if row is None:
        return None
    row.pasted = said.text
    read = Button(label="Read it", says=f"read {row.id}", style="primary", about="the table that you pasted")
    note = Text(text="I show what I found and what would change. Nothing is saved before you accept it.")
    return Heard(Question(title="Is this a plan? I can read it.", parts=[note, Buttons(buttons=[read])]))
