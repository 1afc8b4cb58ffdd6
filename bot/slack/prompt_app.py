"""Bolt, made prompt and quiet: what Slack sends is acknowledged in time, and no log line holds what people wrote."""

import logging
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse

from bot.logs import hush
from bot.slack.patience import acknowledging

log = structlog.get_logger()

UNHANDLED = 404
TOLD_BY_US = ("_handle_unmatched_requests", "issue_new_wss_url")
"""Where Bolt warns of what it has no listener for, and the SDK of a token for which whoever connects is told why."""


class PromptApp(App):
    """Calls on the way to an acknowledgement are held to what Slack waits for."""

    def __init__(self, patience: float, **given: Any) -> None:
        super().__init__(logger=bolts_own_log(), **given)
        self._patience = patience
        # Once it is made, since Bolt gives loggers a level of their own.
        hush("slack_bolt", "slack_sdk")

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        with acknowledging(self._patience):
            response = super().dispatch(req)
        if response.status != UNHANDLED:
            return response
        # An error would be delivered again, and there is still nothing to do.
        event = req.body.get("event")
        log.info("nothing to do", kind=req.body.get("type"), event_type=event.get("type") if event else None)
        return BoltResponse(status=200)


class WithoutBodies(logging.Handler):
    """Where Bolt or the SDK warns of something, and of which error: their words can hold whole request bodies."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0] if record.exc_info else None
        if record.funcName not in TOLD_BY_US:
            log.warning("bolt warns", where=f"{record.module}.{record.funcName}", error=error and error.__name__)


def bolts_own_log() -> logging.Logger:
    quiet = logging.getLogger("sightline.bolt")
    quiet.setLevel(logging.WARNING)
    quiet.propagate = False
    quiet.handlers = [WithoutBodies()]
    return quiet
