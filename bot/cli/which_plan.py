"""The plan that a verb is about: the only one, or the one that `--plan` names."""

from collections.abc import Sequence
from typing import Annotated

import typer
from sqlmodel import Session

from bot.cli.terminal import Stop
from commands.request import NO_PLAN
from store.models import Plan
from store.plan import plans

PlanName = Annotated[
    str | None, typer.Option("--plan", help="The plan, by its short name or title, where there are several.")
]


def the_plan(session: Session, name: str | None) -> Plan | None:
    """None where there is no plan yet.

    Raises:
        Stop: no plan is called so, or there are several to choose from.
    """
    if name is not None:
        found = plans.called(session, name)
        if not found:
            raise Stop(f"No plan is called {name}. {_there_are(plans.every(session))}")
    else:
        open_plans = plans.open_ones(session)
        found = open_plans if len(open_plans) > 1 else [one for one in (plans.current(session),) if one is not None]
    if len(found) > 1:
        raise Stop(f"Several plans can be meant. Name one with --plan. {_there_are(found)}")
    return next(iter(found), None)


def some_plan(session: Session, name: str | None) -> Plan:
    """Raises `Stop` where there is none yet, too."""
    if (plan := the_plan(session, name)) is None:
        raise Stop(NO_PLAN)
    return plan


def _there_are(known: Sequence[Plan]) -> str:
    return f"There are: {'; '.join(one.label for one in known)}." if known else "There is none."
