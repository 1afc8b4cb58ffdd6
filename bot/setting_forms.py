"""What a setting must look like, and what it most likely is where it does not.

What is copied into a file is rarely quite wrong: it has a space behind it, is the example, or is another of the tokens
that stand on the same page. No sentence here repeats what was set.
"""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_core import ErrorDetails
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from store.engines import SPELLINGS, file_named
from store.pulse.keys import SHORTEST_SECRET

AROUND = " \t\r\n\u00a0\u200b\u2060\ufeff\"'“”‘’`"
"""What copying leaves around a value."""
CUT = ("…", "...")
TOKEN = re.compile(r"[A-Za-z0-9._-]+")
COPY_BOT = "copy the “Bot User OAuth Token” (xoxb-…) from “OAuth & Permissions”"
COPY_APP = "copy the app-level token (xapp-…) from “Basic Information”"
DATABASES = "sqlite:////FOLDER/FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"
SLACKS = {
    "xoxb-": "a bot token (xoxb-…), which belongs into SIGHTLINE_SLACK_BOT_TOKEN",
    "xapp-": "an app-level token (xapp-…), which belongs into SIGHTLINE_SLACK_APP_TOKEN",
    "xoxp-": "a user's token (xoxp-…), with which the bot would act as that person",
    "xoxe.": "a token that Slack changes every 12 hours (xoxe.…): make the app from the manifest, which rotates none",
    "xoxe-": "a refresh token (xoxe-…), with which nothing can be called",
    "xoxa-": "a workspace token (xoxa-…), which Slack takes no more",
    "xoxs-": "the token of somebody's browser (xoxs-…)",
    "xoxc-": "the token of somebody's browser (xoxc-…)",
    "xoxd-": "a cookie of somebody's browser (xoxd-…)",
    "xwfp-": "the token of a workflow (xwfp-…)",
}
"""What begins so, in Slack."""
PLAIN = {
    "int_parsing": "it is no whole number",
    "int_from_float": "it is no whole number",
    "int_type": "it is no whole number",
    "greater_than_equal": "it is less than {ge}",
    "less_than_equal": "it is more than {le}",
    "string_type": "it is no text",
    "path_type": "it is no path",
    "dict_type": "it must hold settings by their names",
    "model_type": "it must hold settings by their names",
    "string_too_short": "it has fewer than {min_length} characters",
    "string_too_long": "it has more than {max_length} characters",
    "string_pattern_mismatch": "it is not written as the help shows",
    "too_short": "it holds none",
    "missing": "it is missing",
    "extra_forbidden": "there is no such setting",
}
"""What is said by kind of what the library finds, since its own words are for programmers."""


def reason_of(problem: ErrorDetails) -> str:
    """Why a setting cannot be used, without what was set."""
    facts = problem.get("ctx", {})
    if "error" in facts:
        return str(facts["error"])
    plain = PLAIN.get(problem["type"])
    return plain.format(**facts) if plain else problem["msg"]


def copied(value: object) -> object:
    """Take away what copying has left around it, such as the end of a line from Windows."""
    return value.strip(AROUND) if isinstance(value, str) else value


def _bot_token(token: SecretStr) -> SecretStr:
    return _of_slack(token, "xoxb-", COPY_BOT)


def _app_token(token: SecretStr) -> SecretStr:
    return _of_slack(token, "xapp-", COPY_APP)


def _of_slack(token: SecretStr, prefix: str, do: str) -> SecretStr:
    given = _whole(token).get_secret_value()
    if not given.startswith(prefix):
        kind = next((says for begins, says in SLACKS.items() if given.startswith(begins)), None)
        raise ValueError(f"it is {kind}; {do}" if kind else f"it does not begin with {prefix}; {do}")
    if not TOKEN.fullmatch(given):
        raise ValueError(f"it holds a space or a sign that no token has; {do}")
    if given == prefix:
        raise ValueError(f"nothing follows {prefix}; {do}")
    return token


