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
from store.plan import channels
from store.rules.plan_channels import PlanChannel

ALTHOUGH = "although it is shared"
HOW = (
    f"Name the channel with #. For example: {say('set plan channel #improvement-plan')}; with also or not before it, a"
    " second is added or one taken away."
)


def _stands(plan: Plan, today: date) -> str:
    return channels.names(plan) or "In no channel"


def _set(request: Request, value: str) -> Card:
    how, _, rest = value.strip().partition(" ")
    if how.lower() == "not":
        return _told_no_more(request, rest.strip())
    also = how.lower() == "also"
    named = (rest if also else value).strip().removesuffix(ALTHOUGH).strip()
    found = CHANNEL.fullmatch(named)
    if found is None:
        raise CommandError(HOW)
    address = found["address"]
    if found["shared"]:
        if not value.endswith(ALTHOUGH):
            return _asked(found["name"], f"also {named}" if also else named)
        address += AGREED
    channel = PlanChannel(address=address, name=found["name"])
    channels.tell_in(request.session, request.plan, channel, also=also, by=request.person, now=request.now)
    title = f"The weekly digest now goes to {channels.names(request.plan)}. If I am not in it yet, invite me there."
    if lost_channels.send_to_new_channel(request.session, request.plan, address, request.now):
        request.queued_for_others = True
        title += " This week's digest, which could not be told, goes there now."
    return Card(title=title)


def _told_no_more(request: Request, named: str) -> Card:
    found = CHANNEL.fullmatch(named)
    if found is None:
        raise CommandError(HOW)
    session, by, now = request.session, request.person, request.now
    if not channels.tell_no_more_in(session, request.plan, found["address"], by=by, now=now):
        raise CommandError(f"The weekly digest does not go to #{found['name']}. It goes to {_where(request.plan)}.")
    return Card(title=f"The weekly digest no longer goes to #{found['name']}. It goes to {_where(request.plan)}.")


def _where(plan: Plan) -> str:
    return channels.names(plan) or "no channel"


def _asked(name: str, named: str) -> Question:
    """Nothing is set before a second yes."""
    yes = Button(label="Yes, tell the week there", says=f"set plan channel {named} {ALTHOUGH}")
    return Question(
        title=f"#{name} is shared with another organisation: its people would read the plan's week.",
        parts=[Text(text="Nothing is set yet. You can name another channel."), Buttons(buttons=[yes])],
    )


CHANNEL_OF_WEEK = Setting(
    label="Weekly digest",
    says="the channels that read on the first working day of each week how the plan stands and what moved",
    stands=_stands,
    keeps=("channel", "channel_name", "more_channels"),
    set=_set,
    example="channel #improvement-plan",
    usage="channel [also or not] #channel",
)
