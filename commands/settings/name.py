"""What people call the plan, in a word or two."""

import re
from datetime import date

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.filters import FilterReader
from commands.language.names import everyone_named
from commands.request import Request
from commands.settings.setting import Setting
from store.models import Plan
from store.plan import lifecycle, plans
from store.rules.references import as_reference

LONGEST = 30
NAME = re.compile(r"[^\W_][\w&' -]*")
TAKEN = ("any", "all", "none", "now", "plan")


def _stands(plan: Plan, today: date) -> str:
    return plan.name or "It has only its title"


def _set(request: Request, value: str) -> Card:
    name = " ".join(value.split()).strip(' .“”"')
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        raise CommandError(
            f"A plan's short name has letters and digits, at most {LONGEST} of them. For example:"
            f" {say('set plan name SEND')}."
        )
    if name.lower() in TAKEN or as_reference(name) or _means_something(request, name):
        raise CommandError(f"“{name}” means something else in a question. Choose another name.")
    if any(one.id != request.plan.id for one in plans.called(request.session, name)):
        raise CommandError(f"Another plan is called {name}. Choose another name.")
    lifecycle.set_name(request.session, request.plan, name, by=request.person, now=request.now)
    how = Text(
        text=f"Where there are several plans, it stands before answers, and {say(f'overdue in {name}')} asks it."
    )
    return Card(title=f"The plan is now called {name}.", parts=[how])


def _means_something(request: Request, name: str) -> bool:
    """Whether it narrows a list as it is: "due in May" must not be about a plan."""
    reader = FilterReader(list, request.person, lambda words: everyone_named(request.session, words), request.today)
    return bool(name) and reader.read(name.split()).query.narrows


PLAN_NAME = Setting(
    label="Short name",
    says="what tells the plan from the council's others, before answers and behind questions",
    stands=_stands,
    keeps=("name",),
    set=_set,
    example="name SEND",
    usage="name NAME",
)
