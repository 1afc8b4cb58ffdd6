"""How it is said that a plan's channel takes nothing any more."""

from commands.cards import Part, Text
from commands.messages.explaining import why
from commands.messages.undelivered import to_do
from commands.request import Request
from store.delivery import lost_channels
from store.plan.channels import told_in


def lost_channel_parts(request: Request) -> list[Part]:
    """What pages that show how things stand say of it; nothing where all is well."""
    row = lost_channels.waiting_for(request.session, request.plan) if request.plan.channel else None
    if row is None or row.problem is None:
        return []
    advice = f" {to_do(row.problem)}" if request.may("edit") else ""
    name = next(one.name for one in told_in(request.plan) if one.address == row.channel)
    said = f"The week cannot be told in #{name}: {why(row.problem)}.{advice}"
    return [Text(text=said)]
