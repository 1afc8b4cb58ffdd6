"""Log lines: a fixed sentence with facts beside it, as JSON, on standard error. Ids only: never names or words."""

import logging
import sys

import structlog


def set_up_logs(*, quiet: bool = False) -> None:
    """Args: quiet: warnings only, for a terminal that somebody reads."""
    level = logging.WARNING if quiet else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
