"""`sightline check`: what is wrong with the set-up and what to do about it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.cli import check_cage, check_health, check_modes, check_retention, check_settings
from bot.cli.check_councils import AllAnswers, look_at_all
from bot.cli.findings import CheckAnswer, Finding, answer_of, lines_of
from bot.cli.opening import open_core, settings
from bot.cli.pulse_keys import look_at_keys
from bot.cli.sqlite_file import missing_file
from bot.cli.stopped import what_failed, why_stopped
from bot.cli.terminal import AsJson, Stop, say, say_json
from bot.core import Core
from bot.settings import Settings
from commands.messages.explaining import why
from scheduler.clock import WallClock
from store.database import knows_all_letters, reading, transaction
from store.delivery import heartbeats, lost_channels
from store.models import Plan
from store.people import accounts, roles
from store.plan import channels, plans
from store.unusable import Trouble, UnusableError, trouble_of

NO_PLAN = Finding(ok=False, what="There is no plan.", do="Read one in: sightline import FILE --accept")
NO_ADMIN = Finding(
    ok=False,
    what="Nobody is an admin, so nobody can assign or change.",
    do="Name one: sightline check --make-admin EMAIL",
)


def check(
    make_admin: Annotated[str | None, typer.Option(help="Make the person with this e-mail address an admin.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Believe the clock as it stands, and go on sending.")
    ] = False,
    believe_keys: Annotated[
        bool, typer.Option("--believe-pulse-keys", help="Take the folder of pulse keys and the secret as they are now.")
    ] = False,
    all_of: Annotated[
        Path | None, typer.Option("--all", metavar="CONFIG", help="Look at each council of this file, and change none.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look at settings, database, keys, tokens, scopes and delivery, and say what is wrong and what to do."""
    answer: CheckAnswer | AllAnswers
    if all_of is None:
        try:
            found = looked_at(settings(), make_admin, resume=resume, believe_keys=believe_keys)
        except UnusableError as error:
            if not as_json:
                raise
            found = [check_health.unusable(error)]
        answer = answer_of([*check_settings.look(), *found])
        lines = lines_of(answer)
    elif make_admin or resume or believe_keys:
        raise Stop("--all looks at every council and changes none. Change one by its own SIGHTLINE_… settings.")
    else:
        answer = look_at_all(all_of, lambda chosen: answer_of(looked_at(chosen)))
        lines = [f"{name}: {line}" for name, its in answer.councils.items() for line in lines_of(its)]
    if as_json:
        say_json(answer)
    else:
        say("\n".join(lines))
    if not answer.ok:
        raise typer.Exit(1)


def looked_at(
    chosen: Settings,
    make_admin: str | None = None,
    *,
    resume: bool = False,
    believe_keys: bool = False,
) -> list[Finding]:
    """Raises `UnusableError` for a newer version's database: this one has no business with it."""
    if make_admin:
        # Loaded here, since Teams alone needs nothing of Slack.
        from bot.cli.named_admin import look_at_address

        look_at_address(chosen, make_admin)
    core, findings = _database(chosen, make_admin, resume=resume, believe_keys=believe_keys)
    findings += check_cage.look(chosen)
    findings += check_modes.look(chosen)
    findings += _chats(chosen, core)
    if core is not None:
        with reading(core.sessions) as session:
            now = core.clock.now()
            findings += [*why_stopped(session, now), *what_failed(session, now)]
    return findings


def _chats(chosen: Settings, core: Core | None) -> Iterator[Finding]:
    """Only the libraries of what is set up are loaded."""
    if chosen.teams_app_id is None or chosen.slack_bot_token is not None:
        from bot.cli import check_slack

        yield from check_slack.look(chosen, core)
    if chosen.teams_app_id is not None:
        from bot.cli import check_teams

        yield from check_teams.look(chosen, core)


