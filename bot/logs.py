"""Log lines: a fixed sentence with facts beside it, as JSON, on standard error. Ids only: never names or words."""

import logging
import sys

import structlog

CHATTY = ("aiohttp", "asyncio", "psycopg", "sqlalchemy", "urllib3")
"""Libraries whose own logs can hold bodies or what is bound to statements."""


def hush(*libraries: str) -> None:
    """Let these say warnings at most, whatever the level of the root logger is set to.

    A logger below them that was given a level of its own keeps it only where that is higher.
    """
    for name in libraries:
        known = [one for one in logging.root.manager.loggerDict if one.startswith(f"{name}.")]
        for one in [name, *known]:
            logger = logging.getLogger(one)
            logger.setLevel(max(logger.level, logging.WARNING))


def set_up_logs(*, quiet: bool = False) -> None:
    """Args: quiet: warnings only, for a terminal that somebody reads."""
    level = logging.WARNING if quiet else logging.INFO
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
