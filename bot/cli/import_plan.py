"""`sightline import`: read a plan document, show what was read and what it would change, and save it once accepted."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot.cli.import_guidance import Said, read_as_said
from bot.cli.opening import database_exists, open_core
from bot.cli.terminal import AsJson, Stop, say, say_json
from bot.cli.which_plan import PlanName, the_plan
from commands.plain_text import card_text
from commands.showing.read_otherwise import read_otherwise
from commands.showing.review import review_card
from scheduler.clock import WallClock
from store.database import transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading import Choices, NoPlanFoundError, UnreadablePlanError, read_plan, stored_imports
from store.loading.accepted import Accepted
from store.loading.difference import Difference
from store.loading.preview import Preview, preview_of
from store.loading.proposing import its_plan, propose_and_show, with_answers
from store.loading.reading_ways import Way, read_as
from store.loading.saving import save_plan, save_version
from store.models import Plan
from store.people import roles
from store.plan import plans
from store.time import london_day

DEMO = "demo"
AS_NEW, IN_PLACE, AS_VERSION = "--new-plan", "--in-place", "--next-version"


class ImportAnswer(StagedPlan):
    """What `import --json` prints: all that was read, and what it would change in the plan that is here."""

    difference: Difference


def import_plan(
    file: Annotated[
        str,
        typer.Argument(
            help="A plan document (.xlsx, .docx, .ods, .odt, .csv, .txt, .md, .yaml, .pdf), or the word demo for the"
            " demo plan."
        ),
    ],
    accept: Annotated[bool, typer.Option("--accept", help="Save it. Without this nothing is saved.")] = False,
    without: Annotated[
        str, typer.Option("--except", help="With --accept: references to leave as they are, with commas: D1,D2.1")
    ] = "",
    close_gone: Annotated[
        bool, typer.Option("--close-gone", help="With --accept: close what the document no longer has.")
    ] = False,
    as_new: Annotated[
        bool, typer.Option(AS_NEW, help="With --accept: a plan of its own, beside the one here.")
    ] = False,
    in_place: Annotated[
        bool, typer.Option(IN_PLACE, help="With --new-plan: the one here is closed, and can still be read.")
    ] = False,
    as_version: Annotated[
        bool, typer.Option(AS_VERSION, help="With --accept: the next version of the plan here, however unlike it.")
    ] = False,
    of_plan: PlanName = None,
    calendar_quarters: Annotated[
        bool, typer.Option("--calendar-quarters", help="Q1 begins in January here, not in April.")
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map", help="What a column is, as “Wer=owner”, or of one sheet “Actions!Wer=owner”. Repeatable."
        ),
    ] = None,
    heading_rows: Annotated[
        list[str] | None,
        typer.Option("--heading-row", help="Which row is the heading: 4, or of one sheet Actions!4. Repeatable."),
    ] = None,
    sheets: Annotated[
        list[str] | None, typer.Option("--sheet", help="What a sheet is, as “Key=skip” or “Log=risks”. Repeatable.")
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answer", help="What a word means that is asked about, as “achieved=complete”. Repeatable."),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--all", help="Show every row and every doubt, not the first of each kind.")
    ] = False,
    workbook: Annotated[
        Path | None, typer.Option(help="Write what was read to this .xlsx file, with a note at each doubtful cell.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read a plan document and show every reading and doubt, and what it would change; save it with --accept."""
    how = How(
        as_new=as_new, in_place=in_place, of_plan=of_plan, calendar_quarters=calendar_quarters, as_version=as_version
    )
    said = Said(columns or (), heading_rows or (), sheets or (), answers or ())
    before, staged = (demo_plan().plan,) * 2 if file == DEMO else _read(Path(file), said, how)
    today = london_day(WallClock().now())
    if accept or database_exists():
        staged, difference, shown = _proposed(staged, how)
    else:
        difference, shown = Difference(state="first"), preview_of(staged, today)
    if as_json:
        say_json(ImportAnswer(**dict(staged), difference=difference))
    else:
        if said:
            say(f"{read_otherwise(before, staged)}\n")
        say(
            card_text(
                review_card(
                    staged,
                    difference,
                    shown,
                    lambda detail: f"sightline import {file} --all",
                    today,
                    whole=whole,
                    endless=True,
                )
            )
        )
    if workbook is not None:
        _write(workbook, shown, staged, today, told=not as_json)
    if not accept:
        if not as_json:
            say("\nNothing is saved yet. Add --accept to save this reading.")
        return
    if difference.state == "other" and not (as_new or as_version):
        raise Stop(
            f"This looks like another plan than {difference.plan}, so nothing was saved. Add {AS_NEW} to use it beside"
            f" that one, {AS_NEW} {IN_PLACE} to use it instead, or {AS_VERSION} if it is that plan's next version."
        )
    accepted = Accepted([one for one in without.split(",") if one.strip()], close_gone=close_gone)
    _save(staged, file, accepted, how)
    if not as_json:
        say("\nSaved. Ask it something: sightline ask status")


