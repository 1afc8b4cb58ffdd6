"""`sightline report`: what boards and channels read, as a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import Stop, app, clock_at, open_core, say
from bot.conversation import NO_PLAN
from commands.digest import digest_card
from commands.plain_text import card_text
from store import plans
from store.database import transaction
from store.time import london_day


class Kind(StrEnum):
    DIGEST = "digest"


@app.command()
def report(
    kind: Annotated[Kind, typer.Argument(help="Which report.")],
    out: Annotated[Path | None, typer.Option(help="Write it to this file instead of the screen.")] = None,
    today: Annotated[str | None, typer.Option(help="As of this day: 2022-08-01.")] = None,
) -> None:
    """Write a report: the weekly digest as plain text."""
    core = open_core(clock_at(today))
    now = core.clock.now()
    with transaction(core.sessions) as session:
        plan = plans.current(session)
        if plan is None:
            raise Stop(NO_PLAN)
        text = card_text(digest_card(session, plan, london_day(now), now))
    if out is None:
        say(text)
    else:
        out.write_text(f"{text}\n", encoding="utf-8")
        say(f"Written to {out}.")
