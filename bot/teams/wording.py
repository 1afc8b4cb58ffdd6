"""Between what Teams hands over and plain words."""

import re
from collections.abc import Callable

from bot.teams.activities import Activity, Mention, plain
from bot.teams.connection import PLATFORM

AT = re.compile(r"<at[^>]*>(.*?)</at>", re.DOTALL)
QUOTED = re.compile(r"<quoted[^>]*/>")
# "overdue", "plan overdue" and "/plan overdue" are one question.
PLAN = re.compile(r"^(?:/(?=\w))?(?:plan(?=\s|$)\s*)?", re.IGNORECASE)


def plain_words(activity: Activity, person_token: Callable[[str, str | None], str], tenant: str) -> str:
    """What a person typed, with mentions as the tokens that commands know, and without our own name.

    Args:
        person_token: gives the token of somebody, by the id that this bot knows them by and by their account.
    """
    text = activity.words
    for mention in activity.mentions:
        text = text.replace(mention.text or "", f" {_token(activity, mention, person_token, tenant)} ", 1)
    text = AT.sub(lambda found: found[1], QUOTED.sub(" ", text))
    return PLAN.sub("", plain(text))


def _token(activity: Activity, mention: Mention, person_token: Callable[[str, str | None], str], tenant: str) -> str:
    whom = mention.mentioned
    if whom.id == activity.recipient.id:
        return ""
    if whom.id.startswith("19:"):
        return f"#channel:{address_of(tenant, whom.id)}|{'-'.join((whom.name or whom.id).split())}"
    return person_token(whom.id, whom.aad_object_id)


def address_of(tenant: str, channel: str) -> str:
    """The address of a channel, as plans, pulses and messages keep it."""
    return f"{PLATFORM}/{tenant}/{channel}"


def message_ref(conversation: str, activity_id: str) -> str:
    """Where a message stands, as the outbox keeps it."""
    return f"{conversation}/{activity_id}"
