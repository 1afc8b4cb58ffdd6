"""By which names Teams knows the tenant, the bot, people and places: each follows from what they are called here."""

import base64
import hashlib
import uuid
from functools import cache

OURS = uuid.uuid5(uuid.NAMESPACE_URL, "https://sightline.example/teams")


@cache
def _uuid(*of: str) -> str:
    return str(uuid.uuid5(OURS, "/".join(of)))


@cache
def _letters(length: int, *of: str) -> str:
    digest = hashlib.sha512("/".join(of).encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().replace("-", "x").replace("_", "y")[:length]


TENANT = _uuid("tenant")
APP_ID = _uuid("app")
BOT = f"28:{APP_ID}"
TEAM = f"19:{_letters(43, 'team')}1@thread.tacv2"
"""It is the id of the team's general channel as well."""
GROUP = _uuid("team")
"""The same team as Entra knows it."""


def object_id(member_id: str) -> str:
    """By which everybody knows a person, whichever bot asks: `aadObjectId`."""
    return _uuid("person", member_id)


def their_id(member_id: str) -> str:
    """By which this bot alone knows a person."""
    return f"29:1{_letters(70, 'person', member_id)}"


def personal_chat(member_id: str) -> str:
    return f"a:1{_letters(80, 'chat', member_id)}"


def channel(channel_id: str) -> str:
    return f"19:{_letters(43, 'channel', channel_id)}1@thread.tacv2"


def tenant_of(team: str) -> str:
    """The tenant of somebody of another organisation."""
    return _uuid("tenant", team) if team else TENANT
