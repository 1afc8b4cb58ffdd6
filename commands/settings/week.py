"""Where a plan's week is told."""

from datetime import date

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.language.names import CHANNEL
from commands.request import Request
from commands.settings.setting import Setting
from store.delivery import lost_channels
from store.models import Plan
from store.plan import edits

HOW = f"Name the channel with #. For example: {say('set plan channel #improvement-plan')}."


def _stands(plan: Plan, today: date) -> str:
    return f"#{plan.channel_name}" if plan.channel_name else "In no channel"


def _set(request: Request, value: str) -> Card:
    found = CHANNEL.fullmatch(value.strip())
    if found is None:
        raise CommandError(HOW)
    edits.set_channel(
        request.session, request.plan, found["address"], found["name"], by=request.person, now=request.now
    )
    title = f"The weekly digest now goes to #{found['name']}. If I am not in it yet, invite me there."
    if lost_channels.send_to_new_channel(request.session, request.plan, request.now):
        request.queued_for_others = True
        title += " This week's digest, which could not be told, goes there now."
    return Card(title=title)


CHANNEL_OF_WEEK = Setting(
    label="Weekly digest",
    says="the channel that reads on the first working day of each week how the plan stands and what moved",
    stands=_stands,
    keeps=("channel", "channel_name"),
    set=_set,
    example="channel #improvement-plan",
    usage="channel #channel",
)
