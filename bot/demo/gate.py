"""Who may talk to the demo's server: this machine, and no page of another site."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware
from yarl import URL

SHARING = frozenset({"/demo/share", "/demo/teams/share"})
"""Where a file is the body."""
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def is_page_path(path: str) -> bool:
    return path in ("/", "/teams") or path.startswith(("/page/", "/demo/"))


def gate(port: Callable[[], int]) -> Middleware:
    """Refuse other hosts (a name pointed at this machine) and other origins (a page in the same browser)."""

    @web.middleware
    async def check(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not _is_ours(f"http://{request.host}", port(), port_needed=False):
            raise web.HTTPForbidden(text="This server answers to loopback names only.")
        origin = request.headers.get("Origin")
        if origin is not None and not _is_ours(origin, port(), port_needed=True):
            raise web.HTTPForbidden(text="This server answers to its own page only.")
        # A form on a page of another site can send neither of these kinds.
        wanted = "application/octet-stream" if request.path in SHARING else "application/json"
        if request.method == "POST" and request.path.startswith("/demo/") and request.content_type != wanted:
            raise web.HTTPUnsupportedMediaType(text=f"Send {wanted}.")
        response = await handler(request)
        if is_page_path(request.path) and not response.prepared:
            response.headers.update(PAGE_HEADERS)
        return response

    return check


def _is_ours(address: str, port: int, *, port_needed: bool) -> bool:
    try:
        url = URL(address)
        host, given = url.host, url.explicit_port
    except ValueError:
        return False
    if url.scheme != "http" or host not in LOOPBACK:
        return False
    # Socket Mode clients of Python name the host without its port.
    return given == port or (given is None and (not port_needed or port == 80))
