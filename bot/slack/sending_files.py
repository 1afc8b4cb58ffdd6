"""Sending a file in Slack: into the direct messages of whoever asked."""

from http.client import HTTPException

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.sending_files import NotSentError
from bot.exports import MadeFile
from bot.slack.connection import Client
from bot.slack.replies import Place
from bot.slack.wording import escaped

log = structlog.get_logger()

MISSING = (
    "I am not allowed to send files here. An administrator of Slack can add the scope files:write to the app, and"
    " install it again."
)
DISABLED = "This workspace lets nobody upload such files. An administrator of Slack can allow them."
TOO_LARGE = "This workspace takes no file as large as this one. An administrator of Sightline can write it instead."
NOT_SENT = "I could not send {name} in Slack. Ask for it again in a minute."
REFUSALS = {
    "missing_scope": MISSING,
    "not_allowed_token_type": MISSING,
    "file_uploads_disabled": DISABLED,
    "file_uploads_except_images_disabled": DISABLED,
    "file_type_not_allowed": DISABLED,
    "posting_to_channel_denied": DISABLED,
    "file_upload_size_restricted": TOO_LARGE,
    "storage_limit_reached": TOO_LARGE,
}


class SlackFiles:
    def __init__(self, client: Client) -> None:
        self._client = client

    def send_file(self, place: Place, file: MadeFile) -> None:
        """Say what comes, and put the file below it: only a message's answer tells the conversation's own address."""
        try:
            said = self._client.chat_postMessage(channel=place.user, text=escaped(file.says))
            try:
                self._client.files_upload_v2(channel=said["channel"], filename=file.name, content=file.content)
            except (SlackClientError, OSError, HTTPException):
                self._client.chat_delete(channel=said["channel"], ts=said["ts"])
                raise
        except SlackApiError as error:
            word = str(error.response.get("error") or "")
            log.warning("file not sent", reason=word)
            raise NotSentError(REFUSALS.get(word, NOT_SENT.format(name=file.name))) from error
        except (SlackClientError, OSError, HTTPException) as error:
            log.warning("file not sent", reason=type(error).__name__)
            raise NotSentError(NOT_SENT.format(name=file.name)) from error
