"""What `sightline check` looks at in Slack: tokens, scopes, the list of people."""

from collections.abc import Iterator

from bot.chat.connecting import ConnectionProblem
from bot.cli.checked_chats import not_set, people_read
from bot.cli.findings import Finding
from bot.core import Core
from bot.settings import Settings
from bot.slack.connection import Client, slack_client, try_socket_mode, who_we_are
from bot.slack.directory import PLATFORM
from bot.slack.manifest import NAMES_GROUPS, OPTIONAL, SEE_CHANNELS, scopes
from store.database import transaction
from store.delivery import rate_limits
from store.delivery.chats import Chat

OWN_APP = (
    "This app should be the council's own. An app that is handed to several workspaces outside Slack's marketplace may"
    " read history about once a minute, and what is in doubt is looked up there before it is sent again."
)


def look(chosen: Settings, core: Core | None) -> Iterator[Finding]:
    if chosen.slack_bot_token is None:
        yield not_set("SIGHTLINE_SLACK_BOT_TOKEN")
        return
    if chosen.slack_app_token is None and chosen.slack_signing_secret is None:
        yield not_set("SIGHTLINE_SLACK_APP_TOKEN")
    client = slack_client(chosen.slack_bot_token.get_secret_value(), chosen.slack_api_url, chosen.outbound)
    try:
        here = who_we_are(client)
    except ConnectionProblem as problem:
        yield Finding(ok=False, what=problem.what, do=problem.do)
        return
    yield Finding(ok=True, what=f"Slack knows us in the workspace {here.name}.")
    if core is not None:
        with transaction(core.sessions) as session:
            rate_limits.mend(session, here.reaches)
            yield from people_read(session, "Slack", Chat(PLATFORM, here.tenant), core.clock.now())
    yield Finding(ok=True, what=OWN_APP)
    if here.scopes is not None:
        yield from _scopes(here.scopes)
    yield from _app_token(client, chosen)


def _scopes(granted: frozenset[str]) -> Iterator[Finding]:
    missing, left_out = sorted(scopes() - granted), sorted(OPTIONAL - granted)
    yield Finding(
        ok=not missing,
        what=f"Missing scopes: {', '.join(missing)}." if missing else "All scopes are granted.",
        do="Add them under “OAuth & Permissions”, then install the app again." if missing else None,
    )
    if left_out:
        yield Finding(
            ok=True,
            what=f"Left out, and optional: {', '.join(left_out)}. Without them a message may come twice after a crash;"
            " docs/slack-setup.md tells when.",
        )
    if NAMES_GROUPS not in granted:
        yield Finding(
            ok=True,
            what=f"Left out, and optional: {NAMES_GROUPS}. Without it a user group is only “group”; no pulse asks one.",
        )
    if unseen := sorted(SEE_CHANNELS - granted):
        yield Finding(
            ok=True,
            what=f"Left out, and optional: {', '.join(unseen)}. Without it no pulse asks a private channel.",
        )


def _app_token(client: Client, chosen: Settings) -> Iterator[Finding]:
    if chosen.slack_app_token is None:
        return
    try:
        try_socket_mode(client, chosen.slack_app_token.get_secret_value())
    except ConnectionProblem as problem:
        yield Finding(ok=False, what=problem.what, do=problem.do)
    else:
        yield Finding(ok=True, what="Socket Mode opens.")
