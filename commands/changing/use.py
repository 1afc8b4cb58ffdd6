"""`use NAME`: the plan that somebody means, until they say another."""

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.wording import echoed
from store.plan import lifecycle, plans

ANY = ("any", "all", "as usual", "none")


@command(
    "use",
    needs="read",
    says="Choose the plan that you mean by its name, until you say another or “use any”",
    usage="use NAME | use any",
    example="use Practice improvement plan 2022-23 (demo)",
    changes=True,
    of_plan=False,
)
def use(request: Request) -> Card:
    name = " ".join(request.words).strip(" .")
    if name.lower() in ANY:
        lifecycle.use(request.session, request.person, None)
        return Card(title="You mean whichever plan it is: the channel's, or the one in which you own something.")
    if not name and not request.said_which:
        raise CommandError(f"Say which. {say('plans')} lists them.")
    found = plans.called(request.session, name) if name else [request.plan]
    if len(found) != 1:
        what = f"I know no plan called {echoed(name)}" if not found else f"Several plans are called {echoed(name)}"
        raise CommandError(f"{what}. {say('plans')} lists them.")
    (plan,) = found
    if plan.closed_at is not None:
        raise CommandError(
            f"{plan.label} is closed. It can be read: {say(f'status in {plan.label}')}. It cannot be chosen."
        )
    lifecycle.use(request.session, request.person, plan)
    others = Text(text=f"A channel's own plan goes before it, and a plan that you name. {say('use any')} ends it.")
    return Card(title=f"From now on you mean {plan.label}.", parts=[others])
