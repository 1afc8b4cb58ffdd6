"""What Slack is told about the app, read where the code must agree with it."""

import json
from importlib.resources import files
from typing import Any

OPTIONAL = frozenset({"im:write", "channels:history"})
"""What makes a message that is in doubt findable in more places."""


def scopes() -> frozenset[str]:
    """What the app asks to be allowed; the reason for each stands in `docs/slack-setup.md`."""
    return frozenset(_manifest()["oauth_config"]["scopes"]["bot"])


def bot_events() -> frozenset[str]:
    """What the app asks to be told of."""
    return frozenset(_manifest()["settings"]["event_subscriptions"]["bot_events"])


def _manifest() -> Any:
    return json.loads(files("bot.slack").joinpath("manifest.json").read_text(encoding="utf-8"))
