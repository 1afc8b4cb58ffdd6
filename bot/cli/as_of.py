"""`--today`: as of which day a verb answers. What is shown is how things stand now, so no day before that is shown."""

from bot.cli.opening import clock_at, open_core
from bot.cli.terminal import Stop
from bot.core import Core
from commands.showing.wording import day, joined
from scheduler.clock import SetClock
from store.database import reading
from store.plan import history, plans
from store.time import london_day


def open_as_of(today: str | None, plan_name: str | None) -> Core:
    """Open the database with a clock that stands on this day, or the real one.

    Raises:
        Stop: a person has said or changed something since, and how it stood before is not known.
    """
    clock = clock_at(today)
    core = open_core(clock)
    if not isinstance(clock, SetClock):
        return core
    with reading(core.sessions) as session:
        about = plans.called(session, plan_name) if plan_name is not None else plans.open_ones(session)
        newest, names = history.last_by_a_person(session, about), joined([plan.label for plan in about])
    if newest is None:
        return core
    asked, known = london_day(clock.now()), london_day(newest)
    if asked < known:
        raise Stop(
            f"{names} was last changed on {day(known, asked)}, and how it stood before that is not known. Ask for that"
            " day or a later one."
        )
    # On that day itself, what was said until then is said already.
    clock.move_to(max(clock.now(), newest))
    return core
