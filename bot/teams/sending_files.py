"""Sending a file in Teams: its reader is asked first, and it is then put into their own OneDrive.

Teams gives the address for it with their yes, which may come days later. Nothing waits for it here: the file is made
anew, for whoever may still read the plan.
"""

import secrets
import urllib.request
from collections.abc import Callable
from typing import Any

import structlog

from bot.chat.sending_files import NotSentError
from bot.exports import MadeFile
from bot.teams.activities import Consent
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.files import TIMEOUT_SECONDS, NoRedirect
from bot.teams.places import Place
from commands.files import ReviewFile

log = structlog.get_logger()

Json = dict[str, Any]

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
NOT_SENT = "I could not send {name} in Teams. Ask for it again in a minute."
GONE = "That file was offered on another day, and the plan may have changed since. Ask for it again."
LEFT = "I have not sent it."


class TeamsFiles:
    def __init__(self, client: TeamsClient, chat_with: Callable[[Place], Conversation]) -> None:
        """Args: chat_with: gives the personal chat with whoever asked. Raises `TeamsError`."""
        self._client = client
        self._chat_with = chat_with

    def send_file(self, place: Place, file: MadeFile) -> None:
        """Put it where their yes allows it, else ask for that yes."""
        try:
            if place.consent is None:
                self._offer(place, file)
            else:
                self._give(place, file, place.consent)
        except (TeamsError, OSError, ValueError) as error:
            reason = error.code if isinstance(error, TeamsError) else type(error).__name__
            log.warning("file not sent", reason=reason)
            raise NotSentError(NOT_SENT.format(name=file.name)) from error

    def withdraw(self, place: Place) -> None:
        """Take the question away that was answered: it would ask for ever."""
        if place.activity is None:
            return
        try:
            self._client.delete(place.where, place.activity)
        except TeamsError as error:
            log.info("a question stays", code=error.code)

    def _offer(self, place: Place, file: MadeFile) -> None:
        answer = {"ticket": secrets.token_urlsafe(16), "plan": file.wanted.plan_id, "name": file.name}
        if isinstance(file.wanted, ReviewFile):
            answer["document"] = file.wanted.document
        asked = {
            "description": file.says,
            "sizeInBytes": len(file.content),
            "acceptContext": answer,
            "declineContext": answer,
        }
        self._client.send(self._chat_with(place), _with(CONSENT, file.name, content=asked))

    def _give(self, place: Place, file: MadeFile, consent: Consent) -> None:
        """The name holds a day. Under one that is past nobody would look for what holds today."""
        offer, to = consent.offer, consent.upload_info
        if offer is None or to is None or offer.name != file.name:
            raise NotSentError(GONE)
        self._put(to.upload_url, file.content)
        kept = {"uniqueId": to.unique_id, "fileType": to.file_type}
        self._client.send(place.where, _with(INFO, to.name, content=kept, contentUrl=to.content_url))

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


def _with(kind: str, name: str, **more: Any) -> Json:
    return {"type": "message", "attachments": [{"contentType": kind, "name": name, **more}]}
