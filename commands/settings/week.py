"""Where a plan's week is told."""

from datetime import date

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.errors import CommandError
from commands.language.names import CHANNEL
from commands.request import Request
from commands.settings.setting import Setting
from store.delivery import lost_channels
from store.delivery.chats import AGREED
from store.models import Plan
from store.plan import edits

ALTHOUGH = "although it is shared"
HOW = f"Name the channel with #. For example: {say('set plan channel #improvement-plan')}."


def _stands(plan: Plan, today: date) -> str:
    return f"#{plan.channel_name}" if plan.channel_name else "In no channel"


def _set(request: Request, value: str) -> Card:
    named = value.strip().removesuffix(ALTHOUGH).strip()
    found = CHANNEL.fullmatch(named)
    if found is None:
        raise CommandError(HOW)
    address = found["address"]
    if found["shared"]:
        if not value.endswith(ALTHOUGH):
            return _asked(found["name"], named)
        address += AGREED
    edits.set_channel(request.session, request.plan, address, found["name"], by=request.person, now=request.now)
    title = f"The weekly digest now goes to #{found['name']}. If I am not in it yet, invite me there."
    if lost_channels.send_to_new_channel(request.session, request.plan, request.now):
        request.queued_for_others = True
        title += " This week's digest, which could not be told, goes there now."
    return Card(title=title)


def _asked(name: str, named: str) -> Question:
    """Nothing is set before a second yes."""
    yes = Button(label="Yes, tell the week there", says=f"set plan channel {named} {ALTHOUGH}")
    return Question(
        title=f"#{name} is shared with another organisation: its people would read the plan's week.",
        parts=[Text(text="Nothing is set yet. You can name another channel."), Buttons(buttons=[yes])],
    )


CHANNEL_OF_WEEK = Setting(
    label="Weekly digest",
    says="the channel that reads on the first working day of each week how the plan stands and what moved",
    stands=_stands,
    keeps=("channel", "channel_name"),
    set=_set,
    example="channel #improvement-plan",
    usage="channel #channel",
)
