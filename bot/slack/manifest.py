"""What Slack is told about the app: `manifest.json` here is the source, and the others are made from it.

`./run manifests` writes them anew: the same at the root, where Slack's command line looks, one for Slack over HTTP, and
the link in the setup page that opens Slack with all of it filled in.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

Manifest = dict[str, Any]

OPTIONAL = frozenset({"im:write", "channels:history"})
"""What makes a message that is in doubt findable in more places."""
NAMES_GROUPS = "usergroups:read"
"""What tells the name of a user group that a message mentions, and who is in one that a pulse asks. Optional, too."""
SEE_CHANNELS = frozenset({"groups:read"})
"""What tells who is in a private channel that a pulse asks, and whether others read it as well. Optional, too."""
ADDRESS = "https://YOUR-HOST/slack/events"
"""Where Slack posts over HTTP, in the manifest for that."""
LINK = re.compile(r"https://api\.slack\.com/apps\?new_app=1&manifest_json=[^)\s]*")
HOME = Path(__file__).parents[2]
SETUP_PAGE = HOME / "docs" / "slack-setup.md"


def scopes() -> frozenset[str]:
    """What the app asks to be allowed; the reason for each stands in `docs/slack-setup.md`."""
    return frozenset(manifest()["oauth_config"]["scopes"]["bot"])


def bot_events() -> frozenset[str]:
    """What the app asks to be told of."""
    return frozenset(manifest()["settings"]["event_subscriptions"]["bot_events"])


def manifest() -> Manifest:
    found: Manifest = json.loads(_source())
    return found


def over_http() -> Manifest:
    """The same for where Slack posts to an address of ours."""
    made = manifest()
    for command in made["features"]["slash_commands"]:
        command["url"] = ADDRESS
    made["settings"]["event_subscriptions"]["request_url"] = ADDRESS
    made["settings"]["interactivity"]["request_url"] = ADDRESS
    made["settings"]["socket_mode_enabled"] = False
    return made


def one_click() -> str:
    """A link that opens Slack's page for a new app with the manifest filled in."""
    return f"https://api.slack.com/apps?new_app=1&manifest_json={quote(json.dumps(manifest(), separators=(',', ':')))}"


def made() -> dict[Path, str]:
    """Each file that is made from the source, and what it holds."""
    page = SETUP_PAGE.read_text(encoding="utf-8")
    return {
        HOME / "manifest.json": _source(),
        HOME / "docs" / "manifest-http.json": json.dumps(over_http(), indent=2, ensure_ascii=False) + "\n",
        SETUP_PAGE: LINK.sub(lambda _: one_click(), page),
    }


def _source() -> str:
    return files("bot.slack").joinpath("manifest.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    for path, content in made().items():
        path.write_text(content, encoding="utf-8")