def _database(
    chosen: Settings, make_admin: str | None, *, resume: bool, believe_keys: bool
) -> tuple[Core | None, list[Finding]]:
    """The core is None where there is no database, or none that can be used."""
    if make_admin is None and (file := missing_file(chosen)) is not None:
        return None, [no_database(file), NO_PLAN, NO_ADMIN]
    try:
        core = _opened(chosen, make_admin, resume=resume)
        if (damaged := check_health.damaged(core)) is not None:
            return None, [damaged]
        opens = Finding(ok=True, what="The database opens and its schema is up to date.")
        return core, [
            opens,
            *_letters(core),
            *_plans(core, chosen),
            *check_health.look(core, chosen),
            *check_retention.look(core),
            *look_at_keys(core.sessions, chosen, believe_keys=believe_keys),
        ]
    except (SQLAlchemyError, sqlite3.Error) as error:
        if trouble_of(error) is Trouble.NEWER:
            raise
        return None, [check_health.unusable(error, chosen)]


def no_database(file: Path) -> Finding:
    return Finding(
        ok=False,
        what=f"There is no database at {file}.",
        do="If there was one, stop the bot and put a backup back: sightline restore FILE. Else import makes one.",
    )


def _opened(chosen: Settings, make_admin: str | None, *, resume: bool) -> Core:
    try:
        core = open_core(WallClock(), chosen)
        if make_admin or resume:
            with transaction(core.sessions) as session:
                if make_admin:
                    roles.make_admin(session, make_admin)
                if resume:
                    heartbeats.resume(session, core.clock.now())
    except roles.NeverBothError as error:
        raise Stop(
            f"{make_admin} is a plan's pulse custodian, who can never be an administrator. Name somebody else, or take"
            " that from them first: set @person not custodian."
        ) from error
    return core


def _letters(core: Core) -> Iterator[Finding]:
    with reading(core.sessions) as session:
        if not knows_all_letters(session):
            yield Finding(
                ok=False,
                what="The database tells capitals from small letters only from A to Z, so that É is not found by é.",
                do="Make another with: CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0",
            )


def _plans(core: Core, chosen: Settings) -> Iterator[Finding]:
    with reading(core.sessions) as session:
        open_plans, closed = plans.open_ones(session), plans.closed_ones(session)
        admins = roles.admins(session)
        # Slack was asked for the address before it was written; where it is not set up, nobody could be.
        met = chosen.slack_bot_token is not None or accounts.reachable(session, [one.id for one in admins if one.id])
        lost = {plan.id: row.problem for plan in open_plans if (row := lost_channels.waiting_for(session, plan))}
    if not open_plans and not closed:
        yield NO_PLAN
    elif not open_plans:
        yield Finding(
            ok=False, what="No plan is open, so nobody is asked anything.", do="Say in Slack: /plan open plan"
        )
    for plan in open_plans:
        yield from _of_plan(plan, f" of {plan.label}" if len(open_plans) > 1 else "", lost.get(plan.id))
    for plan in closed:
        yield Finding(ok=True, what=f"Closed, so that nobody is asked about it: {plan.label}.")
    if not admins:
        yield NO_ADMIN
    elif not met:
        what = f"Admins: {len(admins)}, and nobody has met them in a chat, so their address may be mistyped."
        yield Finding(ok=False, what=what, do="Set up the chat, start the bot, and look again.")
    else:
        yield Finding(ok=True, what=f"Admins: {len(admins)}.")


def _of_plan(plan: Plan, its: str, lost: str | None) -> Iterator[Finding]:
    """A plan and its channel.

    Args:
        its: whose the channel is, where there are several plans.
        lost: why the channel takes nothing, where it does not.
    """
    yield Finding(ok=True, what=f"The plan is there: {plan.title}.")
    where = channels.names(plan)
    todo = "Say in Slack: /plan set plan channel #your-channel, or in a Teams channel: @Sightline set plan channel here"
    found = f"The digest{its} goes to {where}." if where else f"The weekly digest{its} has no channel."
    if lost:
        found = f"The digest{its} cannot go to {where}: {why(lost)}."
    well = bool(where) and lost is None
    yield Finding(ok=well, what=found, do=None if well else todo)
