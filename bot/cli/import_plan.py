"""`sightline import`: read a plan document, show what was read and what it would change, and save it once accepted."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import database_exists, open_core
from bot.cli.terminal import AsJson, Stop, say, say_json
from commands.plain_text import card_text
from commands.showing.review import review_card
from scheduler.clock import WallClock
from store.database import transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.documents.staged import StagedPlan
from store.loading import Choices, UnreadablePlanError, read_plan, stored_imports
from store.loading.accepted import Accepted
from store.loading.difference import Difference
from store.loading.plan_reading import choices_of
from store.loading.proposing import accept as accept_plan
from store.loading.proposing import propose, with_answers
from store.people import roles
from store.plan import plans
from store.time import london_day

DEMO = "demo"
AS_NEW, AS_VERSION = "--new-plan", "--next-version"


class ImportAnswer(StagedPlan):
    """What `import --json` prints: all that was read, and what it would change in the plan that is here."""

    difference: Difference


def import_plan(
    file: Annotated[
        str,
        typer.Argument(
            help="A plan document (.xlsx, .docx, .csv, .txt, .md, .yaml), or the word demo for the demo plan."
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
        bool, typer.Option(AS_NEW, help="With --accept: a plan of its own, instead of the one here.")
    ] = False,
    as_version: Annotated[
        bool, typer.Option(AS_VERSION, help="With --accept: the next version of the plan here, however unlike it.")
    ] = False,
    calendar_quarters: Annotated[
        bool, typer.Option("--calendar-quarters", help="Q1 begins in January here, not in April.")
    ] = False,
    whole: Annotated[bool, typer.Option("--all", help="Show every doubt, not the first of each kind.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read a plan document and show every reading and doubt, and what it would change; save it with --accept."""
    staged = demo_plan().plan if file == DEMO else _read(Path(file), calendar_quarters=calendar_quarters)
    staged, difference = _proposed(staged) if accept or database_exists() else (staged, Difference(state="first"))
    if as_json:
        say_json(ImportAnswer(**dict(staged), difference=difference))
    else:
        say(
            card_text(
                review_card(
                    staged, difference, lambda detail: f"sightline import {file} --all", whole=whole, endless=True
                )
            )
        )
    if not accept:
        if not as_json:
            say("\nNothing is saved yet. Add --accept to save this reading.")
        return
    if difference.state == "other" and not (as_new or as_version):
        raise Stop(
            f"This looks like another plan than {difference.plan}, so nothing was saved. Add {AS_NEW} to use it instead"
            f" (the other one is kept), or {AS_VERSION} if it is that plan's next version."
        )
    accepted = Accepted([one for one in without.split(",") if one.strip()], close_gone=close_gone)
    _save(staged, file, accepted, as_new=as_new, calendar_quarters=calendar_quarters)
    if not as_json:
        say("\nSaved. Ask it something: sightline ask status")


def _read(path: Path, *, calendar_quarters: bool) -> StagedPlan:
    choices = Choices(financial_quarters=False) if calendar_quarters else _choices_here()
    try:
        return read_plan(path, choices)
    except UnreadablePlanError as error:
        raise Stop(str(error)) from error


def _choices_here() -> Choices:
    """As the plan that is here counts quarters and terms."""
    if not database_exists():
        return Choices()
    with transaction(open_core(WallClock()).sessions) as session:
        plan = plans.current(session)
        return choices_of(plan) if plan else Choices()


def _proposed(staged: StagedPlan) -> tuple[StagedPlan, Difference]:
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        return propose(session, plans.current(session), staged, london_day(core.clock.now()))


def _save(staged: StagedPlan, file: str, accepted: Accepted, *, as_new: bool, calendar_quarters: bool) -> None:
    core = open_core(WallClock())
    with transaction(core.sessions) as session:
        stored_imports.wait_for_turn(session)
        known = plans.current(session)
        if file == DEMO and known is None:
            seed(session)
            return
        accept_plan(
            session,
            known,
            with_answers(staged, {}),
            accepted,
            as_new=as_new,
            source=Path(file).name,
            by=roles.operator(session),
            now=core.clock.now(),
            choices=Choices(financial_quarters=False) if calendar_quarters else None,
        )
