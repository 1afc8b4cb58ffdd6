"""`settings`: what is set for this plan, in plain words."""

from commands.advice import say
from commands.cards import Card, Facts, Heading, Part, Text
from commands.registry import command
from commands.request import Request
from commands.settings import BY_WORD, GROUPS, Group
from commands.showing.lost_channels import lost_channel_parts


@command(
    "settings",
    needs="read",
    says="What is set for this plan: when its owners are asked, when nobody is, and what an update needs",
)
def settings(request: Request) -> Card:
    first, *others = GROUPS
    parts: list[Part] = [*lost_channel_parts(request), _facts(request, first)]
    for group in others:
        parts += [Heading(text=group.title), _facts(request, group)]
    return Card(title=first.title, parts=[*parts, Text(text=_how())], redraw="settings")


def _facts(request: Request, group: Group) -> Facts:
    return Facts(facts=[(one.label, one.stands(request.plan, request.today)) for one in group.settings])


def _how() -> str:
    rest = ", ".join(say(f"set plan {one.example}") for one in BY_WORD.values())
    single = " or ".join(say(f"set D1 {one.for_one.example}") for one in BY_WORD.values() if one.for_one)
    return (
        f"Owners choose their own day and time: {say('nudge me on Thursdays at 14:00')}. The programme lead changes the"
        f" rest: {rest}, and for one action or milestone {single}."
    )
