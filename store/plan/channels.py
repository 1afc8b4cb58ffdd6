"""Where a plan's week is told: in a channel, or in several of one chat or of two, in each once."""

from datetime import datetime

from sqlmodel import Session

from store.database import lock
from store.delivery.chats import Chat, without_agreement
from store.models import Person, Plan
from store.plan import history
from store.rules.plan_channels import PlanChannel


def told_in(plan: Plan) -> list[PlanChannel]:
    """The first is the plan's own, which pages that have room for one show."""
    if plan.channel is None:
        return []
    return [PlanChannel(address=plan.channel, name=plan.channel_name or plan.channel), *(plan.more_channels or ())]


def names(plan: Plan) -> str:
    """ "#improvement-plan and #leads"; empty where there is none.

    Those of several chats are told apart, since channels of two chats are often called alike.
    """
    told = [(f"#{one.name}", Chat.of_channel(one.address)) for one in told_in(plan)]
    apart = len({chat.platform for _, chat in told if chat}) > 1
    found = [f"{name} in {chat.platform.capitalize()}" if apart and chat else name for name, chat in told]
    return " and ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def tell_in(
    session: Session, plan: Plan, channel: PlanChannel, *, also: bool = False, by: Person, now: datetime
) -> None:
    """Tell the week there from now on.

    Args:
        also: beside the channels that it has in that chat; else in their place. Those of another chat stay.
    """
    lock(session, plan)
    stays = [one for one in told_in(plan) if also or not _of_one_chat(one, channel)]
    _set(session, plan, [*(one for one in stays if not _is(one, channel.address)), channel], by=by, now=now)


def tell_no_more_in(session: Session, plan: Plan, address: str, *, by: Person, now: datetime) -> bool:
    """Returns whether it was told there."""
    lock(session, plan)
    stays = [one for one in told_in(plan) if not _is(one, address)]
    if len(stays) == len(told_in(plan)):
        return False
    _set(session, plan, stays, by=by, now=now)
    return True


def is_told_in(plan: Plan, address: str) -> bool:
    return any(_is(one, address) for one in told_in(plan))


def _set(session: Session, plan: Plan, channels: list[PlanChannel], *, by: Person, now: datetime) -> None:
    assert plan.id is not None
    before = names(plan)
    plan.channel, plan.channel_name = (channels[0].address, channels[0].name) if channels else (None, None)
    plan.more_channels = tuple(channels[1:]) or None
    # As single names were written before there could be several.
    said = [one.removeprefix("#") or None for one in (before, names(plan))]
    history.note(session, plan.id, "plan", "channel", said[0], said[1] or "none", by=by, now=now)
    session.add(plan)


def _is(channel: PlanChannel, address: str) -> bool:
    return without_agreement(channel.address) == without_agreement(address)


def _of_one_chat(one: PlanChannel, other: PlanChannel) -> bool:
    return Chat.of_channel(one.address) == Chat.of_channel(other.address)