def _signing_secret(secret: SecretStr) -> SecretStr:
    given = _whole(secret).get_secret_value()
    kind = next((says for begins, says in SLACKS.items() if given.startswith(begins)), None)
    if kind:
        raise ValueError(f"it is {kind}; copy the “Signing Secret” from “Basic Information”")
    return secret


def _client_secret(secret: SecretStr) -> SecretStr:
    given = _whole(secret).get_secret_value()
    try:
        UUID(given)
    except ValueError:
        return secret
    raise ValueError("it is the secret's id; copy its Value from “Certificates & secrets”, or make a new one")


def _whole(secret: SecretStr) -> SecretStr:
    if any(sign in secret.get_secret_value() for sign in CUT):
        raise ValueError("it holds “…”, as the example does, or was cut where it was copied; copy the whole of it")
    return secret


def _api_address(address: str) -> str:
    _address(address, "https://slack.com/api/")
    # The SDK would take the last part for a file, and put the method in its place.
    return address if address.endswith("/") else f"{address}/"


def _proxy(address: SecretStr) -> SecretStr:
    given = address.get_secret_value()
    if "://" not in given:
        # As other programs take it from HTTPS_PROXY.
        given = f"http://{given}"
    _address(given, "http://HOST:PORT, or http://NAME:PASSWORD@HOST:PORT")
    return SecretStr(given)


def _address(address: str, example: str) -> None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(f"it is no address of a web server, with http:// or https://; write {example}")


def _database_url(url: str) -> str:
    if url.partition(":")[0] not in ("sqlite", *SPELLINGS):
        raise ValueError(f"only SQLite and PostgreSQL can be used; write {DATABASES}, or leave it out")
    try:
        named = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError(f"it is no address of a database; write {DATABASES}") from None
    # SQLite takes an address without a file for one in memory, and all would be lost at the end.
    if named.get_backend_name() == "sqlite" and file_named(named) is None:
        raise ValueError("it names no file, so nothing would be kept; write sqlite:////FOLDER/FILE, or leave it out")
    return url


def _page(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>|]+", address):
        raise ValueError("it is no address of a page, with https://; write such as https://ADDRESS/anonymity")
    return address


def _stand_in(address: str) -> str:
    if not re.fullmatch(r"http://127\.0\.0\.1:\d{1,5}", address):
        raise ValueError("it is no address on this machine; write http://127.0.0.1:PORT")
    return address


def _pulse_secret(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value()) < SHORTEST_SECRET:
        raise ValueError(f"it has fewer than {SHORTEST_SECRET} characters; make one with: openssl rand -base64 32")
    return secret


def _port(port: int) -> int:
    if not 0 <= port <= 65535:
        raise ValueError("a port is a number from 0 to 65535")
    return port


COPIED = BeforeValidator(copied)
BotToken = Annotated[SecretStr, COPIED, AfterValidator(_bot_token)]
AppToken = Annotated[SecretStr, COPIED, AfterValidator(_app_token)]
SigningSecret = Annotated[SecretStr, COPIED, AfterValidator(_signing_secret)]
ClientSecret = Annotated[SecretStr, COPIED, AfterValidator(_client_secret)]
Copied = Annotated[str, COPIED]
DatabaseUrl = Annotated[str, COPIED, AfterValidator(_database_url)]
ApiAddress = Annotated[str, COPIED, AfterValidator(_api_address)]
Proxy = Annotated[SecretStr, COPIED, AfterValidator(_proxy)]
Page = Annotated[str, COPIED, AfterValidator(_page)]
StandIn = Annotated[str, COPIED, AfterValidator(_stand_in)]
PulseSecret = Annotated[SecretStr, AfterValidator(_pulse_secret)]
Port = Annotated[int, AfterValidator(_port)]
Folder = Annotated[Path, AfterValidator(Path.expanduser)]
"""No shell has read a `.env`, so that `~` still stands there."""
