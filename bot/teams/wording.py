"""Between what Teams hands over and plain words."""

import re
from collections.abc import Callable

from bot.teams.activities import Activity, Mention, plain
from bot.teams.connection import PLATFORM

AT = re.compile(r"<at[^>]*>(.*?)</at>", re.DOTALL)
QUOTED = re.compile(r"<quoted[^>]*/>")
# "overdue", "plan overdue" and "/plan overdue" are one question.
HERE = re.compile(r"\b(channel|audience \S+) here\b", re.IGNORECASE)
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
    return _with_channel(activity, PLAN.sub("", plain(text)), tenant)


def _with_channel(activity: Activity, words: str, tenant: str) -> str:
    """ "channel here" names the channel that it is said in: nobody can mention one to an app in every client."""
    if activity.is_personal or not activity.channel.startswith("19:"):
        return words
    told = activity.channel_data.channel
    name = told.name if told is not None and told.name else "General"
    return HERE.sub(lambda found: f"{found[1]} {_channel_token(tenant, activity.channel, name)}", words)


def _channel_token(tenant: str, channel: str, name: str) -> str:
    return f"#channel:{address_of(tenant, channel)}|{'-'.join(name.split())}"


def _token(activity: Activity, mention: Mention, person_token: Callable[[str, str | None], str], tenant: str) -> str:
    whom = mention.mentioned
    if whom.id == activity.recipient.id:
        return ""
    if whom.id.startswith("19:"):
        return _channel_token(tenant, whom.id, whom.name or whom.id)
    return person_token(whom.id, whom.aad_object_id)


def address_of(tenant: str, channel: str) -> str:
    """The address of a channel, as plans, pulses and messages keep it."""
    return f"{PLATFORM}/{tenant}/{channel}"


def message_ref(conversation: str, activity_id: str) -> str:
    """Where a message stands, as the outbox keeps it."""
    return f"{conversation}/{activity_id}"
