"""Where a file of the bot's is brought to: an address that was given out takes it once."""

from aiohttp import web

from bot.demo.files import FileShelf, Upload

PART = 65_536


async def take_upload(files: FileShelf, request: web.Request) -> web.Response:
    """Take the bytes as they are; they must be as many as was said when the address was asked for."""
    return await take_into(files.expected(request.match_info["token"]), request)


async def take_into(upload: Upload | None, request: web.Request) -> web.Response:
    """Args: upload: None for an address that nobody gave out, or that was used."""
    if upload is None:
        return web.Response(text="no such upload", status=404)
    content = bytearray()
    async for part in request.content.iter_chunked(PART):
        content += part
        if len(content) > upload.length:
            break
    if len(content) != upload.length:
        return web.Response(text="not as long as was said", status=400)
    upload.content = bytes(content)
    return web.Response(text=f"OK - {upload.length}")
