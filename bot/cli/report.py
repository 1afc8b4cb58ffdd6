"""`sightline report`: what boards and channels read, as a file."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.cli.terminal import AsJson, Stop, app, clock_at, in_words, open_core, say, say_json
from bot.conversation import NO_PLAN
from commands.digest import digest_card
from commands.plain_text import card_text
from store import plans
from store.database import transaction
from store.time import london_day


class Kind(StrEnum):
    DIGEST = "digest"


class ReportAnswer(BaseModel):
    """What `report --json` prints."""

    kind: Kind
    day: date
    written_to: str | None
    """The file, if one was named."""
    text: str


@app.command()
def report(
    kind: Annotated[Kind, typer.Argument(help="Which report.")],
    out: Annotated[Path | None, typer.Option(help="Write it to this file instead of the screen.")] = None,
    today: Annotated[str | None, typer.Option(help="As of this day: 2022-08-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a report: the weekly digest as plain text."""
    core = open_core(clock_at(today))
    now = core.clock.now()
    with transaction(core.sessions) as session:
        plan = plans.current(session)
        if plan is None:
            raise Stop(NO_PLAN)
        text = card_text(digest_card(session, plan, london_day(now), now))
    if out is not None:
        _write(out, text)
    if as_json:
        say_json(ReportAnswer(kind=kind, day=london_day(now), written_to=str(out) if out else None, text=text))
    else:
        say(f"Written to {out}." if out else text)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise Stop(f"{out} cannot be written: {in_words(error)}. Choose another place with --out.") from error
