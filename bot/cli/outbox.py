"""`sightline outbox`: what waits to be said, what was said, what failed and why."""

from datetime import date, datetime
from typing import Annotated

import typer
from pydantic import BaseModel
from sqlmodel import Session

from bot.cli.terminal import AsJson, app, open_core, say, say_json
from commands.wording import count, moment
from scheduler.clock import WallClock
from store import outbox as ledger
from store import people
from store.database import transaction
from store.models import Outgoing
from store.rules.terms import OutgoingState
from store.time import london_day


class LedgerRow(BaseModel):
    key: str
    kind: str
    to: str
    """A person's name, or the address of a channel."""
    state: OutgoingState
    queued_at: datetime
    sent_at: datetime | None
    attempts: int
    problem: str | None
    """The chat's error word for the last attempt that failed."""


class OutboxAnswer(BaseModel):
    """What `outbox --json` prints, newest first."""

    messages: list[LedgerRow]


@app.command()
def outbox(
    state: Annotated[OutgoingState | None, typer.Option(help="Only these.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what is waiting, sent or failed, and why."""
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        rows = [
            LedgerRow.model_validate({**row.model_dump(), "to": _addressee(session, row)})
            for row in ledger.ledger(session, state, limit)
        ]
    if as_json:
        say_json(OutboxAnswer(messages=rows))
        return
    today = london_day(core.clock.now())
    say("\n".join(_line(row, today) for row in rows) or "Nothing has been said yet, and nothing waits.")


def _addressee(session: Session, row: Outgoing) -> str:
    person = people.get(session, row.person_id)
    return person.name if person else row.channel or ""


def _line(row: LedgerRow, today: date) -> str:
    when = moment(row.sent_at or row.queued_at, today)
    problem = f" ({row.problem}, {count(row.attempts, 'try', 'tries')})" if row.problem else ""
    return f"{row.state.value}: {row.kind} to {row.to}, {when}{problem}"
