"""`sightline report`: what boards and channels read, as a file."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.cli.as_of import open_as_of
from bot.cli.pulse_report import pulse_report, write_csv
from bot.cli.terminal import AsJson, Stop, ask_again, in_words, say, say_json
from bot.cli.which_plan import PlanName, some_plan
from bot.core import Core
from commands.advice import written
from commands.messages.digest import digest_card
from commands.plain_text import card_text
from store.database import reading
from store.exporting.pulse_report import PulseReport, markdown
from store.time import london_day


class Kind(StrEnum):
    DIGEST = "digest"
    PLAN = "plan"
    PULSE = "pulse"


class ReportAnswer(BaseModel):
    """What `report --json` prints."""

    kind: Kind
    day: date
    written_to: str | None
    """The file, if one was named."""
    text: str
    pulse: PulseReport | None = None
    """The same for programs, where it is a pulse."""


def report(
    kind: Annotated[Kind, typer.Argument(help="Which report.")],
    out: Annotated[
        Path | None, typer.Option(help="The digest or pulse: write it to this file, not to the screen.")
    ] = None,
    xlsx: Annotated[Path | None, typer.Option(help="The plan: write a workbook, a sheet for each kind of row.")] = None,
    csv: Annotated[
        Path | None, typer.Option(help="The plan: write CSV files into this folder. The pulse: write this CSV file.")
    ] = None,
    yaml: Annotated[Path | None, typer.Option(help="The plan: write our own format, which holds all of it.")] = None,
    ics: Annotated[Path | None, typer.Option(help="The plan: write its dates for a calendar.")] = None,
    pulse: Annotated[str | None, typer.Option(help="The pulse, by title or number, where there are several.")] = None,
    round_: Annotated[int | None, typer.Option("--round", help="The pulse: this round, else the newest.")] = None,
    of_plan: PlanName = None,
    today: Annotated[str | None, typer.Option(help="As of this day: 2022-08-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write a report: the weekly digest, the whole plan for other programs, or what a pulse may tell."""
    any_file = any((xlsx, csv, yaml, ics))
    if kind is Kind.PULSE:
        if xlsx or yaml or ics:
            raise typer.BadParameter("A pulse is written with --out FILE as Markdown, --csv FILE or --json.")
        _pulse(open_as_of(today, of_plan), of_plan, (pulse, round_), out, csv, as_json=as_json)
        return
    if pulse or round_:
        raise typer.BadParameter("--pulse and --round say which results: sightline report pulse.")
    if kind is Kind.PLAN and (out or as_json or not any_file):
        raise typer.BadParameter("Say what to write: --xlsx FILE, --csv FOLDER, --yaml FILE or --ics FILE.")
    if kind is Kind.DIGEST and any_file:
        raise typer.BadParameter("The digest is written with --out FILE. For the plan: sightline report plan.")
    core = open_as_of(today, of_plan)
    if kind is Kind.DIGEST:
        _digest(core, of_plan, out, as_json=as_json)
        return
    # Imported here, because what writes workbooks and calendars takes longer to load than any other verb takes to run.
    from bot.cli.plan_files import PlanFiles, write_plan

    write_plan(core, of_plan, PlanFiles(xlsx, csv, yaml, ics))


def _digest(core: Core, of_plan: str | None, out: Path | None, *, as_json: bool) -> None:
    now = core.clock.now()
    with reading(core.sessions) as session:
        plan = some_plan(session, of_plan)
        text = card_text(digest_card(session, plan, london_day(now), now))
    if out is not None:
        _write(out, text)
    if as_json:
        say_json(ReportAnswer(kind=Kind.DIGEST, day=london_day(now), written_to=str(out) if out else None, text=text))
    else:
        say(f"Written to {out}." if out else text)


def _pulse(
    core: Core,
    of_plan: str | None,
    which: tuple[str | None, int | None],
    out: Path | None,
    csv: Path | None,
    *,
    as_json: bool,
) -> None:
    report = pulse_report(core, of_plan, *which)
    text = markdown(report)
    if out is not None:
        _write(out, text)
    if csv is not None:
        write_csv(csv, report)
    written_to = "; ".join(str(one) for one in (out, csv) if one) or None
    if as_json:
        day = london_day(core.clock.now())
        say_json(ReportAnswer(kind=Kind.PULSE, day=day, written_to=written_to, text=text, pulse=report))
    else:
        say(f"Written to {written_to}." if written_to else text)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(f"{written(text, ask_again)}\n", encoding="utf-8")
    except OSError as error:
        raise Stop(f"{out} cannot be written: {in_words(error)}. Choose another place with --out.") from error
