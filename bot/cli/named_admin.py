"""Whether the address of somebody who is to be an administrator is one that Slack knows, asked before it is written.

A mistyped address would make an administrator of nobody, and would be theirs who gets it one day.
"""

import re

from bot.cli.terminal import Stop
from bot.settings import Settings
from bot.slack.connection import slack_client
from bot.slack.known_address import Known, known_by

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def look_at_address(chosen: Settings, email: str) -> None:
    """Raises `Stop`, and `ConnectionProblem` where Slack gives no answer."""
    if not ADDRESS.fullmatch(email.strip()):
        raise Stop(f"“{email}” is no e-mail address. Write the one that they have in Slack: name@council.gov.uk.")
    if chosen.slack_bot_token is None or chosen.teams_app_id is not None:
        # Who is in Teams alone has no account in Slack.
        return
    client = slack_client(chosen.slack_bot_token.get_secret_value(), chosen.slack_api_url, chosen.outbound)
    match known_by(client, email.strip()):
        case Known.NOBODY:
            raise Stop(f"Nobody in Slack has the address {email}. Look in their profile, and write it so.")
        case Known.NO_MEMBER:
            raise Stop(f"{email} is no open account of a full member in Slack, so it can never be an administrator.")
