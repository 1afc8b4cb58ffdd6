"""`sightline pulse new FILE`: a whole questionnaire from a file, and the list of whom it asks."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from bot.cli.opening import open_core
from bot.cli.terminal import Stop, say
from bot.cli.which_plan import PlanName, some_plan
from bot.conversation.requests import make_request
from commands.errors import CommandError
from commands.plain_text import card_text
from commands.pulse import from_files
from commands.request import Request
from scheduler.clock import WallClock
from store.database import transaction
from store.loading.readers.refusal import UnreadablePlanError
from store.models import Person, Plan
from store.people import directory, roles
from store.pulse.reading_files import pulse_in


class What(StrEnum):
    NEW = "new"


def pulse(
    what: Annotated[What, typer.Argument(help="Write a pulse, or change the one of the same title.")],
    file: Annotated[Path, typer.Argument(help="The questionnaire: YAML as docs/pulse/writing.md describes it.")],
    people: Annotated[Path | None, typer.Option(help="Whom it asks: a CSV file with address, team and role.")] = None,
    as_: Annotated[str | None, typer.Option("--as", help="The custodian, by address, where there are several.")] = None,
    of_plan: PlanName = None,
) -> None:
    """Write a pulse from a file, as its custodian. It asks nobody before a programme lead approves it."""
    core = open_core(WallClock())
    try:
        with transaction(core.sessions) as session:
            request = _as_custodian(session, some_plan(session, of_plan), as_, core.clock.now())
            made, card = from_files.take_pulse(request, pulse_in(_bytes(file), file.name))
            if people is not None:
                card = from_files.take_list(request, made, people.name, _bytes(people))
    except CommandError as error:
        raise Stop(error.sentence) from error
    except UnreadablePlanError as error:
        raise Stop(str(error)) from error
    say(card_text(card))


def _as_custodian(session: Session, plan: Plan, email: str | None, now: datetime) -> Request:
    """Whoever sits at the machine holds the database, and so speaks for a custodian who can answer for it."""
    assert plan.id is not None
    request = make_request(session, _custodian(session, plan, email).id or 0, now)
    request.among, request.chosen, request.changes, request.needs = [plan], plan, True, "pulse"
    return request


def _custodian(session: Session, plan: Plan, email: str | None) -> Person:
    known = roles.custodians(session, plan)
    if not known:
        raise Stop("The plan has no custodian. An administrator names one in chat: /plan set @person custodian.")
    if email is None and len(known) == 1:
        return known[0]
    person = directory.by_email(session, email) if email else None
    if person is None or person not in known:
        raise Stop(f"Say which custodian it is, with --as: {', '.join(one.email or one.name for one in known)}.")
    return person


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}. Name another file.") from error
