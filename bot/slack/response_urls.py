"""Answers posted to response URLs, over connections that are kept, through the proxy where there is one.

The SDK opens a connection for each answer, which costs more than the answer, and waits for it for 30 seconds.
Its calls of the web API stay as they are, each on a connection of its own: there a doubt whether a message arrived is
decided by what the connection says.
"""

import json
import selectors
import weakref
from collections.abc import Callable
from http.client import HTTPConnection, HTTPSConnection
from queue import Empty, Full, LifoQueue
from typing import Any
from urllib.parse import SplitResult, urlsplit

from bot.outbound import Outbound

MOST_KEPT = 10
"""Idle connections to one server."""
HEADERS = {"Content-Type": "application/json;charset=utf-8", "User-Agent": "sightline"}


# Where there is one that needs no descriptor of its own: opening one takes longer than the look.
_Selector: type[selectors.BaseSelector] = getattr(selectors, "PollSelector", selectors.DefaultSelector)

Idle = LifoQueue[HTTPConnection]
"""The newest first, since it is the least likely to have been closed."""


class ResponseUrls:
    """Any number of threads may post."""

    def __init__(self, outbound: Outbound, timeout: Callable[[], float]) -> None:
        """Args: timeout: how many seconds the next answer may take."""
        self._outbound, self._timeout = outbound, timeout
        self._idle: dict[tuple[str, str], Idle] = {}
        # Whoever holds this ends in many places, and an open socket that is forgotten is a warning.
        weakref.finalize(self, _close, self._idle)

    def post(self, url: str, content: dict[str, Any]) -> tuple[int, str]:
        """Post once; gives status and text of the answer.

        Raises:
            OSError or http.client.HTTPException: no answer came, and it may have been posted.
        """
        place = urlsplit(url)
        server = (place.scheme, place.netloc)
        # Two threads may both be the first: `setdefault` gives both the same.
        idle = self._idle.get(server) or self._idle.setdefault(server, LifoQueue(MOST_KEPT))
        timeout = self._timeout()
        connection = _usable(idle, timeout) or self._opened(place, timeout)
        try:
            connection.request("POST", self._path(place), json.dumps(content), HEADERS | self._proxy_headers(place))
            response = connection.getresponse()
            status, text = response.status, response.read().decode(errors="replace")
        except BaseException:
            connection.close()
            raise
        try:
            idle.put_nowait(connection)
        except Full:
            connection.close()
        return status, text

    def _opened(self, place: SplitResult, timeout: float) -> HTTPConnection:
        found = self._outbound.proxy_address()
        proxy, headers = found or (place, {})
        if place.scheme == "https":
            secured = HTTPSConnection(_server_of(proxy), timeout=timeout, context=self._outbound.certificates)
            if found:
                secured.set_tunnel(place.netloc, headers=headers)
            return secured
        return HTTPConnection(_server_of(proxy), timeout=timeout)

    def _path(self, place: SplitResult) -> str:
        """A proxy is told the whole address of what it does not tunnel."""
        whole = self._outbound.proxy and place.scheme == "http"
        return place.geturl() if whole else place._replace(scheme="", netloc="").geturl()

    def _proxy_headers(self, place: SplitResult) -> dict[str, str]:
        found = self._outbound.proxy_address()
        return found[1] if found and place.scheme == "http" else {}


def _server_of(place: SplitResult) -> str:
    """Host and port, without name and password."""
    return place.netloc.rpartition("@")[2]


def _usable(idle: Idle, timeout: float) -> HTTPConnection | None:
    """A connection that its server has not closed meanwhile: what is posted once is not posted again elsewhere."""
    while True:
        try:
            connection = idle.get_nowait()
        except Empty:
            return None
        if connection.sock is not None and not _has_something_to_read(connection):
            connection.sock.settimeout(timeout)
            return connection
        connection.close()


def _has_something_to_read(connection: HTTPConnection) -> bool:
    """Between two answers there is nothing to read but that the server closes."""
    with _Selector() as selector:
        selector.register(connection.sock, selectors.EVENT_READ)
        return bool(selector.select(0))


def _close(kept: dict[tuple[str, str], Idle]) -> None:
    for idle in kept.values():
        for connection in idle.queue:
            connection.close()
