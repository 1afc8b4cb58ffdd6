"""Sending a file in Teams: its reader is asked first, and it is then put into their own OneDrive.

Teams gives the address for it with their yes. Until then the file waits in memory: nobody may have it who was not
allowed to read the plan a moment ago.
"""

import secrets
import urllib.request
from collections.abc import Callable
from threading import Lock
from typing import Any

import structlog

from bot.chat.sending_files import NotSentError
from bot.exports import MadeFile
from bot.teams.activities import Activity, Consent
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.files import TIMEOUT_SECONDS, NoRedirect
from bot.teams.places import Place

log = structlog.get_logger()

Json = dict[str, Any]

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
MOST_WAITING = 20
"""Files that wait for a yes; the oldest makes room."""

NOT_SENT = "I could not send {name} in Teams. Ask for it again in a minute."
GONE = "That file waits no longer. Ask for it again."
LEFT = "I have not sent it."


class TeamsFiles:
    def __init__(self, client: TeamsClient, chat_with: Callable[[Place], Conversation]) -> None:
        """Args: chat_with: gives the personal chat with whoever asked. Raises `TeamsError`."""
        self._client = client
        self._chat_with = chat_with
        self._waiting: dict[str, tuple[str, MadeFile]] = {}
        self._lock = Lock()

    def send_file(self, place: Place, file: MadeFile) -> None:
        ticket = secrets.token_urlsafe(16)
        asked = {
            "description": file.says,
            "sizeInBytes": len(file.content),
            "acceptContext": {"ticket": ticket},
            "declineContext": {"ticket": ticket},
        }
        with self._lock:
            self._waiting[ticket] = (place.account, file)
            for oldest in list(self._waiting)[:-MOST_WAITING]:
                del self._waiting[oldest]
        try:
            self._client.send(self._chat_with(place), _with(CONSENT, file.name, content=asked))
        except TeamsError as error:
            log.warning("file not sent", code=error.code)
            raise NotSentError(NOT_SENT.format(name=file.name)) from error

    def answered(self, activity: Activity, consent: Consent) -> str | None:
        """Take a yes or no. Returns a sentence where there is something to say."""
        with self._lock:
            account, file = self._waiting.get(consent.ticket, ("", None))
            if file is None or account != activity.from_.aad_object_id:
                return GONE
            del self._waiting[consent.ticket]
        where = Conversation(activity.service_url, activity.conversation.id)
        if activity.reply_to_id is not None:
            self._gone(where, activity.reply_to_id)
        if consent.action != "accept" or consent.upload_info is None:
            return LEFT
        to = consent.upload_info
        try:
            self._put(to.upload_url, file.content)
            kept = {"uniqueId": to.unique_id, "fileType": to.file_type}
            self._client.send(where, _with(INFO, to.name, content=kept, contentUrl=to.content_url))
        except (TeamsError, OSError, ValueError) as error:
            log.warning("file not sent", reason=type(error).__name__)
            return NOT_SENT.format(name=file.name)
        return None

    def _put(self, address: str, content: bytes) -> None:
        """The address is its own permission: our token is not shown there."""
        if not self._client.cloud.holds_files(address):
            raise ValueError("not an address of Microsoft's")
        span = f"bytes 0-{len(content) - 1}/{len(content)}"
        headers = {"Content-Range": span, "Content-Type": "application/octet-stream"}
        request = urllib.request.Request(  # noqa: S310 - `holds_files` has looked at the address
            address, data=content, headers=headers, method="PUT"
        )
        with self._client.outbound.opener(NoRedirect).open(request, timeout=TIMEOUT_SECONDS):
            pass

    def _gone(self, where: Conversation, activity_id: str) -> None:
        """What asked for a yes would ask for ever."""
        try:
            self._client.delete(where, activity_id)
        except TeamsError as error:
            log.info("a question stays", code=error.code)


def _with(kind: str, name: str, **more: Any) -> Json:
    return {"type": "message", "attachments": [{"contentType": kind, "name": name, **more}]}
