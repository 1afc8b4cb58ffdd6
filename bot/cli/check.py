"""`sightline check`: what is wrong with the set-up and what to do about it."""

from collections.abc import Iterator
from typing import Annotated

import typer
from pydantic import BaseModel
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.assemble import TIMEOUT_SECONDS, Core
from bot.cli.run import MISSING
from bot.cli.terminal import DATABASE_ADVICE, AsJson, app, open_core, say, say_json, settings
from bot.settings import Settings
from bot.slack.manifest import scopes
from scheduler.clock import WallClock
from store import people, plans
from store.database import knows_all_letters, transaction
from store.rules.terms import Role


class Finding(BaseModel):
    ok: bool
    what: str
    do: str | None = None
    """What to do about it."""


class CheckAnswer(BaseModel):
    """What `check --json` prints."""

    ok: bool
    findings: list[Finding]


UNREACHABLE = Finding(ok=False, what="Slack cannot be reached.", do="Check the network and SIGHTLINE_SLACK_API_URL.")


@app.command()
def check(
    make_admin: Annotated[str | None, typer.Option(help="Make the person with this e-mail address an admin.")] = None,
    as_json: AsJson = False,
) -> None:
    """Look at settings, database, tokens and scopes, and say what is wrong and what to do."""
    findings = [*_database(make_admin), *_slack(settings())]
    answer = CheckAnswer(ok=all(finding.ok for finding in findings), findings=findings)
    if as_json:
        say_json(answer)
    else:
        say("\n".join(_line(finding) for finding in findings))
    if not answer.ok:
        raise typer.Exit(1)


def _line(finding: Finding) -> str:
    return f"OK: {finding.what}" if finding.ok else f"Problem: {finding.what} {finding.do}"


def _database(make_admin: str | None) -> Iterator[Finding]:
    try:
        core = open_core(WallClock())
        if make_admin:
            with transaction(core.sessions) as session:
                people.make_admin(session, make_admin)
    except SQLAlchemyError as error:
        yield Finding(ok=False, what=f"The database cannot be used ({type(error).__name__}).", do=DATABASE_ADVICE)
        return
    yield Finding(ok=True, what="The database opens and its schema is up to date.")
    with transaction(core.sessions) as session:
        if not knows_all_letters(session):
            yield Finding(
                ok=False,
                what="The database tells capitals from small letters only from A to Z, so that É is not found by é.",
                do="Make another with: CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0",
            )
    yield from _plan(core)


def _plan(core: Core) -> Iterator[Finding]:
    with transaction(core.sessions) as session:
        plan = plans.current(session)
        admins = [person for person in people.leads(session) if person.role is Role.ADMIN]
        admins = [person for person in admins if person.email != people.OPERATOR_EMAIL]
    if plan is None:
        yield Finding(ok=False, what="There is no plan.", do="Read one in: sightline import FILE --accept")
    else:
        yield Finding(ok=True, what=f"The plan is there: {plan.title}.")
        channel = plan.channel_name
        todo = "Say in Slack: /plan set plan channel #your-channel"
        found = f"The digest goes to #{channel}." if channel else "The weekly digest has no channel."
        yield Finding(ok=bool(channel), what=found, do=None if channel else todo)
    yield Finding(
        ok=bool(admins),
        what=f"Admins: {len(admins)}." if admins else "Nobody is an admin, so nobody can assign or change.",
        do=None if admins else "Name one: sightline check --make-admin EMAIL",
    )


def _slack(chosen: Settings) -> Iterator[Finding]:
    if chosen.slack_bot_token is None:
        yield _not_set("SIGHTLINE_SLACK_BOT_TOKEN")
        return
    if chosen.slack_app_token is None and chosen.slack_signing_secret is None:
        yield _not_set("SIGHTLINE_SLACK_APP_TOKEN")
    token = chosen.slack_bot_token.get_secret_value()
    client = WebClient(token=token, base_url=chosen.slack_api_url, retry_handlers=[], timeout=TIMEOUT_SECONDS)
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        yield Finding(
            ok=False,
            what=f"Slack refuses the bot token ({error.response['error']}).",
            do="Copy it again from “OAuth & Permissions”.",
        )
        return
    except OSError:
        yield UNREACHABLE
        return
    yield Finding(ok=True, what=f"Slack knows us in the workspace {answer['team']}.")
    yield from _scopes(answer.headers)
    yield from _app_token(client, chosen)


def _scopes(headers: dict[str, str]) -> Iterator[Finding]:
    given = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), None)
    if given is None:
        return
    missing = sorted(scopes() - {scope.strip() for scope in given.split(",")})
    yield Finding(
        ok=not missing,
        what=f"Missing scopes: {', '.join(missing)}." if missing else "All scopes are granted.",
        do="Add them under “OAuth & Permissions”, then install the app again." if missing else None,
    )


def _app_token(client: WebClient, chosen: Settings) -> Iterator[Finding]:
    if chosen.slack_app_token is None:
        return
    try:
        client.apps_connections_open(app_token=chosen.slack_app_token.get_secret_value())
    except SlackApiError as error:
        yield Finding(
            ok=False,
            what=f"Slack refuses the app-level token ({error.response['error']}).",
            do="Make one with the scope connections:write under “Basic Information”.",
        )
    except OSError:
        yield UNREACHABLE
    else:
        yield Finding(ok=True, what="Socket Mode opens.")


def _not_set(name: str) -> Finding:
    return Finding(ok=False, what=f"{name} is not set.", do=f"It is {MISSING[name]}.")
