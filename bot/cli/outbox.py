"""`sightline outbox`: what waits to be said, what was said, what failed and why."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated

import typer
from pydantic import BaseModel
from sqlmodel import Session

from bot.cli.opening import open_core
from bot.cli.stopped import why_stopped
from bot.cli.terminal import AsJson, say, say_json
from commands.messages.explaining import explained, why
from commands.messages.registry import sealed_kinds
from commands.showing.wording import moment
from scheduler.clock import WallClock
from store.database import reading
from store.delivery import outbox as ledger
from store.models import Outgoing
from store.people import directory
from store.plan import plans
from store.rules.terms import OutgoingState, Routed
from store.time import london_day

RECENT = timedelta(days=31)
"""As long as a round may be open."""


class LedgerRow(BaseModel):
    key: str
    kind: str
    to: str
    """A person's name, or the address of a channel."""
    platform: str | None
    """The chat it goes through, with `tenant`. None until the person's chat is known."""
    tenant: str | None
    routed: Routed | None
    """Why through that one."""
    state: OutgoingState
    why: str
    """What became of it, in words."""
    queued_at: datetime
    not_before: datetime
    """When it is next tried, while it waits or is uncertain."""
    sent_at: datetime | None
    attempts: int
    repeats: int
    """How often it was sent again although nobody could look up whether it had arrived."""
    copies: int | None
    """How many more of it are known to stand in the chat, because two processes sent it."""
    problem: str | None
    """The word for why the last try failed, or why it was not said."""


class OutboxAnswer(BaseModel):
    """What `outbox --json` prints, newest first."""

    stopped: list[str]
    """Why nothing at all is sent, where that is so."""
    messages: list[LedgerRow]
    sealed: list[str] = []
    """What is said to people of whom nobody else learns, without naming or counting who got it."""


def outbox(
    state: Annotated[OutgoingState | None, typer.Option(help="Only these.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what waits, what was sent, what failed or was not said, and why."""
    core = open_core(WallClock())
    now = core.clock.now()
    today = london_day(now)
    with reading(core.sessions) as session:
        private = [one.name for one in sealed_kinds()]
        rows = [_row(session, row, now, today) for row in ledger.ledger(session, state, limit, without=private)]
        sealed = list(_sealed(session, now, today))
        stopped = [found.what for found in why_stopped(session, now)]
    if as_json:
        say_json(OutboxAnswer(stopped=stopped, messages=rows, sealed=sealed))
        return
    lines = [*stopped, *sealed, *(_line(row, today) for row in rows)]
    say("\n".join(lines) or "Nothing has been said yet, and nothing waits.")


def _sealed(session: Session, now: datetime, today: date) -> Iterator[str]:
    open_plans = plans.open_ones(session)
    for of in sealed_kinds():
        if of.foretell is not None:
            for at, said in of.foretell(session, open_plans, now - RECENT, now):
                yield f"{of.name}, {moment(at, today)}: {said}"
    failed = {(row.kind, row.problem or "") for row in ledger.failed_of(session, [one.name for one in sealed_kinds()])}
    yield from (f"failed: {name} to some of those it asks: {why(problem)}." for name, problem in sorted(failed))


def _row(session: Session, row: Outgoing, now: datetime, today: date) -> LedgerRow:
    person = directory.get(session, row.person_id)
    told = {"to": person.name if person else row.channel or "", "why": explained(row, now, today)}
    return LedgerRow.model_validate({**row.model_dump(), **told})


def _line(row: LedgerRow, today: date) -> str:
    when = moment(row.sent_at or row.queued_at, today)
    return f"{row.state.value}: {row.kind} to {row.to}, {when}. {row.why}"
