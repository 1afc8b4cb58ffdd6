"""What is said to somebody who may not do a thing, and whom they can ask instead."""

from commands.errors import CommandError
from store.models import Item, Plan
from store.people.permissions import WRITES, Owned, Verb

LEAD_ALONE = "Only the programme lead can change this. Ask them to."
LEAD_SEES = "Only the programme lead can see this. Ask them to show you."
REFUSALS: dict[Verb, str] = {
    "read": "Only full members of this workspace can read the plan. Ask the programme lead.",
    "personal": LEAD_ALONE,
    "own": "{} is not in your name, so there is nothing to give back.",
    "update": "Only its owner or the programme lead can update this. Ask them, or ask the lead to assign it to you.",
    "edit": LEAD_ALONE,
    "pulse": "Only the plan's pulse custodian can do this. Ask them to, or an administrator to name one.",
    "answer_pulse": "Only the programme lead or the plan's pulse custodian can do this. Ask them to.",
    "lead": LEAD_ALONE,
    "lead_some": LEAD_ALONE,
    "admin": "Only an administrator can change this. Ask them to.",
}
CLOSED = "{} is closed: it can be read and not changed. A programme lead can open it again."


class NotAllowedError(CommandError):
    """The person may not do this, whatever the words behind it."""


def refusal(verb: Verb, plan: Plan | None, item: Owned | None, *, asks: bool = False) -> NotAllowedError:
    """Args: asks: whether it was a question, so that nothing would have been changed."""
    if verb in WRITES and plan is not None and plan.closed_at is not None:
        return NotAllowedError(CLOSED.format(plan.label))
    said = REFUSALS[verb]
    if asks and said == LEAD_ALONE:
        return NotAllowedError(LEAD_SEES)
    return NotAllowedError(said.format(item.ref if isinstance(item, Item) else "It"))
