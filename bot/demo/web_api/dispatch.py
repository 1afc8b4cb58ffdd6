"""Answer one call to `/api/METHOD`."""

import json
from collections.abc import Callable

from aiohttp import web

from bot.demo.json_values import Json
from bot.demo.payloads import Payloads
from bot.demo.refusal import SlackError
from bot.demo.web_api import apps, auth, chat, conversations, files, usergroups, users, views
from bot.demo.web_api.registry import METHODS, Call, Entry
from bot.demo.workspace import Workspace

FAMILIES = (apps, auth, chat, conversations, files, usergroups, users, views)
STRUCTURED = ("attachments", "blocks", "files", "metadata", "view")
"""Arguments that arrive as JSON inside a form."""
UNREADABLE = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
"""Slack's own word where such an argument is no JSON."""


async def answer(
    name: str, request: web.Request, workspace: Workspace, payloads: Payloads, open_socket_url: Callable[[], str]
) -> Json:
    """Return the answer's body, good or bad; `TooFastError` where a limit was passed."""
    try:
        arguments = await _arguments(request)
        entry = _entry(name)
        _check_token(entry, _token(request, arguments), workspace)
        _check_scope(entry, workspace)
        place = workspace.place_named(str(arguments.get("channel", "")))
        workspace.faults.check_pace(name, place.id if place else "")
        return {"ok": True, **entry.run(Call(workspace, payloads, arguments, open_socket_url))}
    except SlackError as refusal:
        return refusal.body()


def _entry(name: str) -> Entry:
    entry = METHODS.get(name)
    if entry is None:
        raise SlackError("unknown_method", req_method=name)
    return entry


async def _arguments(request: web.Request) -> Json:
    arguments: Json = dict(request.query)
    if request.method != "POST":
        return _with_structure(arguments)
    if request.content_type == "application/json":
        try:
            given = json.loads(await request.text() or "{}")
        except ValueError as error:
            raise SlackError("invalid_json") from error
        if not isinstance(given, dict):
            raise SlackError("json_not_object")
        return arguments | _with_structure(given)
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream"):
        arguments |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        return _with_structure(arguments)
    raise SlackError("invalid_post_type")


def _with_structure(arguments: Json) -> Json:
    read = dict(arguments)
    for name in STRUCTURED:
        if isinstance(read.get(name), str) and read[name]:
            try:
                read[name] = json.loads(read[name])
            except ValueError as error:
                raise SlackError(UNREADABLE.get(name, "invalid_arguments")) from error
    return read


def _token(request: web.Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme == "Bearer" else str(arguments.get("token", ""))


def _check_token(entry: Entry, token: str, workspace: Workspace) -> None:
    if not token:
        raise SlackError("not_authed")
    if token not in (workspace.bot_token, workspace.app_token):
        raise SlackError("invalid_auth")
    workspace.faults.check_app()
    if entry.app_level != (token == workspace.app_token):
        raise SlackError("not_allowed_token_type")


def _check_scope(entry: Entry, workspace: Workspace) -> None:
    if entry.scopes and not workspace.grants(*entry.scopes):
        provided = ",".join(sorted(workspace.scopes or ()))
        raise SlackError("missing_scope", needed=entry.scopes[0], provided=provided)
