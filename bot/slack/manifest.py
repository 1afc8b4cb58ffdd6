"""What Slack is told about the app, read where the code must agree with it."""

import json
from importlib.resources import files

OPTIONAL = frozenset({"im:write", "channels:history"})
"""What makes a message that is in doubt findable in more places."""


def scopes() -> frozenset[str]:
    """What the app asks to be allowed; the reason for each stands in `docs/slack-setup.md`."""
    manifest = json.loads(files("bot.slack").joinpath("manifest.json").read_text(encoding="utf-8"))
    return frozenset(manifest["oauth_config"]["scopes"]["bot"])