@dataclass(frozen=True)
class How:
    """As what it is saved."""

    as_new: bool
    in_place: bool
    of_plan: str | None
    calendar_quarters: bool
    as_version: bool = False

    def way(self, plan: Plan | None) -> Way:
        """How documents of a plan are read; the number of its quarters may be said here."""
        way = Way.of(plan)
        return replace(way, choices=Choices(financial_quarters=False)) if self.calendar_quarters else way


def _read(path: Path, said: Said, how: How) -> tuple[StagedPlan, StagedPlan]:
    """Read it as the document of the plan that is here, then by what is said of it."""
    ways = _ways_here(how)

    def read(guidance: Guidance) -> StagedPlan:
        return read_as(ways, guidance, partial(read_plan, path), lambda staged: _way_of_its_plan(staged, how, ways[0]))

    try:
        return read_as_said(read, said)
    except NoPlanFoundError as nothing:
        headings = dict.fromkeys(column.heading for table in nothing.staged.tables for column in table.columns)
        way_out = f" Say what its columns are, with --map “HEADING=ROLE”: {', '.join(headings)}." if headings else ""
        raise Stop(f"{nothing}{way_out}") from nothing
    except UnreadablePlanError as error:
        raise Stop(str(error)) from error


def _ways_here(how: How) -> list[Way]:
    """As the plans that are here are read, the one that is named or meant first."""
    if not database_exists():
        return [how.way(None)]
    with transaction(open_core(WallClock()).sessions) as session:
        if how.of_plan:
            return [how.way(the_plan(session, how.of_plan))]
        current = plans.current(session)
        return [how.way(current), *(how.way(one) for one in plans.open_ones(session) if one is not current)]


def _way_of_its_plan(staged: StagedPlan, how: How, first: Way) -> Way:
    """What people said of a plan's documents is not said of another plan's."""
    if not database_exists():
        return first
    with transaction(open_core(WallClock()).sessions) as session:
        open_plans = [the_plan(session, how.of_plan)] if how.of_plan else plans.open_ones(session)
        known = [one for one in open_plans if one is not None]
        its = its_plan(session, known, staged, london_day(WallClock().now()))
        if its is None and how.as_version:
            return first
        return how.way(its) if its is not None else Way(first.choices, Guidance())


def _write(workbook: Path, shown: Preview, staged: StagedPlan, today: date, *, told: bool) -> None:
    # Imported here, because what writes workbooks takes longer to load than a plan to read.
    from store.exporting.review_workbook import review_workbook_of

    try:
        workbook.write_bytes(review_workbook_of(shown, staged.doubts, today))
    except OSError as error:
        raise Stop(f"{workbook} cannot be written: {error.strerror}. Name another place.") from error
    if told:
        say(f"\nWritten to {workbook}.")


def _proposed(staged: StagedPlan, how: How) -> tuple[StagedPlan, Difference, Preview]:
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        today = london_day(core.clock.now())
        return propose_and_show(session, _known(session, staged, how, today), staged, today)


def _known(session: Session, staged: StagedPlan, how: How, today: date) -> Plan | None:
    """The plan that is named, else the one whose next version it is, else the one that is here.

    Raises:
        Stop: it is none's, and there are several.
    """
    open_plans = plans.open_ones(session)
    if how.of_plan is None and len(open_plans) > 1:
        its = its_plan(session, open_plans, staged, today)
        if its is not None or (how.as_new and not how.in_place):
            return its or open_plans[-1]
    return the_plan(session, how.of_plan)


def _save(staged: StagedPlan, file: str, accepted: Accepted, how: How) -> None:
    core = open_core(WallClock())
    now, source = core.clock.now(), Path(file).name
    with transaction(core.sessions) as session:
        stored_imports.wait_for_turn(session)
        known, by = _known(session, staged, how, london_day(now)), roles.operator(session)
        if file == DEMO and known is None:
            seed(session)
            return
        staged = with_answers(staged, {})
        if known is not None and not how.as_new:
            save_version(session, known, staged, accepted, source=source, by=by, now=now)
            return
        save_plan(
            session,
            staged,
            source=source,
            by=by,
            now=now,
            choices=Choices(financial_quarters=False) if how.calendar_quarters else None,
            accepted=accepted,
            in_place_of=known if how.in_place else None,
        )
