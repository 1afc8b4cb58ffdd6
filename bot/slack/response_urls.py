"""Answers posted to response URLs, over connections that are kept.

The SDK opens a connection for each answer, and on `https` reads all certificates for it: more than the answer costs.
Its calls of the web API stay as they are, each on a connection of its own: there a doubt whether a message arrived is
decided by what the connection says.
"""

import json
import selectors
import weakref
from http.client import HTTPConnection, HTTPSConnection
from queue import Empty, Full, LifoQueue
from ssl import SSLContext
from typing import Any
from urllib.parse import SplitResult, urlsplit

from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.webhook import WebhookClient

MOST_KEPT = 10
"""Idle connections to one server."""
HEADERS = {"Content-Type": "application/json;charset=utf-8", "User-Agent": "sightline"}


Idle = LifoQueue[HTTPConnection]
"""The newest first, since it is the least likely to have been closed."""


class ResponseUrls:
    """Any number of threads may post."""

    def __init__(self, timeout: float, certificates: SSLContext) -> None:
        self._timeout, self._certificates = timeout, certificates
        self._through_proxy = load_http_proxy_from_env() is not None
        self._idle: dict[tuple[str, str], Idle] = {}
        # Whoever holds this ends in many places, and an open socket that is forgotten is a warning.
        weakref.finalize(self, _close, self._idle)

    def post(self, url: str, content: dict[str, Any]) -> tuple[int, str]:
        """Post once; gives status and text of the answer.

        Raises:
            OSError or http.client.HTTPException: no answer came, and it may have been posted.
        """
        if self._through_proxy:
            hook = WebhookClient(url, int(self._timeout), self._certificates, retry_handlers=[])
            answer = hook.send_dict(content)
            return answer.status_code, answer.body
        place = urlsplit(url)
        server = (place.scheme, place.netloc)
        # Two threads may both be the first: `setdefault` gives both the same.
        idle = self._idle.get(server) or self._idle.setdefault(server, LifoQueue(MOST_KEPT))
        connection = _usable(idle) or self._opened(place)
        try:
            connection.request("POST", place._replace(scheme="", netloc="").geturl(), json.dumps(content), HEADERS)
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

    def _opened(self, place: SplitResult) -> HTTPConnection:
        if place.scheme == "https":
            return HTTPSConnection(place.netloc, timeout=self._timeout, context=self._certificates)
        return HTTPConnection(place.netloc, timeout=self._timeout)


def _usable(idle: Idle) -> HTTPConnection | None:
    """A connection that its server has not closed meanwhile: what is posted once is not posted again elsewhere."""
    while True:
        try:
            connection = idle.get_nowait()
        except Empty:
            return None
        if connection.sock is not None and not _has_something_to_read(connection):
            return connection
        connection.close()


def _has_something_to_read(connection: HTTPConnection) -> bool:
    """Between two answers there is nothing to read but that the server closes."""
    with selectors.DefaultSelector() as selector:
        selector.register(connection.sock, selectors.EVENT_READ)
        return bool(selector.select(0))


def _close(kept: dict[tuple[str, str], Idle]) -> None:
    for idle in kept.values():
        for connection in idle.queue:
            connection.close()
