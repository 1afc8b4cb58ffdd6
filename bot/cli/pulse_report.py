"""`sightline report pulse`: what a round of a pulse may tell outside."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlmodel import Session

from bot.cli.terminal import Stop, in_words
from bot.cli.which_plan import some_plan
from bot.core import Core
from store.database import reading
from store.exporting.pulse_report import PulseReport, csv_of, report_of
from store.models import Pulse, PulseRound
from store.pulse import results
from store.rules.folding import folded
from store.rules.terms import PulseState
from store.time import london_day


def pulse_report(core: Core, of_plan: str | None, name: str | None, number: int | None) -> PulseReport:
    """Raises `Stop` where there is no such pulse or round, or several may be meant."""
    with reading(core.sessions) as session:
        plan = some_plan(session, of_plan)
        pulse = _pulse(results.pulses(session, plan.id), name)
        return report_of(session, _round(session, pulse, number, london_day(core.clock.now())))


def write_csv(path: Path, report: PulseReport) -> None:
    try:
        path.write_bytes(csv_of(report))
    except OSError as error:
        raise Stop(f"{path} cannot be written: {in_words(error)}. Choose another place with --csv.") from error


def _pulse(known: Sequence[Pulse], name: str | None) -> Pulse:
    if not known:
        raise Stop("There are no results of a pulse yet. They can be written once its first round has closed.")
    found = known if name is None else [one for one in known if name in (str(one.id), one.title) or _called(one, name)]
    if len(found) != 1:
        wrong = "Several pulses can be meant" if len(found) > 1 else f"No pulse is called {name}"
        named = "; ".join(f"{one.title} ({one.id})" for one in known)
        raise Stop(f"{wrong}. Name one with --pulse. There are: {named}.")
    return found[0]


def _called(pulse: Pulse, name: str) -> bool:
    return folded(pulse.title) == folded(name)


def _round(session: Session, pulse: Pulse, number: int | None, today: date) -> PulseRound:
    """The newest that had ended by that day, where none is named."""
    ended = [one for one in results.rounds(session, pulse) if _had_ended(one, today)]
    found = next((one for one in ended if number in (None, one.number)), None)
    if found is None:
        which = "no round" if number is None else f"no round {number}"
        raise Stop(f"{pulse.title} has {which} that has closed. Results are there once it has.")
    return found


def _had_ended(round_: PulseRound, today: date) -> bool:
    if round_.state is PulseState.OPEN or round_.closed_at is None:
        return False
    return london_day(round_.closed_at) <= today
