"""`sightline prune`: delete what has outlived its period, or say what would be; set how long things are kept."""

import re
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.cli.opening import open_core
from bot.cli.terminal import AsJson, Stop, say, say_json
from commands.messages.registry import private_kinds
from scheduler.clock import WallClock
from store.database import reading, transaction
from store.retention import cleaning, periods, pruning
from store.retention.periods import PERIODS, UnfitPeriodError


class KeptFor(BaseModel):
    name: str
    of: str
    """What is deleted."""
    since: str
    """From when on the days count."""
    days: int
    fixed: str
    """Why nobody can change it; empty where a council may."""
    outlived: int | None
    """How many have outlived it; None where the bot deletes it as it comes, so that nothing waits to be counted."""


class PruneAnswer(BaseModel):
    """What `prune --json` prints."""

    dry_run: bool
    cleaned: bool
    """Whether the database's file holds nothing of it any more."""
    periods: list[KeptFor]


def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be deleted.")] = False,
    keep: Annotated[
        list[str] | None, typer.Option(help="Set how many days something is kept first, such as help=60.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Delete what was kept for long enough, as the bot does each night, or say what that would be."""
    core, private = open_core(WallClock()), private_kinds()
    now = core.clock.now()
    wishes = [_wish(one) for one in keep or []]
    if dry_run and wishes:
        raise Stop(
            "--dry-run only counts and --keep changes a period. Run --keep first, without --dry-run, then --dry-run"
            " without --keep."
        )
    if wishes:
        try:
            with transaction(core.sessions) as session:
                for name, wished in wishes:
                    periods.keep(session, name, wished)
        except UnfitPeriodError as error:
            raise Stop(str(error)) from error
    if dry_run:
        with reading(core.sessions) as session:
            found, days = pruning.outlived(session, now, private), periods.days_of(session)
    else:
        with transaction(core.sessions) as session:
            found, days = pruning.prune(session, now, private), periods.days_of(session)
    cleaned = not dry_run and cleaning.clean_wanted(core.sessions)
    kept = [
        KeptFor(
            name=one.name,
            of=one.of,
            since=one.since,
            days=days[one.name],
            fixed=one.fixed,
            outlived=found.get(one.name),
        )
        for one in PERIODS
    ]
    answer = PruneAnswer(dry_run=dry_run, cleaned=cleaned, periods=kept)
    if as_json:
        say_json(answer)
    else:
        say("\n".join(_line(one, dry_run) for one in kept))
        if any(found.values()) and not dry_run and not cleaned:
            say("Somebody reads the database just now, so its file is cleaned of that at the bot's next beat.")


def _wish(words: str) -> tuple[str, int]:
    name, _, days = words.partition("=")
    if not re.fullmatch("[0-9]{1,6}", days.strip()):
        raise Stop(f"“{words}” is no period. Write its name and days, such as --keep help=60.")
    return name.strip(), int(days)


def _line(one: KeptFor, dry_run: bool) -> str:
    days = "not kept" if not one.days else f"kept {one.days} day{'s' if one.days > 1 else ''} after {one.since}"
    if one.outlived is None:
        return f"{one.name}: {one.of}, {days}; not counted here, since the bot deletes it as it comes."
    done = "would be deleted" if dry_run else "deleted"
    return f"{one.name}: {one.of}, {days}; {one.outlived} {done}."
