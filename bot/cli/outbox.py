"""`sightline outbox`: what waits to be said, what was said, what failed and why."""

from datetime import date, datetime
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.cli.terminal import AsJson, app, open_core, say, say_json
from commands.wording import moment
from scheduler.clock import WallClock
from store import outbox as ledger
from store.database import transaction
from store.rules.terms import OutgoingState
from store.time import london_day


class LedgerRow(BaseModel):
    key: str
    kind: str
    person: int | None
    """The person's id; None for a channel."""
    channel: str | None
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
    limit: Annotated[int, typer.Option(help="How many, newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what is waiting, sent or failed, and why."""
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        rows = [
            LedgerRow.model_validate({**row.model_dump(), "person": row.person_id})
            for row in ledger.ledger(session, state, limit)
        ]
    if as_json:
        say_json(OutboxAnswer(messages=rows))
        return
    today = london_day(core.clock.now())
    say("\n".join(_line(row, today) for row in rows) or "Nothing has been said yet, and nothing waits.")


def _line(row: LedgerRow, today: date) -> str:
    to = f"person {row.person}" if row.person else f"channel {row.channel}"
    when = moment(row.sent_at or row.queued_at, today)
    problem = f" ({row.problem}, {row.attempts} tries)" if row.problem else ""
    return f"{row.state.value}: {row.kind} to {to}, {when}{problem}"
