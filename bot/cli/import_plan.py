"""`sightline import`: read a plan document, show what was read and doubted, and save it once somebody accepts."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import AsJson, Stop, app, open_core, say, say_json
from commands.wording import count
from scheduler.clock import WallClock
from store import plans
from store.database import take_turn, transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.loading import UnreadablePlanError, read_plan
from store.loading.saving import save_plan
from store.loading.staged import StagedPlan

DEMO = "demo"


@app.command("import")
def import_plan(
    file: Annotated[
        str,
        typer.Argument(
            help="A plan document (.xlsx, .docx, .csv, .txt, .md, .yaml), or the word demo for the demo plan."
        ),
    ],
    accept: Annotated[bool, typer.Option("--accept", help="Save it. Without this nothing is saved.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read a plan document and show every reading and every doubt; save it with --accept."""
    staged = demo_plan().plan if file == DEMO else _read(Path(file))
    if as_json:
        say_json(staged)
    else:
        say(review(staged))
    if accept:
        _save(staged, file)
        if not as_json:
            say("\nSaved. Ask it something: sightline ask status")
    elif not as_json:
        say("\nNothing is saved yet. Add --accept to save this reading.")


def _read(path: Path) -> StagedPlan:
    try:
        return read_plan(path)
    except UnreadablePlanError as error:
        raise Stop(str(error)) from error


def _save(staged: StagedPlan, file: str) -> None:
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        take_turn(session, "import")
        if (known := plans.current(session)) is not None:
            raise Stop(
                f"There is a plan here already: {known.title}. Its updates would be left behind, so nothing was saved."
                " Set SIGHTLINE_DATABASE_URL to another database for this one."
            )
        if file == DEMO:
            seed(session)
        else:
            save_plan(session, staged, source=Path(file).name, now=core.clock.now())


def review(staged: StagedPlan) -> str:
    """What was read, counted; then each doubt, what was skipped and what is absent."""
    links = sum(len(action.recommendations) for action in staged.actions)
    milestones = sum(len(action.milestones) for action in staged.actions)
    read = [
        count(len(staged.recommendations), "recommendation"),
        count(len(staged.themes), "theme"),
        f"{count(len(staged.actions), 'action')} with {count(links, 'link')} to recommendations",
        count(milestones, "milestone"),
        count(len(staged.timeline), "timeline entry", "timeline entries"),
        count(len(staged.standards), "practice standard"),
        count(len(staged.risks), "risk"),
        f"{count(len(staged.bodies), 'governance body', 'governance bodies')} with {_seats(staged)}",
        count(len(staged.achievements), "achievement"),
        count(len(staged.named_people), "named person", "named people"),
    ]
    lines = [staged.title, "", "Read:", *(f"- {one}" for one in read)]
    lines += _group("Please confirm", [f"{d.where}: “{d.printed}” read as {d.reading}. {d.why}" for d in staged.doubts])
    lines += _group("Skipped", [f"{one.where}: {one.what}. {one.why}" for one in staged.skipped])
    lines += _group("Absent, and not invented", [f"{one.what}: {one.count}" for one in staged.absent])
    return "\n".join(lines)


def _seats(staged: StagedPlan) -> str:
    seats = sum(len(body.seats) for body in staged.bodies)
    return f"{count(seats, 'seat')} and {count(sum(len(body.attendees) for body in staged.bodies), 'attendee')}"


def _group(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title} ({len(lines)}):", *(f"- {line}" for line in lines)] if lines else []
