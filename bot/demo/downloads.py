"""Where a file's bytes are fetched, as at files.slack.com.

Whoever shows no token that may read files is sent on to a sign-in page, as Slack does: the fetch ends well, with a page
in place of the file.
"""

from urllib.parse import quote

from aiohttp import web

from bot.demo.files import SharedFile
from bot.demo.workspace import Workspace

SIGN_IN = "/signin"
PAGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head>'
    "<body><h1>Sign in to your workspace</h1></body></html>"
)


def download(workspace: Workspace, request: web.Request) -> web.Response:
    file = workspace.files.find(request.match_info["file"])
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    trusted = scheme == "Bearer" and token == workspace.bot_token and workspace.faults.refusal is None
    if not trusted or not workspace.grants("files:read"):
        to = f"{SIGN_IN}?redir={quote(request.path, safe='')}"
        return web.Response(status=302, headers={"Location": to, "x-slack-meta": "?;acl_fail"})
    if file is None or not workspace.conversations[file.conversation].has_bot:
        return web.Response(text="File not found", status=404)
    return as_attachment(file)


def as_attachment(file: SharedFile) -> web.Response:
    """Its bytes, to be kept and not shown."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
        "X-Content-Type-Options": "nosniff",
    }
    return web.Response(body=file.content, content_type=file.kind.mimetype, headers=headers)


async def sign_in(_request: web.Request) -> web.Response:
    return web.Response(text=PAGE, content_type="text/html")
