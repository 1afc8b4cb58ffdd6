"""The files of `sightline report plan`."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.cli.terminal import Stop, say
from bot.cli.which_plan import some_plan
from bot.core import Core
from store.database import reading
from store.exporting.calendar import calendar_of
from store.exporting.csv_files import csv_files_of
from store.exporting.xlsx import workbook_of
from store.exporting.yaml_file import yaml_of
from store.loading.staging import staged_of, verdicts_of
from store.time import london_day


@dataclass(frozen=True)
class PlanFiles:
    """Where each format goes, if it is wanted; CSV goes to a folder."""

    xlsx: Path | None = None
    csv: Path | None = None
    yaml: Path | None = None
    ics: Path | None = None


def write_plan(core: Core, of_plan: str | None, wanted: PlanFiles) -> None:
    for path, content in _contents(core, of_plan, wanted).items():
        try:
            if path.parent == wanted.csv:
                path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise Stop(f"{path} cannot be written: {error.strerror}. Name another place.") from error
    for place in (wanted.xlsx, wanted.csv, wanted.yaml, wanted.ics):
        if place:
            say(f"Written to {place}.")


def _contents(core: Core, of_plan: str | None, wanted: PlanFiles) -> dict[Path, bytes]:
    """Make all files before the first is written."""
    now = core.clock.now()
    today = london_day(now)
    with reading(core.sessions) as session:
        plan = some_plan(session, of_plan)
        staged, verdicts = staged_of(session, plan, today), verdicts_of(session, plan, today)
        identity = f"{plan.created_at.isoformat()}/{plan.id}"
    contents: dict[Path, bytes] = {}
    if wanted.xlsx:
        _make_room_beside(wanted.xlsx)
        try:
            contents[wanted.xlsx] = workbook_of(staged, verdicts, today)
        except OSError as error:
            raise Stop(f"{wanted.xlsx} cannot be written: {error.strerror}. Name another place.") from error
    if wanted.csv:
        contents |= {wanted.csv / name: content for name, content in csv_files_of(staged, verdicts).items()}
    if wanted.yaml:
        contents[wanted.yaml] = yaml_of(staged)
    if wanted.ics:
        contents[wanted.ics] = calendar_of(staged, identity=identity, now=now)
    return contents


def _make_room_beside(path: Path) -> None:
    """A workbook's sheets are files of their own at first: beside it, where the machine lets nobody write elsewhere."""
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        tempfile.tempdir = str(path.parent)
