"""Where a file is put that somebody said yes to: their own drive, as OneDrive takes a file in one piece."""

import re

from aiohttp import web

from bot.demo.files import LARGEST_FILE, FileShelf
from bot.demo.uploads import take_into

SPAN = re.compile(r"bytes 0-(\d{1,12})/(\d{1,12})")


async def take_upload(files: FileShelf, request: web.Request) -> web.Response:
    """Take the bytes, which are as many as the request itself says: what was offered may have grown since."""
    if "Authorization" in request.headers:
        return web.Response(text="the address is its own permission", status=401)
    span = SPAN.fullmatch(request.headers.get("Content-Range", ""))
    if span is None or int(span[1]) + 1 != int(span[2]) or int(span[2]) > LARGEST_FILE:
        return web.Response(text="no whole file", status=400)
    upload = files.expected(request.match_info["token"])
    if upload is not None:
        upload.length = int(span[2])
    taken = await take_into(upload, request)
    return web.json_response({"id": upload.id}, status=201) if upload and upload.content is not None else taken
